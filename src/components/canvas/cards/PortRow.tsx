// One port on a card: LED, name, and in Design the dot to pull a link from. The row is the label of that link end.
import { Handle, Position } from '@xyflow/react';
import { useView } from '../../../state/view-store';
import { cx } from '../../ui';
import type { PortPlace } from '../geometry/scene-types';
import { useLive, useMode } from '../live';
import { planIndex } from '../overlay/run-index';

/** `carries`, `standby` (a child of an interface that another member owns now), `down`; `dark` = nothing is plugged in. */
export type Led = 'carries' | 'standby' | 'down' | 'dark';

const LED_LOOK: Readonly<Record<Led, string>> = {
  carries: 'bg-active-solid',
  standby: 'shadow-[inset_0_0_0_1.5px_var(--role-standby-solid)]',
  down: 'bg-failed-solid',
  dark: 'shadow-[inset_0_0_0_1px_var(--line-control)]',
};
const POSITIONS = { left: Position.Left, right: Position.Right, top: Position.Top, bottom: Position.Bottom } as const;

/** Hook: what the LED of a port shows. `owner` is the instance that decides whether this member forwards for the port's interface. */
export function useLed(place: PortPlace, owner: string | undefined): Led {
  const live = useLive((frame, run): Led => {
    const instance = planIndex(run.plan).port.get(place.port);
    if (instance !== undefined && frame.instances.get(instance)?.role === 'failed') return 'down';
    if (!place.linked) return 'dark';
    if (owner === undefined) return 'carries';
    return frame.instances.get(owner)?.role === 'active' ? 'carries' : 'standby';
  });
  return live ?? (place.linked ? 'carries' : 'dark');
}

export interface PortProps {
  readonly place: PortPlace;
  readonly owner?: string | undefined;
}

interface PortRowProps extends PortProps {
  readonly y: number;
  readonly showLed: boolean;
  /** Between the card's edge and the slot that the port is in. */
  readonly inset: number;
}

export function PortRow({ place, owner, y, showLed, inset }: PortRowProps) {
  const led = useLed(place, owner);
  const isSelected = useView((state) => state.selection.ports.includes(place.port));
  const isRight = place.side === 'right';
  return (
    <div
      data-port={place.port}
      data-led={led}
      className={cx(
        'port-row hoverable absolute flex h-5 items-center gap-[5px] rounded-1 mono text-11 font-medium whitespace-nowrap hover:bg-hover',
        showLed ? 'px-2' : 'px-1.5',
        isRight ? 'right-0 flex-row-reverse' : 'left-0',
        led === 'down' ? 'text-failed-fg' : 'text-ink-2',
        isSelected && 'bg-selected text-ink shadow-[inset_0_0_0_1px_var(--accent)]',
      )}
      style={{ top: y - 10, [isRight ? 'marginRight' : 'marginLeft']: inset }}
    >
      {inset > 0 && place.linked ? (
        <i className="port-stub" data-side={place.side} style={{ width: inset + 1 }} />
      ) : null}
      {showLed ? <i className={cx('block size-1.5 shrink-0 rounded-[2px]', LED_LOOK[led])} /> : null}
      <span>{place.name}</span>
      <PortHandle place={place} />
    </div>
  );
}

/** A chip astride the edge that faces the peer, coloured by what its link carries. */
export function PortChip({ place, owner }: PortProps) {
  const led = useLed(place, owner);
  const isSelected = useView((state) => state.selection.ports.includes(place.port));
  const edge =
    place.side === 'top'
      ? { left: place.x, top: 0, transform: 'translate(-50%, -50%)' }
      : place.side === 'bottom'
        ? { left: place.x, bottom: 0, transform: 'translate(-50%, 50%)' }
        : place.side === 'left'
          ? { left: 0, top: place.y, transform: 'translate(-50%, -50%)' }
          : { right: 0, top: place.y, transform: 'translate(50%, -50%)' };
  const tone = place.kind === 'control' || place.kind === 'icl' ? 'control' : 'fabric';
  return (
    <div
      data-port={place.port}
      data-led={led}
      className={cx(
        'port-row hoverable absolute z-1 flex h-5 items-center gap-[5px] rounded-2 border bg-raised pr-[7px] pl-1.5 mono text-11 font-medium whitespace-nowrap hover:bg-hover',
        led === 'down'
          ? 'border-dashed border-failed-solid text-failed-fg'
          : tone === 'control'
            ? 'border-link-control text-ink-2'
            : 'border-link-fabric text-ink-2',
        isSelected && 'shadow-[0_0_0_2px_var(--accent-line)]',
      )}
      style={edge}
    >
      <i
        className={cx(
          'block size-1.5 shrink-0 rounded-[2px]',
          led === 'down' ? 'bg-failed-solid' : tone === 'control' ? 'bg-link-control' : 'bg-link-fabric',
        )}
      />
      <span>{place.name}</span>
      <PortHandle place={place} />
    </div>
  );
}

/** The dot that appears on hover; a link is pulled from it, or clicked from it to the next one. */
export function PortHandle({ place }: { readonly place: PortPlace }) {
  const mode = useMode();
  if (mode === 'run') return null;
  return (
    <Handle
      id={place.port}
      type="source"
      position={POSITIONS[place.side]}
      isConnectable={!place.linked}
      className={cx('port-dot', place.linked && 'port-dot-taken')}
    />
  );
}
