// How bad something is, as shape, word and colour: never by colour alone. It knows no rule.
import { Info, OctagonX, TriangleAlert } from 'lucide-react';

export type SeverityTone = 'error' | 'warning' | 'info';

const ICONS = { error: OctagonX, warning: TriangleAlert, info: Info } as const;
const WORDS = { error: 'Error', warning: 'Warning', info: 'Note' } as const;
const TEXT = { error: 'text-failed-fg', warning: 'text-transition-fg', info: 'text-standby-fg' } as const;
const BOX = {
  error: 'border-failed-border bg-failed-bg text-failed-fg',
  warning: 'border-transition-border bg-transition-bg text-transition-fg',
  info: 'border-standby-border bg-standby-bg text-standby-fg',
} as const;

/** `Error`. */
export const severityWord = (severity: SeverityTone): string => WORDS[severity];
/** `2 warnings`. */
export const severityCount = (severity: SeverityTone, count: number): string =>
  `${count} ${WORDS[severity].toLowerCase()}${count === 1 ? '' : 's'}`;
/** Class of words in its colour, and of a box with edge, ground and words. */
export const severityText = (severity: SeverityTone): string => TEXT[severity];
export const severityBox = (severity: SeverityTone): string => BOX[severity];

/** An octagon with a cross, a triangle or a circle; without a name it is decoration. */
export function SeverityIcon({
  severity,
  size = 14,
  label,
  className,
}: {
  readonly severity: SeverityTone;
  readonly size?: number;
  readonly label?: string;
  readonly className?: string;
}) {
  const Icon = ICONS[severity];
  return (
    <Icon
      size={size}
      strokeWidth={1.5}
      className={className}
      {...(label === undefined ? { 'aria-hidden': true } : { role: 'img', 'aria-label': label })}
    />
  );
}
