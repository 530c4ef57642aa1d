// Lines that are no links: the legs of pills and the rings of LAGs. One drawing below the cards; legs follow their instance's role.
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import type { BundleShape, LegShape, PillShape } from '../geometry/scene-types';
import { useInstance } from '../live';

export type OrnamentsNodeType = Node<
  { readonly pills: readonly PillShape[]; readonly bundles: readonly BundleShape[] },
  'ornaments'
>;

export const OrnamentsNode = memo(function OrnamentsNode({ data }: NodeProps<OrnamentsNodeType>) {
  return (
    <svg aria-hidden="true" width="1" height="1" className="pointer-events-none absolute overflow-visible">
      {data.pills.flatMap((pill) => pill.legs.map((leg) => <Leg key={`${pill.id} ${leg.instance}`} leg={leg} />))}
      {data.bundles.map((ring) => (
        <ellipse key={ring.key} className="bundle" cx={ring.cx} cy={ring.cy} rx={ring.rx} ry={ring.ry} />
      ))}
    </svg>
  );
});

function Leg({ leg }: { readonly leg: LegShape }) {
  const role = useInstance(leg.instance)?.role;
  return (
    <>
      <path d={leg.d} className="leg-halo" />
      <path d={leg.d} className="leg" data-sim={role === 'active' || role === 'failed' ? role : undefined} />
    </>
  );
}
