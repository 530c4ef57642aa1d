// A page that helps to choose between two systems: questions, a recommendation with its reasons, the table with the rows that decide. It names no technology.
import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { comparisonCards } from '../../machines/comparisons';
import type { Comparison } from '../../machines/kernel/comparison';
import { Button } from '../ui';
import { AdviceCard } from './AdviceCard';
import { type Answers, adviceOf } from './advice';
import { ComparisonTable } from './ComparisonTable';
import { Questions } from './Questions';

export function ComparePage({ id }: { readonly id: string }) {
  const [comparison, setComparison] = useState<Comparison | 'gone' | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const card = comparisonCards.find((each) => each.id === id);
    const read = card ? card.load() : Promise.resolve(null);
    void read.then(
      (found) => isCurrent && setComparison(found ?? 'gone'),
      () => isCurrent && setComparison('gone'),
    );
    return () => {
      isCurrent = false;
    };
  }, [id]);
  return (
    <main className="min-h-0 flex-1 overflow-y-auto">
      <div className="mx-auto max-w-[1240px] px-6 pt-6 pb-12">
        <a
          href="#designs"
          className="hoverable -ml-1.5 inline-flex min-h-7 items-center gap-1 rounded-2 px-1.5 text-12 font-medium text-ink-2 hover:bg-hover hover:text-ink"
        >
          <ArrowLeft size={14} aria-hidden="true" />
          All designs
        </a>
        {comparison === 'gone' ? (
          <p role="alert" className="mt-6">
            This comparison could not be fetched.
          </p>
        ) : comparison ? (
          <Content comparison={comparison} />
        ) : null}
      </div>
    </main>
  );
}

function Content({ comparison }: { readonly comparison: Comparison }) {
  const [answers, setAnswers] = useState<Answers>({});
  const advice = adviceOf(comparison, answers);
  const isAnswered = Object.keys(answers).length > 0;
  return (
    <>
      <h1 className="mt-3 text-28 font-semibold tracking-[-0.02em]">{comparison.title}</h1>
      <p className="mt-1 text-14 text-ink-2">{comparison.summary}</p>
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)_360px] items-start gap-x-8 gap-y-6 max-wide:grid-cols-[minmax(0,1fr)_320px] max-wide:gap-x-6">
        <Questions
          questions={comparison.questions}
          answers={answers}
          onAnswer={(question, option) => setAnswers({ ...answers, [question]: option })}
        />
        <div className="sticky top-4 grid gap-3">
          <AdviceCard comparison={comparison} advice={advice} />
          {isAnswered ? (
            <Button size="sm" variant="quiet" className="justify-self-start" onClick={() => setAnswers({})}>
              Start over
            </Button>
          ) : null}
        </div>
      </div>
      <ComparisonTable comparison={comparison} rows={advice.rows} chosen={advice.subject} />
    </>
  );
}
