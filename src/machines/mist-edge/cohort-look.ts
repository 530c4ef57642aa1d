// What a look around at the end of an instant means for each part of a cohort: who falls silent, who answers, who is asked. Pure.
import {
  CONNECT_MS,
  type CohortContext,
  isLive,
  leaving,
  merged,
  type Part,
  passAfter,
  TRY_MS,
} from './cohort-context';

/** The truth about the places at the end of an instant; `nowMs` is the instant, because a loss is a length of time. */
export interface Look {
  readonly places: string;
  readonly cloud: string;
  readonly nowMs: number;
}

/** The cohort after a look, its clocks not yet set. */
export function looked(context: CohortContext, look: Look): CohortContext {
  const known: CohortContext = { ...context, places: look.places, cloud: look.cloud };
  const parts = context.parts.map((part) =>
    closeLoss(known, judged(known, seen(known, part, look.nowMs), look.nowMs), look.nowMs),
  );
  return { ...known, parts: merged(parts), asks: false, isStarted: true };
}

/** What the new truth does to a part that holds a tunnel or has asked for one. */
function seen(context: CohortContext, part: Part, nowMs: number): Part {
  const state = context.places[part.phase === 'trying' ? (part.pass[0] ?? -1) : part.at];
  switch (part.phase) {
    case 'off':
    case 'asking':
    case 'waiting':
    case 'parked':
      return part;
    case 'trying':
      // A live peer that dies while the tunnel is set up costs the whole time of a try (R2).
      return isLive(state) ? part : { ...part, phase: 'waiting', dueMs: part.askedMs + TRY_MS };
    case 'up':
      if (state === 'R') return leaving(part, passAfter(context, part.at));
      return state === 'S' ? silent(context, part, nowMs) : part;
    case 'silent':
      if (state === 'R') return leaving(part, passAfter(context, part.at));
      return isLive(state) ? { ...part, phase: 'up', dueMs: -1, backMs: nowMs } : part;
    default:
      return part;
  }
}

/** Hellos fall on multiples of the interval; the clock runs from the last one that was answered. */
function silent({ intervalMs, retries }: CohortContext, part: Part, nowMs: number): Part {
  const lastHello = Math.floor(nowMs / intervalMs) * intervalMs;
  const noneBetween = part.backMs >= 0 && Math.floor(part.backMs / intervalMs) * intervalMs === lastHello;
  const helloMs = noneBetween ? part.helloMs : lastHello;
  return { ...part, phase: 'silent', helloMs, backMs: -1, dueMs: helloMs + retries * intervalMs };
}

/** An attempt is judged when it starts. */
function judged(context: CohortContext, part: Part, nowMs: number): Part {
  if (part.phase === 'parked') return parked(context, part, part.askedMs, nowMs);
  if (part.phase !== 'asking') return part;
  const [next] = part.pass;
  const isHopeless = part.exhausted && !part.pass.some((place) => isLive(context.places[place]));
  if (next === undefined || isHopeless) return parked(context, part, nowMs, nowMs);
  const isAnswered = isLive(context.places[next]);
  return {
    ...part,
    phase: isAnswered ? 'trying' : 'waiting',
    askedMs: nowMs,
    dueMs: nowMs + (isAnswered ? CONNECT_MS : TRY_MS),
  };
}

/**
 * Asks in turn for ever, every 10 s since `fromMs`; only the attempt that will be answered is worth a clock. Its place in the turn is
 * kept, so that the turn goes on behind it if that peer dies, too.
 */
function parked(context: CohortContext, part: Part, fromMs: number, nowMs: number): Part {
  const cycleMs = TRY_MS * part.pass.length;
  let dueMs = -1;
  for (const [at, place] of part.pass.entries()) {
    if (!isLive(context.places[place])) continue;
    const firstMs = fromMs + TRY_MS * at;
    const ownMs = firstMs >= nowMs ? firstMs : firstMs + Math.ceil((nowMs - firstMs) / cycleMs) * cycleMs;
    if (dueMs < 0 || ownMs < dueMs) dueMs = ownMs;
  }
  return { ...part, phase: 'parked', at: -1, exhausted: true, askedMs: fromMs, dueMs };
}

/** A parked part whose attempt has come: the rest of its turn from there. */
export function resumed(part: Part): Part {
  const at = Math.round((part.dueMs - part.askedMs) / TRY_MS) % Math.max(1, part.pass.length);
  return { ...part, phase: 'asking', pass: part.pass.slice(at), askedMs: -1, dueMs: -1 };
}

/** Traffic passes or not from now on. */
function closeLoss(context: CohortContext, part: Part, nowMs: number): Part {
  if (!part.served) return part;
  const passes = part.phase === 'up' && context.places[part.at] === 'L';
  if (passes === part.sinceMs < 0) return part;
  return passes ? { ...part, sinceMs: -1, lossMs: part.lossMs + nowMs - part.sinceMs } : { ...part, sinceMs: nowMs };
}
