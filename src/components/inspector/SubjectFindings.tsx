// The findings about one thing, each with its explanation and the button that mends it.

import { useEffect, useRef } from 'react';
import type { Finding, SubjectRef } from '../../model';
import { applyStep } from '../../state/editor-store';
import { findingKey, useFindings } from '../../state/findings';
import { setView, useView } from '../../state/view-store';
import { Button, cx, SeverityIcon, SourceChip, severityBox, severityWord } from '../ui';
import { Section } from './form/Section';

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
  const wanted = useView((state) => state.findingWanted);
  const isHere = own.some((finding) => findingKey(finding) === wanted);
  useEffect(() => {
    // What is not here must not take the focus when it comes here later.
    if (wanted !== null && !isHere) setView({ findingWanted: null });
  }, [wanted, isHere]);
  if (own.length === 0) return null;
  return (
    <Section title="Findings" note={String(own.length)}>
      {own.map((finding) => (
        <FindingCard key={findingKey(finding)} finding={finding} />
      ))}
    </Section>
  );
}

function FindingCard({ finding }: { readonly finding: Finding }) {
  const { fix, severity } = finding;
  const card = useRef<HTMLElement>(null);
  const isWanted = useView((state) => state.findingWanted === findingKey(finding));
  useEffect(() => {
    if (!isWanted) return;
    setView({ findingWanted: null });
    card.current?.focus();
  }, [isWanted]);
  return (
    <article
      ref={card}
      tabIndex={-1}
      aria-label={`${severityWord(severity)}: ${finding.message}`}
      className={cx('flex gap-2 rounded-2 border p-2.5 text-12', severityBox(severity))}
    >
      <SeverityIcon severity={severity} label={severityWord(severity)} className="mt-px shrink-0" />
      <div className="min-w-0 flex-1">
        <p>
          <b className="font-semibold">{finding.message}</b> {finding.explanation}
        </p>
        <div className="mt-2 flex flex-wrap items-center gap-x-1.5 gap-y-2">
          {fix ? (
            <Button
              size="sm"
              onClick={(event) => {
                // The button goes with its finding: the focus must not fall out of the pane.
                event.currentTarget.closest<HTMLElement>('aside')?.focus();
                applyStep(fix.label, fix.apply);
              }}
            >
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
    </article>
  );
}
