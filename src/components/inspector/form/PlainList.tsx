// A list of words or numbers in a form, and what all lists of a form share.
import { X } from 'lucide-react';
import type { JsonValue } from '../../../model';
import { useDesign } from '../../../state/editor-store';
import { IconButton, Select, TextField } from '../../ui';
import type { FieldModel, ListModel, Path } from './field-model';
import { inSentence, titleOf } from './field-words';
import { type FormAccess, useForm } from './form-context';
import { Leaf, valueOfText } from './Leaf';
import { referencesOf } from './references';
import { fieldText, valueAt } from './value-at';

/** Takes an entry of a list away; absent where the form is read-only. */
export function RemoveButton({ path, name }: { readonly path: Path; readonly name: string }) {
  const form = useForm();
  if (form.readOnly) return null;
  return (
    <IconButton
      size="sm"
      label={`Remove ${name}`}
      icon={<X size={14} strokeWidth={1.5} />}
      onClick={() => form.commit(path, undefined)}
    />
  );
}

/** A list of words or numbers: a field each, and an empty one that adds. */
export function PlainList({ model, path }: { readonly model: ListModel; readonly path: Path }) {
  const form = useForm();
  const values = listAt(form, path);
  const title = titleOf(model.item, 'entry');
  return (
    <>
      {values.map(({ key, value, i }) => {
        const at = [...path, i];
        return (
          <div key={key} className="flex items-start gap-1">
            <div className="min-w-0 flex-1">
              <Leaf model={model.item} path={at} title={`${title} ${i + 1}`} layout="hidden" />
            </div>
            <RemoveButton path={at} name={fieldText(value)} />
          </div>
        );
      })}
      {form.readOnly || values.length >= model.maxLength ? null : (
        <AddPlain key={values.length} title={title} item={model.item} path={[...path, values.length]} />
      )}
      {form.readOnly && values.length === 0 ? <p className="text-12 text-ink-3">none</p> : null}
    </>
  );
}

function AddPlain({ title, item, path }: { readonly title: string; readonly item: FieldModel; readonly path: Path }) {
  const form = useForm();
  if (item.refers !== '') return <AddReference title={title} item={item} path={path} />;
  return (
    <TextField
      label={`Add ${title}`}
      layout="hidden"
      mono
      value=""
      placeholder={`Add ${inSentence(title)}`}
      check={(text) => (text.trim() === '' ? undefined : form.check(path, item, valueOfText(item, text)))}
      onCommit={(text) => {
        if (text.trim() !== '') form.commit(path, valueOfText(item, text));
      }}
    />
  );
}

/** One more of what is there; what the list has already is not offered again. */
function AddReference({
  title,
  item,
  path,
}: {
  readonly title: string;
  readonly item: FieldModel;
  readonly path: Path;
}) {
  const form = useForm();
  const design = useDesign();
  const taken = new Set(listAt(form, path.slice(0, -1)).map(({ value }) => fieldText(value)));
  const options = referencesOf(item.refers, form.value, design, '').filter(({ value }) => !taken.has(value));
  if (options.length === 0) return null;
  return (
    <Select
      label={`Add ${title}`}
      layout="hidden"
      value=""
      options={[{ value: '', label: `Add ${inSentence(title)}` }, ...options]}
      onChange={(text) => {
        if (text !== '') form.commit(path, text);
      }}
    />
  );
}

/** The entries of a list with their places. The place is the key: a name that is being edited must not move the focus. */
export const listAt = (
  form: FormAccess,
  path: Path,
): readonly { readonly key: string; readonly value: JsonValue; readonly i: number }[] => {
  const value = valueAt(form.value, path);
  const list: readonly JsonValue[] = Array.isArray(value) ? value : [];
  return list.map((each, i) => ({ key: String(i), value: each, i }));
};
