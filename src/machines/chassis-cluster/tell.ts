// One sentence for an entry of a run that a viewer should notice, in the field's words. It reads the trace and decides nothing.
import type { Design } from '../../model/design';
import type { InstanceView, Run, TraceEntry } from '../kernel/types';
import { tellPing } from './tell-ping';
import { fallenAllTheSame, tellFallenReth } from './tell-reth';

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
  if (entry.instance.startsWith('mac:')) return tellAddress(design, run, entry);
  if (/^ip\d+:/.test(entry.instance)) return tellPing(run, entry);
  if (entry.instance.startsWith('port:')) return tellFallenReth(design, run, entry);
  const subject = subjectOf(design, run, entry.instance);
  return subject && tellGroup(design, run, entry, subject);
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

/** `srx-a and srx-b answer for reth0 at once: …`, of all in one instant; the return to one owner is told by what made it. */
function tellAddress(design: Design, run: Run, entry: TraceEntry): string | undefined {
  if (entry.to !== 'flapping' || entry.from === 'flapping') return undefined;
  const clashes = run.trace.filter(
    ({ atMs, instance, from, to }) =>
      atMs === entry.atMs && to === 'flapping' && from !== to && instance.startsWith('mac:'),
  );
  const { between } = entry.facts;
  if (clashes.at(-1)?.seq !== entry.seq || !Array.isArray(between)) return undefined;
  const reths = clashes.flatMap(({ instance }) => /^mac:([^@]+)@/.exec(instance)?.[1] ?? []);
  const names = between.filter((word) => typeof word === 'string').map((word) => nameOf(design, word));
  const addresses = reths.length > 1 ? 'their MAC addresses' : 'its MAC address';
  return `${inWords(names)} answer for ${inWords(reths)} at once: the switches move ${addresses} back and forth.`;
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

/** Why a node is primary now; `group` may be several, and `many` says so. */
const TAKINGS: Readonly<Record<string, (subject: Subject & { readonly many: boolean }, text: string) => string>> = {
  'cc.move.weight': ({ group, many, node, peer }) =>
    `${group} ${moves(many)} to ${node}: the weight on ${peer} is used up.`,
  'cc.move.lower-id': ({ group, many, node }) =>
    `${group} ${moves(many)} to ${node}: both nodes failed at once, and node 0 is preferred.`,
  'cc.preempt.move': ({ group, many, node }, text) =>
    `${node} takes ${group} back by preempt${many ? '' : numbersIn(text)}.`,
  'cc.election': ({ group, node }) => `${node} is elected primary for ${group}.`,
  'cc.election.alone': ({ group, node }) => `${node} finds no peer and becomes primary for ${group}.`,
  'cc.manual.failover': ({ group, many, node }) => `${group} ${moves(many)} to ${node} by command.`,
  'cc.peer.gone': ({ group, node, peer }) => `${node} has heard nothing from ${peer} and becomes primary for ${group}.`,
  'cc.control.takes': ({ group, node, peer }) => `${node} takes ${group}: ${peer} is ineligible.`,
  'cc.control.undetermined': ({ group, node }) =>
    `${node} takes ${group}: no primary was known when the control link failed.`,
  'cc.fabric.healthier': ({ group, node, peer }) =>
    `${node} takes ${group}: the fabric is lost, and ${peer} is the unhealthy node.`,
  'cc.reboot.taken': ({ group, node, peer }) => `${node} takes ${group}: ${peer} said that it reboots.`,
  'cc.fabric.takes': ({ group, node, peer }) => `${node} takes ${group}: the fabric fault put ${peer} out.`,
};
const moves = (many: boolean): string => (many ? 'move' : 'moves');
const numbersIn = (text: string): string => {
  const found = /\((-?\d+\/-?\d+)\)/.exec(text);
  return found ? ` (${found[1]})` : '';
};
const handleIn = (instance: string): string => instance.split('@')[1] ?? '';

/** Groups that a node takes in one instant for one reason are one piece of news: the last of them tells it. */
function tellTaking(design: Design, run: Run, entry: TraceEntry, subject: Subject): string | undefined {
  const taken = run.trace.filter(
    ({ atMs, rule, instance, from, to }) =>
      atMs === entry.atMs &&
      rule === entry.rule &&
      handleIn(instance) === handleIn(entry.instance) &&
      from !== to &&
      to === 'primary',
  );
  if (taken.at(-1)?.seq !== entry.seq) return undefined;
  const subjects = taken.flatMap(({ instance }) => subjectOf(design, run, instance) ?? []);
  const group = inWords(subjects.map((each) => each.group));
  const sentence = TAKINGS[entry.rule]?.({ ...subject, group, many: subjects.length > 1 }, entry.text ?? '');
  const rg0 = taken.find(({ instance }) => instance.startsWith('rg0@'));
  return sentence && `${sentence}${rg0 ? rg0Moves(run, rg0, subject) : ''}${splits(run, entry, subject)}`;
}

/** A node that finds itself alone does not know that its peer is alive; the viewer does. */
function splits(run: Run, entry: TraceEntry, { peer }: Subject): string {
  if (entry.rule !== 'cc.peer.gone') return '';
  const [rg] = entry.instance.split('@');
  const { instances } = run.frameAt(entry.atMs);
  const isPeerPrimary = [...instances.values()].some(
    ({ id, state }) =>
      id.startsWith(`${rg}@`) &&
      id !== entry.instance &&
      state === 'primary' &&
      instances.get(`device:${handleIn(id)}`)?.state === 'on' &&
      run.plan.instances.find((spec) => spec.id === id)?.group ===
        run.plan.instances.find((spec) => spec.id === entry.instance)?.group,
  );
  return isPeerPrimary ? ` But ${peer} is alive and primary, too: this is a split brain.` : '';
}

/** What a new primary of RG0 means for the nodes; nothing at its first election. */
function rg0Moves(run: Run, entry: TraceEntry, { peer }: Subject): string {
  const isFirst = !run.trace.some(
    ({ seq, instance, to }) => seq < entry.seq && to === 'primary' && instance.startsWith('rg0@'),
  );
  if (isFirst) return '';
  const rests = run.trace.some(({ atMs, rule }) => atMs === entry.atMs && rule === 'cc.im.suspended');
  return ` Routing processes restart there${rests ? `; interface monitoring rests on ${peer} for 30 s` : ''}.`;
}

/** Yields of one instant are one piece of news, on whichever node they are: the last of them tells it. */
function tellHealing(design: Design, run: Run, entry: TraceEntry): string | undefined {
  const groupOf = (instance: string) => run.plan.instances.find(({ id }) => id === instance)?.group;
  const yields = run.trace.filter(
    ({ atMs, rule, instance }) =>
      atMs === entry.atMs && rule === 'cc.split.yield' && groupOf(instance) === groupOf(entry.instance),
  );
  if (yields.at(-1)?.seq !== entry.seq) return undefined;
  const byNode = new Map<string, readonly string[]>();
  for (const { instance } of yields) {
    const subject = subjectOf(design, run, instance);
    if (subject) byNode.set(subject.node, [...(byNode.get(subject.node) ?? []), subject.group]);
  }
  const parts = [...byNode].map(([node, groups]) => `${node} yields ${inWords(groups)}`);
  return `The split brain heals: ${parts.join(', ')}. In each group the lower priority gives way.`;
}

const inWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

function tellGroup(design: Design, run: Run, entry: TraceEntry, subject: Subject): string | undefined {
  const { group, node, peer } = subject;
  if (entry.from === entry.to) return tellFacts(design, run, entry, subject);
  switch (entry.to) {
    case 'primary':
      return tellTaking(design, run, entry, subject);
    case 'secondary-hold':
      if (entry.rule === 'cc.spu.no-primary')
        return `${group} has no primary: the central points of both nodes have failed.`;
      return entry.rule === 'cc.split.yield' ? tellHealing(design, run, entry) : undefined;
    case 'ineligible':
      if (entry.rule === 'cc.fabric.ineligible') return `${group} on ${node} is ineligible: the fabric is lost.`;
      if (entry.rule === 'cc.split.probes' && subject.isRg0)
        return `${node} hears the probes of ${peer}, which has the higher RG0 priority, and is ineligible.`;
      return subject.isRg0
        ? `${node} is ineligible: the control link failed, and it is not primary for RG0.`
        : undefined;
    case 'disabled':
      return subject.isRg0 ? `${node} is disabled and stays so until it is rebooted.` : undefined;
    case 'lost': {
      if (!subject.isRg0 || entry.rule !== 'cc.peer.lost') return undefined;
      const isAnnounced = run.trace.some(({ atMs, rule }) => atMs === entry.atMs && rule === 'cc.reboot.taken');
      return isAnnounced ? undefined : `${node} is shown as lost: ${peer} has missed its heartbeats.`;
    }
    case 'hold':
      return subject.isRg0 ? `${node} has booted and waits in hold.` : undefined;
    case 'secondary':
      if (entry.rule === 'cc.fabric.recovered') return `${group} on ${node} is secondary again: the fabric is back.`;
      return entry.rule === 'cc.boot.ready' && subject.isRg0 ? `${node} is ready as secondary.` : undefined;
    default:
      return undefined;
  }
}

/** The rest of monitoring is over: nothing has changed for any group of the node, or what has is told as usual. */
function tellResumed(run: Run, entry: TraceEntry, node: string): string | undefined {
  const resumed = run.trace.filter(
    ({ atMs, rule, instance }) =>
      atMs === entry.atMs && rule === 'cc.im.resumed' && handleIn(instance) === handleIn(entry.instance),
  );
  const isNews = resumed.every(({ text }) => text === '255') && resumed.at(-1)?.seq === entry.seq;
  return isNews ? `Interface monitoring counts again on ${node}.` : undefined;
}

function tellFacts(
  design: Design,
  run: Run,
  entry: TraceEntry,
  { group, isRg0, node, peer }: Subject,
): string | undefined {
  const { weight } = entry.facts;
  switch (entry.rule) {
    case 'cc.im.threshold':
    case 'cc.ip.threshold':
    case 'cc.spu.threshold':
    case 'cc.hw.threshold':
    case 'cc.im.resumed': {
      if (typeof weight !== 'number') return undefined;
      if (entry.text === '255' && entry.rule === 'cc.im.resumed') return tellResumed(run, entry, node);
      const sum = (entry.text ?? '').replaceAll('-', '−');
      if (entry.event === 'MONITOR_UP') return `${group} on ${node}: weight ${sum}.`;
      if (weight > 0)
        return `${group} on ${node}: weight ${sum}, above zero, so nothing moves.${fallenAllTheSame(design, run, entry)}`;
      const other = peerAt(run, entry);
      const cards = entry.rule === 'cc.spu.threshold' ? ` The cards of ${node} restart.` : '';
      if (entry.to !== 'primary')
        return other?.state === 'primary' && Number(other.facts.weight) <= 0
          ? `${group} stays on ${peer}: no weight is left on either node.`
          : `${group} on ${node}: weight ${sum}; it cannot take over.${cards}`;
      return other?.state === 'secondary' && Number(other.facts.priority) > 0
        ? `${group} on ${node}: weight ${sum}; it will move to ${peer}.${cards}`
        : `${group} on ${node}: weight ${sum}; ${peer} is no better, so it stays.${cards}`;
    }
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

/** The peer's row of the same group as the instant ends: what fails in the same instant counts, too. */
function peerAt(run: Run, entry: TraceEntry): InstanceView | undefined {
  const group = run.plan.instances.find(({ id }) => id === entry.instance)?.group;
  const rg = entry.instance.slice(0, entry.instance.indexOf('@') + 1);
  const peer = run.plan.instances.find(
    (spec) => spec.group === group && spec.id.startsWith(rg) && spec.id !== entry.instance,
  );
  return peer && run.frameAt(entry.atMs).instances.get(peer.id);
}
