// Text of one or more files → a design, by asking every technology. It reads; it never throws and never loses a line.
import type { Design, Diagnostic, Read } from '../model';
import { inIdOrder, loadDesign } from '../model';
import { type JunosTree, keptStatements, readJunos, valueOf as singleValue } from '../vendor/junos';
import type { ConfigImport, HaTechnology } from './kernel/technology';
import { technologies } from './registry';

export interface InputFile {
  readonly name: string;
  readonly text: string;
}

/** A design document starts as JSON does; a Junos prompt such as `{primary:node0}` does not. */
const looksLikeJson = (text: string): boolean => /^﻿?\s*(\{\s*("|\}|$)|\[)/.test(text);

const problem = (code: string, message: string): Diagnostic => ({
  severity: 'error',
  line: 0,
  column: 0,
  code,
  message,
});

/** The name of a text that came by the clipboard, which has no file name. */
export const PASTED = 'pasted';
/** What a design is called: its file's name as the technology has it, or what a pasted text says of itself. */
function nameOf(file: InputFile, tree: JunosTree, design: Design): string {
  if (file.name !== PASTED) return design.name;
  return singleValue(tree, 'system', 'host-name') ?? 'Pasted configuration';
}

interface JunosFile extends ReturnType<typeof readJunos> {
  readonly file: InputFile;
}

/** What one technology has drawn, with the systems of the same device that others find in the same configuration. */
function joined(found: ConfigImport, tree: JunosTree, reader: HaTechnology): ConfigImport {
  return technologies().reduce((drawn, technology) => {
    const more = technology === reader ? undefined : technology.join?.(drawn.design, tree);
    if (more === undefined) return drawn;
    return {
      design: more.design,
      diagnostics: [...drawn.diagnostics, ...more.diagnostics],
      ...(drawn.understood && { understood: [...drawn.understood, ...(more.understood ?? [])] }),
    };
  }, found);
}

function importJunos({ file, tree, diagnostics }: JunosFile): Read<Design> {
  for (const technology of technologies()) {
    const found = technology.read(tree, file);
    if (found) {
      const all = joined(found, tree, technology);
      return {
        value: inIdOrder({ ...all.design, name: nameOf(file, tree, all.design) }),
        diagnostics: [
          ...diagnostics,
          ...all.diagnostics,
          ...(all.understood ? keptStatements(tree, all.understood) : []),
        ],
      };
    }
  }
  const subject = file.name === PASTED ? 'This text' : file.name;
  const known = technologies()
    .map((technology) => technology.title)
    .join(', ');
  const message =
    tree.children.length === 0
      ? `${subject} holds no configuration; expected Junos set lines, a curly-brace configuration or a Standby design.`
      : `${subject} has none of the systems that Standby draws (${known}).`;
  return { value: undefined, diagnostics: [...diagnostics, problem('import.unknown', message)] };
}

/** Technologies that have to be loaded to read these files: those of a design document, else all (undefined). */
export function technologiesOfFiles(files: readonly InputFile[]): readonly string[] | undefined {
  const designs = files.map((file) => (looksLikeJson(file.text) ? loadDesign(file.text).value : undefined));
  if (designs.includes(undefined)) return undefined;
  return designs.flatMap((design) => technologiesOf(design));
}

/** The technologies that a design's groups name. */
export const technologiesOf = (design: Design | undefined): readonly string[] =>
  Object.values(design?.groups ?? {}).map(({ technology }) => technology);

/** A design document, where the text is none whatever else says that its technology understands it. */
function importJson(file: InputFile): Read<Design> | HaTechnology {
  const design = loadDesign(file.text);
  if (design.value) return design;
  return technologies().find(({ documents }) => documents?.recognises(file.text)) ?? design;
}

interface Part {
  readonly files: readonly InputFile[];
  readonly read: Read<Design>;
}

/** Two configurations that a technology reads as one system, where each member has its own. */
function importTogether(first: JunosFile, second: JunosFile): Part | undefined {
  const both = [first, second] as const;
  for (const technology of technologies()) {
    const found = technology.readTogether?.(both.map(({ tree, file }) => ({ tree, source: file })));
    if (!found) continue;
    const diagnostics = both.flatMap((own, at) =>
      [...own.diagnostics, ...(found.diagnostics[at] ?? [])].map((each) => ({
        ...each,
        message: `${own.file.name}: ${each.message}`,
      })),
    );
    return { files: both.map(({ file }) => file), read: { value: inIdOrder(found.design), diagnostics } };
  }
  return undefined;
}

/** Junos configurations: those that are members of one system together, every other one alone. */
function readJunosParts(files: readonly InputFile[]): readonly Part[] {
  const left = files.map((file): JunosFile => ({ file, ...readJunos(file.text) }));
  const parts: Part[] = [];
  for (let first = left.shift(); first !== undefined; first = left.shift()) {
    const own = first;
    const together = left.flatMap((other, at) => {
      const part = importTogether(own, other);
      return part === undefined ? [] : [{ part, at }];
    })[0];
    if (together === undefined) parts.push({ files: [own.file], read: importJunos(own) });
    else {
      left.splice(together.at, 1);
      parts.push(together.part);
    }
  }
  return parts;
}

/** Each file alone, or with those that it makes one system with; documents of one technology together, since they may speak of each other. */
function readParts(files: readonly InputFile[]): readonly Part[] {
  const parts: Part[] = [...readJunosParts(files.filter(({ text }) => !looksLikeJson(text)))];
  const documents = new Map<HaTechnology, InputFile[]>();
  for (const file of files.filter(({ text }) => looksLikeJson(text))) {
    const read = importJson(file);
    if ('value' in read) parts.push({ files: [file], read });
    else documents.set(read, [...(documents.get(read) ?? []), file]);
  }
  for (const [technology, own] of documents) {
    const read = technology.documents?.read(own);
    if (read) parts.push({ files: own, read: { ...read, ...(read.value && { value: inIdOrder(read.value) }) } });
  }
  return parts;
}

/**
 * Reads files of any known form (told apart by themselves): a design document, Junos configurations, or documents of a technology
 * that has some. Several Junos files are one per device; those of one cluster are the same configuration and give one design.
 * @returns the design, if one could be made, and every diagnostic with its line (prefixed by the file where there are several)
 */
export function importFiles(files: readonly InputFile[]): Read<Design> {
  const parts = readParts(files);
  const diagnostics = parts.flatMap(({ files: own, read }) =>
    read.diagnostics.map((each) =>
      files.length > 1 && own.length === 1 ? { ...each, message: `${own[0]?.name}: ${each.message}` } : each,
    ),
  );
  const designs = parts.flatMap(({ read }) => read.value ?? []);
  const [first, ...others] = designs;
  if (!first) return { value: undefined, diagnostics };
  const shape = JSON.stringify(first.groups);
  const different = others.some((design) => JSON.stringify(design.groups) !== shape);
  if (!different) return { value: first, diagnostics };
  const message = 'The files configure different systems; import them one after the other.';
  return { value: undefined, diagnostics: [...diagnostics, problem('import.several', message)] };
}
