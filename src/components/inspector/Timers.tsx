// Running timers of one machine: name, ring, what is left of how much. It renders by hundredths while one runs.
import type { Run, RunningTimer } from '../../machines/kernel/types';
import { useRun } from '../../state/run-store';
import { durationLabel } from '../story';
import { Ring } from '../ui';
import { Section } from './form/Section';
import { RuleChip } from './WhyChain';

/** Timers that take time; those of 0 ms only order what happens within one instant. */
export const lasting = (timers: readonly RunningTimer[]): readonly RunningTimer[] =>
  timers.filter((timer) => timer.endsMs > timer.startedMs);

export function TimersSection({ timers, run }: { readonly timers: readonly RunningTimer[]; readonly run: Run }) {
  if (timers.length === 0) return null;
  return (
    <Section title="Running timers">
      {timers.map((timer) => (
        <TimerRow key={timer.id} timer={timer} run={run} />
      ))}
    </Section>
  );
}

function TimerRow({ timer, run }: { readonly timer: RunningTimer; readonly run: Run }) {
  const nowMs = useRun((state) => Math.floor(state.playheadMs / 10) * 10);
  const total = timer.endsMs - timer.startedMs;
  const elapsed = Math.min(total, Math.max(0, nowMs - timer.startedMs));
  const rule = run.plan.rules.get(timer.rule);
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-2 text-12">
      <Ring elapsed={elapsed / total} size={14} />
      <span className="min-w-28 flex-1">{timer.name}</span>
      <span className="num whitespace-nowrap text-ink-2">
        {durationLabel(total - elapsed)} left of {durationLabel(total)}
      </span>
      {rule ? <RuleChip label={rule.id} rule={rule} /> : null}
    </div>
  );
}
