// What the name in a field may be: entries of the same config, or devices of the drawing. It knows no technology.
import type { Design, JsonValue } from '../../../model';
import type { SelectOption } from '../../ui';
import { fieldText, valueAt } from './value-at';

/** The choices for `clusters.name` or `device:ap-group`, in their order; what is written but not there stays a choice that says so. */
export function referencesOf(refers: string, config: JsonValue, design: Design, now: string): readonly SelectOption[] {
  const options = refers.startsWith('device:') ? devices(design, refers.slice(7)) : entries(config, refers);
  if (now === '' || options.some(({ value }) => value === now)) return options;
  return [...options, { value: now, label: `${now} (not there)` }];
}

const devices = (design: Design, kind: string): readonly SelectOption[] =>
  Object.values(design.nodes)
    .filter((node) => node.kind === kind)
    .map(({ id, name }) => ({ value: id, label: name }));

function entries(config: JsonValue, refers: string): readonly SelectOption[] {
  const [list = '', key = ''] = refers.split('.');
  const found = valueAt(config, [list]);
  if (!Array.isArray(found)) return [];
  return found
    .map((_, at) => fieldText(valueAt(config, [list, at, key])))
    .map((name) => ({ value: name, label: name }));
}
