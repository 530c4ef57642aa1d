// A device on the canvas: full card, narrow card or icon by its form; one plain box when zoomed far out. It knows no technology.
import { type Node, type NodeProps, useStore } from '@xyflow/react';
import { memo, type PointerEvent, useState } from 'react';
import type { NodeDrawing } from '../../../machines/kernel/technology';
import { grouped } from '../../story';
import { cx, DeviceIcon, DeviceTile, RoleGlyph, roleText } from '../../ui';
import { SLOT_INSET } from '../geometry/chassis-shape';
import type { DeviceShape } from '../geometry/scene-types';
import { useInstance, useMode, useNetworkRole } from '../live';
import { ChassisSlots } from './ChassisSlots';
import { MemberRow } from './MemberRow';
import { MemberSayings } from './MemberSayings';
import { NextPort } from './NextPort';
import { PortChip, PortHandle, PortRow } from './PortRow';
import { RouterBody } from './RouterBody';
import { SpreadBody } from './SpreadCard';

/** Below this zoom a card is one box with icon and name: the cost of many cards is the number of painted elements. */
export const FAR_ZOOM = 0.45;

export type DeviceNodeData = {
  readonly shape: DeviceShape;
  /** Instance that decides whether this member forwards, by virtual interface. */
  readonly owners: ReadonlyMap<string, string>;
};
export type DeviceNodeType = Node<DeviceNodeData, 'device'>;

export const DeviceNode = memo(function DeviceNode({ data, selected }: NodeProps<DeviceNodeType>) {
  const isFar = useStore((state) => state.transform[2] < FAR_ZOOM);
  const role = useNetworkRole('device', data.shape.node.id);
  const isDead = role === 'failed';
  const { shape } = data;
  const hasDots = useMode() === 'design' && !isFar;
  const [isNear, setNear] = useState(false);
  const near = hasDots
    ? {
        onPointerEnter: () => setNear(true),
        onPointerLeave: (event: PointerEvent) => {
          // A link is being pulled from it: its dot stays until the end.
          if (event.buttons === 0) setNear(false);
          else window.addEventListener('pointerup', () => setNear(false), { once: true });
        },
      }
    : {};
  if (shape.form === 'tile')
    return (
      <div {...near}>
        <Tile shape={shape} isSelected={selected} isDead={isDead} isFar={isFar} hasDots={hasDots} isNear={isNear} />
      </div>
    );
  return (
    <div
      {...near}
      data-dead={isDead || undefined}
      data-selected={selected || undefined}
      data-chassis={shape.slots ? true : undefined}
      className="device-card"
      style={{ width: shape.width, height: shape.height }}
    >
      {isFar ? <FarBox shape={shape} /> : <Card {...data} />}
      {hasDots ? null : <HandleStubs shape={shape} />}
      {hasDots && (isNear || shape.next.isRow) ? <NextPort shape={shape} /> : null}
    </div>
  );
});

/** React Flow draws a link only where it finds the handles of both ends in the page; without dots to pull from, these stand in. */
function HandleStubs({ shape }: { readonly shape: DeviceShape }) {
  return (
    <span hidden>
      {shape.ports.map((place) => (
        <i key={place.port} className="source" data-handleid={place.port} data-handlepos={place.side} />
      ))}
    </span>
  );
}

function FarBox({ shape }: { readonly shape: DeviceShape }) {
  const isRun = useMode() === 'run';
  const instances = [
    ...shape.rows.map(({ row }) => row.instance),
    ...instancesOf(shape.spread?.drawing),
    ...(shape.told?.drawing.routes ?? []).map(({ instance }) => instance),
    ...(shape.slots ?? []).flatMap(({ slot }) => [slot, ...slot.parts].flatMap(({ instance }) => instance ?? [])),
  ];
  return (
    <div className="flex h-full flex-col items-center justify-center gap-2 text-ink-2">
      <DeviceIcon kind={shape.node.kind} size={32} />
      <b
        className={cx('max-w-full truncate px-1 font-semibold text-ink', shape.form === 'card' ? 'text-28' : 'text-20')}
      >
        {shape.node.name}
      </b>
      {isRun && instances.length > 0 ? (
        <span className="flex flex-wrap justify-center gap-2">
          {instances.map((instance) => (
            <FarRole key={instance} instance={instance} />
          ))}
        </span>
      ) : null}
    </div>
  );
}

const instancesOf = (drawing: NodeDrawing | undefined): readonly string[] =>
  [...(drawing?.load ? [drawing.load] : []), ...(drawing?.shares ?? [])].map(({ instance }) => instance);

/** `2 000 APs`: how many a crowd stands for. */
function crowdWords(drawing: NodeDrawing | undefined): string | undefined {
  const [first, ...others] = drawing?.shares ?? [];
  if (!first) return undefined;
  return `${grouped(Math.max(first.total, ...others.map(({ total }) => total)))} ${first.unit}`;
}

/** The glyph of a row: in the overview it tells who has taken over. */
function FarRole({ instance }: { readonly instance: string }) {
  const role = useInstance(instance)?.role;
  return role && role !== 'neutral' ? <RoleGlyph tone={role} size={28} className={roleText(role)} /> : null;
}

function Card({ shape, owners }: DeviceNodeData) {
  const { node } = shape;
  const isSmall = shape.form === 'small';
  const owner = (pill: string | undefined): string | undefined => (pill === undefined ? undefined : owners.get(pill));
  const meta = [
    ...new Set([shape.alias, node.model, crowdWords(shape.spread?.drawing), shape.slots ? node.release : undefined]),
  ]
    .filter(Boolean)
    .join(', ');
  const hasPorts = shape.ports.some((place) => place.shape === 'row');
  const hasPortInHead = shape.ports.some((place) => place.shape === 'row' && place.y < shape.portsY);
  return (
    <>
      <div
        className="absolute inset-x-0 flex items-center gap-2 px-2"
        style={{ top: shape.headerY, height: shape.portsY - shape.headerY }}
      >
        <DeviceTile kind={node.kind} />
        <span className={cx('min-w-0 flex-1', isSmall && 'flex flex-col')}>
          <b className={cx('block truncate leading-4 font-semibold', isSmall ? 'text-12' : 'text-13')}>{node.name}</b>
          {isSmall && meta ? <span className="truncate text-11 leading-[14px] text-ink-3">{meta}</span> : null}
        </span>
        {!isSmall && meta ? (
          <span className={cx('truncate text-11 leading-[14px] text-ink-3', hasPortInHead && 'mr-14')}>{meta}</span>
        ) : null}
      </div>
      {!shape.slots && !shape.spread && (hasPorts || shape.next.isRow || shape.rows.length > 0) ? (
        <div className="absolute inset-x-0 border-t border-line" style={{ top: shape.portsY }} />
      ) : null}
      {shape.slots ? <ChassisSlots node={node.id} slots={shape.slots} /> : null}
      <SpreadBody shape={shape} />
      {shape.told?.drawing.routes ? <RouterBody drawing={shape.told.drawing} y={shape.told.y} /> : null}
      {shape.ports.map((place) =>
        place.shape === 'chip' ? (
          <PortChip key={place.port} place={place} />
        ) : place.shape === 'plain' ? (
          <TilePort key={place.port} place={place} shape={shape} />
        ) : (
          <PortRow
            key={place.port}
            place={place}
            owner={owner(place.pill)}
            y={place.y}
            showLed={!isSmall}
            inset={shape.slots ? SLOT_INSET : 0}
          />
        ),
      )}
      {shape.rows.map(({ row, y }) => (
        <MemberRow key={row.instance} row={row} y={y} device={node.name} group={shape.group} />
      ))}
      {shape.told && !shape.told.drawing.routes ? (
        <MemberSayings drawing={shape.told.drawing} y={shape.told.y} />
      ) : null}
    </>
  );
}

interface TileProps {
  readonly shape: DeviceShape;
  readonly isSelected: boolean;
  readonly isDead: boolean;
  readonly isFar: boolean;
  readonly hasDots: boolean;
  readonly isNear: boolean;
}

function Tile({ shape, isSelected, isDead, isFar, hasDots, isNear }: TileProps) {
  const { node } = shape;
  const address = node.addresses?.[0]?.split('/')[0];
  return (
    <div className="relative" style={{ width: shape.width, height: shape.height }}>
      <div data-dead={isDead || undefined} data-selected={isSelected || undefined} className="device-card device-tile">
        <DeviceIcon kind={node.kind} size={18} />
        {hasDots ? (
          <>
            {shape.ports.map((place) => (
              <TilePort key={place.port} place={place} shape={shape} />
            ))}
            {isNear ? <NextPort shape={shape} /> : null}
          </>
        ) : (
          <HandleStubs shape={shape} />
        )}
      </div>
      <div className="absolute top-full left-1/2 mt-1 flex w-max -translate-x-1/2 flex-col items-center">
        <b className={cx('bg-canvas px-0.5 leading-4 font-semibold', isFar ? 'text-20' : 'text-12')}>{node.name}</b>
        {address && !isFar ? (
          <span className="bg-canvas px-0.5 mono text-11 leading-[14px] font-medium text-ink-3">{address}</span>
        ) : null}
      </div>
    </div>
  );
}

function TilePort({ place, shape }: { readonly place: DeviceShape['ports'][number]; readonly shape: DeviceShape }) {
  return (
    <span className="absolute size-0" style={{ left: place.x, top: Math.min(place.y, shape.height) }}>
      <PortHandle place={place} />
    </span>
  );
}
