// What a look around at the end of an instant means for each part of a cohort: who falls silent, who answers, who is asked. Pure.
import { type Change, type StartedClock, withClocks } from './cohort-clocks';
import { CONNECT_MS, type CohortContext, isLive, leaving, type Part, passAfter, TRY_MS } from './cohort-context';

/** The truth about the places at the end of an instant, and where that instant lies between hellos and within a turn. */
export interface Look {
  readonly places: string;
  readonly cloud: string;
  /** Since the last multiple of the hello interval (R1). */
  readonly helloMs: number;
  /** Since the last multiple of a turn: as many tries as the list is long. */
  readonly turnMs: number;
}

/** The cohort after a look, and the clocks that it starts. */
export function looked(
  context: CohortContext,
  look: Look,
): { readonly context: CohortContext; readonly started: readonly StartedClock[] } {
  const known: CohortContext = { ...context, places: look.places, cloud: look.cloud };
  const { parts, started } = withClocks(
    context.parts.map((part) => {
      const change = seen(known, part, look);
      return change.starts === undefined ? judged(known, change.part, look) : change;
    }),
  );
  return { context: { ...known, parts, asks: false, isStarted: true }, started };
}

/** What the new truth does to a part that holds a tunnel or has asked for one. */
function seen(context: CohortContext, part: Part, look: Look): Change {
  const state = context.places[part.phase === 'trying' ? (part.pass[0] ?? -1) : part.at];
  switch (part.phase) {
    case 'off':
    case 'asking':
    case 'waiting':
    case 'parked':
      return { part };
    case 'trying':
      // A live peer that dies while the tunnel is set up costs the whole time of a try (R2): the rest of it begins when the set-up ends.
      return { part: isLive(state) ? part : { ...part, phase: 'waiting' } };
    case 'up':
      if (state === 'R') return { part: leaving(part, passAfter(context, part.at)) };
      return state === 'S' ? silent(context, part, look) : { part };
    case 'silent': {
      if (state === 'R') return { part: leaving(part, passAfter(context, part.at)) };
      if (!isLive(state)) return { part };
      // What was missed counts until a hello is answered.
      return { part: { ...part, phase: 'up' }, starts: { kind: 'answer', delayMs: context.intervalMs - look.helloMs } };
    }
    default:
      return { part };
  }
}

/** Hellos fall on multiples of the interval; the clock runs from the last one that was answered. */
function silent({ intervalMs, retries }: CohortContext, part: Part, { helloMs }: Look): Change {
  const gone: Part = { ...part, phase: 'silent' };
  if (part.clock !== '') return { part: gone };
  return { part: gone, starts: { kind: 'hello', delayMs: retries * intervalMs - helloMs } };
}

/** An attempt is judged when it starts. */
function judged(context: CohortContext, part: Part, look: Look): Change {
  if (part.phase === 'parked') return parked(context, part, look);
  if (part.phase !== 'asking') return { part };
  const [next] = part.pass;
  const isHopeless = part.exhausted && !context.list.some((place) => isLive(context.places[place]));
  if (next === undefined || isHopeless) {
    const at = Math.max(0, context.list.indexOf(next ?? -1));
    const turn = TRY_MS * context.list.length;
    const turnMs = turn === 0 ? 0 : (look.turnMs - TRY_MS * at + turn) % turn;
    return parked(context, { ...part, phase: 'parked', at: -1, exhausted: true, turnMs, clock: '' }, look);
  }
  const isAnswered = isLive(context.places[next]);
  return {
    part: { ...part, phase: isAnswered ? 'trying' : 'waiting' },
    starts: isAnswered ? { kind: 'connect', delayMs: CONNECT_MS } : { kind: 'try', delayMs: TRY_MS },
  };
}

/**
 * Asks in turn for ever, every 10 s; only the attempt that will be answered is worth a clock. Its place in the turn is kept, so that the
 * turn goes on behind it if that peer dies, too.
 */
function parked({ list, places }: CohortContext, part: Part, look: Look): Change {
  const turn = TRY_MS * list.length;
  let next = -1;
  let delayMs = -1;
  for (const [at, place] of list.entries()) {
    if (!isLive(places[place])) continue;
    const ownMs = (((part.turnMs + TRY_MS * at - look.turnMs) % turn) + turn) % turn;
    if (next >= 0 && ownMs >= delayMs) continue;
    next = at;
    delayMs = ownMs;
  }
  if (next < 0) return { part: { ...part, pass: list, clock: '' } };
  const pass = list.slice(next);
  // The clock of this very attempt runs already.
  if (part.clock !== '' && part.pass.length === pass.length) return { part };
  return { part: { ...part, pass }, starts: { kind: 'park', delayMs } };
}

/** A parked part whose attempt has come: the rest of its turn from there. */
export const resumed = (part: Part): Part => ({ ...part, phase: 'asking', clock: '', turnMs: -1 });
