// Paste a Junos configuration and have it drawn; what cannot be read is told with its line, and the text stays. It parses nothing.
import { ClipboardList, OctagonX, TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { PASTED } from '../../machines/import';
import type { Diagnostic } from '../../model';
import { openText } from '../../state/documents';
import { Button, cx, Kbd } from '../ui';
import { lineRange } from './line-range';

/** Lines that the box shows whole. */
const EXAMPLE = `set chassis cluster reth-count 2
set interfaces reth0 unit 0 …
set security zones …`;
/** More would push the rest of the page away; the report of an opened design lists all. */
const SHOWN = 6;

/** Draws what is typed; its troubles are told unless one typed on meanwhile: the lines they name are gone then. */
async function drawText(
  typed: { readonly current: string },
  tell: (problems: readonly Diagnostic[]) => void,
): Promise<void> {
  const content = typed.current;
  const read = await openText(content, PASTED);
  if (typed.current === content) tell(read.value ? [] : read.diagnostics);
}

export function PasteCard() {
  const [text, setText] = useState('');
  const [problems, setProblems] = useState<readonly Diagnostic[]>([]);
  const field = useRef<HTMLTextAreaElement>(null);
  const typed = useRef('');
  const type = (content: string): void => {
    typed.current = content;
    setText(content);
    setProblems([]);
  };
  const draw = (): void => {
    if (text.trim() === '') field.current?.focus();
    else void drawText(typed, setProblems);
  };
  // Ctrl+V anywhere on the page draws at once: no need to find the box first.
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      if (event.target instanceof Element && event.target.closest('input, textarea')) return;
      const content = event.clipboardData?.getData('text/plain') ?? '';
      if (content.trim() === '') return;
      event.preventDefault();
      typed.current = content;
      setText(content);
      void drawText(typed, setProblems);
    };
    window.addEventListener('paste', paste);
    return () => window.removeEventListener('paste', paste);
  }, []);
  const show = (line: number): void => {
    const area = field.current;
    if (!area) return;
    const [start, end] = lineRange(text, line);
    area.focus();
    area.setSelectionRange(start, end);
    area.scrollTop = Math.max(0, (line - 3) * 18);
  };
  return (
    <section aria-labelledby="paste-title" className="rounded-4 border border-line bg-panel p-3 shadow-low">
      <div className="flex items-center gap-2">
        <ClipboardList size={16} strokeWidth={1.5} className="text-ink-2" aria-hidden="true" />
        <h2 id="paste-title" className="flex-1 text-14 font-semibold">
          Paste a Junos config
        </h2>
        <Kbd keys="Mod+V" />
      </div>
      <textarea
        ref={field}
        aria-label="Junos configuration"
        aria-describedby={problems.length > 0 ? 'paste-problems' : undefined}
        aria-invalid={problems.length > 0 || undefined}
        value={text}
        placeholder={EXAMPLE}
        spellCheck={false}
        autoComplete="off"
        wrap="off"
        onChange={(event) => type(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) draw();
        }}
        className={cx(
          'mono mt-2 block w-full resize-y rounded-3 border border-dashed bg-sunken px-2.5 py-2 text-11 leading-[18px] text-ink placeholder:text-ink-3',
          problems.length > 0 ? 'border-failed-solid' : 'border-line-control',
          text === '' ? 'h-[76px]' : 'h-48',
        )}
      />
      <div className="mt-2 flex items-center gap-2">
        <Button variant="primary" size="sm" onClick={draw}>
          Draw it
        </Button>
        <span className="text-11 text-ink-3">set, curly or Mist JSON. Stays local.</span>
      </div>
      <div aria-live="polite">{problems.length > 0 ? <Problems problems={problems} onLine={show} /> : null}</div>
    </section>
  );
}

function Problems({
  problems,
  onLine,
}: {
  readonly problems: readonly Diagnostic[];
  readonly onLine: (line: number) => void;
}) {
  const sorted = [...problems].sort((a, b) => rank(a) - rank(b));
  return (
    <ul id="paste-problems" className="mt-2.5 grid gap-1.5 border-t border-line pt-2.5 text-12">
      {sorted.slice(0, SHOWN).map((problem) => {
        const Icon = problem.severity === 'error' ? OctagonX : TriangleAlert;
        return (
          <li
            key={`${problem.line} ${problem.column} ${problem.code} ${problem.message}`}
            className={cx(
              'flex items-start gap-1.5',
              problem.severity === 'error' ? 'text-failed-fg' : 'text-transition-fg',
            )}
          >
            <Icon size={14} strokeWidth={1.5} className="mt-px shrink-0" aria-hidden="true" />
            <span className="min-w-0 break-words">
              {problem.line > 0 ? (
                <button
                  type="button"
                  className="num mr-1 font-medium underline underline-offset-2"
                  onClick={() => onLine(problem.line)}
                >
                  Line {problem.line}
                </button>
              ) : null}
              {problem.message}
            </span>
          </li>
        );
      })}
      {sorted.length > SHOWN ? <li className="text-ink-3">and {sorted.length - SHOWN} more</li> : null}
    </ul>
  );
}

const rank = (problem: Diagnostic): number =>
  problem.severity === 'error' ? 0 : problem.severity === 'warning' ? 1 : 2;
