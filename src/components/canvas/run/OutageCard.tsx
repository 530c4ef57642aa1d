// How long each flow is out: clock, running or over, and the bar split by the timers that made it. Bottom right, only when something was lost.
import { useMemo } from 'react';
import type { Outage, Run } from '../../../machines/kernel/types';
import { useDesign } from '../../../state/editor-store';
import { useBranch, useRun } from '../../../state/run-store';
import { cx, RoleBadge } from '../../ui';
import { type OutagePart, splitOutage } from './outage-split';

interface Shown {
  readonly flow: string;
  readonly title: string;
  readonly outage: Outage;
}

const seconds = (ms: number): string => (ms / 1000).toFixed(2);

/** More flows than this are a number: the flows tab has them all. */
const MOST_CARDS = 2;

export function OutageCards() {
  const design = useDesign();
  const run = useBranch()?.run;
  const all = useMemo((): readonly Shown[] => {
    if (!run) return [];
    return [...run.outages].flatMap(([id, outages]) => {
      const flow = Object.values(design.flows).find(
        (each) => each.id === id || `flow:${each.id}` === id || each.name === id,
      );
      return outages.map((outage) => ({ flow: id, title: flow?.name ?? id, outage }));
    });
  }, [run, design.flows]);
  // The newest outage of each flow that has begun; a string, so that it only changes when one begins.
  const key = useRun((state) =>
    all
      .map(({ outage }, i) => (outage.fromMs <= state.playheadMs ? i : -1))
      .filter((i) => i >= 0)
      .join(),
  );
  if (!run || key === '') return null;
  const begun = key.split(',').flatMap((i) => all[Number(i)] ?? []);
  const newest = [...new Map(begun.map((shown) => [shown.flow, shown])).values()].sort(
    (a, b) => b.outage.fromMs - a.outage.fromMs,
  );
  return (
    <section aria-label="Outages" className="flex flex-col items-end gap-2">
      {newest.slice(0, MOST_CARDS).map((shown) => (
        <OutageCard key={`${shown.flow} ${shown.outage.fromMs}`} run={run} {...shown} />
      ))}
      {newest.length > MOST_CARDS ? (
        <span className="rounded-2 bg-canvas px-1 text-11 text-ink-3">
          {newest.length - MOST_CARDS} more flows, see Flows
        </span>
      ) : null}
    </section>
  );
}

function OutageCard({ run, flow, title, outage }: Shown & { readonly run: Run }) {
  const parts = useMemo(() => splitOutage(run, flow, outage), [run, flow, outage]);
  const isOver = useRun((state) => outage.toMs !== null && state.playheadMs >= outage.toMs);
  const now = useRun((state) => (isOver ? (outage.toMs ?? 0) : state.playheadMs));
  return (
    <div className="w-59 rounded-3 border border-line bg-raised p-3 shadow-mid" data-outage={flow}>
      <div className="flex items-center gap-2">
        <span className="min-w-0 flex-1 truncate text-12">Outage, {title}</span>
        <RoleBadge tone={isOver ? 'active' : 'failed'} word={isOver ? 'over' : 'running'} />
      </div>
      <div className="num my-1 text-20 font-semibold">{seconds(now - outage.fromMs)} s</div>
      <Bar parts={parts} outage={outage} now={now} />
      <p className="num mt-1.5 text-11 text-ink-3">{footer(parts, outage, now)}</p>
    </div>
  );
}

function footer(parts: readonly OutagePart[], outage: Outage, now: number): string {
  if (outage.toMs === null) return 'Nothing ends it: no path is left.';
  const running = parts.find((part) => part.fromMs <= now && now < part.toMs);
  if (running) return `${seconds(running.toMs - now)} s of ${running.name} to go`;
  return parts.map((part) => `${part.name} ${seconds(part.toMs - part.fromMs)}`).join(', ') || 'At once';
}

function Bar({
  parts,
  outage,
  now,
}: {
  readonly parts: readonly OutagePart[];
  readonly outage: Outage;
  readonly now: number;
}) {
  const whole = (outage.toMs ?? now) - outage.fromMs;
  const shown = parts.length > 0 ? parts : [{ name: 'out', fromMs: outage.fromMs, toMs: outage.toMs ?? now }];
  if (whole <= 0) return null;
  return (
    <div className="flex h-4 gap-0.5" aria-hidden="true">
      {shown.map((part) => {
        const played = Math.min(1, Math.max(0, (now - part.fromMs) / Math.max(1, part.toMs - part.fromMs)));
        const wide = (part.toMs - part.fromMs) / whole > 0.34;
        return (
          <span
            key={part.fromMs}
            className="relative min-w-1 overflow-hidden rounded-[3px] border border-failed-border text-11 leading-[14px] text-failed-fg"
            style={{ flex: `${part.toMs - part.fromMs} 1 0` }}
          >
            <span className="absolute inset-y-0 left-0 bg-failed-bg" style={{ width: `${played * 100}%` }} />
            <span className={cx('num relative block truncate px-1', !wide && 'invisible')}>
              {part.name}{' '}
              {seconds(Math.min(now, part.toMs) - part.fromMs > 0 ? Math.min(now, part.toMs) - part.fromMs : 0)}
            </span>
          </span>
        );
      })}
    </div>
  );
}
