// Cleans one line of a captured terminal session: prompts, banners and paging marks go away. Knows terminals, no configuration.

/** What a line is once the terminal's traces are off it. */
export interface SourceLine {
  /** 1-based. */
  readonly number: number;
  readonly text: string;
  /** Columns that were cut off in front of `text`. */
  readonly cut: number;
  /** The prompt that stood in front: operational (`>`) or configuration (`#`). */
  readonly prompt: 'none' | 'operational' | 'configuration';
  /** Words of an `[edit ...]` banner on this line. */
  readonly edit: readonly string[] | undefined;
}

const PROMPT = /^(?:\{[\w:-]{1,60}\})?(?:\[edit[^\]]*\])?\s*[\w.-]{1,64}@[\w.:{}$<>-]{1,255}?([>#%])(?:\s+|$)/;
const BANNER = /^(?:\{\w[\w:.-]{0,60}\})?\s*(?:\[edit([^\]]*)\])?\s*$/;
const MORE = /-{2,3}\(more(?: \d+%)?\)-{2,3}/g;
/** Escape sequences of a terminal, and control characters but tab and carriage return. */
const ESCAPES = /[^\P{Cc}\t\r]\[[0-9;?]*[A-Za-z]|[^\P{Cc}\t\r]/gu;
const TRACES = /[^\P{Cc}\t]|\(more/u;

/** The lines of a text, each cleaned; handles byte order marks and the line ends of all systems. */
export function* sourceLines(text: string): Generator<SourceLine> {
  const separator = text.includes('\n') ? '\n' : '\r';
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let number = 1; at <= text.length; number++) {
    let end = text.indexOf(separator, at);
    if (end < 0) end = text.length;
    const stop = end > at && text.charCodeAt(end - 1) === 13 ? end - 1 : end;
    yield cleanLine(text.slice(at, stop), number);
    at = end + 1;
  }
}

function cleanLine(source: string, number: number): SourceLine {
  const plain: SourceLine = { number, text: source, cut: 0, prompt: 'none', edit: undefined };
  const first = source.charCodeAt(0);
  // the lines of a configuration itself: no time is spent on them ('s' of set, blanks of the curly form)
  if ((first === 115 || first === 32) && !TRACES.test(source) && !source.includes('@')) return plain;
  let text = source;
  if (TRACES.test(text)) text = text.replace(ESCAPES, '').replace(MORE, ' ').replace(/\r/g, ' ');
  const trimmed = text.trimStart();
  const head = trimmed.charCodeAt(0);
  if (head === 123 || head === 91) {
    const banner = BANNER.exec(trimmed);
    if (banner !== null && trimmed.trim().length > 1)
      return { ...plain, text: '', edit: banner[1]?.split(/\s+/).filter((word) => word !== '') };
  }
  if (trimmed.includes('@')) {
    const prompt = PROMPT.exec(trimmed);
    if (prompt !== null) {
      const rest = trimmed.slice(prompt[0].length);
      return {
        ...plain,
        text: rest,
        cut: text.length - rest.length,
        prompt: prompt[1] === '#' ? 'configuration' : 'operational',
      };
    }
  }
  return text === source ? plain : { ...plain, text };
}
