// Every entry of the run as a list that renders only what is in sight; a click seeks and selects.
import { Search } from 'lucide-react';
import { memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Run } from '../../machines/kernel/types';
import { seek, setPlaying, useRun } from '../../state/run-store';
import { select } from '../../state/view-store';
import { playheadLabel, reasonOf, roleAfter } from '../story';
import { ConfidenceChip, cx, EmptyState, RoleBadge } from '../ui';
import { eventWords, filterRows, rowAt, type TraceRow, traceRows } from './trace-rows';

const ROW_PX = 26;
/** Rows rendered beyond each edge of what is in sight. */
const SPARE = 8;

const COLUMNS =
  'grid grid-cols-[72px_minmax(96px,1fr)_minmax(80px,140px)_minmax(200px,1.3fr)_minmax(0,1.4fr)_128px_112px] items-center gap-2 px-3';

export function TraceList({ run }: { readonly run: Run }) {
  const [filter, setFilter] = useState('');
  const all = traceRows(run);
  const rows = useMemo(() => filterRows(all, filter), [all, filter]);
  const current = useRun((state) => rowAt(rows, state.playheadMs));
  const scroller = useRef<HTMLDivElement>(null);
  const view = useScroll(scroller);
  useEffect(() => keepInSight(scroller.current, current), [current]);
  const first = Math.max(0, Math.floor(view.top / ROW_PX) - SPARE);
  const last = Math.min(rows.length, Math.ceil((view.top + view.height) / ROW_PX) + SPARE);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="flex shrink-0 items-center gap-2 border-b border-line px-3 py-1">
        <label className="flex h-6 w-64 items-center gap-1.5 rounded-2 border border-line-control bg-panel px-2 text-12 focus-within:border-accent">
          <Search size={13} strokeWidth={1.5} aria-hidden="true" className="shrink-0 text-ink-3" />
          <span className="sr-only">Filter the trace</span>
          <input
            type="search"
            value={filter}
            placeholder="Name, event, state, rule"
            onChange={(event) => setFilter(event.target.value)}
            className="h-full w-full min-w-0 bg-transparent outline-none"
          />
        </label>
        <span role="status" className="num text-12 text-ink-3">
          {rows.length === all.length ? `${all.length} entries` : `${rows.length} of ${all.length} entries`}
        </span>
        <span
          className="ml-auto flex min-w-0 items-baseline gap-2 text-12 text-ink-3"
          title="Two runs with the same hash went through exactly the same; the headless runner prints it too."
        >
          <span className="shrink-0">Trace hash</span>
          <output aria-label="Trace hash" className="mono min-w-0 truncate text-11 text-ink-2 select-all">
            {run.traceHash}
          </output>
        </span>
      </div>
      {all.length === 0 ? (
        <p className="p-3 text-12 text-ink-2">Nothing has happened yet. Click a link, port or device to kill it.</p>
      ) : rows.length === 0 ? (
        <EmptyState
          icon={<Search size={18} strokeWidth={1.5} />}
          title="No entry has these words"
          className="m-3 border-0"
        />
      ) : (
        <div ref={scroller} className="min-h-0 flex-1 overflow-auto">
          <ol aria-label="Trace" className="relative min-w-[860px]" style={{ height: rows.length * ROW_PX }}>
            {rows.slice(first, last).map((row, i) => (
              <Row
                key={row.entry.seq}
                row={row}
                run={run}
                index={first + i}
                current={first + i === current}
                past={first + i <= current}
              />
            ))}
          </ol>
        </div>
      )}
    </div>
  );
}

interface RowProps {
  readonly row: TraceRow;
  readonly run: Run;
  readonly index: number;
  readonly current: boolean;
  readonly past: boolean;
}

const Row = memo(function Row({ row, run, index, current, past }: RowProps) {
  const { entry, title } = row;
  const tone = roleAfter(run, entry);
  const rule = run.plan.rules.get(entry.rule);
  return (
    <li className="absolute inset-x-0" style={{ top: index * ROW_PX, height: ROW_PX }}>
      <button
        type="button"
        aria-current={current || undefined}
        onClick={() => {
          setPlaying(false);
          seek(entry.atMs);
          select({ instance: entry.instance });
        }}
        className={cx(
          COLUMNS,
          'hoverable h-full w-full text-left text-12 -outline-offset-2',
          current ? 'bg-selected' : 'hover:bg-hover',
          past ? 'text-ink' : 'text-ink-2',
        )}
      >
        <span className="num">{playheadLabel(entry.atMs)}</span>
        <span className="truncate font-medium">{title}</span>
        <span className="truncate text-ink-2">{eventWords(entry.event)}</span>
        <span className="flex min-w-0 items-center gap-1.5 overflow-hidden">
          {entry.from === entry.to ? null : (
            <>
              <span className="truncate text-ink-2">{entry.from}</span>
              <span aria-hidden="true" className="text-ink-3">
                →
              </span>
              <span className="sr-only">to</span>
            </>
          )}
          <RoleBadge tone={tone} word={entry.to} />
        </span>
        <span className="truncate text-ink-2" title={reasonOf(entry.text, rule)}>
          {reasonOf(entry.text, rule)}
        </span>
        <span className="truncate text-11 font-medium text-ink-2">{rule ? rule.id : ''}</span>
        <span className="flex">
          {rule ? <ConfidenceChip confidence={rule.confidence} source={rule.source} /> : null}
        </span>
      </button>
    </li>
  );
});

function useScroll(scroller: RefObject<HTMLDivElement | null>): { readonly top: number; readonly height: number } {
  const [view, setView] = useState({ top: 0, height: 400 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const follow = (): void => setView({ top: element.scrollTop, height: element.clientHeight });
    follow();
    const observer = new ResizeObserver(follow);
    observer.observe(element);
    element.addEventListener('scroll', follow, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', follow);
    };
  }, [scroller]);
  return view;
}

/** Scrolls as little as needed for the row of the playhead. */
function keepInSight(element: HTMLElement | null, index: number): void {
  if (!element || index < 0) return;
  const top = index * ROW_PX;
  if (top < element.scrollTop) element.scrollTop = top;
  else if (top + ROW_PX > element.scrollTop + element.clientHeight)
    element.scrollTop = top + ROW_PX - element.clientHeight;
}
