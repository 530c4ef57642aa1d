// What the import understood and what not, line by line, with the text one click away. It reads nothing again.
import { ChevronDown, FileCheck2, Info, OctagonX, TriangleAlert, X } from 'lucide-react';
import { useState } from 'react';
import { asId, type Diagnostic, find, type NodeId, type Severity } from '../../model';
import { dismissImportReport, type ImportReport as Report, useEditor } from '../../state/editor-store';
import { maskSecrets } from '../../state/exports';
import { chooseModel } from '../../state/hardware';
import { hasSelection, useView } from '../../state/view-store';
import { Button, cx, Dialog, IconButton, Select, Switch } from '../ui';
import { CodeView } from './CodeView';
import { bySeverity, summaryOf } from './import-summary';

const LOOKS: Readonly<Record<Severity, { readonly icon: typeof Info; readonly tone: string; readonly word: string }>> =
  {
    error: { icon: OctagonX, tone: 'text-failed-fg', word: 'Error' },
    warning: { icon: TriangleAlert, tone: 'text-transition-fg', word: 'Warning' },
    info: { icon: Info, tone: 'text-standby-fg', word: 'Note' },
  };

export function ImportReport() {
  const report = useEditor((state) => state.importReport);
  const [line, setLine] = useState<number | null>(null);
  const [unfolded, setUnfolded] = useState<boolean | null>(null);
  const atWork = useView((state) => hasSelection(state.selection));
  if (!report) return null;
  const problems = bySeverity(report.diagnostics);
  const worst = problems[0]?.severity ?? 'info';
  // Notes alone are no reason to cover the drawing, and who has begun to work on it has seen the rest.
  const isOpen = unfolded ?? (worst !== 'info' && !atWork);
  return (
    <section
      aria-label="Import report"
      className="absolute right-3 bottom-3 z-20 flex max-h-[min(320px,calc(100%-24px))] w-90 max-wide:bottom-14 flex-col overflow-hidden rounded-3 border border-line-strong bg-raised text-12 shadow-mid"
    >
      <div className="flex items-center gap-2 py-1.5 pr-2 pl-3">
        <FileCheck2 size={16} strokeWidth={1.5} className="shrink-0 text-ink-2" aria-hidden="true" />
        <div className="min-w-0 flex-1">
          <h2 className="truncate font-semibold">{report.name === 'pasted' ? 'Pasted configuration' : report.name}</h2>
          <p role="status" className={worst === 'info' ? 'text-ink-2' : LOOKS[worst].tone}>
            {summaryOf(report.text, report.diagnostics)}
          </p>
        </div>
        <Button size="sm" variant="quiet" aria-expanded={isOpen} onClick={() => setUnfolded(!isOpen)}>
          {isOpen ? 'Fold' : 'Show'}
          <ChevronDown
            size={14}
            strokeWidth={1.5}
            aria-hidden="true"
            className={cx('transition-transform', isOpen && 'rotate-180')}
          />
        </Button>
        <IconButton
          label="Dismiss the import report"
          size="sm"
          icon={<X size={14} strokeWidth={1.75} />}
          onClick={dismissImportReport}
        />
      </div>
      {problems.length > 0 && isOpen ? (
        <ul className="min-h-0 overflow-y-auto border-t border-line py-1">
          {problems.map((problem) => (
            <Problem
              key={`${problem.line} ${problem.column} ${problem.code} ${problem.message}`}
              problem={problem}
              onLine={setLine}
            />
          ))}
        </ul>
      ) : null}
      {isOpen ? (
        <div className="border-t border-line px-2 py-1.5">
          <Button size="sm" variant="quiet" onClick={() => setLine(0)}>
            Show the text
          </Button>
        </div>
      ) : null}
      {line === null ? null : <KeptText report={report} line={line} onClose={() => setLine(null)} />}
    </section>
  );
}

function Problem({ problem, onLine }: { readonly problem: Diagnostic; readonly onLine: (line: number) => void }) {
  const { icon: Icon, tone, word } = LOOKS[problem.severity];
  return (
    <li className="flex items-start gap-2 px-3 py-1">
      <Icon size={14} strokeWidth={1.5} className={cx('mt-px shrink-0', tone)} aria-label={word} />
      <span className="min-w-0 break-words">
        {problem.line > 0 ? (
          <button
            type="button"
            className="num mr-1.5 rounded-1 font-medium text-accent-text underline underline-offset-2"
            onClick={() => onLine(problem.line)}
          >
            Line {problem.line}
          </button>
        ) : null}
        {problem.message}
        {problem.question ? <ModelChoice question={problem.question} /> : null}
      </span>
    </li>
  );
}

/** The models that the text may mean; the chosen one renumbers the ports of the pair, as one step that can be undone. */
function ModelChoice({ question }: { readonly question: NonNullable<Diagnostic['question']> }) {
  const node = asId<NodeId>(question.node);
  const model = useEditor((state) => (state.history ? find(state.history.present.nodes, node)?.model : undefined));
  if (model === undefined) return null;
  return (
    <Select
      label="Real model"
      value={model}
      options={question.models.map((name) => ({ value: name, label: name }))}
      onChange={(chosen) => chooseModel(node, chosen)}
      className="mt-1"
    />
  );
}

function KeptText({
  report,
  line,
  onClose,
}: {
  readonly report: Report;
  readonly line: number;
  readonly onClose: () => void;
}) {
  const [isShown, setShown] = useState(false);
  const text = isShown ? report.text : maskSecrets(report.text);
  return (
    <Dialog
      open
      onClose={onClose}
      title={report.name === 'pasted' ? 'The pasted text' : report.name}
      footer={<Switch label="Show secrets" layout="inline" checked={isShown} onChange={setShown} />}
      className="w-[min(880px,calc(100vw-32px))]"
    >
      <div className="-m-4 flex h-[60vh] flex-col">
        <CodeView text={text} label="The imported text" marked={line > 0 ? line : undefined} />
      </div>
    </Dialog>
  );
}
