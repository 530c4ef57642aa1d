// The dot from which a link from the device's next free port is pulled, with that port's name. It makes no link itself.
import { Handle, Position, useUpdateNodeInternals } from '@xyflow/react';
import { useEffect } from 'react';
import { useEditor } from '../../../state/editor-store';
import { cx } from '../../ui';
import { NEXT_PORT, nextEnd } from '../edit/connect';
import type { DeviceShape } from '../geometry/scene-types';

/** The card's, left and right: dots of ports sit on the inner edge. */
const BORDERS = 2;

/** Drawn only where it is shown: under the pointer, and on a card that has no port yet. */
export function NextPort({ shape }: { readonly shape: DeviceShape }) {
  const { node, next } = shape;
  const name = useEditor(({ history }) => history && nextEnd(history.present, node.id)?.port);
  const measure = useUpdateNodeInternals();
  // A dot that was not in the page when the card was measured cannot be pulled from.
  useEffect(() => measure(node.id), [measure, node.id]);
  return (
    <Handle
      id={NEXT_PORT}
      type="source"
      position={Position.Right}
      role="button"
      aria-label={`New link from ${node.name} ${name ?? ''}`.trim()}
      data-shown={name ? true : undefined}
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
