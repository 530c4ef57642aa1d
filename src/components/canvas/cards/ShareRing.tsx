// A ring of shares beside its device: who serves which share, what nobody serves, who took over. It names no technology.
import { useStore } from '@xyflow/react';
import type { InstanceView, RunFrame } from '../../../machines/kernel/types';
import { cx, Ring, RoleGlyph, roleText } from '../../ui';
import { monoWidth } from '../geometry/measures';
import { arc, leadTo, onCircle, RING_INNER, RING_OUTER, RING_WORDS, ringMiddle, wedge } from '../geometry/rings';
import type { PillShape, RingShape } from '../geometry/scene-types';
import { useInstance, useLive, useMode, usePlayhead } from '../live';
import { useReducedMotion } from '../motion';
import { formerOwner, lastMove, shareHistory, sharesOf } from '../overlay/share-history';
import { elapsedShare, elapsedText } from '../overlay/timing';
import { FAR_ZOOM } from './DeviceNode';
import { StateBadge } from './StateBadge';

/** How long a move is told, ms of run time. */
const TOLD_MS = 2500;
/** More shares than this have no room for names round the ring, and then none for words in it. */
const MOST_NAMED = 12;
const MOST_WORDS = 10;

/** Of the estimated width of the mono face: letters of names stand closer. */
const LETTER = 0.97;

/** Between two wedges, in turns. */
const GAP = 0.004;

const percent = (shares: number): string => `${Math.round(100 / Math.max(1, shares))} %`;
/** `mams-2/0/0` → `2/0/0`. */
const short = (label: string): string => label.slice(label.indexOf('-') + 1);

export function ShareRing({ pill, ring }: { readonly pill: PillShape; readonly ring: RingShape }) {
  const { drawing } = ring;
  const view = useInstance(drawing.instance);
  const middle = ringMiddle(drawing.users.length);
  const isFar = useStore((state) => state.transform[2] < FAR_ZOOM);
  return (
    <div className="share-ring relative h-full text-center" data-ring={drawing.instance} data-far={isFar || undefined}>
      {isFar ? null : <b className="block text-13 leading-6 font-semibold">Shares of {pill.title}</b>}
      {(isFar ? [] : drawing.users).map((user) => (
        <span key={user} className="mono block truncate text-11 leading-4 text-ink-3">
          {user}
        </span>
      ))}
      <svg
        aria-hidden="true"
        width={pill.width}
        height={pill.height}
        className="pointer-events-none absolute inset-0 overflow-visible"
      >
        {view ? <Wedges ring={ring} view={view} middle={middle} /> : null}
        <Middle ring={ring} shares={sharesOf(view?.facts[drawing.fact]).length} at={middle} />
      </svg>
      {view ? <SpokenShares ring={ring} view={view} /> : null}
      {isFar ? null : <Words ring={ring} />}
    </div>
  );
}

/** What the wedges show, as a list. */
function SpokenShares({ ring, view }: { readonly ring: RingShape; readonly view: InstanceView }) {
  const { drawing } = ring;
  const shares = sharesOf(view.facts[drawing.fact]);
  const lost = useLive((frame) => shares.map((owner) => (isGone(frame, ring, owner) ? '1' : '0')).join('')) ?? '';
  return (
    <ul className="sr-only" aria-label={`Shares of ${drawing.owners.length} members`}>
      {shares.map((owner, share) => {
        const name = `${drawing.share} ${share}`;
        const label = owner === null ? 'nobody' : (drawing.owners[owner]?.label ?? '');
        return (
          <li key={name}>
            {name}: {label}, {percent(shares.length)}
            {lost[share] === '1' ? ', dropped' : ''}
          </li>
        );
      })}
    </ul>
  );
}

interface WedgesProps {
  readonly ring: RingShape;
  readonly view: InstanceView;
  readonly middle: { readonly x: number; readonly y: number };
}

/** A share is lost while nobody owns it, and while its owner is gone, noticed or not. */
const isGone = (frame: RunFrame, ring: RingShape, owner: number | null): boolean => {
  const presence = owner === null ? undefined : ring.drawing.owners[owner]?.presence;
  return presence === undefined || frame.instances.get(presence)?.role === 'failed';
};

function Wedges({ ring, view, middle }: WedgesProps) {
  const { drawing } = ring;
  const shares = sharesOf(view.facts[drawing.fact]);
  const gone = useLive((frame) => shares.map((owner) => (isGone(frame, ring, owner) ? '1' : '0')).join('')) ?? '';
  const isRun = useMode() === 'run';
  // A string: it changes when a move begins or ends to be told, not with every frame.
  const told = useLive((frame, run) => {
    const history = shareHistory(run, drawing.instance, drawing.fact);
    const last = lastMove(history, frame.atMs);
    const isFresh = last !== undefined && frame.atMs - last.atMs < TOLD_MS && last.atMs >= 0;
    return JSON.stringify(
      shares.map((owner, share) => ({
        former: owner === null ? null : formerOwner(history, frame.atMs, share),
        isFresh: isFresh && last.moved.some((move) => move.share === share && move.to !== null),
      })),
    );
  });
  const moves = JSON.parse(told ?? '[]') as readonly { readonly former: number | null; readonly isFresh: boolean }[];
  const size = 1 / Math.max(1, shares.length);
  return shares.map((owner, share) => {
    const [from, to] = [share * size, (share + 1) * size];
    const isLost = gone[share] === '1';
    const { former = null, isFresh = false } = moves[share] ?? {};
    const key = `${shares.length} ${share}`;
    const line = owner === null ? undefined : ring.owners[owner];
    const state = isLost ? 'lost' : isFresh && isRun ? 'fresh' : 'served';
    return (
      <g key={key} data-share={share} data-state={state}>
        <path d={wedge(middle, RING_INNER, RING_OUTER, from + GAP, to - GAP)} className="share" />
        {isRun && drawing.moved !== undefined && former !== null && !isLost ? (
          <path d={arc(middle, RING_INNER - 6, from + 0.012, to - 0.012)} className="share-moved" />
        ) : null}
        {state === 'fresh' && line ? (
          <path d={leadTo(line, middle, RING_OUTER + 4, (from + to) / 2)} className="share-lead" />
        ) : null}
        {shares.length <= MOST_WORDS ? (
          <ShareWords at={onCircle(middle, (RING_INNER + RING_OUTER) / 2, (from + to) / 2)} isLost={isLost}>
            {[`${drawing.share} ${share}`, percent(shares.length)]}
          </ShareWords>
        ) : null}
        {shares.length <= MOST_NAMED ? (
          <OwnerName
            ring={ring}
            owner={owner}
            former={isRun ? former : null}
            at={onCircle(middle, RING_OUTER + 11, (from + to) / 2)}
            middleX={middle.x}
          />
        ) : null}
      </g>
    );
  });
}

function ShareWords({
  at,
  isLost,
  children: [name, share],
}: {
  readonly at: { readonly x: number; readonly y: number };
  readonly isLost: boolean;
  readonly children: readonly [string, string];
}) {
  return (
    <text x={at.x} y={at.y - 3} textAnchor="middle" className="share-words">
      <tspan>{name}</tspan>
      <tspan x={at.x} dy="14">
        {isLost ? `✕ ${share}` : share}
      </tspan>
    </text>
  );
}

function OwnerName({
  ring,
  owner,
  former,
  at,
  middleX,
}: {
  readonly ring: RingShape;
  readonly owner: number | null;
  readonly former: number | null;
  readonly at: { readonly x: number; readonly y: number };
  readonly middleX: number;
}) {
  const label = owner === null ? 'nobody' : (ring.drawing.owners[owner]?.label ?? '');
  const old = former === null ? undefined : ring.drawing.owners[former]?.label;
  const anchor = Math.abs(at.x - middleX) < 16 ? 'middle' : at.x > middleX ? 'start' : 'end';
  const y = at.y + (anchor === 'middle' ? (at.y < ringMiddle(ring.drawing.users.length).y ? -3 : 11) : 4);
  const words = old === undefined ? label : `${short(old)} ${short(label)}`;
  const width = monoWidth(words) * LETTER;
  const left = at.x - (anchor === 'middle' ? width / 2 : anchor === 'end' ? width : 0);
  const struck = old === undefined ? 0 : monoWidth(short(old)) * LETTER;
  return (
    <>
      <text x={left} y={y} className="share-owner" data-nobody={owner === null || undefined}>
        {old === undefined ? null : <tspan className="share-former">{short(old)}</tspan>}
        <tspan x={old === undefined ? left : left + struck + monoWidth(' ')}>
          {old === undefined ? label : short(label)}
        </tspan>
      </text>
      {struck > 0 ? <path d={`M${left} ${y - 4}h${struck}`} className="share-strike" /> : null}
    </>
  );
}

function Middle({
  ring,
  shares,
  at,
}: {
  readonly ring: RingShape;
  readonly shares: number;
  readonly at: { readonly x: number; readonly y: number };
}) {
  const { middle, share } = ring.drawing;
  const lines = [...middle, `${shares} ${share}${shares === 1 ? '' : 's'}`];
  const top = at.y - ((lines.length - 1) * 15) / 2 + 4;
  return lines.map((line, i) => (
    <text
      key={line}
      x={at.x}
      y={top + i * 15}
      textAnchor="middle"
      className={i === lines.length - 1 ? 'share-count' : 'share-key'}
    >
      {line}
    </text>
  ));
}

/** The clocks of the one that decides: name, ring and how much of how long. */
function Clock({ instance }: { readonly instance: string }) {
  const isRun = useMode() === 'run';
  const timers = useInstance(instance)?.timers.filter(({ startedMs, endsMs }) => endsMs > startedMs) ?? [];
  const [timer] = timers;
  const isShown = isRun && timer !== undefined;
  const now = usePlayhead(isShown);
  const reduced = useReducedMotion();
  if (!isShown) return null;
  return (
    <span
      data-timer={timer.name}
      className="num flex items-center gap-1.5 rounded-1 border border-transition-border bg-transition-bg px-1.5 text-11 leading-4 font-medium text-transition-fg"
    >
      {reduced ? <RoleGlyph tone="transition" /> : <Ring elapsed={elapsedShare(timer, now)} size={12} />}
      {timer.name} {reduced ? `${((timer.endsMs - now) / 1000).toFixed(1)} s left` : elapsedText(timer, now)}
    </span>
  );
}

/** The state in one line, what the next failure would do, and what the red arc means. */
function Words({ ring }: { readonly ring: RingShape }) {
  const { drawing } = ring;
  const isRun = useMode() === 'run';
  const told = useLive((frame) => JSON.stringify(drawing.tell(frame)));
  const hasMoved = useLive((frame, run) => {
    const history = shareHistory(run, drawing.instance, drawing.fact);
    const shares = sharesOf(frame.instances.get(drawing.instance)?.facts[drawing.fact]);
    return shares.some((owner, share) => owner !== null && formerOwner(history, frame.atMs, share) !== null);
  });
  if (told === undefined) return null;
  const { role, head, detail } = JSON.parse(told) as ReturnType<typeof drawing.tell>;
  return (
    <div
      className="absolute inset-x-0 bottom-0 flex flex-col items-center gap-0.5 text-12"
      style={{ height: RING_WORDS }}
    >
      <span className="flex items-center gap-1.5">
        <StateBadge instance={drawing.instance} />
        <span
          className={cx('num flex items-center gap-1 font-medium', role === 'active' ? 'text-ink' : roleText(role))}
        >
          {role === 'active' ? null : <RoleGlyph tone={role} />}
          {head}
        </span>
      </span>
      <span className="num line-clamp-2 max-w-full px-1 text-11 leading-[15px] text-ink-2">{detail}</span>
      <Clock instance={drawing.instance} />
      {isRun && hasMoved && drawing.moved !== undefined ? (
        <span className="flex items-center gap-1.5 text-11 leading-[14px] text-ink-3">
          <i className="block h-[3px] w-4 rounded-full bg-failed-solid" />
          {drawing.moved}
        </span>
      ) : null}
    </div>
  );
}
