// What a form shows of a valibot schema: kinds of fields with titles, limits and choices. It walks any schema and knows no technology.
import type { GenericSchema } from 'valibot';

interface Common {
  /** From the schema's title; empty where it has none, and the key is then told instead. */
  readonly title: string;
  readonly description: string;
  readonly unit: string;
  /** What the device uses when the field is empty. */
  readonly fallback: string;
  readonly source: string;
  /** Nothing of it is written into a configuration. */
  readonly drawingOnly: boolean;
  /** What a text is the name of: `clusters.name` of the same config, `device:ap-group` of the drawing; empty = of nothing. */
  readonly refers: string;
  /** `absent` = the key may be missing; `null` = the value may be null; `no` = always there. */
  readonly empty: 'no' | 'absent' | 'null';
  /** The schema that a value of this field must pass. */
  readonly schema: GenericSchema;
}
export interface NumberModel extends Common {
  readonly kind: 'number';
  readonly min: number;
  readonly max: number;
}
export interface TextModel extends Common {
  readonly kind: 'text';
}
export interface SwitchModel extends Common {
  readonly kind: 'switch';
}
export interface ChoiceModel extends Common {
  readonly kind: 'choice';
  readonly options: readonly (string | number)[];
}
export interface ObjectModel extends Common {
  readonly kind: 'object';
  readonly fields: readonly { readonly key: string; readonly model: FieldModel }[];
}
export interface ListModel extends Common {
  readonly kind: 'list';
  readonly item: FieldModel;
  readonly maxLength: number;
}
export interface TupleModel extends Common {
  readonly kind: 'tuple';
  readonly items: readonly FieldModel[];
}
/** A part of a schema that no form can edit; its value is shown as it is. */
export interface OtherModel extends Common {
  readonly kind: 'other';
}
export type FieldModel =
  | NumberModel
  | TextModel
  | SwitchModel
  | ChoiceModel
  | ObjectModel
  | ListModel
  | TupleModel
  | OtherModel;
export type Path = readonly (string | number)[];

type Bag = Readonly<Record<string, unknown>>;
const bag = (value: unknown): Bag =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
const isSchema = (value: unknown): value is GenericSchema => bag(value).kind === 'schema';
const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

const known = new WeakMap<GenericSchema, FieldModel>();

/** The form of a schema; computed once per schema. */
export function fieldModel(schema: GenericSchema): FieldModel {
  const before = known.get(schema);
  if (before) return before;
  const model = build(schema);
  known.set(schema, model);
  return model;
}

/** The actions of a schema's pipe with those of its inner schemas, outermost last: the last word about a title wins. */
function actionsOf(schema: GenericSchema): readonly Bag[] {
  const pipe: unknown = bag(schema).pipe;
  if (!Array.isArray(pipe)) return [];
  return pipe.flatMap((part: unknown) => (part === schema || !isSchema(part) ? [bag(part)] : actionsOf(part)));
}

const EMPTIES: Readonly<Record<string, Common['empty']>> = {
  optional: 'absent',
  exact_optional: 'absent',
  nullable: 'null',
  nullish: 'null',
};

function build(schema: GenericSchema): FieldModel {
  const raw = bag(schema);
  const empty = EMPTIES[schema.type];
  if (empty && isSchema(raw.wrapped)) {
    const inner = fieldModel(raw.wrapped);
    return { ...inner, ...overrides(actionsOf(schema)), empty, schema };
  }
  const common: Common = {
    title: '',
    description: '',
    unit: '',
    fallback: '',
    source: '',
    drawingOnly: false,
    refers: '',
    empty: 'no',
    schema,
    ...overrides(actionsOf(schema)),
  };
  switch (schema.type) {
    case 'number': {
      const { min, max } = bounds(actionsOf(schema));
      return { ...common, kind: 'number', min, max };
    }
    case 'string':
      return { ...common, kind: 'text' };
    case 'boolean':
      return { ...common, kind: 'switch' };
    case 'picklist':
    case 'enum': {
      const options = Array.isArray(raw.options) ? raw.options : [];
      const plain = options.filter(
        (each): each is string | number => typeof each === 'string' || typeof each === 'number',
      );
      return { ...common, kind: 'choice', options: plain };
    }
    case 'object':
    case 'loose_object':
    case 'strict_object': {
      const fields = Object.entries(bag(raw.entries)).flatMap(([key, entry]) =>
        isSchema(entry) ? [{ key, model: fieldModel(entry) }] : [],
      );
      return { ...common, kind: 'object', fields };
    }
    case 'array':
      if (!isSchema(raw.item)) break;
      return { ...common, kind: 'list', item: fieldModel(raw.item), maxLength: bounds(actionsOf(schema)).maxLength };
    case 'tuple': {
      const items = Array.isArray(raw.items) ? raw.items.filter(isSchema) : [];
      return { ...common, kind: 'tuple', items: items.map(fieldModel) };
    }
  }
  return { ...common, kind: 'other' };
}

function overrides(actions: readonly Bag[]): Partial<Common> {
  const found: { -readonly [K in keyof Common]?: Common[K] } = {};
  for (const action of actions) {
    if (action.type === 'title') found.title = text(action.title);
    if (action.type === 'description') found.description = text(action.description);
    if (action.type !== 'metadata') continue;
    const metadata = bag(action.metadata);
    if ('unit' in metadata) found.unit = text(metadata.unit);
    if ('junosDefault' in metadata) found.fallback = text(metadata.junosDefault);
    if ('source' in metadata) found.source = text(metadata.source);
    if (metadata.drawingOnly === true) found.drawingOnly = true;
    if ('refers' in metadata) found.refers = text(metadata.refers);
  }
  return found;
}

function bounds(actions: readonly Bag[]): { readonly min: number; readonly max: number; readonly maxLength: number } {
  const limit = (type: string, otherwise: number): number => {
    const requirement = actions.find((action) => action.type === type)?.requirement;
    return typeof requirement === 'number' ? requirement : otherwise;
  };
  return {
    min: limit('min_value', Number.MIN_SAFE_INTEGER),
    max: limit('max_value', Number.MAX_SAFE_INTEGER),
    maxLength: limit('max_length', Number.POSITIVE_INFINITY),
  };
}

/** The model at a path into values of this schema; undefined where the schema has no such place. */
export function modelAt(model: FieldModel, path: Path): FieldModel | undefined {
  return path.reduce<FieldModel | undefined>((at, step) => {
    switch (at?.kind) {
      case 'object':
        return at.fields.find((field) => field.key === step)?.model;
      case 'list':
        return typeof step === 'number' ? at.item : undefined;
      case 'tuple':
        return typeof step === 'number' ? at.items[step] : undefined;
      default:
        return undefined;
    }
  }, model);
}

/** A new value of this kind with the least in it: lowest number, first choice, empty text and lists. It may not pass the schema yet. */
export function blankOf(model: FieldModel): JsonLike {
  switch (model.kind) {
    case 'number':
      return Number.isSafeInteger(model.min) && model.min > Number.MIN_SAFE_INTEGER ? model.min : 0;
    case 'text':
      return '';
    case 'switch':
      return false;
    case 'choice':
      return model.options[0] ?? '';
    case 'list':
      return [];
    case 'tuple':
      return model.items.map(blankOf);
    case 'object':
      return Object.fromEntries(
        model.fields.flatMap(({ key, model: field }) => {
          if (field.empty === 'absent') return [];
          return [[key, field.empty === 'null' ? null : blankOf(field)]];
        }),
      );
    case 'other':
      return null;
  }
}
type JsonLike = string | number | boolean | null | readonly JsonLike[] | { readonly [key: string]: JsonLike };
