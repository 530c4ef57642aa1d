// The card of a router: each prefix with what every neighbour says of it, and who wins. It names no technology and decides nothing.
import type { RouteDrawing, RouteSource } from '../../../machines/kernel/route-drawing';
import type { NodeDrawing } from '../../../machines/kernel/technology';
import type { Role } from '../../../machines/kernel/types';
import { useView } from '../../../state/view-store';
import { isBest, type RouteNow, routeNow, splitPreference } from '../../story';
import { cx, RoleBadge } from '../../ui';
import { ROUTE_ROW, ROUTE_TITLE, TOLD_LINE } from '../geometry/told-shape';
import { useInstance, useMode } from '../live';

export function RouterBody({ drawing, y }: { readonly drawing: NodeDrawing; readonly y: number }) {
  return (
    <div className="pointer-events-none absolute inset-x-0" style={{ top: y }}>
      {(drawing.routes ?? []).map((route) => (
        <RouteBlock key={route.instance} route={route} />
      ))}
      {(drawing.lines ?? []).map(({ text }) => (
        <p
          key={text}
          className="truncate border-t border-line px-2 text-11 leading-[21px] text-ink-3"
          style={{ height: TOLD_LINE }}
        >
          {text}
        </p>
      ))}
    </div>
  );
}

function RouteBlock({ route }: { readonly route: RouteDrawing }) {
  const view = useInstance(route.instance);
  const isSelected = useView((state) => state.selection.instance === route.instance);
  const now = view && routeNow(view);
  const others = now?.via.filter((handle) => route.from.every((source) => source.handle !== handle)) ?? [];
  return (
    <>
      <div
        data-row={route.instance}
        className={cx(
          'hoverable pointer-events-auto flex items-center gap-1 border-t border-line px-2 text-11 whitespace-nowrap hover:bg-hover',
          isSelected && 'bg-selected',
        )}
        style={{ height: ROUTE_TITLE }}
      >
        <span className="text-ink-3">route to</span>
        <span className="mono font-medium text-ink">{route.prefix}</span>
        <span className="ml-auto truncate text-ink-3">
          {others.length > 0 ? `via ${others.join(', ')}` : route.owner}
        </span>
      </div>
      {route.from.map((source) => (
        <SourceRow key={source.handle} source={source} now={now} />
      ))}
    </>
  );
}

/** What a neighbour is worth at a router: a figure, or that nothing is heard of it. */
export function toldBy(
  now: RouteNow | undefined,
  handle: string,
  session: string | undefined,
): { readonly role: Role; readonly name: string; readonly word: string; readonly best: boolean } {
  const path = now?.told.find(({ from }) => from === handle);
  if (!now || !path) {
    const isDown = session !== undefined && session !== 'established';
    return { role: 'failed', name: '', word: isDown ? 'down' : 'withdrawn', best: false };
  }
  const { name, figure } = splitPreference(path);
  return { role: path.role, name, word: figure, best: isBest(now, handle) };
}

function SourceRow({ source, now }: { readonly source: RouteSource; readonly now: RouteNow | undefined }) {
  const isRun = useMode() === 'run';
  const session = useInstance(source.session)?.state;
  const { role, name, word, best } = toldBy(now, source.handle, session);
  return (
    <div
      data-told={source.handle}
      className="flex items-center gap-1.5 border-t border-line px-2 text-11 whitespace-nowrap"
      style={{ height: ROUTE_ROW }}
    >
      <span className="max-w-20 truncate text-12 font-medium text-ink">{source.handle}</span>
      <span className="min-w-0 flex-1 truncate text-ink-3">{isRun ? name : source.detail}</span>
      {now ? <RoleBadge tone={role} word={best ? `${word} best` : word} variant={isRun ? 'box' : 'plain'} /> : null}
    </div>
  );
}
