// The layer of routes: on each link what the router at its end is told, the word of the start struck where it changed; and what the figures mean.
import { useStore } from '@xyflow/react';
import { asId, type LinkId, type NodeId, type Point } from '../../../model';
import { useDesign } from '../../../state/editor-store';
import { useRun } from '../../../state/run-store';
import { cx, RoleGlyph, roleBox, roleText } from '../../ui';
import { drawingsOf } from '../drawings';
import { curveOf, isStraight, pointAt } from '../geometry/link-path';
import type { LinkShape, Scene } from '../geometry/scene-types';
import { shownRun } from '../live';
import { type RouteLabel, routeLabels } from '../overlay/route-news';

const STACK = 22;
/** How far from the router's end of its link, as a share: clear of the middle, where a fault is marked. */
const FROM_ROUTER = 0.3;

function heardAt({ a, b, lane, source }: LinkShape, member: NodeId): Point {
  const t = source === member ? 1 - FROM_ROUTER : FROM_ROUTER;
  return isStraight(a, b) ? { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t } : pointAt(curveOf(a, b, lane), t);
}

export function RouteMarks({ scene }: { readonly scene: Scene }) {
  const design = useDesign();
  const drawings = drawingsOf(design);
  const labelsNow = (state: ReturnType<typeof useRun.getState>): readonly RouteLabel[] => {
    const live = shownRun(state, 'run');
    return live ? routeLabels(live.run, drawings, live.atMs) : [];
  };
  // Words, not positions: nothing renders while they stay the same.
  useRun((state) =>
    labelsNow(state)
      .map(({ key, was, now, role, isCut }) => `${key} ${was} ${now} ${role} ${isCut}`)
      .join(),
  );
  const labels = labelsNow(useRun.getState());
  const [panX, panY, zoom] = useStore((state) => state.transform);
  return (
    // Above the packets, which are painted over the whole drawing.
    <div
      className="pointer-events-none absolute top-0 left-0 z-5 size-0 origin-top-left"
      style={{ transform: `translate(${panX}px, ${panY}px) scale(${zoom})` }}
    >
      {labels.map((label) => {
        const shape = scene.links.get(asId<LinkId>(label.link));
        // Where the mark of a fault is, and the router's card says that nothing is heard.
        if (!shape || (label.now === null && label.isCut)) return null;
        const own = labels.filter(({ link }) => link === label.link);
        const off = (own.indexOf(label) - (own.length - 1) / 2) * STACK;
        const { x, y } = heardAt(shape, label.member);
        return <Label key={label.key} label={label} x={x} y={y + off} />;
      })}
    </div>
  );
}

function Label({ label, x, y }: { readonly label: RouteLabel; readonly x: number; readonly y: number }) {
  const { role, was, now, owner } = label;
  return (
    <span
      data-route={label.key}
      className={cx(
        'num pointer-events-none absolute z-3 flex h-5 -translate-1/2 items-center gap-1.5 rounded-1 border px-1.5 text-12 font-semibold whitespace-nowrap',
        roleBox(role),
      )}
      style={{ left: x, top: y }}
    >
      {owner ? <span className="text-11 font-medium">{owner}</span> : null}
      {was === null || now === null ? null : <del className="font-normal">{was}</del>}
      {now === null ? (
        <>
          <RoleGlyph tone="failed" size={8} />
          {owner === undefined ? 'withdrawn' : <span className="sr-only">withdrawn</span>}
        </>
      ) : (
        <span>{now}</span>
      )}
    </span>
  );
}

/** `● 10 active signal  ○ 20 backup signal  ✕ 30 neither`. */
export function RouteLegend() {
  const design = useDesign();
  const legend = [...drawingsOf(design).values()].find(({ routeLegend }) => routeLegend)?.routeLegend;
  if (!legend) return null;
  return (
    <p className="num flex max-w-88 flex-wrap items-center gap-x-4 gap-y-0.5 rounded-2 border border-line bg-raised px-3 py-1.5 text-12 leading-4 whitespace-nowrap shadow-low">
      <span className="w-full text-ink-2">{legend.title}</span>
      {legend.entries.map(({ role, preference, meaning }) => (
        <span key={preference} className={cx('flex items-center gap-1.5', roleText(role))}>
          <RoleGlyph tone={role} size={8} />
          {preference} {meaning}
        </span>
      ))}
    </p>
  );
}
