// The chain of causes, newest first: what, when, one reason, then chips that open their source.
import { memo } from 'react';
import type { Rule } from '../../machines/kernel/types';
import { seek, setPlaying } from '../../state/run-store';
import { durationLabel, playheadLabel, type Why, type WhyStep, weakestConfidence } from '../story';
import { Chip, cx, RoleGlyph, roleText, SourceChip } from '../ui';
import { Section } from './form/Section';

export const WhySection = memo(function WhySection({ why }: { readonly why: Why }) {
  const { question, steps } = why;
  return (
    <Section title={question} action={<span className="num text-12 text-ink-3">{count(steps.length)}</span>}>
      {steps.length === 0 ? (
        <p className="text-12 text-ink-2">Nothing has touched it since the run began.</p>
      ) : (
        <ol className="pl-5">
          {steps.map((step, i) => (
            <Step key={step.seq} step={step} last={i === steps.length - 1} />
          ))}
        </ol>
      )}
    </Section>
  );
});

const count = (steps: number): string => (steps === 0 ? '' : steps === 1 ? '1 step' : `${steps} steps`);

function Step({ step, last }: { readonly step: WhyStep; readonly last: boolean }) {
  const confidence = weakestConfidence([step]);
  const weakest = step.rules.find((rule) => rule.confidence === confidence);
  return (
    <li className={cx('relative text-12', !last && 'pb-2.5')}>
      <span className={cx('absolute top-[3px] -left-5', roleText(step.role))}>
        <RoleGlyph tone={step.role} size={11} />
      </span>
      {last ? null : <i aria-hidden="true" className="absolute top-4 -bottom-0.5 -left-[15px] w-px bg-line-strong" />}
      <div className="flex items-baseline gap-1.5 font-medium">
        <span className="min-w-0">{step.what}</span>
        <time className="num ml-auto font-normal text-ink-3">{step.atMs < 0 ? 'boot' : <When atMs={step.atMs} />}</time>
      </div>
      {step.byUser ? (
        <p className="text-ink-2">By you.</p>
      ) : step.reason === '' ? null : (
        <p className="text-ink-2">{step.reason}</p>
      )}
      <div className="mt-1 flex flex-wrap gap-x-1 gap-y-2 empty:hidden">
        {step.timer ? (
          <RuleChip label={`${step.timer.name} ${durationLabel(step.timer.durationMs)}`} rule={step.timer.rule} />
        ) : null}
        {step.rules.map((rule) => (
          <RuleChip key={rule.id} label={rule.id} rule={rule} />
        ))}
        {weakest ? <RuleChip rule={weakest} /> : null}
      </div>
    </li>
  );
}

const When = ({ atMs }: { readonly atMs: number }) => (
  <button
    type="button"
    title="Put the playhead here"
    className="rounded-1 hover:text-accent-text hover:underline"
    onClick={() => {
      setPlaying(false);
      seek(atMs);
    }}
  >
    {playheadLabel(atMs)}
  </button>
);

interface RuleChipProps {
  readonly label?: string;
  readonly rule: Rule | undefined;
}

/** A rule of the run, a timer by its rule, or (without a label) how sure the rule is. */
export function RuleChip({ label, rule }: RuleChipProps) {
  if (!rule) return label === undefined ? null : <Chip>{label}</Chip>;
  const { id, text, confidence, source } = rule;
  return (
    <SourceChip
      {...(label === undefined ? {} : { label })}
      title={id}
      text={text}
      confidence={confidence}
      source={source}
    />
  );
}
