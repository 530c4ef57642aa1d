// The line that is being typed: history, completion by Tab and Space, help by `?`.
import { type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';
import type { NodeId } from '../../model';
import { type Completion, completions } from '../../state/console';
import { Kbd } from '../ui';
import { afterSpace, afterTab, openWord } from './complete-line';
import { cleared, recalled, type Session, typed } from './session';

export interface CommandLineProps {
  readonly input: RefObject<HTMLInputElement | null>;
  readonly node: NodeId;
  readonly name: string;
  readonly prompt: string;
  readonly session: Session;
  readonly onSession: (change: (session: Session) => Session) => void;
  readonly onEnter: (line: string) => void;
  readonly onHelp: (line: string) => void;
}

export function CommandLine({ input, node, name, prompt, session, onSession, onEnter, onHelp }: CommandLineProps) {
  const { line } = session;
  const [focused, setFocused] = useState(false);
  const open = openWord(line);
  // What was just printed below `?` need not be told twice.
  const told = session.printed.at(-1)?.kind === 'help' && session.printed.at(-1)?.line === `${line}?`;
  const found = focused && open !== '' && !told ? completions(node, line).filter(({ value }) => value !== open) : [];
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
        const next = afterTab(line, completions(node, line));
        if (next === line && openWord(line) === '') onHelp(line);
        else setLine(next);
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
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    // Below the line where there is room, else above it: a list that is cut off helps nobody.
    const line = box.current?.parentElement?.getBoundingClientRect();
    const pane = box.current?.closest('section')?.getBoundingClientRect();
    const height = box.current?.offsetHeight ?? 0;
    const above = line && pane && line.bottom + height > pane.bottom && line.top - height > pane.top;
    box.current?.style.setProperty(above ? 'bottom' : 'top', '20px');
    box.current?.style.removeProperty(above ? 'top' : 'bottom');
  });
  return (
    <div
      ref={box}
      className="absolute z-10 w-96 max-w-full rounded-3 border border-line-strong bg-raised p-1 whitespace-normal shadow-high"
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
