// One chip a flow beside the clock: up or lost, and how long it was lost up to the playhead. It changes nothing.
import { type RefObject, useEffect, useRef, useState } from 'react';
import { currentFrame, useBranch, useRun } from '../../state/run-store';
import { setView } from '../../state/view-store';
import { flowLook, flowsOf, lostLabel } from '../story';
import { Button, cx, RoleGlyph, roleText } from '../ui';

export function FlowChips() {
  const branch = useBranch();
  const [list, hidden] = useHiddenCount();
  const flows = branch ? flowsOf(branch.run) : [];
  const titleOf = (instance: string): string =>
    branch?.run.plan.instances.find((spec) => spec.id === instance)?.title ?? instance;
  return (
    <div className="ml-1 flex min-w-0 flex-1 items-center gap-2">
      {/* Chips that do not fit wrap below the edge and are not seen; the button tells how many. */}
      <ul ref={list} aria-label="Flows" className="flex h-7 min-w-0 flex-wrap gap-2 overflow-hidden">
        {flows.map((flow) => (
          <FlowChip key={flow.id} id={flow.id} title={titleOf(flow.instance)} />
        ))}
      </ul>
      {hidden > 0 ? (
        <Button
          size="sm"
          variant="quiet"
          className="num"
          aria-label={`${hidden} more flows`}
          onClick={() => setView({ tab: 'flows', dockOpen: true })}
        >
          +{hidden}
        </Button>
      ) : null}
    </div>
  );
}

/** How many items of a wrapping list lie below its first line; measured again whenever one of them changes its size. */
function useHiddenCount(): readonly [RefObject<HTMLUListElement | null>, number] {
  const list = useRef<HTMLUListElement>(null);
  const [hidden, setHidden] = useState(0);
  useEffect(() => {
    const element = list.current;
    if (!element) return;
    const observer = new ResizeObserver(() => {
      const items = [...element.children].filter((item) => item instanceof HTMLElement);
      const top = items[0]?.offsetTop ?? 0;
      setHidden(items.filter((item) => item.offsetTop > top).length);
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
