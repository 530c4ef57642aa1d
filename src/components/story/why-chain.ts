// Why a machine is in its state: the chain of causes back to the fault, read off the trace. Pure; it draws nothing.

import type { InstanceSpec, InstanceView, Role, Rule, Run, Step, TraceEntry } from '../../machines/kernel/types';
import type { Confidence } from '../../model/diagnostics';

import { LEDGER, reasonOf, roleAfter, withMinus } from './entry-words';
import { stateWord } from './state-word';

export interface WhyStep {
  readonly seq: number;
  readonly atMs: number;
  readonly instance: string;
  /** What happened: `RG1 on srx-a became secondary-hold`. */
  readonly what: string;
  /** Why, in one sentence or in figures; empty for what the user did. */
  readonly reason: string;
  readonly role: Role;
  /** The user did it: the chain ends here. */
  readonly byUser: boolean;
  /** The rules that made it happen, the deciding one first. */
  readonly rules: readonly Rule[];
  /** The timer that ran out to make it happen. */
  readonly timer: { readonly name: string; readonly durationMs: number; readonly rule: Rule | undefined } | undefined;
}
export interface Why {
  /** `Why still primary?` where the last entry changed no state. */
  readonly question: string;
  /** Newest first. */
  readonly steps: readonly WhyStep[];
}

/** What a fault target is called that is no machine of its own: a processing unit. */
type NameOf = (target: string) => string | undefined;

const STEP_EVENTS: ReadonlySet<string> = new Set<Step['kind']>(['fail', 'repair', 'request', 'commit']);
/** A chain that is longer tells no story; causes are always older, so it ends in any case. */
const LONGEST = 30;

/** The trace by seq; kept per run. */
function entryOf(run: Run, seq: number): TraceEntry | undefined {
  let bySeq = entriesBySeq.get(run);
  if (!bySeq) {
    bySeq = new Map(run.trace.map((entry) => [entry.seq, entry]));
    entriesBySeq.set(run, bySeq);
  }
  return bySeq.get(seq);
}
const entriesBySeq = new WeakMap<Run, ReadonlyMap<number, TraceEntry>>();

/**
 * The chain of an instance at an instant. It starts at the entry that led to the present state or figures and follows
 * `cause` and what was needed beside it; it stops at what the user did, and does not go from the run into the boot before it.
 */
export function whyChain(run: Run, instance: string, atMs: number, nameOf: NameOf = () => undefined): Why | undefined {
  const view = run.frameAt(atMs).instances.get(instance);
  if (!view) return undefined;
  const newest = tellingEntry(run, view.lastEntry);
  // Without power it hears nothing: what it missed since is no reason.
  const first = view.state === 'off' && newest?.from === newest?.to ? (lossOf(run, instance, view) ?? newest) : newest;
  const still = first !== undefined && first.atMs >= 0 && first.from === first.to;
  const word = stateWord(run.plan.instances.find(({ id }) => id === instance)?.machine.chart, view.state);
  const question = still ? `Why still ${word}?` : `Why ${word}?`;
  const steps: WhyStep[] = [];
  for (const entry of first ? causesOf(run, first) : []) steps.push(stepOf(run, entry, nameOf));
  return { question, steps: merged(steps.filter((step) => isTold(run, step))) };
}

/** The entry in which an instance came into its present state. */
const lossOf = (run: Run, instance: string, view: InstanceView): TraceEntry | undefined =>
  run.trace.findLast(
    (entry) => entry.instance === instance && entry.seq <= view.lastEntry && entry.from !== entry.to && entry.atMs >= 0,
  );

/** An entry and everything that led to it, newest first; causes are always older. */
function causesOf(run: Run, first: TraceEntry): readonly TraceEntry[] {
  const found: TraceEntry[] = [];
  const open = new Map([[first.seq, first]]);
  while (open.size > 0 && found.length < LONGEST) {
    const entry = open.get(Math.max(...open.keys()));
    if (entry === undefined) break;
    open.delete(entry.seq);
    found.push(entry);
    for (const seq of [entry.cause, ...(entry.alsoBy ?? [])]) {
      const cause = seq === null ? undefined : entryOf(run, seq);
      const leavesTheRun = cause !== undefined && cause.atMs < 0 && entry.atMs >= 0;
      if (cause !== undefined && cause.seq < entry.seq && !leavesTheRun) open.set(cause.seq, cause);
    }
  }
  return found;
}

/** The last entry of a machine; where it only noted something in the instant in which the state changed, that change. */
function tellingEntry(run: Run, seq: number): TraceEntry | undefined {
  const last = entryOf(run, seq);
  if (!last || last.from !== last.to) return last;
  const change = run.trace.findLast(
    ({ instance, atMs, from, to, seq: at }) =>
      instance === last.instance && atMs === last.atMs && from !== to && at < last.seq,
  );
  return change?.to === last.to ? change : last;
}

/** Left out: entries that neither changed a state nor give a reason. They only pass something on. */
function isTold(run: Run, step: WhyStep): boolean {
  const entry = entryOf(run, step.seq);
  return step.byUser || step.reason !== '' || entry?.from !== entry?.to;
}

/** Neighbours of one machine in one instant are one step: what it came to, with all of its rules and its timer. */
function merged(steps: readonly WhyStep[]): readonly WhyStep[] {
  const done: WhyStep[] = [];
  for (const step of steps) {
    const newer = done.at(-1);
    if (!newer || step.byUser || newer.instance !== step.instance || newer.atMs !== step.atMs) {
      done.push(step);
      continue;
    }
    const rules = [...newer.rules, ...step.rules.filter((rule) => !newer.rules.includes(rule))];
    done.pop();
    done.push({ ...newer, reason: newer.reason || step.reason, rules, timer: newer.timer ?? step.timer });
  }
  return done;
}

function stepOf(run: Run, entry: TraceEntry, nameOf: NameOf): WhyStep {
  const spec = run.plan.instances.find((each) => each.id === entry.instance);
  const title = spec?.title ?? entry.instance;
  const byUser = entry.cause === null && STEP_EVENTS.has(entry.event);
  const rule = run.plan.rules.get(entry.rule);
  return {
    seq: entry.seq,
    atMs: entry.atMs,
    instance: entry.instance,
    what: byUser ? deedOf(run, entry, title, nameOf) : change(title, entry, spec),
    reason: reasonOf(entry.text, rule),
    role: byUser && entry.event === 'fail' ? 'failed' : roleAfter(run, entry),
    byUser,
    rules: rule ? [rule] : [],
    timer: spec && timerOf(run, spec, entry),
  };
}

function change(title: string, entry: TraceEntry, spec: InstanceSpec | undefined): string {
  const word = stateWord(spec?.machine.chart, entry.to);
  return entry.from === entry.to ? `${title} stays ${word}` : `${title} became ${word}`;
}

/** A machine may be told of a fault that is not its own: then what failed is named, if only one thing did in that instant. */
function deedOf(run: Run, entry: TraceEntry, title: string, nameOf: NameOf): string {
  const targets = run.spec.steps.flatMap(({ atMs, step }) =>
    atMs === entry.atMs && step.kind === entry.event && 'target' in step ? [step.target] : [],
  );
  const [target] = targets;
  const isOwn = /^(port|link|device):/.test(entry.instance) || target === entry.instance;
  const name = target === undefined || targets.length > 1 || isOwn ? undefined : nameOf(target);
  return name === undefined
    ? `${title} ${deed(entry.event)}`
    : `${name} ${entry.event === 'fail' ? 'failed' : deed(entry.event)}`;
}

function deed(event: string): string {
  switch (event) {
    case 'fail':
      return 'killed';
    case 'repair':
      return 'repaired';
    case 'request':
      return 'asked to act';
    default:
      return 'reconfigured';
  }
}

/** The timer of this instance that ran out at the entry's instant, if one made it happen. */
function timerOf(run: Run, spec: InstanceSpec, entry: TraceEntry): WhyStep['timer'] {
  const cause = entry.cause === null ? undefined : entryOf(run, entry.cause);
  if (!cause || cause.atMs >= entry.atMs) return undefined;
  const before = run.frameAt(entry.atMs - 1).instances.get(spec.id);
  const timer = before?.timers.find((each) => each.endsMs === entry.atMs);
  if (!timer || timer.endsMs <= timer.startedMs) return undefined;
  return { name: timer.name, durationMs: timer.endsMs - timer.startedMs, rule: run.plan.rules.get(timer.rule) };
}

/** The arithmetic of a figure in the words of its last entry: `255 − 150 = 105`; undefined where no entry tells one. */
export function ledgerOf(run: Run, instance: string, atMs: number): string | undefined {
  const told = run.trace.findLast(
    (entry) => entry.instance === instance && entry.atMs <= atMs && LEDGER.test(entry.text ?? ''),
  );
  const sum = LEDGER.exec(told?.text ?? '')?.[0];
  return sum === undefined ? undefined : withMinus(sum);
}

/** The least sure source that a chain rests on; a chain is no surer than its weakest step. */
export function weakestConfidence(steps: readonly Pick<WhyStep, 'rules'>[]): Confidence | undefined {
  const order: readonly Confidence[] = ['unconfirmed', 'derived', 'captured', 'documented'];
  return order.find((confidence) => steps.some((step) => step.rules.some((rule) => rule.confidence === confidence)));
}
