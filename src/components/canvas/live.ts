// The live state that cards and links subscribe to: the run at the playhead in Run, the settled design in Design. It draws nothing.
import type { InstanceView, Role, Run, RunFrame, RunningTimer, StateChart } from '../../machines/kernel/types';
import { useEditor } from '../../state/editor-store';
import { currentBranch, useRun } from '../../state/run-store';
import { stateWord } from '../story';
import { planIndex } from './overlay/run-index';

type RunState = ReturnType<typeof useRun.getState>;

/** The run and the instant that the canvas shows: the playhead in Run, the settled start in Design. */
export function shownRun(
  state: RunState,
  mode: 'design' | 'run',
): { readonly run: Run; readonly atMs: number } | undefined {
  if (mode === 'run') {
    const branch = currentBranch(state);
    return branch && { run: branch.run, atMs: state.playheadMs };
  }
  const settled = state.branches[0];
  return settled && { run: settled.run, atMs: settled.steps.some(({ atMs }) => atMs === 0) ? -1 : 0 };
}

/** The run at the playhead with its frame; undefined while there is none. */
export function liveFrame(
  state: RunState,
): { readonly run: Run; readonly atMs: number; readonly frame: RunFrame } | undefined {
  const live = shownRun(state, 'run');
  return live && { ...live, frame: live.run.frameAt(live.atMs) };
}

/** Hook: a value picked from the shown frame; re-renders only when the value changes. Pick primitives or kept objects. */
export function useLive<T>(pick: (frame: RunFrame, run: Run) => T): T | undefined {
  const mode = useEditor((state) => state.mode);
  return useRun((state) => {
    const shown = shownRun(state, mode);
    return shown && pick(shown.run.frameAt(shown.atMs), shown.run);
  });
}

/** Hook: the view of one instance; undefined while there is no run or no such instance. */
export const useInstance = (id: string | undefined): InstanceView | undefined =>
  useLive((frame) => (id === undefined ? undefined : frame.instances.get(id)));

/** Hook: the state of an instance as the vendor prints it. */
export const useStateWord = (id: string): string | undefined =>
  useLive((frame, run) => {
    const state = frame.instances.get(id)?.state;
    return state === undefined ? undefined : stateWord(planIndex(run.plan).specs.get(id)?.machine.chart, state);
  });

/** Hook: role of the network's instance of a port, link or device. */
export const useNetworkRole = (kind: 'port' | 'link' | 'device', id: string): Role | undefined =>
  useLive((frame, run) => roleOf(frame, run, kind, id));

export function roleOf(frame: RunFrame, run: Run, kind: 'port' | 'link' | 'device', id: string): Role | undefined {
  const instance = planIndex(run.plan)[kind].get(id);
  return instance === undefined ? undefined : frame.instances.get(instance)?.role;
}

/** Hook: the playhead, only while `wanted`: what does not move must not render with every frame. */
export const usePlayhead = (wanted: boolean): number => useRun((state) => (wanted ? state.playheadMs : 0));

/**
 * The clock that leads out of an instance's state: the one whose rule labels a way out of it in the machine's chart. Other clocks of
 * the instance (a count, a suspension) say nothing about its state.
 */
export function stateTimer(view: InstanceView, chart: StateChart | undefined): RunningTimer | undefined {
  const leaves = ({ rule }: RunningTimer): boolean =>
    chart?.transitions.some((way) => way.from === view.chartState && way.rule === rule) ?? true;
  return view.timers.find((timer) => timer.endsMs > timer.startedMs && leaves(timer));
}
/** Hook: the clock of an instance's state in a run; undefined while none runs. */
export const useStateTimer = (id: string): RunningTimer | undefined =>
  useLive((frame, run) => {
    const view = frame.instances.get(id);
    return view && stateTimer(view, planIndex(run.plan).specs.get(id)?.machine.chart);
  });

export const useMode = () => useEditor((state) => state.mode);
