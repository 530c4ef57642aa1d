// Where a line lies in a text. Pure.

/** Offsets of a line (counting from 1) in a text, for selecting it. */
export function lineRange(text: string, line: number): readonly [number, number] {
  const lines = text.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return [start, start + (lines[line - 1]?.length ?? 0)];
}
