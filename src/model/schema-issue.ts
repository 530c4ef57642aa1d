// Turns the schema library's first issue into one sentence that names the place. It knows no field of a design.
import type { BaseIssue } from 'valibot';
import { type Path, placeName, shown, type Trouble } from './trouble';

/** The issue as trouble; the schemas' own messages say what was expected. */
export function issueTrouble(issue: BaseIssue<unknown>): Trouble {
  const path: Path = (issue.path ?? []).map((item) => (typeof item.key === 'number' ? item.key : String(item.key)));
  // A missing key is reported by the object around it, with the key as the last step of the path.
  if (issue.type === 'loose_object' && issue.expected === JSON.stringify(path.at(-1)) && issue.received === 'undefined')
    return {
      path: path.slice(0, -1),
      code: 'schema.missing',
      message: `${placeName(path.slice(0, -1))}: the field "${String(path.at(-1))}" is missing.`,
    };
  const expected =
    issue.type === 'picklist'
      ? `one of ${(issue.expected ?? '').replace(/[()"]/g, '').replaceAll(' | ', ', ')}`
      : issue.message;
  const found = expected.includes('(found ') ? '' : `, found ${shown(issue.input)}`;
  return { path, code: 'schema.value', message: `${placeName(path)}: expected ${expected}${found}.` };
}
