// Checks a value against a JSON Schema of draft 7, as far as the reference's schemas use it; a keyword that it does not know throws.
const FORMATS = {
  ipv4: /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.|$)){4}$/,
  uuid: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  password: /^/,
};
const SILENT = new Set(
  '$schema $id $comment title description default examples deprecated readOnly definitions then else'.split(' '),
);

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const TYPES = {
  object: isObject,
  array: Array.isArray,
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
};
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/** What is wrong with the value, one sentence each with its place; an empty list = it is valid. */
export function complaintsAbout(value, schema, root = schema, place = '') {
  if (schema === true) return [];
  if (schema === false) return [`${place || '/'} is not allowed`];
  if (schema.$ref !== undefined) {
    const target = schema.$ref
      .slice(2)
      .split('/')
      .reduce((node, name) => node?.[name], root);
    if (target === undefined) throw new Error(`${schema.$ref} leads nowhere`);
    return complaintsAbout(value, target, root, place);
  }
  return Object.entries(schema).flatMap(([keyword, rule]) => {
    if (SILENT.has(keyword)) return [];
    const check = KEYWORDS[keyword];
    if (!check) throw new Error(`unknown keyword ${keyword} at ${place || '/'}`);
    return check({ value, rule, schema, root, place: place || '/' });
  });
}

const bad = (is, { place }, words) => (is ? [`${place} ${words}`] : []);
const valid = (value, schema, { root, place }) => complaintsAbout(value, schema, root, place).length === 0;

const KEYWORDS = {
  type: (at) => {
    const types = [at.rule].flat();
    return bad(!types.some((type) => TYPES[type](at.value)), at, `is no ${types.join(' or ')}`);
  },
  enum: (at) => bad(!at.rule.some((each) => same(each, at.value)), at, `is none of ${JSON.stringify(at.rule)}`),
  const: (at) => bad(!same(at.rule, at.value), at, `is not ${JSON.stringify(at.rule)}`),
  minimum: (at) => bad(typeof at.value === 'number' && at.value < at.rule, at, `is less than ${at.rule}`),
  maximum: (at) => bad(typeof at.value === 'number' && at.value > at.rule, at, `is more than ${at.rule}`),
  minLength: (at) => bad(typeof at.value === 'string' && at.value.length < at.rule, at, 'is too short'),
  maxLength: (at) => bad(typeof at.value === 'string' && at.value.length > at.rule, at, 'is too long'),
  pattern: (at) => bad(typeof at.value === 'string' && !new RegExp(at.rule).test(at.value), at, `is not ${at.rule}`),
  format: (at) => {
    const format = FORMATS[at.rule];
    if (!format) throw new Error(`unknown format ${at.rule}`);
    return bad(typeof at.value === 'string' && !format.test(at.value), at, `is no ${at.rule}`);
  },
  minItems: (at) => bad(Array.isArray(at.value) && at.value.length < at.rule, at, 'has too few entries'),
  uniqueItems: (at) =>
    bad(
      at.rule &&
        Array.isArray(at.value) &&
        new Set(at.value.map((each) => JSON.stringify(each))).size < at.value.length,
      at,
      'has an entry twice',
    ),
  items: ({ value, rule, root, place }) =>
    Array.isArray(value) ? value.flatMap((each, i) => complaintsAbout(each, rule, root, `${place}/${i}`)) : [],
  required: (at) =>
    isObject(at.value) ? at.rule.flatMap((name) => bad(!Object.hasOwn(at.value, name), at, `lacks ${name}`)) : [],
  properties: ({ value, rule, root, place }) =>
    isObject(value)
      ? Object.entries(rule).flatMap(([name, own]) =>
          Object.hasOwn(value, name) ? complaintsAbout(value[name], own, root, `${place}/${name}`) : [],
        )
      : [],
  additionalProperties: ({ value, rule, schema, root, place }) =>
    isObject(value)
      ? Object.keys(value)
          .filter((name) => !Object.hasOwn(schema.properties ?? {}, name))
          .flatMap((name) => complaintsAbout(value[name], rule, root, `${place}/${name}`))
      : [],
  propertyNames: ({ value, rule, root, place }) =>
    isObject(value) ? Object.keys(value).flatMap((name) => complaintsAbout(name, rule, root, `${place}/${name}`)) : [],
  allOf: ({ value, rule, root, place }) => rule.flatMap((each) => complaintsAbout(value, each, root, place)),
  anyOf: (at) => bad(!at.rule.some((each) => valid(at.value, each, at)), at, 'fits none of its forms'),
  oneOf: (at) =>
    bad(at.rule.filter((each) => valid(at.value, each, at)).length !== 1, at, 'does not fit just one form'),
  not: (at) => bad(valid(at.value, at.rule, at), at, 'has what it must not have'),
  if: ({ value, rule, schema, root, place }) => {
    const next = valid(value, rule, { root, place }) ? schema.then : schema.else;
    return next === undefined ? [] : complaintsAbout(value, next, root, place);
  },
};
