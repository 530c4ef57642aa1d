// One console as data: what was typed and printed, the line that is being typed, and the history. Pure; it runs no command.

export interface Printed {
  readonly id: number;
  /** `{primary:node0}`; undefined where the device prints no such line. */
  readonly banner: string | undefined;
  readonly prompt: string;
  readonly line: string;
  readonly output: string;
  readonly kind: 'show' | 'request' | 'error' | 'help';
  /** Playhead when it was printed. */
  readonly atMs: number;
}
export interface Session {
  readonly printed: readonly Printed[];
  readonly line: string;
  readonly history: readonly string[];
  /** Place in the history while it is being walked; the length of it = the line being typed. */
  readonly cursor: number;
  /** What was being typed before the walk began. */
  readonly kept: string;
  readonly nextId: number;
}

/** Scrollback and history are bounded: a console left open must not grow for ever. */
export const KEPT = { printed: 100, history: 200 } as const;

export const emptySession: Session = { printed: [], line: '', history: [], cursor: 0, kept: '', nextId: 1 };

export const typed = (session: Session, line: string): Session => ({
  ...session,
  line,
  cursor: session.history.length,
});

/** Prints an answer; a line that was entered (not a help text) goes to the history and empties the input. */
export function printed(session: Session, answer: Omit<Printed, 'id'>): Session {
  const entered = answer.kind !== 'help';
  const isNew = entered && answer.line.trim() !== '' && session.history.at(-1) !== answer.line;
  const history = isNew ? [...session.history, answer.line].slice(-KEPT.history) : session.history;
  return {
    printed: [...session.printed, { ...answer, id: session.nextId }].slice(-KEPT.printed),
    line: entered ? '' : session.line,
    history,
    cursor: history.length,
    kept: '',
    nextId: session.nextId + 1,
  };
}

/** Walks the history: -1 to older lines, 1 to newer ones and back to what was being typed. */
export function recalled(session: Session, direction: 1 | -1): Session {
  const cursor = session.cursor + direction;
  if (cursor < 0 || cursor > session.history.length) return session;
  const kept = session.cursor === session.history.length ? session.line : session.kept;
  return { ...session, cursor, kept, line: session.history[cursor] ?? kept };
}

/** Ctrl-L: the scrollback goes, line and history stay. */
export const cleared = (session: Session): Session => ({ ...session, printed: [] });
