// Heartbeats and probes that a node has sent and heard, from virtual time: one an interval while a path is up. It lays out no text.
import type { Link } from '../../../model/design';
import { deviceInstance, linkInstance } from '../../network';
import { clusterOf } from '../cluster';
import type { ClusterView, MemberView } from './view';

export interface BeatCounts {
  readonly sent: number;
  readonly received: number;
}
/** Numbers of the last beats, counted from the sender's boot; no command clears them. */
export interface SequenceNumbers {
  readonly sent: number;
  readonly received: number;
}
/** Open at its beginning, closed at its end: the beat of the instant in which a link dies still arrives, the next after a repair an interval later. */
interface Span {
  readonly fromMs: number;
  readonly toMs: number;
}

/** When the instance was in that state, up to the playhead; one that the plan does not have always was. */
function spansOf(view: ClusterView, instance: string, state: string): readonly Span[] {
  const { run, frame } = view.context;
  const changes = run.trace.filter(
    (entry) => entry.instance === instance && entry.atMs <= frame.atMs && entry.from !== entry.to,
  );
  const first = changes[0]?.from ?? frame.instances.get(instance)?.state ?? state;
  const spans: Span[] = [];
  let since = first === state ? Number.NEGATIVE_INFINITY : undefined;
  for (const { to, atMs } of changes) {
    if (to === state) since ??= atMs;
    else if (since !== undefined) {
      spans.push({ fromMs: since, toMs: atMs });
      since = undefined;
    }
  }
  return since === undefined ? spans : [...spans, { fromMs: since, toMs: frame.atMs }];
}

const both = (some: readonly Span[], others: readonly Span[]): readonly Span[] =>
  some.flatMap((a) =>
    others.flatMap((b) => {
      const span = { fromMs: Math.max(a.fromMs, b.fromMs), toMs: Math.min(a.toMs, b.toMs) };
      return span.fromMs < span.toMs ? [span] : [];
    }),
  );

const except = (some: readonly Span[], others: readonly Span[]): readonly Span[] =>
  others.reduce(
    (left, hole) =>
      left.flatMap(({ fromMs, toMs }) =>
        [
          { fromMs, toMs: Math.min(toMs, hole.fromMs) },
          { fromMs: Math.max(fromMs, hole.toMs), toMs },
        ].filter((span) => span.fromMs < span.toMs),
      ),
    some,
  );

const CLEARING = new Set(['clear chassis cluster statistics', 'clear chassis cluster control-plane statistics']);

/** The last instant at which somebody cleared the counters at this node's CLI. */
const clearedAt = ({ context: { run, frame } }: ClusterView, { handle, alias }: MemberView): number =>
  run.replies.findLast(
    ({ atMs, node, command, accepted }) =>
      accepted && atMs <= frame.atMs && (node === handle || node === alias) && CLEARING.has(command),
  )?.atMs ?? Number.NEGATIVE_INFINITY;

/** Counts over any paths of one node: its own beats, and those of its peer that arrive. */
interface Counting {
  readonly sent: (paths: readonly Span[]) => number;
  readonly received: (paths: readonly Span[]) => number;
  readonly lastSent: number;
  readonly lastReceived: (paths: readonly Span[]) => number;
  readonly always: readonly Span[];
}

function counting(view: ClusterView, member: MemberView): Counting {
  const { heartbeatIntervalMs: intervalMs } = view.config;
  const now = view.context.frame.atMs;
  const running = (of: MemberView): readonly Span[] => spansOf(view, deviceInstance(of.handle), 'on');
  const own = running(member).at(-1) ?? { fromMs: now, toMs: now };
  const peers = running(view.members[member.index === 0 ? 1 : 0]);
  const counted = [{ fromMs: Math.max(own.fromMs, clearedAt(view, member)), toMs: now }];
  // the first beat is an interval after the boot
  const number = (boot: Span, atMs: number): number => Math.max(0, Math.floor((atMs - boot.fromMs) / intervalMs));
  const within = (boot: Span, spans: readonly Span[]): number =>
    both(spans, [boot]).reduce((sum, { fromMs, toMs }) => sum + number(boot, toMs) - number(boot, fromMs), 0);
  return {
    sent: (paths) => within(own, both(paths, counted)),
    received: (paths) => peers.reduce((sum, boot) => sum + within(boot, both(paths, counted)), 0),
    lastSent: number(own, now),
    lastReceived: (paths) =>
      peers.reduce((last, boot) => {
        const arrived = both(both(paths, [boot]), [own]).filter((span) => within(boot, [span]) > 0);
        return number(boot, arrived.at(-1)?.toMs ?? boot.fromMs) || last;
      }, 0),
    always: [{ fromMs: Number.NEGATIVE_INFINITY, toMs: now }],
  };
}

const linksOf = (view: ClusterView, kind: 'control' | 'fabric'): readonly (readonly Span[])[] =>
  clusterOf(view.context.design, view.context.group)
    .links(kind)
    .map((link: Link) => spansOf(view, linkInstance(link.id), 'up'));

/** One count for each control link, in the order of the drawing: heartbeats are sent on both of two [J-HB]. */
export function heartbeatCounts(view: ClusterView, member: MemberView): readonly BeatCounts[] {
  const { sent, received, always } = counting(view, member);
  const links = linksOf(view, 'control');
  return (links.length > 0 ? links : [[]]).map((path) => ({ sent: sent(always), received: received(path) }));
}

/** Both children of the fabric: probes use the first one, and the second only while the first is down [J-DFAB46]. */
export function probeCounts(view: ClusterView, member: MemberView): readonly [BeatCounts, BeatCounts] {
  const { sent, received, always } = counting(view, member);
  const [first = [], second = []] = linksOf(view, 'fabric');
  const standsIn = except(second, first);
  return [
    { sent: sent(except(always, standsIn)), received: received(first) },
    { sent: sent(standsIn), received: received(standsIn) },
  ];
}

/** Sequence numbers of the last heartbeat or probe, which both links share. */
export function sequenceNumbers(view: ClusterView, member: MemberView, kind: 'control' | 'fabric'): SequenceNumbers {
  const { lastSent, lastReceived } = counting(view, member);
  return { sent: lastSent, received: Math.max(0, ...linksOf(view, kind).map(lastReceived)) };
}
