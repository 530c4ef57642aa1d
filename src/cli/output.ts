// Where the runner's words go: files, stdout, stderr. It formats nothing.
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Refusal } from './arguments';

export interface Output {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Text to a file, or to stdout with one newline at its end. @throws Refusal with the system's reason */
export function deliver(output: Output, file: string | undefined, text: string): void {
  if (file === undefined || file === '-') output.out(text.endsWith('\n') ? text : `${text}\n`);
  else write(file, text);
}

function write(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text.endsWith('\n') ? text : `${text}\n`);
  } catch (error) {
    throw new Refusal(`${file}: cannot be written (${error instanceof Error ? error.message : String(error)}).`);
  }
}

const isFolder = (file: string): boolean =>
  file.endsWith('/') || (statSync(file, { throwIfNoEntry: false })?.isDirectory() ?? false);

/** One file to FILE, several into DIR; several without a place go to stdout, each under a comment with its name. */
export function deliverFiles(
  output: Output,
  place: string | undefined,
  files: readonly { readonly name: string; readonly text: string }[],
): void {
  const [only] = files;
  if (place === undefined) {
    if (files.length === 1 && only) deliver(output, undefined, only.text);
    else for (const file of files) output.out(`# ${file.name}\n${file.text}\n`);
  } else if (files.length === 1 && only && !isFolder(place)) write(place, only.text);
  else for (const file of files) write(path.join(place, file.name), file.text);
}

/** Columns aligned by their widest cell, without trailing spaces. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, index) => {
      widths[index] = Math.max(widths[index] ?? 0, cell.length);
    });
  return rows
    .map((row) =>
      row
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
