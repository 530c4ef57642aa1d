// The findings about one thing, each with its explanation and the button that mends it.
import { Info, OctagonX, TriangleAlert } from 'lucide-react';
import type { Finding, SubjectRef } from '../../model';
import { applyStep } from '../../state/editor-store';
import { useFindings } from '../../state/findings';
import { Button, cx, SourceChip } from '../ui';
import { Section } from './form/Section';

const LOOK = {
  error: { Icon: OctagonX, box: 'border-failed-border bg-failed-bg text-failed-fg' },
  warning: { Icon: TriangleAlert, box: 'border-transition-border bg-transition-bg text-transition-fg' },
  info: { Icon: Info, box: 'border-standby-border bg-standby-bg text-standby-fg' },
} as const;

/** Whether a finding is about this thing, or about a part of it. */
export function isAbout(finding: Finding, subject: SubjectRef): boolean {
  const about = finding.subject;
  if (subject.kind === 'design' || about.kind === 'design') return about.kind === subject.kind;
  if (about.kind !== subject.kind || about.id !== subject.id) return false;
  const wanted = subject.kind === 'group' ? (subject.path ?? []) : [];
  const path = about.kind === 'group' ? (about.path ?? []) : [];
  return wanted.every((step, i) => path[i] === step);
}

export function SubjectFindings({ subject }: { readonly subject: SubjectRef }) {
  const own = useFindings().filter((finding) => isAbout(finding, subject));
  if (own.length === 0) return null;
  return (
    <Section title="Findings" note={String(own.length)}>
      {own.map((finding) => (
        <FindingCard key={`${finding.rule} ${finding.message}`} finding={finding} />
      ))}
    </Section>
  );
}

function FindingCard({ finding }: { readonly finding: Finding }) {
  const { Icon, box } = LOOK[finding.severity];
  const { fix } = finding;
  return (
    <div className={cx('flex gap-2 rounded-2 border p-2.5 text-12', box)}>
      <Icon size={14} strokeWidth={1.5} className="mt-px shrink-0" aria-label={finding.severity} />
      <div className="min-w-0 flex-1">
        <p>
          <b className="font-semibold">{finding.message}</b> {finding.explanation}
        </p>
        <div className="mt-2 flex flex-wrap items-center gap-x-1.5 gap-y-2">
          {fix ? (
            <Button size="sm" onClick={() => applyStep(fix.label, fix.apply)}>
              {fix.label}
            </Button>
          ) : null}
          <span className="rounded-1 border border-line bg-sunken px-[5px] text-11 font-medium text-ink-2">
            {finding.rule}
          </span>
          <SourceChip
            title={finding.rule}
            text={finding.explanation}
            confidence={finding.confidence}
            source={finding.source}
          />
        </div>
      </div>
    </div>
  );
}
