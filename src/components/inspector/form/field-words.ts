// What a form calls its fields and the entries of its lists. Pure; it knows no technology.
import type { JsonValue } from '../../../model';
import type { FieldModel, ObjectModel, Path } from './field-model';
import { valueAt } from './value-at';

/** `redundancyGroups` → `Redundancy groups`: for schemas without a title. */
export function wordsOfKey(key: string | number): string {
  if (typeof key === 'number') return String(key + 1);
  const words = key.replace(/([a-z])([A-Z0-9])/g, '$1 $2').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A title inside a sentence: `Redundancy groups` → `redundancy groups`, but `IPv4 addresses` and `VLAN` as they are. */
export const inSentence = (title: string): string =>
  /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;

export const titleOf = (model: FieldModel, key: string | number): string => model.title || wordsOfKey(key);

/** The field that tells the entries of a list apart: the first text, else the first number, of those that every entry has. */
function nameField({ fields }: ObjectModel): ObjectModel['fields'][number] | undefined {
  const always = fields.filter((field) => field.model.empty === 'no');
  const first = (kind: FieldModel['kind'], among: ObjectModel['fields']) =>
    among.find((field) => field.model.kind === kind);
  return first('text', always) ?? first('number', always) ?? first('text', fields) ?? first('number', fields);
}

/** What one entry of a list is called: `reth0`, `Redundancy group 1`, `10.0.0.1/24`; its number where it has no name. */
export function entryName(model: FieldModel, value: JsonValue | undefined, index: number): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  if (model.kind !== 'object') return `${index + 1}`;
  const field = nameField(model);
  const own = field && valueAt(value, [field.key]);
  if (typeof own === 'string' && own !== '') return own;
  if (field && typeof own === 'number') return `${titleOf(field.model, field.key)} ${own}`;
  return `${index + 1}`;
}

/** Name of the step that a change makes: `Set Weight of ge-0/0/14 to 100`. */
export function changeLabel(
  root: FieldModel,
  config: JsonValue,
  path: Path,
  next: JsonValue | undefined,
  subject: string,
): string {
  let model: FieldModel | undefined = root;
  let value: JsonValue | undefined = config;
  let owner = subject;
  let title = subject;
  let isEntry = false;
  path.forEach((step, i) => {
    const inner: FieldModel | undefined = modelStep(model, step);
    value = valueAt(value, [step]);
    isEntry = model?.kind === 'list';
    if (inner && isEntry) {
      const name = entryName(inner, value ?? (i === path.length - 1 ? next : undefined), Number(step));
      if (i === path.length - 1) title = `${inSentence(title)} ${name}`;
      else owner = name;
    } else if (inner) title = titleOf(inner, step);
    model = inner;
  });
  if (isEntry && next === undefined) return `Remove ${title} from ${owner}`;
  if (isEntry && value === undefined) return `Add ${title} to ${owner}`;
  const shown =
    typeof next === 'string' || typeof next === 'number'
      ? ` to ${next}`
      : next === true
        ? ' on'
        : next === false
          ? ' off'
          : '';
  if (next === undefined || next === null) return `Clear ${title} of ${owner}`;
  return next === true || next === false ? `Turn ${title} of ${owner}${shown}` : `Set ${title} of ${owner}${shown}`;
}

function modelStep(model: FieldModel | undefined, step: string | number): FieldModel | undefined {
  if (model?.kind === 'object') return model.fields.find((field) => field.key === step)?.model;
  if (model?.kind === 'list') return model.item;
  if (model?.kind === 'tuple') return typeof step === 'number' ? model.items[step] : undefined;
  return undefined;
}
