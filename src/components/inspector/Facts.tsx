// What a machine would show, as name and value. It knows no fact by name.
import type { JsonObject, JsonValue } from '../../model';
import { minus } from '../ui';
import { wordsOfKey } from './form/field-words';
import { Section } from './form/Section';

export function FactsSection({ facts }: { readonly facts: JsonObject }) {
  const rows = Object.entries(facts);
  if (rows.length === 0) return null;
  return (
    <Section title="Facts" folds="closed" note={String(rows.length)}>
      <dl className="grid grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)] text-12 [&>*]:border-t [&>*]:border-line [&>*]:py-1 [&>*:nth-child(-n+2)]:border-t-0">
        {rows.map(([name, value]) => [
          <dt key={name} className="pr-2 text-ink-2">
            {wordsOfKey(name)}
          </dt>,
          <dd key={`${name} value`} className="num break-words">
            {factText(value)}
          </dd>,
        ])}
      </dl>
    </Section>
  );
}

/** A fact as people read it: `yes`, `none`, `−45`, `IF SP`. */
export function factText(value: JsonValue): string {
  if (value === null) return 'n/a';
  if (typeof value === 'number') return minus(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value === '' ? 'none' : value;
  if (Array.isArray(value)) {
    const list: readonly JsonValue[] = value;
    return list.length === 0 ? 'none' : list.map(factText).join(', ');
  }
  return JSON.stringify(value);
}
