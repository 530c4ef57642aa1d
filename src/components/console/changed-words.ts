// Which words of a text differ from how it was printed before, place by place. Pure; it knows no output by name.

export interface Run {
  readonly text: string;
  readonly changed: boolean;
}

const pieces = (line: string): readonly string[] => line.match(/\s+|\S+/g) ?? [];
const words = (line: string): readonly string[] => line.match(/\S+/g) ?? [];

/** The text as runs, line by line; all unchanged where there is no text before, or where its lines do not line up. */
export function markChanges(text: string, before: string | undefined): readonly (readonly Run[])[] {
  const lines = text.split('\n');
  const old = before?.split('\n');
  return lines.map((line, i) => {
    const was = old?.length === lines.length ? old[i] : undefined;
    if (was === undefined || was === line) return [{ text: line, changed: false }];
    const wordsBefore = words(was);
    let at = 0;
    return pieces(line).map((piece): Run => {
      if (/^\s/.test(piece)) return { text: piece, changed: false };
      const changed = wordsBefore[at] !== piece;
      at += 1;
      return { text: piece, changed };
    });
  });
}
