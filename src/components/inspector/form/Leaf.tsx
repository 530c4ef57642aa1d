// One field of a config: number, text, switch or choice, with the schema's sentence beside it. The typed value stays.
import type { JsonValue } from '../../../model';
import { useDesign } from '../../../state/editor-store';
import { type FieldMessage, Select, Switch, TextField } from '../../ui';
import type { ChoiceModel, FieldModel, NumberModel, Path } from './field-model';
import { useForm } from './form-context';
import { referencesOf } from './references';
import { fieldText, valueAt } from './value-at';

export interface LeafProps {
  readonly model: FieldModel;
  readonly path: Path;
  readonly title: string;
  readonly layout?: 'row' | 'stack' | 'hidden';
}

/** A field for a value without parts; anything else is shown as JSON. */
export function Leaf(props: LeafProps) {
  const { model, path, title, layout = 'row' } = props;
  const form = useForm();
  const value = valueAt(form.value, path);
  const help = helpOf(model);
  switch (model.kind) {
    case 'text':
      if (model.refers !== '') return <ReferenceLeaf {...props} value={value} />;
      return <TextLeaf {...props} value={value} />;
    case 'number':
      return <TextLeaf {...props} value={value} />;
    case 'switch':
      return (
        <Switch
          label={title}
          help={help}
          checked={value === true}
          disabled={form.readOnly}
          onChange={(next) => form.commit(path, next)}
        />
      );
    case 'choice':
      return <ChoiceLeaf {...props} model={model} value={value} />;
    default:
      return (
        <TextField
          label={title}
          help={help}
          layout={layout}
          mono
          readOnly
          value={fieldText(value)}
          onCommit={() => undefined}
        />
      );
  }
}

/** What a field means: its description, the device's default, where it comes from. */
function helpOf(model: FieldModel): string | undefined {
  const parts = [
    model.description,
    model.fallback === '' ? '' : `Default ${model.fallback}${model.unit === '' ? '' : ` ${model.unit}`}.`,
    model.drawingOnly ? 'Not part of the configuration.' : '',
  ];
  return parts.filter(Boolean).join(' ') || undefined;
}

function TextLeaf({
  model,
  path,
  title,
  layout = 'row',
  value,
}: LeafProps & { readonly value: JsonValue | undefined }) {
  const form = useForm();
  const next = (text: string): JsonValue | undefined => valueOfText(model, text);
  const check = (text: string): FieldMessage | undefined => {
    const trouble = form.check(path, model, next(text));
    if (trouble === undefined) return undefined;
    const nearest = model.kind === 'number' ? nearestOf(model, text) : undefined;
    if (nearest === undefined) return { text: trouble };
    return { text: trouble, fix: { label: `Set ${nearest}`, apply: () => form.commit(path, nearest) } };
  };
  const own = fieldText(value);
  // A value that came from a file or an import may break the schema as it is.
  const trouble = own === '' && model.empty !== 'no' ? undefined : form.check(path, model, value);
  return (
    <TextField
      label={title}
      help={helpOf(model)}
      layout={layout}
      mono
      value={own}
      placeholder={model.fallback}
      readOnly={form.readOnly}
      suffix={layout === 'hidden' ? undefined : suffixOf(model)}
      check={check}
      error={trouble === undefined ? undefined : { text: trouble }}
      onCommit={(text) => form.commit(path, next(text))}
      {...(model.kind === 'number' ? { inputMode: 'numeric' as const, step: stepOf(model) } : {})}
    />
  );
}

const stepOf =
  (model: NumberModel) =>
  (text: string, direction: 1 | -1): string | undefined => {
    const from = Number(text === '' ? model.fallback : text);
    return Number.isInteger(from) ? String(Math.min(model.max, Math.max(model.min, from + direction))) : undefined;
  };

/** What a typed text stands for; an empty text takes an optional value away. Words where a number belongs stay words: the schema refuses them. */
export function valueOfText(model: FieldModel, text: string): JsonValue | undefined {
  const trimmed = text.trim();
  if (trimmed === '' && model.empty === 'absent') return undefined;
  if (trimmed === '' && model.empty === 'null') return null;
  if (model.kind !== 'number') return trimmed;
  return /^-?\d+(\.\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
}

function nearestOf(model: NumberModel, text: string): number | undefined {
  const number = Number(text);
  if (text.trim() === '' || !Number.isFinite(number)) return undefined;
  const nearest = Math.round(Math.min(model.max, Math.max(model.min, number)));
  return nearest === number ? undefined : nearest;
}

function suffixOf(model: FieldModel): string | undefined {
  if (model.unit !== '') return model.unit;
  if (model.kind !== 'number' || model.max - model.min > 300) return undefined;
  return `${model.min} to ${model.max}`;
}

const NONE = '';

/** The name of something that is there: chosen, not typed. */
function ReferenceLeaf({
  model,
  path,
  title,
  layout = 'row',
  value,
}: LeafProps & { readonly value: JsonValue | undefined }) {
  const form = useForm();
  const design = useDesign();
  const now = fieldText(value);
  const options = referencesOf(model.refers, form.value, design, now);
  const none = model.empty === 'no' && now !== NONE ? [] : [{ value: NONE, label: 'none' }];
  return (
    <Select
      label={title}
      help={helpOf(model)}
      layout={layout}
      disabled={form.readOnly}
      value={now}
      options={[...none, ...options]}
      onChange={(text) => form.commit(path, valueOfText(model, text))}
    />
  );
}

function ChoiceLeaf({
  model,
  path,
  title,
  layout = 'row',
  value,
}: LeafProps & { readonly model: ChoiceModel; readonly value: JsonValue | undefined }) {
  const form = useForm();
  const options = model.options.map((option) => ({ value: String(option), label: String(option) }));
  const none =
    model.empty === 'no'
      ? []
      : [{ value: NONE, label: model.fallback === '' ? 'not set' : `${model.fallback} (default)` }];
  return (
    <Select
      label={title}
      help={helpOf(model)}
      layout={layout}
      disabled={form.readOnly}
      value={fieldText(value)}
      options={[...none, ...options]}
      onChange={(text) => {
        if (text === NONE && model.empty !== 'no') form.commit(path, model.empty === 'null' ? null : undefined);
        else
          form.commit(
            path,
            model.options.find((option) => String(option) === text),
          );
      }}
    />
  );
}
