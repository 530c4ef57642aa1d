// One chip a flow beside the clock: up or lost, and how long it was lost up to the playhead. It changes nothing.
import { type RefObject, useEffect, useRef, useState } from 'react';
import { currentFrame, useBranch, useRun } from '../../state/run-store';
import { setView } from '../../state/view-store';
import { flowLook, flowsOf, lostLabel } from '../story';
import { Button, cx, RoleGlyph, roleText } from '../ui';

export function FlowChips() {
  const branch = useBranch();
  const [list, hidden] = useHidden();
  const flows = branch ? flowsOf(branch.run) : [];
  const titleOf = (instance: string): string =>
    branch?.run.plan.instances.find((spec) => spec.id === instance)?.title ?? instance;
  return (
    <div className="relative ml-1 flex min-w-0 flex-1 items-center">
      {/* Chips that do not fit wrap below the edge and are not seen; the button behind the last one tells how many. */}
      <ul
        ref={list}
        aria-label="Flows"
        className={cx('flex h-7 min-w-0 flex-1 flex-wrap gap-2 overflow-hidden', hidden.count > 0 && 'pr-9')}
      >
        {flows.map((flow) => (
          <FlowChip key={flow.id} id={flow.id} title={titleOf(flow.instance)} />
        ))}
      </ul>
      {hidden.count > 0 ? (
        <Button
          size="sm"
          variant="quiet"
          className="num absolute"
          style={{ left: hidden.leftPx }}
          aria-label={`${hidden.count} more ${hidden.count === 1 ? 'flow' : 'flows'}`}
          onClick={() => setView({ tab: 'flows', dockOpen: true })}
        >
          +{hidden.count}
        </Button>
      ) : null}
    </div>
  );
}

interface Hidden {
  readonly count: number;
  /** Where the last item that is seen ends, with a gap. */
  readonly leftPx: number;
}

/** How many items of a wrapping list lie below its first line; measured again whenever one of them changes its size. */
function useHidden(): readonly [RefObject<HTMLUListElement | null>, Hidden] {
  const list = useRef<HTMLUListElement>(null);
  const [hidden, setHidden] = useState<Hidden>({ count: 0, leftPx: 0 });
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const items = [...element.children].filter((item) => item instanceof HTMLElement);
      const top = items[0]?.offsetTop ?? 0;
      const seen = items.filter((item) => item.offsetTop <= top);
      const last = seen.at(-1);
      const next = { count: items.length - seen.length, leftPx: last ? last.offsetLeft + last.offsetWidth + 4 : 0 };
      setHidden((before) => (before.count === next.count && before.leftPx === next.leftPx ? before : next));
    });
    const watch = (): void => {
      observer.disconnect();
      observer.observe(element);
      for (const item of element.children) observer.observe(item);
    };
    watch();
    const items = new MutationObserver(watch);
    items.observe(element, { childList: true });
    return () => {
      observer.disconnect();
      items.disconnect();
    };
  }, []);
  return [list, hidden];
}

function FlowChip({ id, title }: { readonly id: string; readonly title: string }) {
  const state = useRun((run) => currentFrame(run)?.flows.find((flow) => flow.id === id)?.state ?? '');
  const outages = useBranch()?.run.outages.get(id) ?? [];
  const lost = useRun((run) => lostLabel(outages, run.playheadMs));
  if (state === '') return null;
  const look = flowLook(state);
  return (
    <li
      data-flow={id}
      data-state={state}
      className={cx('flex h-7 shrink-0 items-center gap-2 rounded-2 border px-2.5 text-12 whitespace-nowrap', look.box)}
    >
      <span className="font-medium">{title}</span>
      <span className={cx('flex items-center gap-[5px]', roleText(look.role))}>
        <RoleGlyph tone={look.role} />
        {look.word}
      </span>
      {lost ? (
        <span className="num">
          {state === 'lost' ? '' : <span className="text-ink-2">lost </span>}
          <b className={cx('font-semibold', state === 'lost' && 'text-failed-fg')}>{lost}</b>
        </span>
      ) : null}
    </li>
  );
}
