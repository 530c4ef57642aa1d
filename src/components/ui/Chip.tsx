// Small labels: plain chips, counts, and how sure a source is. They know no rule.
import type { ReactNode } from 'react';
import type { Confidence } from '../../model/diagnostics';
import { cx } from './class-names';

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

const WORDS: Readonly<Record<Confidence, { readonly word: string; readonly tone: string; readonly means: string }>> = {
  documented: { word: 'documented', tone: 'text-src-documented', means: 'The vendor documents it.' },
  captured: { word: 'seen on a device', tone: 'text-src-captured', means: 'Output of a real device shows it.' },
  derived: { word: 'derived', tone: 'text-src-derived', means: 'It follows from documented facts.' },
  unconfirmed: { word: 'unconfirmed', tone: 'text-src-unconfirmed', means: 'An assumption: no source settles it.' },
};

/** How sure a fact is; `source` (its keys) goes to the title. */
export function ConfidenceChip({
  confidence,
  source,
}: {
  readonly confidence: Confidence;
  readonly source?: string | undefined;
}) {
  const { word, tone, means } = WORDS[confidence];
  return (
    <span title={source ? `${means} ${source}` : means} className={cx(CHIP, tone)}>
      {word}
    </span>
  );
}
