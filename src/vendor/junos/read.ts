// Reads Junos text of either form, tells the forms apart by itself and never throws: what cannot be read becomes a diagnostic.
import { createCurlyReader } from './curly';
import { createReporter, type JunosDiagnostic } from './diagnostics';
import { sourceLines } from './lines';
import { createSetReader, isCommand, type OperationalCommand } from './set-lines';
import { createBuilder, type Word } from './statement';
import type { JunosTree } from './tree';
import { createScanner } from './words';

export interface JunosReadResult {
  readonly tree: JunosTree;
  readonly form: 'set' | 'curly';
  readonly diagnostics: readonly JunosDiagnostic[];
  /** Commands typed at an operational prompt, and `set chassis cluster cluster-id ...`: no configuration, left out of the tree. */
  readonly commands: readonly OperationalCommand[];
}

/** 32 million characters; the largest configurations of real devices are below 10. */
const MAX_CHARACTERS = 32_000_000;
/** Lines after which the form of the text is certain. */
const FORM_SAMPLE = 2_000;
const CURLY_END = /[{};]\s*(?:(?:##|\/\*).*)?$/;
const CHATTER =
  /^\s*(?:commit complete|configuration check succeeds|load complete|(?:Entering|Exiting) configuration mode|The configuration has been|Users currently editing|warning:|error:|syntax error|unknown command|\^|Last login|--- JUNOS|node\d:\s*$|-{5,}\s*$|\[ok\]|Possible completions)/;

/** Which form is the text in? Decided by the first lines that can only be one of them. */
function formOf(text: string): 'set' | 'curly' {
  let set = 0;
  let curly = 0;
  let seen = 0;
  for (const line of sourceLines(text)) {
    if (line.text.trim() === '' || line.prompt === 'operational') continue;
    if (++seen > FORM_SAMPLE) break;
    if (/^\s*(?:set|delete|deactivate|activate|edit)\s/.test(line.text) && !line.text.endsWith('{')) set++;
    else if (CURLY_END.test(line.text)) curly++;
  }
  return curly > set ? 'curly' : 'set';
}

/** The path that `show configuration chassis cluster | display set` or `show cluster` names. */
function shownPath(command: string): readonly string[] | undefined {
  const match = /^(?:run\s+)?show(\s+configuration)?(?:\s+([^|]*))?/.exec(command);
  if (match === null) return undefined;
  return (match[2] ?? '').split(/\s+/).filter((word) => word !== '');
}

/**
 * Reads Junos configuration text: set form, curly form, or a captured session with either. Returns everything readable as one
 * tree, and a diagnostic with line, column and what was expected for the rest.
 */
export function readJunos(text: string): JunosReadResult {
  const reporter = createReporter();
  const builder = createBuilder(reporter, true);
  const commands: OperationalCommand[] = [];
  const sets = createSetReader(builder, reporter, commands);
  const blocks = createCurlyReader(builder, reporter);
  const source = text.length > MAX_CHARACTERS ? text.slice(0, MAX_CHARACTERS) : text;
  const form = formOf(source);
  const scanner = createScanner();
  const comments: string[] = [];
  let openComment: string[] | undefined;
  let openedAt = { line: 1, column: 1 };
  let lastSetLine = 0;

  for (const line of sourceLines(source)) {
    const place = { line: line.number, column: line.cut + 1 };
    let body = line.text;
    let cut = line.cut;
    if (openComment !== undefined) {
      const end = body.indexOf('*/');
      openComment.push((end < 0 ? body : body.slice(0, end)).trim());
      if (end < 0) continue;
      comments.push(openComment.filter((each) => each !== '').join('\n'));
      openComment = undefined;
      body = body.slice(end + 2);
      cut += end + 2;
    }
    if (line.edit !== undefined) {
      sets.moveTo(line.edit, line.number);
      continue;
    }
    if (body.trim() === '') continue;
    // nothing of a block goes on behind a prompt
    if (line.prompt !== 'none' && blocks.isOpen()) blocks.finish();
    if (line.prompt === 'operational') {
      const path = /^show\s+configuration\b/.test(body) ? shownPath(body) : undefined;
      if (path === undefined) commands.push({ line: line.number, text: body.trim() });
      else blocks.startAt(/\|\s*display\s+set/.test(body) ? [] : path.map((word) => asWord(word, place)));
      sets.moveTo([], line.number);
      continue;
    }
    if (line.prompt === 'none' && !blocks.isOpen() && CHATTER.test(body)) continue;
    if (!blocks.isOpen() && isCommand(body)) {
      if (/^\s*(?:run\s+)?show\s*/.test(body) && line.prompt === 'configuration') {
        const path = shownPath(body.trim()) ?? [];
        blocks.startAt([
          ...(/\bconfiguration\b/.test(body) ? [] : sets.here()),
          ...path.map((word) => asWord(word, place)),
        ]);
        continue;
      }
      scanner.start(body, line.number, cut, 'set');
      sets.read(scanner, comments);
      lastSetLine = line.number;
      continue;
    }
    const trimmed = body.trimStart();
    if (form === 'curly' || blocks.isOpen() || CURLY_END.test(body)) {
      scanner.start(body, line.number, cut, 'curly');
      if (blocks.read(scanner, comments)) {
        openComment = [comments.pop() ?? ''];
        openedAt = place;
      }
      continue;
    }
    if (trimmed.startsWith('##') || trimmed.startsWith('!')) continue;
    if (trimmed.startsWith('#')) {
      comments.push(trimmed.slice(1).trim());
      continue;
    }
    if (trimmed.startsWith('/*')) {
      const end = trimmed.indexOf('*/');
      openedAt = place;
      if (end < 0) openComment = [trimmed.slice(2).trim()];
      else comments.push(trimmed.slice(2, end).trim());
      continue;
    }
    const behind =
      lastSetLine > 0 ? ` It looks like the rest of line ${lastSetLine}, broken by the terminal; join the two.` : '';
    reporter.report(
      'error',
      place,
      'not-a-command',
      `This line does not begin with a command.${behind}`,
      'set, delete, deactivate or activate',
    );
  }
  if (openComment !== undefined)
    reporter.report('error', openedAt, 'comment-not-closed', 'This comment is never closed.', '*/');
  blocks.finish();
  sets.finish();
  if (source !== text) {
    reporter.report(
      'error',
      { line: 1, column: 1 },
      'text-too-long',
      `Only the first ${MAX_CHARACTERS} characters of this text were read.`,
    );
  }
  if (comments.length > 0 && builder.root.children.length > 0) builder.root.endComment = comments.join('\n');
  return { tree: builder.root, form, diagnostics: reporter.diagnostics, commands };
}

const asWord = (text: string, place: { readonly line: number; readonly column: number }): Word => ({
  text,
  ...place,
  quoted: false,
});
