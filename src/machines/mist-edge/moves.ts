// Which APs left which Edge for which other one in a run, and when: read from the trace of their cohorts. It decides nothing.
import type { Design, Group } from '../../model/design';
import type { Move } from '../kernel/spread';
import type { Run } from '../kernel/types';
import { entriesBy } from './loss';
import { sceneOf } from './scene';
import type { Cohort } from './tunnels';

interface Leaver {
  readonly place: number;
  readonly leftMs: number;
  count: number;
}

/** Moves of all cohorts; those that left, landed, came from and went to the same are one. In the order of leaving. */
export function movesOf(design: Design, group: Group, run: Run): readonly Move[] {
  const sums = new Map<string, Move>();
  for (const cohort of sceneOf(design, group).cohorts)
    for (const move of cohortMoves(cohort, run)) {
      const key = `${move.leftMs} ${move.landedMs} ${move.from} ${move.to}`;
      sums.set(key, { ...move, count: move.count + (sums.get(key)?.count ?? 0) });
    }
  return [...sums.values()].sort((a, b) => a.leftMs - b.leftMs || a.landedMs - b.landedMs);
}

/** Who left first lands first: APs of one cohort differ in nothing but when they left. */
function cohortMoves({ id, use, input }: Cohort, run: Run): readonly Move[] {
  const moves: Move[] = [];
  const away: Leaver[] = [];
  let before: readonly number[] | undefined;
  for (const { atMs, facts, rule } of entriesBy(run).get(id) ?? []) {
    const now = Array.isArray(facts.onPosition) ? facts.onPosition.map(Number) : [];
    // With a spare that joins the list is another one; nobody moves in that step.
    const list = input.lists.find(({ length }) => length === now.length) ?? [];
    if (before?.length === now.length)
      for (const [position, count] of now.entries()) {
        const place = list[position] ?? -1;
        const change = count - (before[position] ?? 0);
        if (change < 0 && rule !== 'mist.ap.off') away.push({ place, leftMs: atMs, count: -change });
        if (change > 0) moves.push(...landings(away, change, place, atMs).flatMap((each) => moveOf(use.edges, each)));
      }
    before = now;
  }
  return moves;
}

interface Landing {
  readonly from: number;
  readonly to: number;
  readonly leftMs: number;
  readonly landedMs: number;
  readonly count: number;
}

/** Takes so many from those who are away, the first to leave first; who was never anywhere comes from nowhere. */
function landings(away: Leaver[], count: number, to: number, landedMs: number): readonly Landing[] {
  const found: Landing[] = [];
  let rest = count;
  while (rest > 0) {
    const [first] = away;
    if (first === undefined) return found;
    const taken = Math.min(rest, first.count);
    found.push({ from: first.place, to, leftMs: first.leftMs, landedMs, count: taken });
    first.count -= taken;
    rest -= taken;
    if (first.count === 0) away.shift();
  }
  return found;
}

function moveOf(edges: Cohort['use']['edges'], { from, to, ...rest }: Landing): readonly Move[] {
  const [left, landed] = [edges[from], edges[to]];
  if (left === undefined || landed === undefined || left === landed || rest.landedMs < 0) return [];
  return [{ from: left.node, to: landed.node, ...rest }];
}
