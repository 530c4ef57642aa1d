// Hostile and broken documents are refused with one sentence and its place; sound ones come back whole.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from './limits';
import { loadDesign } from './load';
import { saveDesign } from './save';
import { sampleDesign, sampleDocument } from './testing/sample-design';

type Loose = { [key: string]: Loose };
/** The sample with one place changed. */
function broken(path: string, value: unknown): string {
  const document = sampleDocument() as unknown as Loose;
  const steps = path.split('|');
  const last = steps.pop() ?? '';
  const parent = steps.reduce<Loose>((at, step) => at[step] ?? {}, document);
  if (value === undefined) delete parent[last];
  else Object.defineProperty(parent, last, { value, enumerable: true, configurable: true, writable: true });
  return JSON.stringify(document);
}
const many = (count: number, entry: (i: number) => object) =>
  Object.fromEntries(Array.from({ length: count }, (_, i) => [`x${i}`, { id: `x${i}`, ...entry(i) }]));
const nested = (depth: number): unknown => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`);

describe('loadDesign', () => {
  it('reads back what saveDesign wrote', () => {
    const design = sampleDesign();
    const { value, diagnostics } = loadDesign(saveDesign(design));
    expect(diagnostics).toEqual([]);
    expect(value).toEqual(design);
    expect(value).toEqual(sampleDocument());
  });

  it('keeps unknown fields at every level', () => {
    const text = broken('future', { colour: [1, { deep: true }] });
    expect(loadDesign(text).value).toHaveProperty('future', { colour: [1, { deep: true }] });
    for (const place of [
      'nodes|srx-1',
      'links|uplink',
      'scenarios|pull',
      'layout',
      'layout|nodes|srx-1',
      'flows|out|to',
    ]) {
      const { value } = loadDesign(broken(`${place}|future`, 'kept'));
      expect(value).toHaveProperty([...place.split('|'), 'future'], 'kept');
      expect(value && saveDesign(value)).toContain('"future": "kept"');
    }
  });

  it('takes a byte-order mark and CRLF', () => {
    const text = saveDesign(sampleDesign()).replaceAll('\n', '\r\n');
    expect(loadDesign(`\ufeff${text}`).value).toEqual(sampleDesign());
  });

  const HOSTILE: readonly (readonly [name: string, text: string, message: string | RegExp])[] = [
    ['nothing', '', 'Not valid JSON: expected a value, found the end of the file.'],
    ['no JSON', 'set version 15.1', 'Not valid JSON: expected a value, found "s".'],
    ['a half file', '{"version": 1, "name": "x', 'Not valid JSON: expected a closed string, found "\\"".'],
    ['two documents', '{} {}', 'Not valid JSON: expected the end of the file after the document, found "{".'],
    ['a comma too many', '{"a": [1,]}', 'Not valid JSON: expected a value, found "]".'],
    ['a list', '[]', 'Expected a design document, found a list.'],
    ['null', 'null', 'Expected a design document, found null.'],
    ['another JSON', '{"name": "x"}', 'The field "version" is missing: this is not a Standby design.'],
    ['version as text', broken('version', '1'), 'version: expected a whole number, found "1".'],
    ['half a version', broken('version', 0.5), 'version: expected a whole number, found 0.5.'],
    ['version -1', broken('version', -1), 'version: expected a whole number, found -1.'],
    [
      'a newer version',
      broken('version', 2),
      /saved by a newer Standby \(version 2\); this one reads up to version 1\.$/,
    ],
    ['a huge version', broken('version', 1e300), /saved by a newer Standby/],
    [
      'too many bytes',
      JSON.stringify({ a: 'x'.repeat(LIMITS.documentBytes) }),
      /^The file has 5242888 bytes, the most is 5242880/,
    ],
    ['many bytes in few characters', `"${'€'.repeat(2_000_000)}"`, /^The file has 6000002 bytes/],
    ['a million brackets', '['.repeat(1_000_000), 'The document is nested deeper than 64 levels.'],
    ['depth 65', broken('groups|cluster|config', nested(62)), 'The document is nested deeper than 64 levels.'],
    [
      '__proto__',
      broken('nodes|srx-1|__proto__', { polluted: 1 }),
      'nodes.srx-1.__proto__: the key "__proto__" is not allowed.',
    ],
    [
      'escaped __proto__',
      broken('future', 1).replace('"future"', '"\\u005f_proto__"'),
      '__proto__: the key "__proto__" is not allowed.',
    ],
    [
      'constructor as an id',
      broken('nodes|constructor', {}),
      'nodes.constructor: the key "constructor" is not allowed.',
    ],
    [
      'prototype in a config',
      broken('groups|cluster|config|prototype', 1),
      'groups.cluster.config.prototype: the key "prototype" is not allowed.',
    ],
    [
      'an infinite number',
      broken('layout|nodes|srx-1|x', 0).replace('"x":0,"y":0}', '"x":1e999,"y":0}'),
      /: expected a finite number\.$/,
    ],
    ['no name', broken('name', undefined), 'the document: the field "name" is missing.'],
    ['an empty name', broken('name', '  '), 'name: expected a name of 1 to 128 printable characters, found "  ".'],
    ['a long name', broken('nodes|srx-1|name', 'x'.repeat(129)), /^nodes\.srx-1\.name: expected a name of 1 to 128/],
    [
      'a control character',
      broken('nodes|srx-1|name', 'a\u0000b'),
      /^nodes\.srx-1\.name: expected a name of 1 to 128 printable/,
    ],
    ['nodes as a list', broken('nodes', []), 'nodes: expected an object of devices, found a list.'],
    ['a node that is null', broken('nodes|srx-1', null), 'nodes.srx-1: expected a device, found null.'],
    [
      'an unknown kind',
      broken('nodes|srx-1|kind', 'pix'),
      /^nodes\.srx-1\.kind: expected one of srx, mx, .*, cloud, found "pix"\.$/,
    ],
    [
      'addresses as text',
      broken('nodes|host-1|addresses', '10.0.0.1'),
      'nodes.host-1.addresses: expected a list of addresses, found "10.0.0.1".',
    ],
    [
      'a port without a device',
      broken('ports|host-1/eth0|node', 'gone'),
      'ports["host-1/eth0"].node: there is no device "gone".',
    ],
    [
      'a port of toString',
      broken('ports|host-1/eth0|node', 'toString'),
      'ports["host-1/eth0"].node: there is no device "toString".',
    ],
    [
      'an id unlike its key',
      broken('ports|host-1/eth0|id', 'x'),
      'ports["host-1/eth0"].id: expected the id of its key, "host-1/eth0", found "x".',
    ],
    ['a link to nowhere', broken('links|uplink|b', 'gone'), 'links.uplink.b: there is no port "gone".'],
    ['a link to itself', broken('links|uplink|b', 'host-1/eth0'), 'links.uplink.b: both ends are the same port.'],
    [
      'an unknown link kind',
      broken('links|uplink|kind', 'wifi'),
      /^links\.uplink\.kind: expected one of revenue, control/,
    ],
    [
      'an unknown member',
      broken('groups|cluster|members|1', 'gone'),
      'groups.cluster.members[1]: there is no device "gone".',
    ],
    [
      'a member twice',
      broken('groups|cluster|members|1', 'srx-1'),
      'groups.cluster.members[1]: "srx-1" is a member twice.',
    ],
    [
      'a config that is a list',
      broken('groups|cluster|config', []),
      'groups.cluster.config: expected an object, found a list.',
    ],
    [
      'two devices of a name',
      broken('nodes|srx-1|name', 'srx-b'),
      'nodes.srx-2.name: the name "srx-b" is that of "srx-1" too.',
    ],
    [
      'two ports of a name',
      broken('ports|srx-1/ge-0/0/1|name', 'ge-0/0/3'),
      'ports["srx-1/ge-0/0/3"].name: the device has another port "ge-0/0/3".',
    ],
    ['a flow from nowhere', broken('flows|out|from|node', 'gone'), 'flows.out.from: there is no device "gone".'],
    ['a flow to no group', broken('flows|out|to|group', 'gone'), 'flows.out.to: there is no group "gone".'],
    [
      'a flow end of no kind',
      broken('flows|out|to|kind', 'x'),
      /^flows\.out\.to\.kind: expected an end of kind "node" or "group", found "x"\.$/,
    ],
    [
      'a source of nobody',
      broken('sources|pasted|subject', 'gone'),
      'sources.pasted.subject: there is no device or group "gone".',
    ],
    [
      'a scenario step that does nothing',
      broken('scenarios|pull|steps|0', { at: 0, explode: 'x' }),
      'scenarios.pull.steps[0]: expected one of fail, repair, request, commit, caption (found the unknown kind "explode").',
    ],
    [
      'a time that is none',
      broken('scenarios|pull|steps|0|at', 'soon'),
      'scenarios.pull.steps[0].at: expected a time such as 250ms, 3s, 2m or a number of milliseconds, found "soon".',
    ],
    [
      'an expectation of nothing',
      broken('scenarios|pull|expect|0', { at: 0 }),
      /^scenarios\.pull\.expect\[0\]: expected an instance or a flow, with/,
    ],
    [
      'a position off the canvas',
      broken('layout|nodes|srx-1|x', 1e9),
      'layout.nodes.srx-1.x: expected a coordinate of at most 1000000, found 1000000000.',
    ],
    ['no layout', broken('layout', undefined), 'the document: the field "layout" is missing.'],
    [
      '2001 devices',
      broken(
        'nodes',
        many(2_001, (i) => ({ kind: 'host', name: `h${i}` })),
      ),
      'nodes: 2001 devices, the most is 2000.',
    ],
    [
      '201 groups',
      broken(
        'groups',
        many(201, () => ({})),
      ),
      'groups: 201 groups, the most is 200.',
    ],
    [
      '501 flows',
      broken(
        'flows',
        many(501, () => ({})),
      ),
      'flows: 501 flows, the most is 500.',
    ],
    [
      '101 scenarios',
      broken(
        'scenarios',
        many(101, () => ({})),
      ),
      'scenarios: 101 scenarios, the most is 100.',
    ],
    [
      '1001 steps',
      broken('scenarios|pull|steps', Array(1_001).fill({ at: 0, fail: 'x' })),
      'scenarios.pull.steps: expected at most 1000 steps, found a list.',
    ],
    [
      '501 notes',
      broken(
        'notes',
        many(501, () => ({})),
      ),
      'notes: 501 notes, the most is 500.',
    ],
    [
      '51 sources',
      broken(
        'sources',
        many(51, () => ({})),
      ),
      'sources: 51 sources, the most is 50.',
    ],
    [
      'a long note',
      broken('notes|note-1|text', 'x'.repeat(10_001)),
      /^notes\.note-1\.text: expected a text of at most 10000 characters/,
    ],
    [
      'a long source',
      broken('sources|pasted|text', 'x'.repeat(4 * 1024 * 1024 + 1)),
      /^sources\.pasted\.text: expected a text of at most 4194304/,
    ],
    ['version 0 with a list of numbers', '{"version": 0, "nodes": [7]}', 'nodes[0]: expected an object with an id.'],
    ['version 0 with __proto__ as an id', '{"version": 0, "nodes": [{"id": "__proto__"}]}', /__proto__/],
  ];

  it.each(HOSTILE)('refuses %s', (_name, text, message) => {
    const { value, diagnostics } = loadDesign(text);
    expect(value).toBeUndefined();
    expect(diagnostics).toHaveLength(1);
    if (typeof message === 'string') expect(diagnostics[0]?.message).toBe(message);
    else expect(diagnostics[0]?.message).toMatch(message);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it('points at the line and column of the place', () => {
    const text = saveDesign(sampleDesign()).replace('"node": "srx-2"', '"node": "gone"');
    const [diagnostic] = loadDesign(text).diagnostics;
    const line = text.split('\n').findIndex((l) => l.includes('"gone"'));
    expect(diagnostic).toMatchObject({ severity: 'error', line: line + 1, code: 'integrity.reference' });
    expect(text.split('\n')[line]?.slice((diagnostic?.column ?? 0) - 1)).toBe('"gone"');
    expect(loadDesign('{\n  "version": x\n}').diagnostics[0]).toMatchObject({
      line: 2,
      column: 14,
      code: 'json.syntax',
    });
  });

  it('leaves out positions of what does not exist, and says so', () => {
    const { value, diagnostics } = loadDesign(broken('layout|nodes|gone', { x: 1, y: 2 }));
    expect(value).toEqual(sampleDesign());
    expect(diagnostics.map((d) => [d.severity, d.code])).toEqual([['warning', 'design.layout']]);
  });

  it('is decided before anything is built: 5 MB of hostile text cost well under a second each', () => {
    const texts = [
      '['.repeat(5_000_000),
      '{"a":'.repeat(1_000_000),
      `"${'\\u0041'.repeat(800_000)}`,
      '9'.repeat(5_000_000),
    ];
    for (const text of texts) expect(loadDesign(text).value).toBeUndefined();
  }, 3_000);

  it('never throws, whatever one flips in a file', () => {
    const text = saveDesign(sampleDesign());
    const flips = fc.array(
      fc.tuple(fc.nat({ max: text.length - 1 }), fc.nat({ max: 4 }), fc.string({ maxLength: 3 })),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(flips, (edits) => {
        let flipped = text;
        for (const [at, cut, put] of edits) flipped = flipped.slice(0, at) + put + flipped.slice(at + cut);
        const { value, diagnostics } = loadDesign(flipped);
        if (value === undefined) expect(diagnostics.map((d) => d.severity)).toEqual(['error']);
        else expect(loadDesign(saveDesign(value)).value).toEqual(value);
      }),
      { numRuns: 2_000 },
    );
  });
});
