// One sentence for an entry of a run that a viewer should notice, in the field's words: role, route and session apart. It reads the trace and decides nothing.
import type { Design } from '../../model/design';
import type { Run, TraceEntry } from '../kernel/types';

/** The sentence for the entry with this seq; undefined = not newsworthy. What happens to both nodes or several things at once is told once. */
export function tellPair(_: Design, run: Run, seq: number): string | undefined {
  const entry = run.trace[seq];
  if (entry === undefined) return undefined;
  const [kind = ''] = entry.instance.split(/[@:]/);
  if (/^srg[1-9]/.test(kind)) return tellGroup(run, entry, kind.toUpperCase());
  if (/^probe-srg\d/.test(kind)) return tellProbe(entry);
  switch (kind) {
    case 'node':
      return tellNode(entry, nodeOf(entry));
    case 'icl':
      return entry.instance.includes('@') ? tellIcl(run, entry) : undefined;
    case 'icd':
      return entry.to === 'down' && entry.from === 'silent' && isLast(run, entry)
        ? 'The ICD is down: packets of asymmetric flows no longer cross it.'
        : undefined;
    case 'sync':
      return entry.to === 'complete' && isLast(run, entry)
        ? 'The cold synchronisation is complete: both nodes have all sessions.'
        : undefined;
    case 'process':
      return tellProcess(entry);
    case 'session':
      return tellSession(run, entry);
    case 'route':
      return tellRoute(run, entry);
    default:
      return undefined;
  }
}

const nodeOf = ({ instance }: TraceEntry): string => instance.split('@')[1] ?? '';
const peerOf = (run: Run, { instance }: TraceEntry): string => {
  const [word = ''] = instance.split('@');
  const spec = run.plan.instances.find(({ id }) => id === instance);
  const other = run.plan.instances.find(
    ({ id, group }) => group === spec?.group && id.startsWith(`${word}@`) && id !== instance,
  );
  return other?.node ?? 'its peer';
};

/** Entries of the same kind of thing that end in the same state at the same instant, in the order of the trace. */
const alike = (run: Run, entry: TraceEntry): readonly TraceEntry[] => {
  const [kind] = entry.instance.split(/[@:]/);
  return run.trace.filter(
    ({ atMs, instance, from, to }) =>
      atMs === entry.atMs && from !== to && to === entry.to && instance.split(/[@:]/)[0] === kind,
  );
};
const isLast = (run: Run, entry: TraceEntry): boolean =>
  entry.from !== entry.to && alike(run, entry).at(-1)?.seq === entry.seq;

const inWords = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;

type Sentence = (group: string, node: string, peer: string, text: string) => string | undefined;

/** `Node failure` → `node failure`, but `BFD …` as it is. */
const lower = (text: string): string =>
  /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;

const SENTENCES: Readonly<Record<string, Sentence>> = {
  'mnha.s2': (group, node, peer) => `${group} on ${node} is BACKUP, because ${peer} is ACTIVE.`,
  'mnha.s3': (group, node) => `${group} on ${node} becomes ACTIVE by activeness priority.`,
  'mnha.s3.probe': (group, node) => `${group} on ${node} becomes ACTIVE, because its probe is answered.`,
  'mnha.s4': (group, node) => `${group} on ${node} becomes ACTIVE, because the probe says that nobody else serves.`,
  'mnha.s5': (group, node) => `${group} on ${node} has seen no peer for its HOLD time and becomes ACTIVE.`,
  'mnha.s6': (group, node, _, text) => `${group} on ${node} is INELIGIBLE (${lower(text)}).`,
  'mnha.s7': (group, node, peer) =>
    `${group} on ${node} becomes ACTIVE, because ${peer} says over the ICL that it cannot serve.`,
  'mnha.s8': (group, node) => `${group} on ${node} becomes ACTIVE by manual failover.`,
  'mnha.s9': (group, node) => `${group} on ${node} becomes ACTIVE: the ICL is down and its probe says take over.`,
  'mnha.s10': (group, node) => `${group} on ${node} becomes ACTIVE again by preemption.`,
  'mnha.s12': (group, node, peer) => `${group} on ${node} is well again and BACKUP, because ${peer} is ACTIVE.`,
  'mnha.s13': (group, node) => `${group} on ${node} is well again and becomes ACTIVE, because nobody else is.`,
  'mnha.s14': (group, node) =>
    `${group} on ${node} is well again; without the ICL it waits in HOLD and asks its probe.`,
};

function tellGroup(run: Run, entry: TraceEntry, group: string): string | undefined {
  if (entry.from === entry.to) return undefined;
  const [node, peer] = [nodeOf(entry), peerOf(run, entry)];
  if (entry.rule === 'mnha.s11') return tellYield(run, entry, group, node, peer);
  const sentence = SENTENCES[entry.rule]?.(group, node, peer, entry.text ?? '');
  return sentence && `${sentence}${splits(run, entry, peer)}`;
}

/** Both were ACTIVE before this instant: a split brain heals. After a failover the taker has told it. */
function tellYield(run: Run, entry: TraceEntry, group: string, node: string, peer: string): string | undefined {
  const [word] = entry.instance.split('@');
  const taken = run.trace.some(
    ({ atMs, instance, from, to }) =>
      atMs === entry.atMs &&
      from !== to &&
      to === 'active' &&
      instance !== entry.instance &&
      instance.startsWith(`${word}@`),
  );
  return taken ? undefined : `${group} on ${node} gives way to ${peer}: the split brain is over.`;
}

/** A node that takes over without the ICL does not know that the other still serves; the viewer does. */
function splits(run: Run, entry: TraceEntry, peer: string): string {
  if (entry.to !== 'active') return '';
  const [word] = entry.instance.split('@');
  const isOther = run.frameAt(entry.atMs).instances.get(`${word}@${peer}`)?.state === 'active';
  return isOther ? ` But ${peer} is ACTIVE, too: this is a split brain.` : '';
}

function tellNode(entry: TraceEntry, node: string): string | undefined {
  if (entry.from === entry.to)
    return entry.rule === 'mnha.node.awaits-sync'
      ? `${node}: the failure is over; it stays ISOLATED until the next cold synchronisation.`
      : undefined;
  switch (entry.rule) {
    case 'mnha.node.isolated':
      return `${node} is ISOLATED.`;
    case 'mnha.node.recovered':
    case 'mnha.node.alone':
      return `${node} is ONLINE again.`;
    case 'mnha.node.upgrade':
      return `${node} is OFFLINE [ SU ]: out of service for its software upgrade.`;
    case 'mnha.node.upgraded':
      return `${node} is back in service.`;
    case 'mnha.node.off':
      return `${node} is gone without a goodbye: its peer and the routers have to find out by BFD.`;
    default:
      return undefined;
  }
}

function tellIcl(run: Run, entry: TraceEntry): string | undefined {
  if (!isLast(run, entry)) return undefined;
  const nodes = inWords(alike(run, entry).map(nodeOf));
  switch (entry.rule) {
    case 'mnha.icl.down':
      return `${nodes}: BFD over the ICL is down. That alone changes no role; sessions are no longer copied.`;
    case 'mnha.icl.up':
      return 'The ICL is up: both nodes tell each other their states, the cold synchronisation begins.';
    default:
      return undefined;
  }
}

function tellProbe(entry: TraceEntry): string | undefined {
  const node = nodeOf(entry);
  if (entry.from === entry.to) return undefined;
  if (entry.rule === 'mnha.probe.start') return `${node} starts its activeness probe.`;
  if (entry.rule !== 'mnha.probe.count') return undefined;
  return entry.facts.result === 'SUCCESS'
    ? `${node} has its activeness probe answered: it takes over if that lasts as long as its window.`
    : `${node} gets no answer from its peer: it takes over if that lasts as long as the window of its probe.`;
}

function tellProcess(entry: TraceEntry): string | undefined {
  if (entry.from === entry.to) return undefined;
  const [, node = '', name = ''] = /^process:([^/]+)\/(.+)$/.exec(entry.instance) ?? [];
  if (entry.rule === 'mnha.process.down') return `${name} restarts on ${node}.`;
  return entry.rule === 'mnha.process.up' && entry.event === 'RESTARTED' ? `${name} runs again on ${node}.` : undefined;
}

/** Warm sessions that packets wake at one instant are one piece of news. */
function tellSession(run: Run, entry: TraceEntry): string | undefined {
  if (entry.rule !== 'mnha.session.hit') return undefined;
  const woken = run.trace.filter(
    ({ atMs, rule, instance }) =>
      atMs === entry.atMs && rule === entry.rule && instance.split('@')[1] === nodeOf(entry),
  );
  if (woken.at(-1)?.seq !== entry.seq) return undefined;
  const flows = woken.map(({ instance }) => /^session:(.+)@/.exec(instance)?.[1] ?? '');
  return `Packets hit ${flows.length > 1 ? 'Warm sessions' : 'the Warm session'} on ${nodeOf(entry)}: ${inWords(flows)} ${flows.length > 1 ? 'are' : 'is'} Active there.`;
}

/** Routers that turn to a node at one instant are one piece of news, whatever the prefixes. */
function tellRoute(run: Run, entry: TraceEntry): string | undefined {
  const turnOf = ({ from, to, instance }: TraceEntry) => {
    const [member = ''] = to.split(/[ ,]/);
    const router = /^route:([^/]+)\//.exec(instance)?.[1] ?? '';
    return /^\S+(?: via \S+)?, /.test(to) && from.split(/[ ,]/)[0] !== member ? { member, router } : undefined;
  };
  const turn = turnOf(entry);
  if (turn === undefined || entry.from === 'none') return undefined;
  const turns = run.trace.filter(
    (other) =>
      other.atMs === entry.atMs && other.instance.startsWith('route:') && turnOf(other)?.member === turn.member,
  );
  if (turns.at(-1)?.seq !== entry.seq) return undefined;
  const routers = [...new Set(turns.flatMap((other) => turnOf(other)?.router ?? []))].sort();
  return `${inWords(routers)} ${routers.length > 1 ? 'send' : 'sends'} to ${turn.member} now.`;
}
