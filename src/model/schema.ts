// The shape of a design document with its limits; unknown fields are kept. What refers to what is checked elsewhere.
import * as v from 'valibot';
import type {
  ConfigSource,
  Design,
  DesignId,
  DesignNode,
  Flow,
  FlowId,
  Group,
  GroupId,
  Layout,
  Link,
  LinkId,
  NodeId,
  Note,
  NoteId,
  Port,
  PortId,
  ScenarioId,
  SourceId,
} from './design';
import { asId, DESIGN_VERSION, LINK_KINDS, NODE_KINDS } from './design';
import { isId, labelProblem, nodeNameProblem, portNameProblem } from './ids';
import { isJsonObject } from './json-check';
import { LIMITS } from './limits';
import { type FieldsOf, jsonObjectSchema, scenarioFields } from './scenario-schema';

const ID_WORDS = `an id of 1 to ${LIMITS.idLength} printable characters`;
const id = <T extends string>() =>
  v.pipe(
    v.string(ID_WORDS),
    v.check(isId, ID_WORDS),
    v.transform((text) => asId<T>(text)),
  );

/**
 * A record of entries by id. The library's own would take a list for one; the cast says what a loaded record is, since
 * the library types branded keys as optional ones.
 */
const record = <K extends string, S extends v.GenericSchema>(
  key: v.GenericSchema<unknown, K>,
  entry: S,
  words: string,
): v.GenericSchema<unknown, Readonly<Record<K, v.InferOutput<S>>>> =>
  v.pipe(
    v.custom<object>(isJsonObject, words),
    v.record(key as v.GenericSchema<string, K>, entry, words),
  ) as unknown as v.GenericSchema<unknown, Readonly<Record<K, v.InferOutput<S>>>>;

const NAME_WORDS = `a name of 1 to ${LIMITS.nameLength} printable characters`;
const name = (problem: (text: string) => string | undefined, words: string) =>
  v.pipe(
    v.string(words),
    v.check((text) => problem(text) === undefined, words),
  );
const label = name(labelProblem, NAME_WORDS);
const word = v.pipe(
  v.string('a word'),
  v.maxLength(LIMITS.nameLength, `a word of at most ${LIMITS.nameLength} characters`),
);
const text = (most: number) => v.pipe(v.string('a text'), v.maxLength(most, `a text of at most ${most} characters`));

const nodeSchema = v.looseObject(
  {
    id: id<NodeId>(),
    kind: v.picklist(NODE_KINDS),
    name: name(nodeNameProblem, `${NAME_WORDS} without "/" and "@"`),
    model: v.exactOptional(word),
    release: v.exactOptional(word),
    addresses: v.exactOptional(
      v.pipe(
        v.array(word, 'a list of addresses'),
        v.maxLength(LIMITS.addresses, `at most ${LIMITS.addresses} addresses`),
      ),
    ),
    gateway: v.exactOptional(word),
    inferred: v.exactOptional(v.boolean('true or false')),
  } satisfies FieldsOf<DesignNode>,
  'a device',
);

const portSchema = v.looseObject(
  {
    id: id<PortId>(),
    node: id<NodeId>(),
    name: name(portNameProblem, `${NAME_WORDS} without spaces`),
  } satisfies FieldsOf<Port>,
  'a port',
);

const linkSchema = v.looseObject(
  {
    id: id<LinkId>(),
    kind: v.picklist(LINK_KINDS),
    a: id<PortId>(),
    b: id<PortId>(),
    name: v.exactOptional(label),
    inferred: v.exactOptional(v.boolean('true or false')),
  } satisfies FieldsOf<Link>,
  'a link',
);

const groupSchema = v.looseObject(
  {
    id: id<GroupId>(),
    name: label,
    technology: v.pipe(word, v.minLength(1, 'the name of a technology')),
    members: v.pipe(
      v.array(id<NodeId>(), 'a list of device ids'),
      v.maxLength(LIMITS.nodes, `at most ${LIMITS.nodes} members`),
    ),
    config: jsonObjectSchema,
  } satisfies FieldsOf<Group>,
  'a group',
);

const flowEndSchema = v.variant(
  'kind',
  [
    v.looseObject({ kind: v.literal('node'), node: id<NodeId>() }),
    v.looseObject({ kind: v.literal('group'), group: id<GroupId>(), interface: v.pipe(word, v.minLength(1)) }),
  ],
  'an end of kind "node" or "group"',
);
const flowSchema = v.looseObject(
  {
    id: id<FlowId>(),
    name: label,
    from: flowEndSchema,
    to: flowEndSchema,
    service: v.exactOptional(word),
  } satisfies FieldsOf<Flow>,
  'a flow',
);

const scenarioSchema = v.looseObject({ id: id<ScenarioId>(), ...scenarioFields }, 'a scenario');
const noteSchema = v.looseObject(
  { id: id<NoteId>(), text: text(LIMITS.textLength) } satisfies FieldsOf<Note>,
  'a note',
);
const sourceSchema = v.looseObject(
  {
    id: id<SourceId>(),
    name: text(LIMITS.idLength),
    subject: v.pipe(
      v.string(ID_WORDS),
      v.check(isId, ID_WORDS),
      v.transform((subject) => asId<GroupId | NodeId>(subject)),
    ),
    text: text(LIMITS.sourceLength),
  } satisfies FieldsOf<ConfigSource>,
  'a source',
);

const coordinate = v.pipe(
  v.number('a number'),
  v.minValue(-LIMITS.coordinate, `a coordinate of at least -${LIMITS.coordinate}`),
  v.maxValue(LIMITS.coordinate, `a coordinate of at most ${LIMITS.coordinate}`),
);
const pointSchema = v.looseObject({ x: coordinate, y: coordinate }, 'a point with x and y');
const layoutSchema = v.looseObject(
  {
    nodes: record(id<NodeId>(), pointSchema, 'an object of points'),
    notes: record(id<NoteId>(), pointSchema, 'an object of points'),
    sides: record(id<PortId>(), v.picklist(['left', 'right', 'top', 'bottom']), 'an object of sides'),
  } satisfies FieldsOf<Layout>,
  'a layout',
);

/** The document as this build's version has it; output is a `Design` (a test holds the two types together). */
export const designSchema = v.looseObject(
  {
    version: v.literal(DESIGN_VERSION, `version ${DESIGN_VERSION}`),
    id: id<DesignId>(),
    name: label,
    nodes: record(id<NodeId>(), nodeSchema, 'an object of devices'),
    ports: record(id<PortId>(), portSchema, 'an object of ports'),
    links: record(id<LinkId>(), linkSchema, 'an object of links'),
    groups: record(id<GroupId>(), groupSchema, 'an object of groups'),
    flows: record(id<FlowId>(), flowSchema, 'an object of flows'),
    scenarios: record(id<ScenarioId>(), scenarioSchema, 'an object of scenarios'),
    notes: record(id<NoteId>(), noteSchema, 'an object of notes'),
    sources: record(id<SourceId>(), sourceSchema, 'an object of sources'),
    layout: layoutSchema,
  } satisfies FieldsOf<Design>,
  'an object',
);
