// Each version has its migration and each migration its fixtures, read from the folder: forgetting one fails here.
import { describe, expect, it } from 'vitest';
import { DESIGN_VERSION } from '../design';
import { parseDesign } from '../load';
import { MIGRATIONS, migrate, migrationGaps } from './index';
import { v0ToV1 } from './v0-to-v1';

const files = import.meta.glob<Record<string, never>>('./fixtures/*.json', { eager: true, import: 'default' });
const fixtures = Object.keys(files).map((path) => path.replace('./fixtures/', ''));

describe('migrations', () => {
  it('lead from every old version to the present one, each with its fixtures', () => {
    expect(migrationGaps(MIGRATIONS, fixtures, DESIGN_VERSION)).toEqual([]);
    expect(fixtures.length).toBe(2 * DESIGN_VERSION);
  });

  it('are missed when a version has none, a fixture is absent or one leads nowhere', () => {
    const next = DESIGN_VERSION + 1;
    expect(migrationGaps(MIGRATIONS, fixtures, next)).toContain(
      `version ${DESIGN_VERSION} has 0 migrations, expected 1`,
    );
    expect(migrationGaps(MIGRATIONS, fixtures, next)).toContain(`fixture v${DESIGN_VERSION}-before.json is missing`);
    expect(migrationGaps(MIGRATIONS, ['v0-after.json'], 1)).toEqual(['fixture v0-before.json is missing']);
    expect(migrationGaps([v0ToV1, { ...v0ToV1, from: 7 }], fixtures, 1)).toEqual(['migration from 7 leads nowhere']);
    expect(migrationGaps([v0ToV1, v0ToV1], fixtures, 1)).toEqual(['version 0 has 2 migrations, expected 1']);
  });

  it.each(MIGRATIONS.map((m) => m.from))('version %i becomes what its fixture says', (from) => {
    const before = files[`./fixtures/v${from}-before.json`];
    const after = files[`./fixtures/v${from}-after.json`];
    const result = migrate(before ?? {}, from, from + 1, MIGRATIONS);
    expect(result).toEqual({ kind: 'migrated', document: after });
    expect(parseDesign(before).diagnostics).toEqual([]);
    expect(parseDesign(before).value).toEqual(parseDesign(after).value);
  });

  it('throws where the chain has a hole: that is our error, not the document’s', () => {
    expect(() => migrate({}, 0, 1, [])).toThrow('No migration from version 0 to 1.');
  });

  it.each([
    [{ nodes: [1] }, 'nodes[0]: expected an object with an id.'],
    [{ nodes: [{ id: 'a' }, { id: 'a' }] }, 'nodes[1].id: the id "a" is taken already.'],
    [{ links: [{ id: 5 }] }, 'links[0]: expected an object with an id.'],
  ])('v0: %j is refused with its place', (document, message) => {
    const result = v0ToV1.run({ version: 0, ...document });
    expect(result.kind === 'refused' && result.trouble.message).toBe(message);
  });
});
