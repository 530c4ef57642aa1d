// Small labels: plain chips, counts, and how sure a source is. They know no rule.
import type { ReactNode } from 'react';
import type { Confidence } from '../../model/diagnostics';
import { cx } from './class-names';
import { CONFIDENCE } from './confidence-words';

const CHIP =
  'inline-flex h-4 shrink-0 items-center gap-1 rounded-1 border border-line bg-sunken px-[5px] text-11 font-medium whitespace-nowrap';

export function Chip({
  children,
  className,
  title,
}: {
  readonly children: ReactNode;
  readonly className?: string;
  readonly title?: string;
}) {
  return (
    <span title={title} className={cx(CHIP, 'text-ink-2', className)}>
      {children}
    </span>
  );
}

/** A number beside a tab or heading. */
export function Count({ value, className }: { readonly value: number; readonly className?: string | undefined }) {
  return (
    <span
      className={cx(
        'num inline-block min-w-[18px] rounded-full border border-line bg-sunken px-[5px] text-center text-11 font-medium text-ink-2',
        className,
      )}
    >
      {value}
    </span>
  );
}

/** How sure a fact is; `source` (its keys) goes to the title. */
export function ConfidenceChip({
  confidence,
  source,
}: {
  readonly confidence: Confidence;
  readonly source?: string | undefined;
}) {
  const { word, tone, means } = CONFIDENCE[confidence];
  return (
    <span title={source ? `${means} ${source}` : means} className={cx(CHIP, tone)}>
      {word}
    </span>
  );
}
