// What each event does to the parts of a cohort, as pure functions; which rule made it, and how many APs it moved. It knows no clock.
import { apCount, apSet } from './ap-set';
import { type Change, type StartedClock, withClocks } from './cohort-clocks';
import {
  CONNECT_MS,
  type CohortContext,
  isLive,
  landed,
  leaving,
  nextInPass,
  type Part,
  passAfter,
  split,
  TRY_MS,
} from './cohort-context';
import { type Look, looked, resumed } from './cohort-look';

export type CohortEvent =
  | ({ type: 'LOOK' } & Look)
  /** The Edge of this place tells its APs to leave, or takes them again; known before the look of the instant. */
  | { type: 'TOLD' | 'WELCOME'; place: number }
  /** A clock has run off. */
  | { type: 'HELLO_LOST' | 'HELLO_ANSWERED' | 'CONNECTED' | 'NO_ANSWER' | 'RETRY'; clock: string }
  /** Preemption: these APs, if they are still eligible at the end of the instant's clock. */
  | { type: 'NUDGE' | 'NUDGE_NOW'; aps: string }
  | { type: 'DISCONNECT' | 'AP_OFF' | 'AP_ON'; aps: string }
  /** So many spare Edges have joined the clusters of this list. */
  | { type: 'RELIST'; joined: number };

export interface CohortStep {
  readonly context: CohortContext;
  readonly rule: string | undefined;
  readonly text: string | undefined;
  readonly started: readonly StartedClock[];
}

const step = (context: CohortContext, rule?: string, aps = 0, started: readonly StartedClock[] = []): CohortStep => ({
  context,
  started,
  rule,
  text: rule === undefined || aps === 0 ? undefined : `${aps} AP${aps === 1 ? '' : 's'}`,
});

/** Changes the parts that match; the others stay. */
function change(
  context: CohortContext,
  rule: string,
  matches: (part: Part) => boolean,
  to: (part: Part) => Part | Change,
  aps = apSet(0, context.aps - 1),
): CohortStep {
  let count = 0;
  const changes = context.parts.flatMap((part): readonly Change[] => {
    if (!matches(part)) return [{ part }];
    return split(part, aps).map(({ part: own, isChosen }) => {
      if (!isChosen) return { part: own };
      count += apCount(own.aps);
      const changed = to(own);
      return 'part' in changed ? changed : { part: changed };
    });
  });
  if (count === 0) return step(context);
  const { parts, started } = withClocks(changes);
  return step({ ...context, parts, asks: parts.some(({ phase }) => phase === 'asking') }, rule, count, started);
}

/** The new letter is known before the look of the instant, which has to come all the same: some may be asking this very Edge. */
const withPlace = (context: CohortContext, place: number, state: string): CohortContext => ({
  ...context,
  asks: true,
  places: `${context.places.slice(0, place)}${state}${context.places.slice(place + 1)}`,
});

/** One event. */
export function cohortStep(context: CohortContext, event: CohortEvent): CohortStep {
  switch (event.type) {
    case 'LOOK':
      return looking(context, event);
    case 'TOLD': {
      if (!isLive(context.places[event.place])) return step(context);
      const told = withPlace(context, event.place, 'R');
      const left = change(told, 'mist.tunnel.told', isOn(event.place), (part) =>
        leaving(part, passAfter(told, part.at)),
      );
      return left.rule === undefined ? step(told, 'mist.look') : left;
    }
    case 'WELCOME':
      return context.places[event.place] === 'R'
        ? step(withPlace(context, event.place, 'L'), 'mist.look')
        : step(context);
    case 'HELLO_LOST':
      // Who is back by now has answered the hello of this very instant.
      return change(context, 'mist.hello.lost', isWaitingFor(event), (part) =>
        part.phase === 'silent' ? leaving(part, passAfter(context, part.at)) : { ...part, clock: '' },
      );
    case 'HELLO_ANSWERED':
      return change(
        context,
        'mist.hello.counted-anew',
        (part) => part.phase === 'up' && part.clock === event.clock,
        (part) => ({ ...part, clock: '' }),
      );
    case 'CONNECTED':
      return change(context, 'mist.tunnel.connected', isWaitingFor(event), (part) =>
        part.phase === 'trying'
          ? landed(context, part)
          : { part, starts: { kind: 'try', delayMs: TRY_MS - CONNECT_MS } },
      );
    case 'NO_ANSWER':
      return change(context, 'mist.tunnel.next', isWaitingFor(event), (part) => nextInPass(context, part));
    case 'RETRY':
      return change(context, 'mist.tunnel.retry', isWaitingFor(event), resumed);
    case 'NUDGE':
      return step(context);
    case 'NUDGE_NOW':
      return change(
        context,
        'mist.preempt.nudge',
        (part) => isEligible(context, part),
        (part) => leaving(part, context.list, true),
        event.aps,
      );
    case 'DISCONNECT':
      return change(
        context,
        'mist.admin.disconnect',
        ({ phase }) => phase === 'up' || phase === 'silent',
        (part) => leaving(part, context.list),
        event.aps,
      );
    case 'AP_OFF':
      return change(
        context,
        'mist.ap.off',
        ({ phase }) => phase !== 'off',
        (part) => ({ ...leaving(part, []), phase: 'off' }),
        event.aps,
      );
    case 'AP_ON':
      return change(
        context,
        'mist.ap.boot',
        ({ phase }) => phase === 'off',
        (part) => leaving(part, context.list),
        event.aps,
      );
    case 'RELIST':
      return relisted(context, context.lists[event.joined] ?? context.list);
    default: {
      const never: never = event;
      throw new Error(`Unknown event ${JSON.stringify(never)}.`);
    }
  }
}

const isWaitingFor =
  ({ clock }: { readonly clock: string }) =>
  (part: Part): boolean =>
    part.clock === clock;

const isOn =
  (place: number) =>
  ({ at, phase }: Part): boolean =>
    at === place && (phase === 'up' || phase === 'silent');

/** Off its preferred Edge, which is powered, serving, connected to the cloud and in reach (R8). */
export function isEligible({ list, places, cloud }: CohortContext, part: Part): boolean {
  const [preferred] = list;
  if (preferred === undefined || part.at < 0 || part.at === preferred) return false;
  return (part.phase === 'up' || part.phase === 'silent') && isLive(places[preferred]) && cloud[preferred] === '1';
}

function relisted(context: CohortContext, list: readonly number[]): CohortStep {
  // Whoever asks in vain begins a new turn with the new list.
  const parts = context.parts.map((part) => (part.phase === 'parked' ? { ...resumed(part), pass: list } : part));
  return step({ ...context, list, parts, asks: true }, 'mist.list.changed');
}

const inPhase =
  (phase: Part['phase']) =>
  ({ parts }: CohortContext): number =>
    parts.reduce((sum, part) => sum + (part.phase === phase ? apCount(part.aps) : 0), 0);
const inHole = ({ parts, places }: CohortContext): number =>
  parts.reduce((sum, part) => sum + (part.phase === 'up' && places[part.at] === 'B' ? apCount(part.aps) : 0), 0);

/** What there is more of after a look, or less, names its rule; the first that fits. */
const LOOK_RULES: readonly {
  readonly rule: string;
  readonly count: (context: CohortContext) => number;
  readonly sign: 1 | -1;
}[] = [
  { rule: 'mist.tunnel.none', count: inPhase('parked'), sign: 1 },
  { rule: 'mist.tunnel.no-answer', count: inPhase('waiting'), sign: 1 },
  { rule: 'mist.tunnel.ask', count: inPhase('trying'), sign: 1 },
  { rule: 'mist.hello.missed', count: inPhase('silent'), sign: 1 },
  { rule: 'mist.hello.answered', count: inPhase('silent'), sign: -1 },
  { rule: 'mist.hole.end', count: inHole, sign: -1 },
  { rule: 'mist.hole', count: inHole, sign: 1 },
];

function looking(context: CohortContext, look: Look): CohortStep {
  const { context: after, started } = looked(context, look);
  for (const { rule, count, sign } of LOOK_RULES) {
    const aps = sign * (count(after) - count(context));
    if (aps > 0) return step(after, rule, aps, started);
  }
  return step(after, 'mist.look', 0, started);
}
