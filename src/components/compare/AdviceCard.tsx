// The recommendation and its reasons; it is told as it changes. It weighs nothing itself.
import { CircleMinus, CirclePlus } from 'lucide-react';
import type { Comparison } from '../../machines/kernel/comparison';
import { cx } from '../ui';
import type { Advice } from './advice';

interface AdviceProps {
  readonly comparison: Comparison;
  readonly advice: Advice;
}

export function AdviceCard({ comparison, advice }: AdviceProps) {
  const titleOf = (id: string | undefined): string => comparison.subjects.find((each) => each.id === id)?.title ?? '';
  const isOne = advice.kind === 'one';
  return (
    <section
      aria-label="Recommendation"
      className={cx(
        'rounded-4 border p-4 shadow-low',
        isOne ? 'border-accent bg-selected' : 'border-line-strong bg-raised',
      )}
    >
      <p className="text-12 text-ink-2">Recommendation</p>
      <p aria-live="polite" className="mt-0.5 text-20 font-semibold">
        {headline(advice, titleOf)}
      </p>
      {advice.kind === 'open' ? (
        <ul className="mt-2 grid gap-2 text-12 text-ink-2">
          {comparison.subjects.map(({ id, title, choose }) => (
            <li key={id}>
              <b className="font-medium text-ink">{title}:</b> {choose}
            </li>
          ))}
        </ul>
      ) : null}
      {advice.reasons.length > 0 ? (
        <ul className="mt-3 grid gap-2 text-12">
          {advice.reasons.map(({ subject, kind, why }) => (
            <li key={why} className="flex gap-2">
              {kind === 'rules-out' ? (
                <CircleMinus size={16} aria-hidden="true" className="mt-px shrink-0 text-failed-fg" />
              ) : (
                <CirclePlus size={16} aria-hidden="true" className="mt-px shrink-0 text-active-fg" />
              )}
              <span>
                <b className="font-medium">
                  {kind === 'rules-out' ? `Not ${titleOf(subject)}.` : `For ${titleOf(subject)}.`}
                </b>{' '}
                <span className="text-ink-2">{why}</span>
              </span>
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

function headline({ kind, subject, reasons }: Advice, titleOf: (id: string | undefined) => string): string {
  switch (kind) {
    case 'one':
      return titleOf(subject);
    case 'either':
      return 'Either: as much speaks for each';
    case 'none':
      return 'Neither of them';
    case 'open':
      return reasons.length === 0 ? 'Answer a question' : 'Still open';
  }
}
