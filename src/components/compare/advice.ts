// From answers to a recommendation: who is ruled out, who is the better fit, and which rows of the table say so. Pure.
import type { Comparison, ComparisonVerdict } from '../../machines/kernel/comparison';

/** Option by question. */
export type Answers = Readonly<Record<string, string>>;

export interface Advice {
  /** `open`: nothing decides yet; `either`: both fit as well; `none`: all are ruled out. */
  readonly kind: 'open' | 'one' | 'either' | 'none';
  readonly subject?: string;
  /** What was said for and against, in the order of the questions. */
  readonly reasons: readonly ComparisonVerdict[];
  /** Rows that decide. */
  readonly rows: ReadonlySet<string>;
}

/** A system that cannot be is out whatever speaks for it; among the rest the one with more on its side wins. */
export function adviceOf({ subjects, questions }: Comparison, answers: Answers): Advice {
  const reasons = questions.flatMap(
    ({ id, options }) => options.find((option) => option.id === answers[id])?.verdicts ?? [],
  );
  const rows = new Set(reasons.flatMap((reason) => reason.rows));
  const left = subjects.filter(
    ({ id }) => !reasons.some(({ subject, kind }) => subject === id && kind === 'rules-out'),
  );
  const told = { reasons, rows };
  if (left.length === 0) return { kind: 'none', ...told };
  const [only] = left;
  if (left.length < subjects.length && left.length === 1 && only) return { kind: 'one', subject: only.id, ...told };
  const votes = left
    .map(({ id }) => ({
      id,
      count: reasons.filter(({ subject, kind }) => subject === id && kind === 'speaks-for').length,
    }))
    .toSorted((a, b) => b.count - a.count);
  const [first, second] = votes;
  if (!first || first.count === 0) return { kind: 'open', ...told };
  if (second && second.count === first.count) return { kind: 'either', ...told };
  return { kind: 'one', subject: first.id, ...told };
}
