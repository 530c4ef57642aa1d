// Draws any part of a config as a form: objects, lists, tables, pairs. It walks the model and knows no technology.
import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { JsonValue } from '../../../model';
import { Button, Switch } from '../../ui';
import { blankOf, type FieldModel, type ListModel, type ObjectModel, type Path } from './field-model';
import { entryName, titleOf } from './field-words';
import { type FormAccess, FormContext, troubleOf, useForm } from './form-context';
import { Leaf } from './Leaf';
import { listAt, PlainList, RemoveButton } from './PlainList';
import { Section } from './Section';
import { valueAt, withValueAt } from './value-at';

const isLeaf = (model: FieldModel): boolean => !['object', 'list', 'tuple'].includes(model.kind);

/** Entries so small that a table row holds them. */
const isFlat = (model: FieldModel): model is ObjectModel =>
  model.kind === 'object' &&
  model.fields.length <= 3 &&
  model.fields.every((field) => isLeaf(field.model) && field.model.empty === 'no');

export interface PartProps {
  readonly model: FieldModel;
  readonly path: Path;
  readonly nested?: boolean;
}

/** The fields of one object: plain ones first, then a section for each part that has parts itself. */
export function ObjectFields({
  model,
  path,
  nested = true,
}: {
  readonly model: ObjectModel;
  readonly path: Path;
  readonly nested?: boolean;
}) {
  const plain = model.fields.filter((field) => isLeaf(field.model));
  const parts = model.fields.filter((field) => !isLeaf(field.model));
  const leaves = plain.map(({ key, model: field }) => (
    <Leaf key={key} model={field} path={[...path, key]} title={titleOf(field, key)} />
  ));
  return (
    <>
      {plain.length === 0 || nested ? leaves : <Section title="Settings">{leaves}</Section>}
      {parts.map(({ key, model: field }) => (
        <PartSection key={key} title={titleOf(field, key)} model={field} path={[...path, key]} nested={nested} />
      ))}
    </>
  );
}

function PartSection({
  title,
  model,
  path,
  nested,
}: {
  readonly title: string;
  readonly model: FieldModel;
  readonly path: Path;
  readonly nested: boolean;
}) {
  const form = useForm();
  const value = valueAt(form.value, path);
  if (model.kind === 'object' && model.empty !== 'no')
    return <OptionalObject title={title} model={model} path={path} nested={nested} />;
  const count = Array.isArray(value) && model.kind === 'list' ? value.length : undefined;
  // A part that was selected by itself shows what it holds; a whole config starts as a table of contents.
  const opens = (count ?? 0) <= SHORT && path.length > 2;
  return (
    <Section
      title={title}
      note={count === undefined ? undefined : String(count)}
      folds={model.kind === 'tuple' && model.items.every(isLeaf) ? undefined : opens ? 'open' : 'closed'}
      nested={nested}
    >
      <Part model={model} path={path} />
    </Section>
  );
}

/** Lists up to this length need no folding. */
const SHORT = 8;

/** Any model as fields. */
export function Part({ model, path }: PartProps) {
  switch (model.kind) {
    case 'object':
      return <ObjectFields model={model} path={path} />;
    case 'list':
      return isFlat(model.item) ? (
        <TableList model={model} item={model.item} path={path} />
      ) : isLeaf(model.item) ? (
        <PlainList model={model} path={path} />
      ) : (
        <EntryList model={model} path={path} />
      );
    case 'tuple':
      return model.items.map((item, i) => (
        <TupleItem key={titleOf(item, i)} item={item} path={[...path, i]} index={i} />
      ));
    default:
      return <Leaf model={model} path={path} title={titleOf(model, path.at(-1) ?? '')} />;
  }
}

function TupleItem({ item, path, index }: { readonly item: FieldModel; readonly path: Path; readonly index: number }) {
  const form = useForm();
  if (isLeaf(item)) return <Leaf model={item} path={path} title={titleOf(item, index)} />;
  return (
    <Section title={item.title || entryName(item, valueAt(form.value, path), index)} folds="open" nested>
      <Part model={item} path={path} />
    </Section>
  );
}

/** An object that may be missing: a switch, and its fields while it is there. */
function OptionalObject({
  title,
  model,
  path,
  nested,
}: {
  readonly title: string;
  readonly model: ObjectModel;
  readonly path: Path;
  readonly nested: boolean;
}) {
  const form = useForm();
  const [drafting, setDrafting] = useState(false);
  const value = valueAt(form.value, path);
  const on = value !== undefined && value !== null;
  const turn = (next: boolean): void => {
    setDrafting(false);
    if (!next) {
      if (on) form.commit(path, model.empty === 'null' ? null : undefined);
    } else if (form.check(path, model, blankOf(model)) === undefined) form.commit(path, blankOf(model));
    else setDrafting(true);
  };
  const body = (
    <>
      <Switch
        label={title}
        help={model.description || undefined}
        checked={on || drafting}
        disabled={form.readOnly}
        onChange={turn}
      />
      {on ? (
        <div className="ml-1 grid gap-1.5 border-l border-line pl-2">
          <ObjectFields model={model} path={path} />
        </div>
      ) : null}
      {drafting ? <Draft model={model} path={path} onDone={() => setDrafting(false)} /> : null}
    </>
  );
  return nested ? (
    <div className="grid gap-1.5 border-t border-line pt-1.5">{body}</div>
  ) : (
    <div className="grid gap-1.5 border-b border-line px-3 py-2">{body}</div>
  );
}

/** A narrow cell; what is wrong with its number is told over the width of the row. */
const NUMBER_CELL = 'w-[84px] py-[3px] pr-2 [&_[role=alert]]:-ml-[170px] [&_[role=alert]]:w-[246px]';

/** A list of small entries as a table: a column a field. */
function TableList({
  model,
  item,
  path,
}: {
  readonly model: ListModel;
  readonly item: ObjectModel;
  readonly path: Path;
}) {
  const form = useForm();
  const values = listAt(form, path);
  return (
    <>
      {values.length > 0 ? (
        <table className="w-full border-collapse text-12">
          <thead>
            <tr className="text-left text-11 text-ink-3 [&>th]:pr-2 [&>th]:pb-1 [&>th]:font-medium">
              {item.fields.map(({ key, model: field }) => (
                <th key={key} scope="col">
                  {titleOf(field, key)}
                </th>
              ))}
              <th scope="col" className="w-6">
                <span className="sr-only">Remove</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {values.map(({ key, value, i }) => {
              const name = entryName(item, value, i);
              return (
                <tr key={key} className="border-t border-line align-top">
                  {item.fields.map(({ key, model: field }) => (
                    <td key={key} className={field.kind === 'number' ? NUMBER_CELL : 'py-[3px] pr-2'}>
                      <Leaf
                        model={field}
                        path={[...path, i, key]}
                        title={`${titleOf(field, key)} of ${name}`}
                        layout="hidden"
                      />
                    </td>
                  ))}
                  <td className="py-[5px]">
                    <RemoveButton path={[...path, i]} name={name} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : null}
      <AddEntry model={model} path={path} count={values.length} />
    </>
  );
}

/** A list of larger entries: each folds under its name. */
function EntryList({ model, path }: { readonly model: ListModel; readonly path: Path }) {
  const form = useForm();
  const values = listAt(form, path);
  return (
    <>
      {values.map(({ key, value, i }) => {
        const name = entryName(model.item, value, i);
        return (
          <Section
            key={key}
            title={name}
            folds={values.length === 1 ? 'open' : 'closed'}
            nested
            action={<RemoveButton path={[...path, i]} name={name} />}
          >
            <Part model={model.item} path={[...path, i]} />
          </Section>
        );
      })}
      <AddEntry model={model} path={path} count={values.length} />
    </>
  );
}

function AddEntry({ model, path, count }: { readonly model: ListModel; readonly path: Path; readonly count: number }) {
  const form = useForm();
  const [drafting, setDrafting] = useState(false);
  if (form.readOnly) return count === 0 ? <p className="text-12 text-ink-3">none</p> : null;
  if (count >= model.maxLength) return null;
  if (drafting)
    return <Draft key={count} model={model.item} path={[...path, count]} onDone={() => setDrafting(false)} />;
  return (
    <div>
      <Button size="sm" variant="quiet" icon={<Plus size={14} strokeWidth={1.5} />} onClick={() => setDrafting(true)}>
        Add
      </Button>
    </div>
  );
}

/** A new object that is not in the config yet: it goes there, as one step, as soon as it is taken. */
function Draft({
  model,
  path,
  onDone,
}: {
  readonly model: FieldModel;
  readonly path: Path;
  readonly onDone: () => void;
}) {
  const outer = useForm();
  const [value, setValue] = useState<JsonValue>(() => blankOf(model));
  const trouble = troubleOf(model.schema, value) ?? outer.check(path, model, value);
  const access: FormAccess = {
    value,
    readOnly: false,
    check: (_, field, next) => (next === undefined ? undefined : troubleOf(field.schema, next)),
    commit: (at, next) => setValue((before) => withValueAt(before, at, next) ?? before),
  };
  return (
    <FormContext value={access}>
      <fieldset aria-label="New entry" className="grid gap-1.5 rounded-2 border border-accent-line bg-sunken p-2">
        <Part model={model} path={[]} />
        <div className="flex items-center gap-2">
          <Button
            size="sm"
            variant="primary"
            disabled={trouble !== undefined}
            title={trouble}
            onClick={() => {
              outer.commit(path, value);
              onDone();
            }}
          >
            Add
          </Button>
          <Button size="sm" variant="quiet" onClick={onDone}>
            Cancel
          </Button>
        </div>
      </fieldset>
    </FormContext>
  );
}
