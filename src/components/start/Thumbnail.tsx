// The gallery's picture of a design: at rest it shows who took over; under pointer or focus it plays the fault. One SVG.
import { useEffect, useMemo, useState } from 'react';
import type { Role } from '../../machines/kernel/types';
import { technologyOf } from '../../machines/registry';
import type { Design, NodeId } from '../../model';
import { mergedSlots, type OwnedSlot } from '../../state/merged-slots';
import { deviceIconPath } from '../ui';
import type { Preview, PreviewFrame } from './preview';
import { storyTime } from './story-time';
import { ThumbChassis } from './ThumbChassis';
import {
  curveData,
  pointOn,
  THUMB,
  type ThumbBox,
  type ThumbLink,
  type ThumbScene,
  thumbScene,
} from './thumbnail-geometry';

/** One packet every so many px of picture, moving this fast. */
const PACKET_GAP_MS = 420;
const LINK_MS = 700;

export interface ThumbnailProps {
  readonly design: Design;
  readonly preview: Preview | undefined;
  readonly playing: boolean;
}

export function Thumbnail({ design, preview, playing }: ThumbnailProps) {
  const scene = useMemo(() => {
    const drawn = Object.values(design.groups).flatMap((group) => {
      const drawing = technologyOf(group.technology)?.draw(design, group);
      return drawing ? [{ group, drawing }] : [];
    });
    const hulls = drawn.flatMap(({ group, drawing }) =>
      drawing.hulls ? drawing.hulls.map(({ members }) => members) : drawing.hull ? [group.members] : [],
    );
    return thumbScene(
      design,
      hulls,
      drawn.flatMap(({ drawing }) => drawing.streams ?? []),
    );
  }, [design]);
  const chassis = useMemo(() => chassisOf(design), [design]);
  const wallMs = usePlaying(playing && preview !== undefined);
  const atMs = preview ? storyTime(preview, wallMs) : 0;
  const frame = preview?.frameAt(atMs);
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${THUMB.width} ${THUMB.height}`}
      className="block h-full max-h-40 w-full max-w-76"
    >
      {scene.hulls.map((hull) => (
        <rect key={`${hull.x} ${hull.y}`} {...hull} rx="9" fill="var(--bg-sunken)" stroke="var(--line-strong)" />
      ))}
      {scene.links.map((link) => (
        <Line key={link.id} link={link} frame={frame} />
      ))}
      {scene.streams.map(({ id, curve }) => {
        const { served, lost } = frame?.streams.get(id) ?? { served: 0, lost: 0 };
        return (
          <g key={id} fill="none">
            <Stream d={curveData(curve)} share={served} stroke="var(--link-tunnel)" />
            <Stream d={curveData(curve)} share={lost} stroke="var(--role-transition-solid)" dashed />
          </g>
        );
      })}
      {[...scene.boxes.values()].map((box) => {
        const slots = chassis.get(box.id);
        return slots && !frame?.deadNodes.has(box.id) ? (
          <ThumbChassis key={box.id} box={box} slots={slots} frame={preview?.run.frameAt(atMs)} />
        ) : (
          <Box key={box.id} box={box} tone={frame?.roles.get(box.id)} dead={frame?.deadNodes.has(box.id) ?? false} />
        );
      })}
      {frame && wallMs !== null ? <Packets scene={scene} frame={frame} wallMs={wallMs} /> : null}
      {frame ? <Faults scene={scene} frame={frame} /> : null}
    </svg>
  );
}

interface StreamProps {
  readonly d: string;
  /** Of the widest stream. */
  readonly share: number;
  readonly stroke: string;
  readonly dashed?: boolean;
}

/** As wide as they are many. */
function Stream({ d, share, stroke, dashed }: StreamProps) {
  if (share <= 0) return null;
  return (
    <>
      <path d={d} stroke={stroke} strokeWidth={2 + 8 * Math.sqrt(share)} strokeOpacity="0.26" />
      <path d={d} stroke={stroke} strokeWidth="1.25" strokeDasharray={dashed ? '5 4' : undefined} />
    </>
  );
}

/** The slots of a lone router: beside other members there is no room for them. */
function chassisOf(design: Design): ReadonlyMap<NodeId, readonly OwnedSlot[]> {
  const members = new Set(Object.values(design.groups).flatMap((group) => group.members));
  const [only] = members;
  if (only === undefined || members.size > 1) return new Map();
  const drawings = Object.values(design.groups).flatMap((group) => {
    const drawing = technologyOf(group.technology)?.draw(design, group).nodes.get(only);
    return drawing ? [{ group: group.id, drawing }] : [];
  });
  const slots = mergedSlots(drawings);
  return new Map(slots ? [[only, slots]] : []);
}

/** Wall time since playing began; null at rest. Runs only while playing, and never when motion is unwanted. */
function usePlaying(playing: boolean): number | null {
  const [wallMs, setWallMs] = useState<number | null>(null);
  useEffect(() => {
    if (!playing || window.matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    let frame = 0;
    let start = 0;
    const tick = (now: number): void => {
      start ||= now;
      setWallMs(now - start);
      frame = requestAnimationFrame(tick);
    };
    frame = requestAnimationFrame(tick);
    return () => {
      cancelAnimationFrame(frame);
      setWallMs(null);
    };
  }, [playing]);
  return wallMs;
}

function Line({ link, frame }: { readonly link: ThumbLink; readonly frame: PreviewFrame | undefined }) {
  const d = curveData(link.curve);
  if (frame?.deadLinks.has(link.id))
    return <path d={d} fill="none" stroke="var(--link-failed)" strokeWidth="1.75" strokeDasharray="5 4" />;
  const carries = frame?.path.some((hop) => hop.link === link.id) ?? false;
  if (carries)
    return (
      <>
        <path
          d={d}
          fill="none"
          stroke="var(--role-active-solid)"
          strokeWidth="8"
          strokeOpacity="0.2"
          strokeLinecap="round"
        />
        <path d={d} fill="none" stroke="var(--role-active-solid)" strokeWidth="2" />
      </>
    );
  const stroke = `var(--link-${link.kind})`;
  switch (link.kind) {
    case 'control':
      return (
        <>
          <path d={d} fill="none" stroke={stroke} strokeWidth="4.6" />
          <path d={d} fill="none" stroke="var(--bg-sunken)" strokeWidth="2" />
        </>
      );
    case 'fabric':
      return <path d={d} fill="none" stroke={stroke} strokeWidth="3" strokeDasharray="7 3" />;
    case 'icl':
      return <path d={d} fill="none" stroke={stroke} strokeWidth="2" strokeDasharray="14 4 2 4" />;
    case 'icd':
      return <path d={d} fill="none" stroke={stroke} strokeWidth="3" strokeDasharray="0 6" strokeLinecap="round" />;
    case 'tunnel':
    case 'revenue':
      return <path d={d} fill="none" stroke={stroke} strokeWidth="1.75" />;
  }
}

const EDGE: Readonly<Record<Role, string>> = {
  active: 'var(--role-active-solid)',
  standby: 'var(--line-strong)',
  transition: 'var(--role-transition-solid)',
  failed: 'var(--role-failed-solid)',
  neutral: 'var(--line-strong)',
};

function Box({ box, tone, dead }: { readonly box: ThumbBox; readonly tone: Role | undefined; readonly dead: boolean }) {
  const x = box.x - box.width / 2;
  const y = box.y - box.height / 2;
  const stroke = dead ? 'var(--role-failed-solid)' : tone && box.form === 'member' ? EDGE[tone] : 'var(--line-strong)';
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={box.width}
        height={box.height}
        rx={box.form === 'member' ? 5 : 6}
        fill="var(--bg-raised)"
        stroke={stroke}
        strokeWidth="1.25"
        strokeDasharray={dead ? '5 4' : undefined}
      />
      {box.form === 'member' ? (
        <>
          {tone ? <Glyph tone={tone} x={x + 7} y={box.y - 4.5} /> : null}
          <text
            x={x + (tone ? 21 : 10)}
            y={box.y + 4}
            fill="var(--text)"
            fontSize="11"
            fontWeight="500"
            fontFamily="var(--font-ui)"
          >
            {box.name.length > 11 ? `${box.name.slice(0, 10)}…` : box.name}
          </text>
        </>
      ) : (
        <path
          d={deviceIconPath(box.kind)}
          transform={`translate(${box.x - box.width * 0.27} ${box.y - box.width * 0.27}) scale(${box.width * 0.0337})`}
          fill="none"
          stroke="var(--text-2)"
          strokeWidth="1.5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )}
    </g>
  );
}

function Glyph({ tone, x, y }: { readonly tone: Role; readonly x: number; readonly y: number }) {
  const colour = tone === 'neutral' ? 'var(--text-2)' : `var(--role-${tone}-fg)`;
  return (
    <g transform={`translate(${x} ${y}) scale(0.9)`} fill="none" stroke={colour} strokeLinecap="round">
      {tone === 'active' ? <circle cx="5" cy="5" r="4" fill={colour} stroke="none" /> : null}
      {tone === 'standby' ? <circle cx="5" cy="5" r="3.25" strokeWidth="1.6" /> : null}
      {tone === 'transition' ? (
        <>
          <circle cx="5" cy="5" r="3.4" strokeWidth="1.4" />
          <path d="M5 1.6a3.4 3.4 0 0 0 0 6.8z" fill={colour} stroke="none" />
        </>
      ) : null}
      {tone === 'failed' ? <path d="m2 2 6 6m0-6L2 8" strokeWidth="1.9" /> : null}
    </g>
  );
}

function Packets({
  scene,
  frame,
  wallMs,
}: {
  readonly scene: ThumbScene;
  readonly frame: PreviewFrame;
  readonly wallMs: number;
}) {
  const links = new Map(scene.links.map((link) => [link.id, link]));
  return frame.path.map((hop, index) => {
    const link = links.get(hop.link);
    if (!link) return null;
    const offsets = [0, PACKET_GAP_MS / LINK_MS];
    return offsets.map((offset) => {
      const share = (wallMs / LINK_MS + offset - index * 0.3 + 10) % 1.2;
      if (share > 1) return null;
      const { x, y } = pointOn(link.curve, hop.from === link.a.node ? share : 1 - share);
      return (
        <circle
          key={`${hop.link} ${offset}`}
          cx={x}
          cy={y}
          r="3"
          fill="var(--role-active-solid)"
          stroke="var(--bg-canvas)"
          strokeWidth="1.5"
        />
      );
    });
  });
}

/** (F) on the end that was hit. */
function Faults({ scene, frame }: { readonly scene: ThumbScene; readonly frame: PreviewFrame }) {
  const marks = [
    ...scene.links.flatMap((link) => {
      if (!frame.deadLinks.has(link.id)) return [];
      const [start, , , end] = link.curve;
      const at = frame.deadPorts.has(link.a.port)
        ? start
        : frame.deadPorts.has(link.b.port)
          ? end
          : pointOn(link.curve, 0.5);
      return [{ key: String(link.id), x: at.x, y: at.y }];
    }),
    ...[...new Set([...frame.deadNodes, ...frame.hurtNodes])].flatMap((id) => {
      const box = scene.boxes.get(id);
      return box ? [{ key: String(id), x: box.x + box.width / 2, y: box.y - box.height / 2 }] : [];
    }),
  ];
  return marks.map((mark) => (
    <g key={mark.key}>
      <circle cx={mark.x} cy={mark.y} r="8" fill="var(--role-failed-solid)" stroke="var(--bg-canvas)" strokeWidth="2" />
      <text
        x={mark.x}
        y={mark.y + 4}
        textAnchor="middle"
        fontSize="11"
        fontWeight="600"
        fontFamily="var(--font-ui)"
        className="fill-[var(--on-fault)]"
      >
        F
      </text>
    </g>
  ));
}
