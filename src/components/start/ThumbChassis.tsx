// A chassis in the gallery's picture: its slots as rows, its PICs as cells in the colour of their role. It knows no technology.
import type { Role, RunFrame } from '../../machines/kernel/types';
import type { OwnedSlot } from '../../state/merged-slots';
import type { ThumbBox } from './thumbnail-geometry';

const ROW = 9;
const STEP = 11;
const HEAD = 17;
const FOOT = 5;
const SIDE = 5;
const LABEL = 18;
/** More rows than this do not fit; chassis so tall show their first ones. */
const MOST_ROWS = 11;

const COLOUR: Readonly<Record<Role, { readonly fill: string; readonly stroke: string }>> = {
  active: { fill: 'var(--role-active-bg)', stroke: 'var(--role-active-solid)' },
  standby: { fill: 'var(--role-standby-bg)', stroke: 'var(--role-standby-solid)' },
  transition: { fill: 'var(--role-transition-bg)', stroke: 'var(--role-transition-solid)' },
  failed: { fill: 'var(--role-failed-bg)', stroke: 'var(--role-failed-solid)' },
  neutral: { fill: 'var(--bg-sunken)', stroke: 'var(--line-strong)' },
};

interface Cell {
  readonly key: string;
  readonly role: Role;
}

/** PICs of a card, or the slot itself where it has a state of its own; empty for an empty slot. */
function cellsOf({ slot }: OwnedSlot, frame: RunFrame | undefined): readonly Cell[] {
  const roleOf = (instance: string | undefined): Role =>
    (instance === undefined ? undefined : frame?.instances.get(instance)?.role) ?? 'neutral';
  const parts = slot.parts.filter(({ shape }) => shape === 'cell');
  if (parts.length > 0) return parts.map(({ key, instance }) => ({ key, role: roleOf(instance) }));
  return slot.isEmpty ? [] : [{ key: slot.key, role: roleOf(slot.instance) }];
}

export function ThumbChassis({
  box,
  slots,
  frame,
}: {
  readonly box: ThumbBox;
  readonly slots: readonly OwnedSlot[];
  readonly frame: RunFrame | undefined;
}) {
  const rows = slots.slice(0, MOST_ROWS);
  const height = HEAD + rows.length * STEP + FOOT;
  const [x, y] = [box.x - box.width / 2, box.y - height / 2];
  const width = box.width - 2 * SIDE - LABEL;
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={box.width}
        height={height}
        rx="5"
        fill="var(--bg-raised)"
        stroke="var(--line-strong)"
        strokeWidth="1.25"
      />
      <text x={x + SIDE + 1} y={y + 12} fill="var(--text)" fontSize="11" fontWeight="500" fontFamily="var(--font-ui)">
        {box.name}
      </text>
      {rows.map((own, i) => {
        const top = y + HEAD + i * STEP;
        const cells = cellsOf(own, frame);
        const step = (width + 2) / Math.max(1, cells.length);
        return (
          <g key={own.slot.key}>
            <rect
              x={x + SIDE}
              y={top}
              width={box.width - 2 * SIDE}
              height={ROW}
              rx="2"
              fill={own.slot.isEmpty ? 'none' : 'var(--bg-sunken)'}
              stroke="var(--line)"
            />
            {cells.map(({ key, role }, at) => (
              <rect
                key={key}
                x={x + SIDE + LABEL + at * step}
                y={top + 1.75}
                width={step - 2}
                height={ROW - 3.5}
                rx="1.5"
                fill={COLOUR[role].fill}
                stroke={COLOUR[role].stroke}
                strokeDasharray={role === 'failed' ? '3 2' : undefined}
              />
            ))}
          </g>
        );
      })}
    </g>
  );
}
