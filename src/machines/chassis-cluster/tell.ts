// One sentence for an entry of a run that a viewer should notice, in the field's words. It reads the trace and decides nothing.
import type { Design } from '../../model/design';
import type { Run, TraceEntry } from '../kernel/types';

interface Subject {
  readonly group: string;
  readonly isRg0: boolean;
  readonly node: string;
  readonly peer: string;
}

/** The sentence for the entry with this seq; undefined = not newsworthy. Each event of the pair is told once. */
export function tellCluster(design: Design, run: Run, seq: number): string | undefined {
  const entry = run.trace[seq];
  if (!entry) return undefined;
  const detector = /^(control|fabric)@(.+)$/.exec(entry.instance);
  if (detector) return tellDetector(design, run, entry, detector[1] === 'control' ? 'control' : 'fabric');
  if (entry.instance.startsWith('mac:')) return tellAddress(design, entry);
  const subject = subjectOf(design, run, entry.instance);
  return subject && tellGroup(run, entry, subject);
}

const nameOf = (design: Design, handle: string): string => {
  const named = Object.values(design.nodes).find((node) => node.name === handle);
  if (named) return named.name;
  const index = handle === 'node1' ? 1 : 0;
  const member = Object.values(design.groups).find((group) => group.technology === 'chassis-cluster')?.members[index];
  return (member && design.nodes[member]?.name) ?? handle;
};

function subjectOf(design: Design, run: Run, instance: string): Subject | undefined {
  const match = /^rg(\d+)@(.+)$/.exec(instance);
  if (!match) return undefined;
  const [, number = '', handle = ''] = match;
  const spec = run.plan.instances.find(({ id }) => id === instance);
  const other = run.plan.instances.find(
    ({ id, group }) => group === spec?.group && id.startsWith(`rg${number}@`) && id !== instance,
  );
  return {
    group: `RG${number}`,
    isRg0: number === '0',
    node: nameOf(design, handle),
    peer: nameOf(design, other?.node ?? ''),
  };
}

/** `srx-a and srx-b both answer for reth0: …`; the return to one owner is told by what made it. */
function tellAddress(design: Design, entry: TraceEntry): string | undefined {
  const { between } = entry.facts;
  if (entry.to !== 'flapping' || entry.from === 'flapping' || !Array.isArray(between)) return undefined;
  const reth = /^mac:([^@]+)@/.exec(entry.instance)?.[1] ?? 'the address';
  const names = between.filter((word) => typeof word === 'string').map((word) => nameOf(design, word));
  return `${names.join(' and ')} answer for ${reth} at once: the switches move its MAC address back and forth.`;
}

function tellDetector(design: Design, run: Run, entry: TraceEntry, kind: 'control' | 'fabric'): string | undefined {
  const spec = run.plan.instances.find(({ id }) => id === entry.instance);
  const name = nameOf(design, spec?.node ?? '');
  if (kind === 'fabric')
    return entry.to === 'lost' && entry.from === 'silent' ? `${name} has lost the fabric.` : undefined;
  if (entry.to !== 'silent' || entry.from !== 'up') return undefined;
  const other = run.trace.find(
    ({ atMs, instance, to }) =>
      atMs === entry.atMs && to === 'silent' && instance.startsWith('control@') && instance !== entry.instance,
  );
  if (!other) return `${name} hears no more heartbeats; it waits for the heartbeat threshold.`;
  return other.seq < entry.seq
    ? undefined
    : 'The nodes hear no more heartbeats from each other; they wait for the heartbeat threshold.';
}

const FORWARDING_MOVES: Readonly<Record<string, (subject: Subject, text: string) => string>> = {
  'cc.move.weight': ({ group, node, peer }) => `${group} moves to ${node}: the weight on ${peer} is used up.`,
  'cc.move.lower-id': ({ group, node }) =>
    `${group} moves to ${node}: both nodes failed at once, and node 0 is preferred.`,
  'cc.preempt.move': ({ group, node }, text) => `${node} takes ${group} back by preempt${numbersIn(text)}.`,
  'cc.election': ({ group, node }) => `${node} is elected primary for ${group}.`,
  'cc.election.alone': ({ group, node }) => `${node} finds no peer and becomes primary for ${group}.`,
  'cc.manual.failover': ({ group, node }) => `${group} moves to ${node} by command.`,
  'cc.peer.gone': ({ group, node, peer }) => `${node} has heard nothing from ${peer} and becomes primary for ${group}.`,
  'cc.control.takes': ({ group, node, peer }) => `${node} takes ${group}: ${peer} is ineligible.`,
  'cc.control.undetermined': ({ group, node }) =>
    `${node} takes ${group}: no primary was known when the control link failed.`,
  'cc.fabric.healthier': ({ group, node, peer }) =>
    `${node} takes ${group}: the fabric is lost, and ${peer} is the unhealthy node.`,
  'cc.reboot.taken': ({ group, node, peer }) => `${node} takes ${group}: ${peer} said that it reboots.`,
  'cc.fabric.takes': ({ group, node, peer }) => `${node} takes ${group}: the fabric fault put ${peer} out.`,
};
const numbersIn = (text: string): string => {
  const found = /\((-?\d+\/-?\d+)\)/.exec(text);
  return found ? ` (${found[1]})` : '';
};

function tellGroup(run: Run, entry: TraceEntry, subject: Subject): string | undefined {
  const { group, node, peer } = subject;
  if (entry.from === entry.to) return tellFacts(run, entry, subject);
  switch (entry.to) {
    case 'primary': {
      const sentence = FORWARDING_MOVES[entry.rule]?.(subject, entry.text ?? '');
      const restarts = subject.isRg0 && entry.atMs > 0 ? ' Routing processes restart there.' : '';
      return sentence && `${sentence}${restarts}`;
    }
    case 'secondary-hold':
      if (entry.rule === 'cc.spu.no-primary')
        return `${group} has no primary: the central points of both nodes have failed.`;
      return entry.rule === 'cc.split.yield' ? `${node} hears ${peer} again and yields ${group}.` : undefined;
    case 'ineligible':
      if (entry.rule === 'cc.fabric.ineligible') return `${group} on ${node} is ineligible: the fabric is lost.`;
      if (entry.rule === 'cc.split.probes' && subject.isRg0)
        return `${node} hears the probes of ${peer}, which has the higher RG0 priority, and is ineligible.`;
      return subject.isRg0
        ? `${node} is ineligible: the control link failed, and it is not primary for RG0.`
        : undefined;
    case 'disabled':
      return subject.isRg0 ? `${node} is disabled and stays so until it is rebooted.` : undefined;
    case 'lost':
      return subject.isRg0 && entry.rule === 'cc.peer.lost'
        ? `${node} is shown as lost: ${peer} has missed its heartbeats.`
        : undefined;
    case 'hold':
      return subject.isRg0 ? `${node} has booted and waits in hold.` : undefined;
    case 'secondary':
      if (entry.rule === 'cc.fabric.recovered') return `${group} on ${node} is secondary again: the fabric is back.`;
      return entry.rule === 'cc.boot.ready' && subject.isRg0 ? `${node} is ready as secondary.` : undefined;
    default:
      return undefined;
  }
}

function tellFacts(run: Run, entry: TraceEntry, { group, isRg0, node, peer }: Subject): string | undefined {
  const { weight } = entry.facts;
  switch (entry.rule) {
    case 'cc.im.threshold':
    case 'cc.ip.threshold':
    case 'cc.spu.threshold':
    case 'cc.hw.threshold':
    case 'cc.im.resumed': {
      if (typeof weight !== 'number') return undefined;
      const sum = (entry.text ?? '').replaceAll('-', '−');
      if (entry.event === 'MONITOR_UP') return `${group} on ${node}: weight ${sum}.`;
      if (weight > 0) return `${group} on ${node}: weight ${sum}, above zero, so nothing moves.`;
      if (entry.to !== 'primary') return `${group} on ${node}: weight ${sum}; it cannot take over.`;
      return peerPriority(run, entry) > 0
        ? `${group} on ${node}: weight ${sum}; it will move to ${peer}.`
        : `${group} on ${node}: weight ${sum}; ${peer} is no better, so it stays.`;
    }
    case 'cc.im.suspended':
      return isRg0 ? undefined : `Interface monitoring of ${group} rests for 30 s on ${node}: RG0 has left it.`;
    case 'cc.im.waits':
      return `A port that ${group} monitors on ${node} has changed; it counts when the rest is over.`;
    case 'cc.fabric.waits':
      return `The fabric is lost and one node is unhealthy: ${node} waits before the unhealthy one goes out.`;
    case 'cc.fabric.healthier-waits':
      return `${node} is the healthy node; it takes ${group} when its hold-down is over.`;
    case 'cc.power.lost':
      return isRg0 ? `${node} has no power; ${peer} does not know yet.` : undefined;
    case 'cc.cold-sync.done':
      return `${node} has copied the sessions of ${group}.`;
    case 'cc.manual.reset':
      return entry.to === 'primary' ? `The manual failover of ${group} is reset.` : undefined;
    case 'cc.control.recovery':
      return `${node} hears heartbeats again and reboots by control-link-recovery.`;
    default:
      return undefined;
  }
}

/** Priority that the peer's row showed at that moment. */
function peerPriority(run: Run, entry: TraceEntry): number {
  const [rg] = entry.instance.split('@');
  const last = run.trace
    .slice(0, entry.seq)
    .findLast(({ instance }) => instance.startsWith(`${rg}@`) && instance !== entry.instance);
  const priority = last?.facts.priority;
  return last?.to === 'secondary' && typeof priority === 'number' ? priority : 0;
}
