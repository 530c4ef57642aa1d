// The slots of a chassis on its card, with their parts: Routing Engines, cards and PICs, empty places. It names no technology.
import { Plus } from 'lucide-react';
import type { DragEvent, ReactNode } from 'react';
import type { PartDrawing, SlotDrawing } from '../../../machines/kernel/chassis-drawing';
import type { Run, RunFrame } from '../../../machines/kernel/types';
import { placeId } from '../../../state/merged-slots';
import { useView } from '../../../state/view-store';
import { Chip, cx } from '../../ui';
import { dropPlace, PLACE_MIME } from '../edit/move-place';
import type { PartPlace, SlotPlace } from '../geometry/chassis-shape';
import { hasTwoLines, SLOT_INSET, SLOT_LABEL } from '../geometry/chassis-shape';
import { useInstance, useLive, useMode } from '../live';
import { StateBadge } from './StateBadge';

/** A place is dead while what makes it present has failed, or a fault of its own stands that no part of it bears. */
function isDead(frame: RunFrame, drawing: PartDrawing | SlotDrawing): boolean {
  if (drawing.presence !== undefined && frame.instances.get(drawing.presence)?.role === 'failed') return true;
  const borne = 'parts' in drawing ? drawing.parts.flatMap(({ faults }) => faults) : [];
  return drawing.faults.some((fault) => frame.failed.includes(fault) && !borne.includes(fault));
}

/** How long it is told that a thing has become active, ms of run time. */
const FRESH_MS = 2500;

/** It became active a moment ago: the eye goes there. */
function isFresh(frame: RunFrame, run: Run, instance: string | undefined): boolean {
  const view = instance === undefined ? undefined : frame.instances.get(instance);
  const entry = view?.role === 'active' ? run.trace[view.lastEntry] : undefined;
  return entry !== undefined && entry.atMs >= 0 && entry.from !== entry.to && frame.atMs - entry.atMs < FRESH_MS;
}

interface FrameProps {
  readonly node: string;
  readonly id: string;
  /** For screen readers: `FPC 1, MX-SPC3`, `disk of RE0`. */
  readonly name: string;
  readonly drawing: PartDrawing | SlotDrawing;
  readonly place: SlotPlace | PartPlace;
  readonly className: string;
  readonly children: ReactNode;
}

/** The box of a place: what a click means, how it looks while it is chosen or dead; a card can be dragged to another slot in Design. */
function PlaceBox({ node, id, name, drawing, place, className, children }: FrameProps) {
  const isRun = useMode() === 'run';
  const dead = useLive((frame) => isDead(frame, drawing)) ?? false;
  const fresh = useLive((frame, run) => isRun && isFresh(frame, run, drawing.instance)) ?? false;
  const isSelected = useView(({ selection }) => selection.place?.node === node && selection.place.id === id);
  const isWatched = useView(
    ({ selection }) => drawing.instance !== undefined && selection.instance === drawing.instance,
  );
  const canMove = !isRun && drawing.edits.some(({ onto }) => onto !== undefined);
  const drag = canMove
    ? {
        draggable: true,
        onDragStart: (event: DragEvent) => {
          event.stopPropagation();
          event.dataTransfer.setData(PLACE_MIME, JSON.stringify({ node, id }));
          event.dataTransfer.effectAllowed = 'move' as const;
        },
      }
    : {};
  return (
    // Reached by the keyboard from the outline, which lists every slot and part.
    <fieldset
      aria-label={name}
      data-place={id}
      data-dead={dead || undefined}
      data-fresh={fresh || undefined}
      data-selected={isSelected || isWatched || undefined}
      className={cx('place hoverable absolute min-w-0', canMove && 'nodrag', className)}
      style={{ left: place.x, top: place.y, width: place.width, height: place.height }}
      {...drag}
    >
      {children}
    </fieldset>
  );
}

export function ChassisSlots({ node, slots }: { readonly node: string; readonly slots: readonly SlotPlace[] }) {
  return slots.map((place) => (
    <div key={place.slot.key}>
      <Slot node={node} place={place} />
      {place.parts.map((part) => (
        <Part key={part.part.key} node={node} slot={place.slot} place={part} />
      ))}
    </div>
  ));
}

function Slot({ node, place }: { readonly node: string; readonly place: SlotPlace }) {
  const { slot } = place;
  const isRun = useMode() === 'run';
  const drop = isRun
    ? {}
    : {
        onDragOver: (event: DragEvent) => {
          if (event.dataTransfer.types.includes(PLACE_MIME)) event.preventDefault();
        },
        onDrop: (event: DragEvent) => {
          if (dropPlace(event.dataTransfer.getData(PLACE_MIME), node, slot.key)) event.preventDefault();
        },
      };
  const hasCells = place.parts.some(({ part }) => part.shape === 'cell');
  return (
    <PlaceBox
      node={node}
      id={slot.key}
      name={`${slot.label}, ${slot.detail}`}
      drawing={slot}
      place={place}
      className={slot.isEmpty ? 'place-empty' : 'place-slot'}
    >
      <div
        className={cx(
          'absolute inset-0 flex px-2',
          hasCells ? 'items-start pt-2' : place.parts.length > 0 ? 'items-start pt-[5px]' : 'h-6 items-center',
        )}
        style={hasCells || slot.ports.length > 0 || slot.isEmpty ? undefined : { height: '100%' }}
        {...drop}
      >
        <span
          className={cx('flex shrink-0 flex-col', slot.isEmpty && 'text-ink-3')}
          style={{ width: SLOT_LABEL - SLOT_INSET }}
        >
          <b className="truncate text-12 leading-4 font-semibold">{slot.label}</b>
          {hasCells || slot.parts.length > 0 ? <SlotDetail slot={slot} hasBadge={hasCells} /> : null}
        </span>
        {hasCells ? null : <SlotWords slot={slot} />}
        {slot.isEmpty && !isRun && slot.edits.length > 0 ? (
          <Plus size={12} strokeWidth={1.75} aria-hidden="true" className="shrink-0 self-center text-ink-3" />
        ) : null}
      </div>
    </PlaceBox>
  );
}

/** Below the name: what it is, or (where no other place is for a badge) that it is not as it should be. */
function SlotDetail({ slot, hasBadge }: { readonly slot: SlotDrawing; readonly hasBadge: boolean }) {
  const role = useInstance(slot.instance)?.role;
  if (hasBadge && slot.instance !== undefined && role !== undefined && role !== 'neutral')
    return (
      <span className="mt-0.5">
        <StateBadge instance={slot.instance} />
      </span>
    );
  return <span className="truncate text-11 leading-[14px] text-ink-3">{slot.detail}</span>;
}

/** What stands beside the name of a slot without cells. */
function SlotWords({ slot }: { readonly slot: SlotDrawing }) {
  const [says = '', below = ''] = (useLive((frame) => slot.says?.(frame) ?? '') ?? '').split('\n');
  return (
    <span className="flex min-w-0 flex-1 flex-col gap-0.5 text-11 leading-4 text-ink-2">
      <span className="flex min-h-[18px] items-center gap-2">
        {slot.instance === undefined ? null : <StateBadge instance={slot.instance} />}
        {slot.parts.length > 0 ? null : <span className="truncate text-ink-3">{slot.detail}</span>}
        {says ? <span className="num truncate">{says}</span> : null}
        {slot.tags.map((tag) => (
          <Chip key={tag}>{tag}</Chip>
        ))}
      </span>
      {below ? <span className="mono truncate text-ink-3">{below}</span> : null}
    </span>
  );
}

function Part({ node, slot, place }: { readonly node: string; readonly slot: SlotDrawing; readonly place: PartPlace }) {
  const { part } = place;
  const says = useLive((frame) => part.says?.(frame) ?? '');
  const isRun = useMode() === 'run';
  const id = placeId(slot.key, part.key);
  if (part.shape === 'chip')
    return (
      <PlaceBox
        node={node}
        id={id}
        name={`${part.label} of ${slot.label}`}
        drawing={part}
        place={place}
        className="place-chip grid place-items-center mono text-11 font-medium text-ink-2"
      >
        {part.label}
      </PlaceBox>
    );
  return (
    <PlaceBox
      node={node}
      id={id}
      name={part.label}
      drawing={part}
      place={place}
      className={cx(
        'flex flex-col justify-center gap-0.5 px-2',
        part.instance === undefined ? 'place-empty' : 'place-cell',
      )}
    >
      <span className="flex items-center justify-between gap-1">
        <span className="mono text-12 leading-4 font-medium">{part.label}</span>
        {part.instance === undefined ? null : <StateBadge instance={part.instance} />}
      </span>
      {hasTwoLines(place) ? (
        <span className="num truncate text-11 leading-[14px] text-ink-3">{(isRun && says) || part.detail}</span>
      ) : null}
    </PlaceBox>
  );
}
