// One line of the scrollback with what was printed; the last show command is printed again as the playhead moves.
import { useMemo, useState } from 'react';
import type { NodeId } from '../../model';
import { printAgain } from '../../state/console';
import { useRun } from '../../state/run-store';
import { playheadLabel } from '../story';
import { cx } from '../ui';
import { markChanges, type Run } from './changed-words';
import type { Printed } from './session';

export interface AnswerProps {
  readonly answer: Printed;
  readonly node: NodeId;
  /** The last show command: it follows the playhead. */
  readonly live: boolean;
  readonly printKey: string;
}

export function Answer({ answer, node, live, printKey }: AnswerProps) {
  const text = useLiveText(answer, node, live, printKey);
  const lines = useMemo(() => markChanges(text.now, text.before), [text.now, text.before]);
  const marks = lines.some((line) => line.some((run) => run.changed));
  const isPast = !live && answer.kind === 'show' && text.now !== '';
  const note = isPast ? `at ${playheadLabel(text.sinceMs)}` : marks ? 'marked: what changed' : '';
  return (
    <div className="pb-[18px]">
      {answer.banner === undefined ? null : <div className="text-ink-3">{answer.banner}</div>}
      <div>
        <span className="text-accent-text">{answer.prompt}</span>
        {answer.line}
      </div>
      {note ? <div className="num float-right ml-4 text-11 text-ink-3 select-none">{note}</div> : null}
      {text.now === '' ? null : <Lines lines={lines} dim={answer.kind === 'help'} />}
    </div>
  );
}

function Lines({ lines, dim }: { readonly lines: readonly (readonly Run[])[]; readonly dim: boolean }) {
  return (
    <div className={cx(dim && 'text-ink-2')}>
      {lines.map((line, i) => {
        const at = String(i);
        return (
          <div key={at} className="min-h-[18px]">
            {line.map((run, j) =>
              run.changed ? (
                <mark
                  key={`${at} ${String(j)}`}
                  className="rounded-1 bg-transition-bg text-transition-fg shadow-[0_0_0_1px_var(--role-transition-border)]"
                >
                  {run.text}
                </mark>
              ) : (
                run.text
              ),
            )}
          </div>
        );
      })}
    </div>
  );
}

interface LiveText {
  readonly now: string;
  readonly before: string | undefined;
  /** Playhead when it became so. */
  readonly sinceMs: number;
}

/** The text as of the playhead, and how it was before it last changed. */
function useLiveText(answer: Printed, node: NodeId, live: boolean, printKey: string): LiveText {
  const [seen, setSeen] = useState<LiveText>({ now: answer.output, before: undefined, sinceMs: answer.atMs });
  const follows = live && answer.kind === 'show';
  const now = useMemo(
    () => (follows ? printedAt(printKey, node, answer.line) : undefined),
    [follows, printKey, node, answer.line],
  );
  // What was seen before is state of the past: it changes with the text, in the same render.
  if (now !== undefined && now !== seen.now) setSeen({ now, before: seen.now, sinceMs: useRun.getState().playheadMs });
  return { ...seen, before: live ? seen.before : undefined };
}

/** The text at the playhead; the key says which instant that is. */
const printedAt = (_key: string, node: NodeId, line: string): string | undefined => printAgain(node, line);
