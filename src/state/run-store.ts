// Runs of the open design: branches, playhead and speed. A run is never edited: a new fault is a new spec; in the past it forks.
import * as v from 'valibot';
import { create } from 'zustand';
import type { Run, RunFrame, Step, TimedStep } from '../machines/kernel/types';
import { planOf, runDesign } from '../machines/run';
import { designHash, type JsonObject } from '../model';
import { currentDesign, useEditor } from './editor-store';

/** One run; `Run A` is the first, a fork gets the next letter and remembers where it left its parent. */
export interface Branch {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly forkedAtMs: number;
  readonly steps: readonly TimedStep[];
  readonly run: Run;
}

/** Furthest instant that was looked at, by branch: a fault before it is a fault in the past. Not reactive: it moves with every frame. */
const heads = new Map<string, number>();

interface RunState {
  readonly branches: readonly Branch[];
  readonly current: string;
  readonly playheadMs: number;
  readonly playing: boolean;
  readonly speed: number;
  /** Why there is no run: sentences about the design. */
  readonly errors: readonly string[];
}

export const SPEEDS = [0.25, 0.5, 1, 2, 5, 10, 25, 50, 100] as const;
/** A run ends by itself when nothing is left to happen; this only bounds it. */
const HORIZON_MS = 24 * 3_600_000;

export const useRun = create<RunState>()(() => ({
  branches: [],
  current: '',
  playheadMs: 0,
  playing: false,
  speed: 1,
  errors: [],
}));

export const currentBranch = (state: RunState = useRun.getState()): Branch | undefined =>
  state.branches.find((branch) => branch.id === state.current);
/** The run at the playhead; undefined while the design cannot run. Cheap: frames are cached by the run. */
export const currentFrame = (state: RunState = useRun.getState()): RunFrame | undefined =>
  currentBranch(state)?.run.frameAt(state.playheadMs);

/** Hook: a value picked from the frame at the playhead; re-renders only when the picked value changes (`Object.is`). */
export function useFrame<T>(pick: (frame: RunFrame) => T): T | undefined {
  return useRun((state) => {
    const frame = currentFrame(state);
    return frame ? pick(frame) : undefined;
  });
}
export const useBranch = (): Branch | undefined => useRun((state) => currentBranch(state));

function simulate(steps: readonly TimedStep[], prefix?: Run): Run | readonly string[] {
  const design = currentDesign();
  if (!design) return ['No design is open.'];
  const { errors } = planOf(design);
  if (errors.length > 0) return errors;
  return runDesign(design, { designHash: designHash(design), from: 'settled', steps, untilMs: HORIZON_MS }, prefix);
}

/** Starts over: one branch without faults, settled, playhead at 0. */
export function resetRuns(): void {
  const run = simulate([]);
  if ('frameAt' in run) {
    const branch: Branch = { id: 'A', name: 'Run A', parent: null, forkedAtMs: 0, steps: [], run };
    heads.clear();
    useRun.setState({ branches: [branch], current: 'A', playheadMs: 0, playing: false, errors: [] });
  } else useRun.setState({ branches: [], current: '', playheadMs: 0, playing: false, errors: run });
}

/** Adds a step at the playhead. Where the branch was already watched beyond it, a fork is made and both stay. Returns the new run's error sentence, if any. */
export function inject(step: Step): string | undefined {
  const state = useRun.getState();
  const branch = currentBranch(state);
  if (!branch) return state.errors[0] ?? 'There is no run.';
  const atMs = Math.round(state.playheadMs);
  const kept = branch.steps.filter((timed) => timed.atMs <= atMs);
  // While it plays the playhead lies between milliseconds: only a whole one earlier is the past.
  const inPast = Math.round(heads.get(branch.id) ?? 0) > atMs && branch.steps.length > 0;
  const steps = [...kept, { atMs, step }];
  // Rounded up, the step would lie just ahead: what was done is seen at once.
  const playheadMs = Math.max(state.playheadMs, atMs);
  const run = simulate(steps, branch.run);
  if (!('frameAt' in run)) return run[0];
  const refused = run.errors.find((error) => error.atMs === atMs);
  if (refused) return refused.message;
  if (inPast) {
    const id = nextLetter(state.branches.length);
    const fork: Branch = { id, name: `Run ${id}`, parent: branch.id, forkedAtMs: atMs, steps, run };
    heads.set(id, atMs);
    useRun.setState({ branches: [...state.branches, fork], current: id, playheadMs });
  } else {
    const grown: Branch = { ...branch, steps, run };
    heads.set(branch.id, atMs);
    useRun.setState({ branches: state.branches.map((each) => (each.id === branch.id ? grown : each)), playheadMs });
  }
  return undefined;
}

const nextLetter = (count: number): string =>
  count < 26 ? String.fromCharCode(65 + count) : `${nextLetter(Math.floor(count / 26) - 1)}${nextLetter(count % 26)}`;

export const kill = (target: string): string | undefined => inject({ kind: 'fail', target });
export const repair = (target: string): string | undefined => inject({ kind: 'repair', target });

/** Moves the playhead; moving forward also moves the branch's head. */
export function seek(atMs: number): void {
  const playheadMs = Math.max(0, atMs);
  const { current } = useRun.getState();
  heads.set(current, Math.max(heads.get(current) ?? 0, playheadMs));
  useRun.setState({ playheadMs });
}
export function switchBranch(id: string): void {
  useRun.setState({ current: id });
}
export function setPlaying(playing: boolean): void {
  useRun.setState({ playing });
}
export function setSpeed(speed: number): void {
  useRun.setState({ speed });
}

/** The next or previous instant at which something happens in the current branch; undefined at its end. */
export function neighbourInstant(direction: 1 | -1): number | undefined {
  const state = useRun.getState();
  const instants = currentBranch(state)?.run.instants ?? [];
  return direction === 1
    ? instants.find((at) => at > state.playheadMs)
    : instants.findLast((at) => at < state.playheadMs);
}
/** Steps by event: pauses and puts the playhead on the neighbouring instant (backwards from the first: 0). */
export function stepEvent(direction: 1 | -1): void {
  const at = neighbourInstant(direction) ?? (direction === -1 ? 0 : undefined);
  useRun.setState({ playing: false });
  if (at !== undefined) seek(at);
}

/** Run time that is still shown after the last thing has happened, so that an eye can come to rest on it. */
const TAIL_MS = 2_000;

/** Called once per animation frame by the app's clock with the wall time that passed; pauses when all has happened. */
export function advance(wallMs: number): void {
  const state = useRun.getState();
  const branch = currentBranch(state);
  if (!state.playing || !branch) return;
  const next = state.playheadMs + wallMs * state.speed;
  const endMs = branch.run.lastEventMs + TAIL_MS;
  // Only on the way past it: who presses play afterwards wants time to go on.
  const ends = branch.steps.length > 0 && state.playheadMs < endMs && next >= endMs;
  if (ends) setPlaying(false);
  seek(ends ? endMs : next);
}

/** What of the runs is worth keeping over a reload: steps decide everything else. */
export function sessionOf(): JsonObject | null {
  const { branches, current, playheadMs } = useRun.getState();
  if (branches.length === 0) return null;
  const kept = branches.map(({ id, name, parent, forkedAtMs, steps }) => ({ id, name, parent, forkedAtMs, steps }));
  return { mode: useEditor.getState().mode, current, playheadMs, branches: JSON.parse(JSON.stringify(kept)) };
}

const StoredSession = v.object({
  mode: v.picklist(['design', 'run']),
  current: v.string(),
  playheadMs: v.pipe(v.number(), v.finite(), v.minValue(0)),
  branches: v.pipe(
    v.array(
      v.object({
        id: v.string(),
        name: v.string(),
        parent: v.nullable(v.string()),
        forkedAtMs: v.number(),
        steps: v.array(
          v.object({
            atMs: v.number(),
            step: v.looseObject({ kind: v.picklist(['fail', 'repair', 'request', 'commit']) }),
          }),
        ),
      }),
    ),
    v.maxLength(100),
  ),
});
/** Runs the kept branches again and puts the playhead back; a session of another shape is left alone. */
export function restoreSession(session: JsonObject): void {
  const parsed = v.safeParse(StoredSession, session);
  if (!parsed.success) return;
  const branches: Branch[] = [];
  for (const { steps, ...kept } of parsed.output.branches) {
    const run = simulate(steps as unknown as readonly TimedStep[]);
    if ('frameAt' in run) branches.push({ ...kept, steps: run.spec.steps, run });
  }
  const { current, playheadMs, mode } = parsed.output;
  if (!branches.some((branch) => branch.id === current)) return;
  for (const branch of branches) heads.set(branch.id, Math.max(playheadMs, branch.steps.at(-1)?.atMs ?? 0));
  useEditor.setState({ mode });
  useRun.setState({ branches, current, playheadMs, playing: false });
}

// A new design reference, or entering Run after edits, makes the old runs meaningless.
let simulated = '';
useEditor.subscribe((state) => {
  const design = state.history?.present;
  if (!design) {
    simulated = '';
    useRun.setState({ branches: [], current: '', playheadMs: 0, playing: false, errors: [] });
    return;
  }
  const key = `${design.id} ${designHash(design)}`;
  if (key === simulated) return;
  simulated = key;
  resetRuns();
});
