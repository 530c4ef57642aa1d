// A link: its line by kind, a wide invisible one to hit, names of ends that no row shows, and words. Its status is an attribute, not a prop.
import { type Edge, type EdgeProps, useStore } from '@xyflow/react';
import { memo } from 'react';
import type { LinkShape } from '../geometry/scene-types';
import { FAR_ZOOM } from './DeviceNode';

export type LinkEdgeType = Edge<{ readonly shape: LinkShape }, 'link'>;

export const LinkEdge = memo(function LinkEdge({ data }: EdgeProps<LinkEdgeType>) {
  const isFar = useStore((state) => state.transform[2] < FAR_ZOOM);
  if (!data) return null;
  const { shape } = data;
  const { words } = shape;
  return (
    <g data-kind={shape.kind} className="link">
      <path d={shape.d} className="link-halo" />
      <path d={shape.d} className="link-line" />
      {shape.kind === 'control' || shape.kind === 'tunnel' ? <path d={shape.d} className="link-core" /> : null}
      <path d={shape.d} className="link-hit react-flow__edge-interaction" />
      {isFar ? null : (
        <>
          {shape.endLabels.map((label) => (
            <text
              key={label.text + label.anchor}
              x={label.at.x}
              y={label.at.y}
              textAnchor={label.anchor}
              className="link-label"
            >
              {label.text}
            </text>
          ))}
          {words ? (
            <>
              <text x={words.at.x} y={words.at.y} textAnchor={words.anchor} className="link-word link-word-title">
                {words.title}
              </text>
              <text x={words.at.x} y={words.at.y + words.step} textAnchor={words.anchor} className="link-word">
                {words.detail}
              </text>
            </>
          ) : null}
        </>
      )}
    </g>
  );
});
