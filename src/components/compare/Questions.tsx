// Questions with a few answers each, as native radios: arrows and names just work. It decides nothing.
import { useId } from 'react';
import type { ComparisonQuestion } from '../../machines/kernel/comparison';
import { cx } from '../ui';
import type { Answers } from './advice';

interface QuestionsProps {
  readonly questions: readonly ComparisonQuestion[];
  readonly answers: Answers;
  readonly onAnswer: (question: string, option: string) => void;
}

export function Questions({ questions, answers, onAnswer }: QuestionsProps) {
  const base = useId();
  return (
    <form aria-label="Questions" className="grid gap-4" onSubmit={(event) => event.preventDefault()}>
      {questions.map(({ id, text, options }) => (
        <fieldset key={id}>
          <legend className="mb-1.5 text-14 font-semibold">{text}</legend>
          <div className="flex flex-wrap gap-2">
            {options.map((option) => {
              const isChosen = answers[id] === option.id;
              return (
                <label
                  key={option.id}
                  className={cx(
                    'hoverable flex min-h-8 cursor-pointer items-center gap-2 rounded-2 border px-2.5 py-1 text-13 has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus',
                    isChosen
                      ? 'border-accent bg-selected text-ink'
                      : 'border-line-strong bg-raised text-ink-2 hover:border-line-control hover:text-ink',
                  )}
                >
                  <input
                    type="radio"
                    name={`${base} ${id}`}
                    checked={isChosen}
                    onChange={() => onAnswer(id, option.id)}
                    className="accent-(--accent)"
                  />
                  {option.label}
                </label>
              );
            })}
          </div>
        </fieldset>
      ))}
    </form>
  );
}
