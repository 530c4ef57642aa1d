// Below the rows of a member: what its states signal to neighbours, and how many sessions it has in which state. It names no technology.
import type { SayingDrawing, TallyDrawing } from '../../../machines/kernel/route-drawing';
import type { NodeDrawing } from '../../../machines/kernel/technology';
import { cx, RoleGlyph, roleText } from '../../ui';
import { SAYING_ROW, TALLY_HEIGHT } from '../geometry/told-shape';
import { useInstance, useLive, useMode } from '../live';

export function MemberSayings({ drawing, y }: { readonly drawing: NodeDrawing; readonly y: number }) {
  return (
    <div className="pointer-events-none absolute inset-x-0" style={{ top: y }}>
      {(drawing.sayings ?? []).map((saying) => (
        <SayingRow key={saying.instance} saying={saying} />
      ))}
      {drawing.tally ? <Tally tally={drawing.tally} /> : null}
    </div>
  );
}

function SayingRow({ saying }: { readonly saying: SayingDrawing }) {
  const isRun = useMode() === 'run';
  const state = useInstance(saying.instance)?.state;
  const said = isRun && state !== undefined ? saying.cases[state] : undefined;
  return (
    <div
      data-saying={saying.instance}
      className="flex items-center gap-1.5 px-2 text-11 whitespace-nowrap"
      style={{ height: SAYING_ROW }}
    >
      <span className="font-medium text-ink-2">{saying.label}</span>
      {said ? (
        <>
          <span className={cx('min-w-0 flex-1 truncate', said.isCode ? 'mono font-medium text-ink' : 'text-ink-3')}>
            {said.text}
          </span>
          <span className={roleText(said.role)}>{said.tail}</span>
        </>
      ) : (
        <span className="min-w-0 flex-1 truncate mono text-ink-2">{isRun ? '' : saying.detail}</span>
      )}
    </div>
  );
}

const FILLS = { active: 'bg-active-solid', standby: 'bg-standby-border' } as const;

/** `active 2,warm 1`: a string, so that nothing renders while it stays the same. */
function Tally({ tally }: { readonly tally: TallyDrawing }) {
  const isRun = useMode() === 'run';
  const counts = (
    useLive((frame) =>
      tally.parts
        .map(({ state }) => tally.instances.filter((id) => frame.instances.get(id)?.state === state).length)
        .join(),
    ) ?? ''
  )
    .split(',')
    .map(Number);
  const total = tally.instances.length;
  const shown = tally.parts.map((part, i) => ({ ...part, count: counts[i] ?? 0 })).filter(({ count }) => count > 0);
  if (!isRun)
    return (
      <p className="truncate px-2 text-11 text-ink-3" style={{ height: TALLY_HEIGHT, lineHeight: `${TALLY_HEIGHT}px` }}>
        {tally.detail}
      </p>
    );
  return (
    <div className="px-2 pt-1" style={{ height: TALLY_HEIGHT }}>
      <div aria-hidden="true" className="flex h-1 gap-0.5 overflow-hidden rounded-[2px] bg-sunken">
        {shown.map(({ word, role, count }) => (
          <i
            key={word}
            className={role === 'active' ? FILLS.active : FILLS.standby}
            style={{ width: `${(100 * count) / Math.max(1, total)}%` }}
          />
        ))}
      </div>
      <p className="num flex h-5 items-center gap-3 text-11 whitespace-nowrap">
        <span className="text-ink-3">{tally.label}</span>
        {shown.length === 0 ? <span className="text-ink-3">none</span> : null}
        {shown.map(({ word, role, count }) => (
          <span key={word} className={cx('flex items-center gap-1', roleText(role))}>
            <RoleGlyph tone={role} size={8} />
            {count} {word}
          </span>
        ))}
      </p>
    </div>
  );
}
