// The command line of one device at the playhead: prompt, scrollback, completion. The last show command is printed again as time moves.
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { asId, find, type NodeId } from '../../model';
import { type Completion, completions, printAgain, promptOf, runCommand } from '../../state/console';
import { useDesign } from '../../state/editor-store';
import { currentBranch, useRun } from '../../state/run-store';
import { playheadLabel } from '../story';
import { cx, DeviceTile, Kbd, Select } from '../ui';
import { markChanges } from './changed-words';
import { afterSpace, afterTab, helpText, openWord } from './complete-line';
import { cleared, type Printed, printed, recalled, type Session, typed } from './session';

export interface ConsolePaneProps {
  readonly node: NodeId;
  readonly nodes: readonly NodeId[];
  readonly onNode: (node: NodeId) => void;
  /** Sessions live above the pane: leaving the tab loses nothing. */
  readonly session: Session;
  readonly onSession: (change: (session: Session) => Session) => void;
  readonly action?: React.ReactNode;
}

/** What the device would print now may be different from the last time: an event lies between, or a second of its clock. */
const usePrintKey = (): string =>
  useRun((state) => {
    const instants = currentBranch(state)?.run.instants ?? [];
    const passed = instants.findLastIndex((at) => at <= state.playheadMs);
    return `${state.current} ${passed} ${Math.floor(state.playheadMs / 1000)}`;
  });

export function ConsolePane({ node, nodes, onNode, session, onSession, action }: ConsolePaneProps) {
  const design = useDesign();
  const device = find(design.nodes, node);
  const key = usePrintKey();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the prompt depends on the playhead through the key
  const prompt = useMemo(() => promptOf(node), [node, key]);
  const input = useRef<HTMLInputElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const count = session.printed.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: every answer scrolls to its end
  useEffect(() => end.current?.scrollIntoView({ block: 'end' }), [count]);
  const enter = (line: string): void => {
    const { banner, prompt: sign } = promptOf(node);
    const atMs = useRun.getState().playheadMs;
    const reply = line.trim() === '' ? { kind: 'show' as const, output: '' } : runCommand(node, line);
    onSession((before) =>
      printed(before, { banner, prompt: sign, line, output: reply.output, kind: reply.kind, atMs }),
    );
  };
  const help = (line: string): void => {
    const { banner, prompt: sign } = promptOf(node);
    const atMs = useRun.getState().playheadMs;
    const output = helpText(completions(node, line));
    onSession((before) => printed(before, { banner, prompt: sign, line: `${line}?`, output, kind: 'help', atMs }));
  };
  const lastShow = session.printed.findLast((each) => each.kind === 'show' && each.output !== '')?.id;
  return (
    <section aria-label={`Console of ${device?.name ?? node}`} className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className="flex h-9 shrink-0 items-center gap-2 border-b border-line px-3 text-12">
        <DeviceTile kind={device?.kind ?? 'srx'} />
        <span className="w-40 shrink-0">
          <Select
            label="Device"
            layout="hidden"
            value={node}
            options={nodes.map((each) => ({ value: each, label: find(design.nodes, each)?.name ?? each }))}
            onChange={(value) => onNode(asId(value))}
          />
        </span>
        <span className="num ml-auto truncate text-ink-3">
          {device?.release ? `text of ${device.release}, at the playhead` : 'at the playhead'}
        </span>
        {action}
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: a click anywhere puts the cursor into the line; the line itself is focusable */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: see above */}
      <div
        className="mono min-h-0 flex-1 overflow-auto px-3.5 py-2 text-12 leading-[18px] tracking-normal whitespace-pre"
        onClick={() => {
          if (getSelection()?.isCollapsed ?? true) input.current?.focus();
        }}
      >
        <div role="log" aria-label="Output" aria-live="polite">
          {session.printed.map((each) => (
            <Answer key={each.id} answer={each} node={node} live={each.id === lastShow} printKey={key} />
          ))}
        </div>
        {prompt.banner === undefined ? null : <div className="text-ink-3">{prompt.banner}</div>}
        <Line
          input={input}
          node={node}
          name={device?.name ?? node}
          prompt={prompt.prompt}
          session={session}
          onSession={onSession}
          onEnter={enter}
          onHelp={help}
        />
        <div ref={end} />
      </div>
    </section>
  );
}

interface AnswerProps {
  readonly answer: Printed;
  readonly node: NodeId;
  /** The last show command: it follows the playhead. */
  readonly live: boolean;
  readonly printKey: string;
}

function Answer({ answer, node, live, printKey }: AnswerProps) {
  const text = useLiveText(answer, node, live, printKey);
  return (
    <div className="pb-[18px]">
      {answer.banner === undefined ? null : <div className="text-ink-3">{answer.banner}</div>}
      <div>
        <span className="text-accent-text">{answer.prompt}</span>
        {answer.line}
      </div>
      {text.note ? <div className="num float-right ml-4 text-11 text-ink-3 select-none">{text.note}</div> : null}
      <Marked text={text.now} before={text.before} dim={answer.kind === 'help'} />
    </div>
  );
}

function Marked({
  text,
  before,
  dim,
}: {
  readonly text: string;
  readonly before: string | undefined;
  readonly dim: boolean;
}) {
  const lines = useMemo(() => markChanges(text, before), [text, before]);
  if (text === '') return null;
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
  readonly note: string;
}

/** The text as of the playhead, and how it was before it last changed. */
function useLiveText(answer: Printed, node: NodeId, live: boolean, printKey: string): LiveText {
  const [shown, setShown] = useState<{
    readonly now: string;
    readonly before: string | undefined;
    readonly sinceMs: number;
  }>({
    now: answer.output,
    before: undefined,
    sinceMs: answer.atMs,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the text depends on the playhead through the key
  useEffect(() => {
    if (!live || answer.kind !== 'show') return;
    const text = printAgain(node, answer.line);
    if (text === undefined) return;
    const sinceMs = useRun.getState().playheadMs;
    setShown((last) => (last.now === text ? last : { now: text, before: last.now, sinceMs }));
  }, [live, node, answer.line, answer.kind, printKey]);
  const isPast = !live && answer.kind === 'show' && answer.output !== '';
  const note = isPast ? `at ${playheadLabel(shown.sinceMs)}` : shown.before === undefined ? '' : 'marked: what changed';
  return { now: shown.now, before: live ? shown.before : undefined, note };
}

interface LineProps {
  readonly input: React.RefObject<HTMLInputElement | null>;
  readonly node: NodeId;
  readonly name: string;
  readonly prompt: string;
  readonly session: Session;
  readonly onSession: ConsolePaneProps['onSession'];
  readonly onEnter: (line: string) => void;
  readonly onHelp: (line: string) => void;
}

function Line({ input, node, name, prompt, session, onSession, onEnter, onHelp }: LineProps) {
  const { line } = session;
  const [focused, setFocused] = useState(false);
  const open = openWord(line);
  const found = focused && open !== '' ? completions(node, line).filter(({ value }) => value !== open) : [];
  const setLine = (text: string): void => onSession((before) => typed(before, text));
  const onKey = (event: KeyboardEvent<HTMLInputElement>): void => {
    const atEnd = event.currentTarget.selectionStart === line.length;
    const quoted = (line.match(/"/g) ?? []).length % 2 === 1;
    switch (event.key) {
      case 'Enter':
        onEnter(line);
        break;
      case 'Tab': {
        // An empty line gives Tab back to the page: nobody may be caught in here.
        if (event.shiftKey || line.trim() === '') return;
        setLine(afterTab(line, completions(node, line)));
        break;
      }
      case ' ':
        if (!atEnd || quoted) return;
        setLine(afterSpace(line, completions(node, line)));
        break;
      case '?':
        if (quoted) return;
        onHelp(line);
        break;
      case 'ArrowUp':
      case 'ArrowDown':
        onSession((before) => recalled(before, event.key === 'ArrowUp' ? -1 : 1));
        break;
      case 'l':
        if (!event.ctrlKey) return;
        onSession(cleared);
        break;
      case 'u':
        if (!event.ctrlKey) return;
        setLine('');
        break;
      default:
        return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="relative flex">
      <span aria-hidden="true" className="shrink-0 text-accent-text">
        {prompt}
      </span>
      <input
        ref={input}
        value={line}
        aria-label={`Command line of ${name}`}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onChange={(event) => setLine(event.target.value)}
        onKeyDown={onKey}
        className="min-w-40 flex-1 bg-transparent caret-accent outline-none"
      />
      {found.length > 0 ? (
        <Suggestions
          found={found}
          column={prompt.length + line.length - open.length}
          onTake={(value) => {
            setLine(afterTab(line, [], value));
            input.current?.focus();
          }}
        />
      ) : null}
    </div>
  );
}

/** What could stand here: a hint below the word. Tab takes what all have in common, a click takes one. */
function Suggestions({
  found,
  column,
  onTake,
}: {
  readonly found: readonly Completion[];
  readonly column: number;
  readonly onTake: (value: string) => void;
}) {
  return (
    <div
      className="absolute top-5 z-10 w-96 max-w-full rounded-3 border border-line-strong bg-raised p-1 whitespace-normal shadow-high"
      style={{ left: `${column}ch`, fontFamily: 'var(--font-ui)' }}
    >
      <ul aria-label="Completions" className="max-h-40 overflow-y-auto">
        {found.slice(0, 12).map(({ value, help }) => (
          <li key={value}>
            <button
              type="button"
              tabIndex={-1}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onTake(value)}
              className="hoverable flex min-h-6 w-full items-baseline gap-3 rounded-2 px-2 py-0.5 text-left text-12 hover:bg-hover"
            >
              <span className="mono w-24 shrink-0">{value}</span>
              <span className="text-ink-2">{help}</span>
            </button>
          </li>
        ))}
      </ul>
      <div className="mt-1 flex items-center gap-2 border-t border-line px-2 pt-1.5 pb-0.5 text-11 text-ink-3">
        <Kbd keys="Tab" /> complete <Kbd keys="?" /> list <Kbd keys="|" /> match, count
      </div>
    </div>
  );
}
