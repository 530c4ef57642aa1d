// What a report tells about mastership with times of the run: every change, and the lines of the mastership log. It reads a trace.
import type { JsonObject, JsonValue } from '../../model/json';
import type { Run, RunFrame, TraceEntry } from '../kernel/types';

/** One change of mastership at an instant of the run, ms. */
export interface MastershipChange extends JsonObject {
  readonly atMs: number;
  /** `re0`, `re1` or `none`. */
  readonly to: string;
  readonly reason: string;
  readonly pfe: string;
  readonly protocols: string;
}

const word = (value: JsonValue | undefined): string => (typeof value === 'string' ? value : '');

const changeOf = ({ atMs, facts }: TraceEntry): MastershipChange => ({
  atMs,
  to: word(facts.to),
  reason: word(facts.reason),
  pfe: word(facts.pfe),
  protocols: word(facts.protocols),
});

/** Changes from 0 up to an instant, in order. */
export function mastershipChanges(run: Run, mastership: string, untilMs: number): readonly MastershipChange[] {
  const found: MastershipChange[] = [];
  let count = 0;
  for (const entry of run.trace) {
    if (entry.instance !== mastership || entry.atMs > untilMs) continue;
    const changes = Number(entry.facts.changes ?? 0);
    if (changes > count && entry.atMs >= 0) found.push(changeOf(entry));
    count = changes;
  }
  return found;
}

/** Silence is logged once in so many ms [R7, R3]. */
const LOG_EVERY_MS = 20_000;

/** Instants at which the backup wrote a line about missing keepalives, the one at expiry included. */
export function keepaliveLog(run: Run, mastership: string, untilMs: number): readonly number[] {
  const lines: number[] = [];
  let sinceMs: number | undefined;
  const close = (atMs: number): void => {
    if (sinceMs === undefined) return;
    for (let line = sinceMs + LOG_EVERY_MS; line <= atMs; line += LOG_EVERY_MS) lines.push(line);
    sinceMs = undefined;
  };
  for (const entry of run.trace) {
    if (entry.instance !== mastership || entry.atMs > untilMs) continue;
    if (entry.rule === 're.keepalives.missed') sinceMs = entry.atMs;
    else if (sinceMs !== undefined && entry.rule !== 'none') close(entry.atMs);
  }
  close(untilMs);
  return lines;
}

/** Facts of every instance of the router that need times: changes so far, the last one apart, lines of the log. */
export const reportMastership =
  (mastership: string) =>
  (run: Run, frame: RunFrame): JsonObject => {
    const changes = mastershipChanges(run, mastership, frame.atMs);
    return {
      mastershipChanges: changes,
      atMs: changes.at(-1)?.atMs ?? null,
      mastershipLogLines: keepaliveLog(run, mastership, frame.atMs).length,
    };
  };
