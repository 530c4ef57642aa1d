// The way to pages that compare two systems. It compares nothing.
import { Scale } from 'lucide-react';
import { comparisonCards } from '../../machines/comparisons';
import { hashOfComparison } from '../app/hash';

export function CompareCard() {
  return comparisonCards.map(({ id, title, summary }) => (
    <a
      key={id}
      href={hashOfComparison(id)}
      className="hoverable flex items-start gap-3 rounded-4 border border-line bg-panel p-4 hover:border-line-control"
    >
      <span className="grid size-8 shrink-0 place-items-center rounded-3 border border-line bg-raised text-ink-2">
        <Scale size={16} aria-hidden="true" />
      </span>
      <span>
        <span className="block text-13 font-semibold">{title}</span>
        <span className="mt-0.5 block text-12 text-ink-2">{summary}</span>
      </span>
    </a>
  ));
}
