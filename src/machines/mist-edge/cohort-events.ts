// What each event does to the parts of a cohort, as pure functions; which rule made it, and how many APs it moved. It knows no clock.
import { apCount, apSet } from './ap-set';
import {
  type CohortContext,
  isLive,
  landed,
  leaving,
  merged,
  nextInPass,
  type Part,
  passAfter,
  split,
} from './cohort-context';
import { type Look, looked, resumed } from './cohort-look';

export type CohortEvent =
  | ({ type: 'LOOK' } & Look)
  /** The Edge of this place tells its APs to leave, or takes them again; known before the look of the instant. */
  | { type: 'TOLD' | 'WELCOME'; place: number }
  | { type: 'HELLO_LOST' | 'CONNECTED' | 'NO_ANSWER' | 'RETRY' }
  /** Preemption: these APs, if they are still eligible at the end of the instant's clock. */
  | { type: 'NUDGE' | 'NUDGE_NOW'; aps: string }
  | { type: 'DISCONNECT' | 'AP_OFF' | 'AP_ON'; aps: string }
  /** So many spare Edges have joined the clusters of this list. */
  | { type: 'RELIST'; joined: number };

export interface CohortStep {
  readonly context: CohortContext;
  readonly rule: string | undefined;
  readonly text: string | undefined;
}

const step = (context: CohortContext, rule?: string, aps = 0): CohortStep => ({
  context,
  rule,
  text: rule === undefined || aps === 0 ? undefined : `${aps} AP${aps === 1 ? '' : 's'}`,
});

/** Changes the parts that match; the others stay. */
function change(
  context: CohortContext,
  rule: string,
  matches: (part: Part) => boolean,
  to: (part: Part) => Part,
  aps = apSet(0, context.aps - 1),
): CohortStep {
  let count = 0;
  const parts = context.parts.flatMap((part) =>
    matches(part)
      ? split(part, aps, (chosen) => {
          count += apCount(chosen.aps);
          return to(chosen);
        })
      : [part],
  );
  if (count === 0) return step(context);
  return step({ ...context, parts: merged(parts), asks: parts.some(needsLook) }, rule, count);
}

/** Who asks a peer, or has just lost its traffic, needs the world at the end of the instant, and the instant. */
const needsLook = (part: Part): boolean =>
  part.phase === 'asking' || (part.served && part.phase !== 'up' && part.sinceMs < 0);

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
      return change(
        context,
        'mist.hello.lost',
        (part) => part.phase === 'silent' && part.dueMs === context.helloDueMs,
        (part) => leaving(part, passAfter(context, part.at)),
      );
    case 'CONNECTED':
      return change(
        context,
        'mist.tunnel.connected',
        (part) => part.phase === 'trying' && part.dueMs === context.connectDueMs,
        (part) => landed(context, part),
      );
    case 'NO_ANSWER':
      return change(
        context,
        'mist.tunnel.next',
        (part) => part.phase === 'waiting' && part.dueMs === context.tryDueMs,
        (part) => nextInPass(context, part),
      );
    case 'RETRY':
      return change(
        context,
        'mist.tunnel.retry',
        (part) => part.phase === 'parked' && part.dueMs === context.parkDueMs,
        resumed,
      );
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
  const parts = context.parts.map((part) => (part.phase === 'parked' ? { ...part, pass: list, dueMs: -1 } : part));
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
  const after = looked(context, look);
  for (const { rule, count, sign } of LOOK_RULES) {
    const aps = sign * (count(after) - count(context));
    if (aps > 0) return step(after, rule, aps);
  }
  return step(after, 'mist.look');
}
