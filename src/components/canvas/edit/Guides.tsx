// The lines that show with which neighbours a dragged thing is aligned.
import { ViewportPortal } from '@xyflow/react';
import { useCanvas } from '../canvas-store';

export function Guides() {
  const guides = useCanvas((state) => state.guides);
  if (guides.length === 0) return null;
  return (
    <ViewportPortal>
      <svg aria-hidden="true" width="1" height="1" className="pointer-events-none absolute overflow-visible">
        {guides.map(({ axis, at, from, to }) => (
          <path
            key={`${axis}${at}`}
            className="guide"
            d={axis === 'x' ? `M${at} ${from}V${to}` : `M${from} ${at}H${to}`}
          />
        ))}
      </svg>
    </ViewportPortal>
  );
}
