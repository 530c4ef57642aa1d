// What the design rules report: severity, sentence, subject, rule and the button that mends it.
import { CircleCheck } from 'lucide-react';
import type { Finding, Severity } from '../../model';
import { applyStep, useEditor } from '../../state/editor-store';
import { selectSubject, useFindings } from '../../state/findings';
import { Button, cx, EmptyState, SeverityIcon, SourceChip, severityCount, severityText, severityWord } from '../ui';

export function FindingsList() {
  const findings = useFindings();
  const editable = useEditor((state) => state.mode === 'design');
  if (findings.length === 0)
    return (
      <div className="grid min-h-0 flex-1 place-items-center">
        <EmptyState
          tone="good"
          className="border-0"
          icon={<CircleCheck size={18} strokeWidth={1.5} />}
          title="No findings"
        >
          The rules looked at this design and have nothing to say.
        </EmptyState>
      </div>
    );
  return (
    <ul aria-label="Findings" className="min-h-0 flex-1 overflow-y-auto">
      {findings.map((finding) => (
        <Row key={keyOf(finding)} finding={finding} editable={editable} />
      ))}
    </ul>
  );
}

/** Two systems of one design may get the same sentence about parts of the same name. */
const keyOf = ({ rule, subject, message }: Finding): string => `${rule} ${JSON.stringify(subject)} ${message}`;

function Row({ finding, editable }: { readonly finding: Finding; readonly editable: boolean }) {
  const { fix, severity } = finding;
  return (
    <li className="flex min-h-8 items-center gap-2.5 border-b border-line px-3 text-12 last:border-b-0">
      <span className={cx('flex w-[76px] shrink-0 items-center gap-1.5 font-medium', severityText(severity))}>
        <SeverityIcon severity={severity} />
        {severityWord(severity)}
      </span>
      <button
        type="button"
        onClick={() => selectSubject(finding.subject)}
        title={finding.explanation}
        className="hoverable flex min-h-6 min-w-0 flex-1 items-baseline gap-2.5 rounded-1 py-1 text-left -outline-offset-2 hover:bg-hover"
      >
        <span className="min-w-0 truncate font-medium">{finding.message}</span>
        <span className="min-w-0 shrink-0 truncate text-ink-3">{finding.subjectName}</span>
        <span className="hidden min-w-0 flex-[1_9999_0%] truncate text-ink-3 wide:inline">{finding.explanation}</span>
      </button>
      <span className="rounded-1 border border-line bg-sunken px-[5px] text-11 font-medium text-ink-2">
        {finding.rule}
      </span>
      <SourceChip
        title={finding.rule}
        text={finding.explanation}
        confidence={finding.confidence}
        source={finding.source}
      />
      {fix ? (
        <Button
          size="sm"
          disabled={!editable}
          title={editable ? undefined : 'Editing is possible in Design.'}
          onClick={() => applyStep(fix.label, fix.apply)}
        >
          {fix.label}
        </Button>
      ) : null}
    </li>
  );
}

/** `1 error · 2 warnings · 1 note` with their glyphs, for the end of the tab row in Design. */
export function FindingsSummary() {
  const findings = useFindings();
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return (
    <span className="flex items-center gap-3 text-12">
      {(['error', 'warning', 'info'] as const).map((severity) => {
        const number = count(severity);
        if (number === 0) return null;
        return (
          <span
            key={severity}
            className={cx(
              'num flex items-center gap-[5px]',
              severity === 'info' ? 'text-ink-3' : severityText(severity),
            )}
          >
            <SeverityIcon severity={severity} size={13} />
            {severityCount(severity, number)}
          </span>
        );
      })}
    </span>
  );
}
