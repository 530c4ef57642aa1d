// The dot from which a link from the device's next free port is pulled, with that port's name. It makes no link itself.
import { Handle, Position } from '@xyflow/react';
import { useEditor } from '../../../state/editor-store';
import { cx } from '../../ui';
import { NEXT_PORT, nextEnd } from '../edit/connect';
import type { DeviceShape } from '../geometry/scene-types';

/** The card's, left and right: dots of ports sit on the inner edge. */
const BORDERS = 2;

/** `isNear`: the pointer is over the card; a card without ports offers its first one at once. */
export function NextPort({ shape, isNear }: { readonly shape: DeviceShape; readonly isNear: boolean }) {
  const { node, next } = shape;
  const isShown = isNear || next.isRow;
  // Asked for only while it is shown: names of ports are looked up in the whole design.
  const name = useEditor(({ history }) => (isShown && history ? nextEnd(history.present, node.id)?.port : undefined));
  return (
    <Handle
      id={NEXT_PORT}
      type="source"
      position={Position.Right}
      role="button"
      aria-label={`New link from ${node.name} ${name ?? ''}`.trim()}
      data-shown={(isShown && name !== undefined) || undefined}
      className="port-dot next-port"
      style={{ left: next.x - BORDERS, right: 'auto', top: next.y, transform: 'translate(-50%, -50%)' }}
    >
      <span
        className={cx(
          'next-port-name',
          // Where the name of its port will stand once it has a link.
          !next.isRow
            ? 'next-port-flag left-3'
            : shape.form === 'card'
              ? 'right-[21px] text-ink-3'
              : 'right-2.5 text-ink-3',
        )}
      >
        {name}
      </span>
    </Handle>
  );
}
