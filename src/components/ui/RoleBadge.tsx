// What a state means: shape, colour and the vendor's own word. It knows no technology.
import type { Role } from '../../machines/kernel/types';
import { cx } from './class-names';
import { Ring } from './Ring';

const TONES: Readonly<Record<Role, { readonly box: string; readonly text: string }>> = {
  active: { box: 'border-active-border bg-active-bg text-active-fg', text: 'text-active-fg' },
  standby: { box: 'border-standby-border bg-standby-bg text-standby-fg', text: 'text-standby-fg' },
  transition: { box: 'border-transition-border bg-transition-bg text-transition-fg', text: 'text-transition-fg' },
  failed: { box: 'border-failed-border bg-failed-bg text-failed-fg', text: 'text-failed-fg' },
  neutral: { box: 'border-line bg-sunken text-ink-2', text: 'text-ink-2' },
};

/** The shape of a role in the current text colour: disc, ring, half disc, cross; a dash for neutral. */
export function RoleGlyph({
  tone,
  size = 9,
  className,
}: {
  readonly tone: Role;
  readonly size?: number;
  readonly className?: string;
}) {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 10 10"
      width={size}
      height={size}
      className={cx('shrink-0', className)}
      data-glyph={tone}
    >
      {tone === 'active' && <circle cx="5" cy="5" r="4" fill="currentColor" />}
      {tone === 'standby' && <circle cx="5" cy="5" r="3.25" fill="none" stroke="currentColor" strokeWidth="1.6" />}
      {tone === 'transition' && (
        <>
          <circle cx="5" cy="5" r="3.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
          <path d="M5 1.6a3.4 3.4 0 0 0 0 6.8z" fill="currentColor" />
        </>
      )}
      {tone === 'failed' && (
        <path d="m2 2 6 6m0-6L2 8" fill="none" stroke="currentColor" strokeWidth="1.9" strokeLinecap="round" />
      )}
      {tone === 'neutral' && (
        <path d="M2 5h6" fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
      )}
    </svg>
  );
}

/** Text colour class of a role, for words outside a badge. */
export const roleText = (role: Role): string => TONES[role].text;
/** Box classes (border, ground, text) of a role, for cards and lanes that carry one. */
export const roleBox = (role: Role): string => TONES[role].box;

export interface RoleBadgeProps {
  readonly tone: Role;
  /** The vendor's word, unchanged. */
  readonly word: string;
  readonly size?: 'sm' | 'lg';
  /** `plain` = glyph and word without a box, as on a card in Design. */
  readonly variant?: 'box' | 'plain';
  /** A timed state: share elapsed (0 to 1) and seconds left; the ring takes the glyph's place. */
  readonly timer?: { readonly elapsed: number; readonly secondsLeft: number } | undefined;
  readonly className?: string;
}

export function RoleBadge({ tone, word, size = 'sm', variant = 'box', timer, className }: RoleBadgeProps) {
  const boxed = variant === 'box';
  return (
    <span
      data-role={tone}
      className={cx(
        'role-change inline-flex w-max shrink-0 items-center font-medium whitespace-nowrap',
        size === 'sm' ? 'gap-[5px] text-11' : 'gap-1.5 text-12',
        boxed && 'rounded-1 border',
        boxed && (size === 'sm' ? 'h-[18px] pr-1.5 pl-[5px]' : 'h-[22px] pr-2 pl-1.5'),
        boxed && timer && 'pl-[3px]',
        boxed ? TONES[tone].box : TONES[tone].text,
        className,
      )}
    >
      {timer ? <Ring elapsed={timer.elapsed} size={14} /> : <RoleGlyph tone={tone} size={size === 'sm' ? 9 : 10} />}
      {word}
      {timer ? <span className="num">{Math.max(0, timer.secondsLeft).toFixed(2)}</span> : null}
    </span>
  );
}
