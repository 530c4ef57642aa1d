// The streams of users as bands below the cards: as wide as they are many, dashed where nothing gets through. Values come from the run.
import type { Node, NodeProps } from '@xyflow/react';
import { memo } from 'react';
import { countAt, grouped } from '../../story';
import type { StreamShape } from '../geometry/scene-types';
import { streamWidth } from '../geometry/streams';
import { useLive } from '../live';

export type StreamsNodeType = Node<{ readonly streams: readonly StreamShape[] }, 'streams'>;

export const StreamsNode = memo(function StreamsNode({ data }: NodeProps<StreamsNodeType>) {
  return (
    <svg
      role="img"
      aria-label="Who is served where"
      width="1"
      height="1"
      className="pointer-events-none absolute overflow-visible"
    >
      {data.streams.map((stream) => (
        <Stream key={stream.drawing.id} stream={stream} />
      ))}
      {data.streams.map((stream) => (
        <Count key={stream.drawing.id} stream={stream} />
      ))}
    </svg>
  );
});

function useCounts({ drawing }: StreamShape): {
  readonly count: number;
  readonly lost: number;
  readonly asking: number;
} {
  const { instance, fact, lost, asking } = drawing;
  return {
    count: useLive((frame) => countAt(frame, instance, fact)) ?? 0,
    lost: useLive((frame) => countAt(frame, instance, lost)) ?? 0,
    asking: useLive((frame) => countAt(frame, instance, asking)) ?? 0,
  };
}

function Stream({ stream }: { readonly stream: StreamShape }) {
  const { count, lost, asking } = useCounts(stream);
  const { d, drawing } = stream;
  const served = streamWidth(count - lost, drawing.most);
  const out = streamWidth(lost, drawing.most);
  return (
    <g className="stream" data-stream={drawing.id} data-count={count} data-lost={lost} data-asking={asking}>
      {served > 0 ? (
        <>
          <path d={d} className="stream-band" strokeWidth={served} />
          <path d={d} className="stream-core" />
        </>
      ) : null}
      {lost > 0 ? (
        <>
          <path d={d} className="stream-band stream-lost" strokeWidth={out} />
          <path d={d} className="stream-core stream-lost" />
        </>
      ) : null}
      {asking > 0 ? <path d={d} className="stream-core stream-asking" /> : null}
    </g>
  );
}

/** The number at the far end, on its own ground: bands may cross below it. */
function Count({ stream }: { readonly stream: StreamShape }) {
  const { count, lost } = useCounts(stream);
  const { b } = stream;
  if (count === 0) return null;
  const out = b.side === 'left' ? -1 : 1;
  return (
    <text
      x={b.x + out * 30}
      y={b.y + 4}
      textAnchor={out < 0 ? 'end' : 'start'}
      className="stream-count"
      data-lost={lost > 0 || undefined}
    >
      {grouped(count)}
    </text>
  );
}
