// The frame round the members of a group, and the pills of its virtual interfaces on the frame's edge. They name no technology.
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { useView } from '../../../state/view-store';
import { cx, RoleBadge } from '../../ui';
import { isPartOf } from '../geometry/config-path';
import type { HullShape, PillShape } from '../geometry/scene-types';
import { useInstance, useMode } from '../live';
import { ShareRing } from './ShareRing';

export type HullNodeType = Node<{ readonly hull: HullShape }, 'hull'>;
export type PillNodeType = Node<{ readonly pill: PillShape }, 'pill'>;

export const HullNode = memo(function HullNode({ data: { hull } }: NodeProps<HullNodeType>) {
  const isSelected = useView(({ selection: { group } }) =>
    group?.id !== hull.group ? false : hull.part ? samePath(group.path, hull.part.path) : group.path.length < 2,
  );
  return (
    <div data-selected={isSelected || undefined} className="hull" style={{ width: hull.width, height: hull.height }}>
      <span className="absolute top-2 left-3 flex w-[calc(100%-24px)] items-center gap-2 text-11 font-medium whitespace-nowrap text-ink-3">
        <b className="text-12 font-semibold text-ink-2">{hull.label}</b>
        <span className="min-w-0 flex-1 truncate">{hull.detail}</span>
        {hull.part?.instance === undefined ? null : <PartState instance={hull.part.instance} />}
      </span>
    </div>
  );
});

/** How the whole fares, where a frame is one of several. */
function PartState({ instance }: { readonly instance: string }) {
  const view = useInstance(instance);
  const isRun = useMode() === 'run';
  return view && isRun ? <RoleBadge tone={view.role} word={view.state} /> : null;
}

const samePath = (a: readonly (string | number)[], b: readonly (string | number)[]): boolean =>
  a.join('/') === b.join('/');

export const PillNode = memo(function PillNode({ data: { pill } }: NodeProps<PillNodeType>) {
  // A ring has its own parts to be chosen: it is chosen only as a whole.
  const isSelected = useView(({ selection }) =>
    pill.ring
      ? selection.group?.id === pill.group && samePath(selection.group.path, pill.path)
      : isPartOf(selection.group, pill.group, pill.path),
  );
  if (pill.ring)
    return (
      <div
        data-selected={isSelected || undefined}
        className="ring-box"
        style={{ width: pill.width, height: pill.height }}
      >
        <ShareRing pill={pill} ring={pill.ring} />
      </div>
    );
  return (
    <div
      data-selected={isSelected || undefined}
      className={cx('pill')}
      style={{ width: pill.width, height: pill.height }}
    >
      <b className="mono text-12 leading-4 font-semibold">{pill.title}</b>
      <span className="text-11 leading-[14px] font-medium whitespace-nowrap text-ink-3">{pill.detail}</span>
    </div>
  );
});
