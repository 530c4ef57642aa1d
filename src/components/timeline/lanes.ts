// What the lanes of a run show: one lane a state machine, cut into segments by state and figure. Pure; it draws nothing.
import type { InstanceSpec, Role, Run, Step, TimedStep, TraceEntry } from '../../machines/kernel/types';
import type { TargetName } from '../../state/faults';
import { durationLabel, flowLook, flowsOf, type Meter, stateWord, type Tellers } from '../story';

/** A stretch of time in one state. `toMs` is infinite where nothing follows. */
export interface Segment {
  readonly fromMs: number;
  readonly toMs: number;
  readonly state: string;
  readonly role: Role;
  /** A figure beside the state (`105`), or what a flow does (`through srx-a`). */
  readonly detail: string;
}
export interface Lane {
  readonly instance: string;
  readonly title: string;
  /** Whether anything in it changes between the start and the end of the run. */
  readonly changes: boolean;
  /** The row of a card that it is about; its counterpart on the other member has the same. */
  readonly row?: string;
  /** Tells who decides, what it means, or how it was detected; not only what broke. */
  readonly telling: boolean;
  readonly segments: readonly Segment[];
}
export const MOST_LANES = 8;

/** Entries of each instance in trace order; kept per run, because lanes, chains and rows ask for them often. */
export function entriesOf(run: Run, instance: string): readonly TraceEntry[] {
  let byInstance = entriesByRun.get(run);
  if (!byInstance) {
    byInstance = new Map();
    for (const entry of run.trace) {
      const known = byInstance.get(entry.instance);
      if (known) known.push(entry);
      else byInstance.set(entry.instance, [entry]);
    }
    entriesByRun.set(run, byInstance);
  }
  return byInstance.get(instance) ?? [];
}
const entriesByRun = new WeakMap<Run, Map<string, TraceEntry[]>>();

/** What a run does not tell of itself: figures beside states, and which devices on a path are worth a word. */
export interface LaneContext {
  readonly meters: ReadonlyMap<string, Pick<Meter, 'fact' | 'max'>>;
  /** Names of the devices in HA groups; empty = every device of a path is told. */
  readonly members: ReadonlySet<string>;
  /** What stands beside the state of who divides something into shares; their lanes come first. */
  readonly tellers?: Tellers;
  /** Best paths of routers that choose, with their titles. */
  readonly routes?: ReadonlyMap<string, string>;
}

/** The lanes of a run: those shown always, and those shown when they change and did, in the order of the story. */
export function lanesOf(run: Run, context: LaneContext): readonly Lane[] {
  const flows = flowsOf(run).map((flow) => flow.instance);
  return run.plan.instances
    .map((spec) => ({ spec, rank: rankIn(context, spec, flows) }))
    .toSorted(
      (a, b) =>
        a.rank - b.rank ||
        flows.indexOf(a.spec.id) - flows.indexOf(b.spec.id) ||
        rowOf(a.spec).localeCompare(rowOf(b.spec), undefined, { numeric: true }),
    )
    .flatMap(({ spec }) => {
      if (spec.lane === 'never') return [];
      const lane = laneOf(run, spec, context);
      return spec.lane === 'always' || lane.changes ? [lane] : [];
    });
}

function rankIn(context: LaneContext, spec: InstanceSpec, flows: readonly string[]): number {
  if (context.tellers?.has(spec.id)) return -1;
  // After who decides, before what it means for traffic.
  return context.routes?.has(spec.id) ? 0.5 : rankOf(spec, flows);
}

/** Who decides, what it means for traffic, how it was detected, what broke. */
function rankOf(spec: InstanceSpec, flows: readonly string[]): number {
  // What is there only when it changes is how it was detected.
  if (spec.anchor?.kind === 'row' && spec.lane === 'always') return 0;
  if (flows.includes(spec.id)) return 1;
  return spec.group === undefined ? 3 : 2;
}

/** Members of one row stand together, so that they can be compared. */
const rowOf = ({ anchor }: InstanceSpec): string => (anchor?.kind === 'row' ? anchor.row : '');

/**
 * The lanes to show without asking, at most eight, in their own order: of those that tell the story the changing ones
 * first. What broke is on the ruler already, so ports and links wait until they are asked for.
 */
export function shownLanes(lanes: readonly Lane[], most: number = MOST_LANES): readonly Lane[] {
  const telling = lanes.filter((lane) => lane.telling);
  const pool = telling.length > 0 ? telling : lanes;
  // A row of one member is read against that of the other: both or none.
  const changedRows = new Set(pool.flatMap(({ changes, row }) => (changes && row ? [row] : [])));
  const hasNews = (lane: Lane): boolean => lane.changes || changedRows.has(lane.row ?? '');
  const ranked = [...pool.filter(hasNews), ...pool.filter((lane) => !hasNews(lane))].slice(0, most);
  return lanes.filter((lane) => ranked.includes(lane));
}

/** One lane, whatever its rule for being shown. */
export function laneOf(run: Run, spec: InstanceSpec, context: LaneContext): Lane {
  const flowId = run.plan.flows?.find((flow) => flow.instance === spec.id)?.id;
  const meter = context.meters.get(spec.id);
  const instants = [0, ...entriesOf(run, spec.id).flatMap((entry) => (entry.atMs > 0 ? [entry.atMs] : []))];
  const segments: Segment[] = [];
  for (const atMs of instants) {
    const frame = run.frameAt(atMs);
    const view = frame.instances.get(spec.id);
    if (!view) continue;
    const flow = flowId === undefined ? undefined : frame.flows.find((each) => each.id === flowId);
    const look = flow && flowLook(flow.state);
    const state = look?.word ?? stateWord(spec.machine.chart, view.state);
    const told = context.tellers?.get(spec.id)?.(frame);
    const role = look?.role ?? told?.role ?? view.role;
    const detail = flow
      ? pathDetail(flow.path, context.members)
      : (told?.head ?? figure(view.facts[meter?.fact ?? ''], meter));
    const last = segments.at(-1);
    if (last && last.state === state && last.role === role && last.detail === detail) continue;
    if (last && last.fromMs === atMs) segments.pop();
    segments.push({ fromMs: atMs, toMs: Number.POSITIVE_INFINITY, state, role, detail });
  }
  const closed = counted(segments).map((segment, i, all): Segment => {
    const toMs = all[i + 1]?.fromMs ?? segment.toMs;
    const lost = flowId !== undefined && segment.role === 'failed' && Number.isFinite(toMs);
    return { ...segment, toMs, detail: lost ? durationLabel(toMs - segment.fromMs) : segment.detail };
  });
  const route = context.routes?.get(spec.id);
  const telling = spec.lane === 'always' || spec.group !== undefined || route !== undefined;
  const row = spec.lane === 'always' ? rowOf(spec) : '';
  return { instance: spec.id, row, title: route ?? spec.title, changes: closed.length > 1, telling, segments: closed };
}

/** From so many figures in one state on they are no news one by one. */
const MANY = 5;

/**
 * What is no news one by one is one segment: a state in which only a figure counts up or down (`0 to 200`), and two states that take
 * turns many times, of which the one in transition is told.
 */
function counted(segments: readonly Segment[]): readonly Segment[] {
  const result: Segment[] = [];
  for (let i = 0; i < segments.length; ) {
    const [first, second] = [segments[i], segments[i + 1]];
    if (!first) break;
    const sameEnd = countingEnd(segments, i);
    // A flow that is up and lost in turn is news each time.
    const isMoving = second !== undefined && [first.role, second.role].includes('transition');
    const turnsEnd = isMoving ? endOf(segments, i, [first, second]) : i;
    if (sameEnd - i > MANY) {
      const last = segments[sameEnd - 1] ?? first;
      result.push(
        first,
        { ...first, fromMs: second?.fromMs ?? first.fromMs, detail: `${first.detail} to ${last.detail}` },
        last,
      );
      i = sameEnd;
    } else if (second && turnsEnd - i > 2 * MANY) {
      const told = second.role === 'transition' ? second : first;
      const last = segments[turnsEnd - 1] ?? first;
      result.push(first, { ...told, fromMs: second.fromMs }, ...(last.state === told.state ? [] : [last]));
      i = turnsEnd;
    } else {
      result.push(first);
      i += 1;
    }
  }
  return result;
}

/** The first index behind a stretch of one state whose figure goes one way: up and down again is two stretches. */
function countingEnd(segments: readonly Segment[], from: number): number {
  const first = segments[from];
  let end = from + 1;
  let way = 0;
  while (first && segments[end]?.state === first.state && segments[end]?.role === first.role) {
    const step = Math.sign(numberOf(segments[end]) - numberOf(segments[end - 1]));
    if (Number.isNaN(step) || way * step < 0) break;
    way ||= step;
    end += 1;
  }
  return end;
}

const numberOf = (segment: Segment | undefined): number => Number.parseFloat(segment?.detail.replace('−', '-') ?? '');

/** The first index behind a stretch that has only the states of these. */
function endOf(segments: readonly Segment[], from: number, alike: readonly Segment[]): number {
  let end = from;
  while (alike.some(({ state, role }) => segments[end]?.state === state && segments[end]?.role === role)) end += 1;
  return end;
}

function pathDetail(path: readonly string[], members: ReadonlySet<string>): string {
  const middle = path.slice(1, -1);
  const told = members.size === 0 ? middle : middle.filter((name) => members.has(name));
  return told.length === 0 ? '' : `through ${told.join(', ')}`;
}

const figure = (value: unknown, meter: Pick<Meter, 'fact' | 'max'> | undefined): string =>
  meter && typeof value === 'number' && value !== meter.max ? signed(value) : '';

/** A number with a real minus sign. */
export const signed = (value: number): string => (value < 0 ? `−${Math.abs(value)}` : String(value));

/** What of a segment lies before an instant: 0 = still to come, 1 = played. */
export function playedShare(segment: Segment, atMs: number): number {
  if (atMs <= segment.fromMs) return 0;
  if (atMs >= segment.toMs) return 1;
  return Number.isFinite(segment.toMs) ? (atMs - segment.fromMs) / (segment.toMs - segment.fromMs) : 0.5;
}

/** The segment at an instant. */
export const segmentAt = (lane: Lane, atMs: number): Segment | undefined =>
  lane.segments.findLast((segment) => segment.fromMs <= atMs) ?? lane.segments[0];

/** A mark on the ruler: what the user did at one instant. */
export interface Flag {
  readonly key: string;
  readonly atMs: number;
  readonly kind: Step['kind'];
  /** Short: `ge-0/0/14`. */
  readonly label: string;
  /** Whole sentence, for the tip and screen readers. */
  readonly title: string;
}

/** The steps of a run as flags; `nameOf` says what a target is called. */
export function flagsOf(steps: readonly TimedStep[], nameOf: (target: string) => TargetName): readonly Flag[] {
  return steps.map(({ atMs, step }, index) => ({ key: `${index}`, atMs, kind: step.kind, ...words(step, nameOf) }));
}

function words(step: Step, nameOf: (target: string) => TargetName): { readonly label: string; readonly title: string } {
  switch (step.kind) {
    case 'fail':
    case 'repair': {
      const { full, short } = nameOf(step.target);
      return { label: short, title: `${step.kind === 'fail' ? 'Fault' : 'Repair'}: ${full}` };
    }
    case 'request':
      return { label: step.node, title: `On ${step.node}: ${step.command}` };
    case 'commit':
      return { label: step.node, title: `Commit on ${step.node}: ${step.lines.length} lines` };
  }
}

/** The instant from which two runs differ: the time of the first step that they don't share. */
export function divergenceMs(a: readonly TimedStep[], b: readonly TimedStep[]): number {
  let i = 0;
  while (i < a.length && i < b.length && JSON.stringify(a[i]) === JSON.stringify(b[i])) i += 1;
  const next = [a[i]?.atMs, b[i]?.atMs].filter((at) => at !== undefined);
  return next.length === 0 ? 0 : Math.min(...next);
}

/** The lane that stands for a whole run beside another one: its most interrupted flow, else its first changing lane. */
export function summaryLane(lanes: readonly Lane[], run: Run): Lane | undefined {
  const flows = flowsOf(run).flatMap((flow) => lanes.find((lane) => lane.instance === flow.instance) ?? []);
  return flows.find((lane) => lane.changes) ?? lanes.find((lane) => lane.changes) ?? flows[0] ?? lanes[0];
}
