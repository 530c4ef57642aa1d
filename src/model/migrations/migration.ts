// What a migration of the document is, and the chain that applies them. It knows no version's fields.
import type { JsonObject } from '../json';
import type { Trouble } from '../trouble';

/** Brings a document of version `from` to version `from + 1`. What it does not understand it leaves to the schema. */
export interface Migration {
  readonly from: number;
  /** What changed, for the change log. */
  readonly summary: string;
  readonly run: (document: JsonObject) => Migrated;
}
export type Migrated =
  | { readonly kind: 'migrated'; readonly document: JsonObject }
  | { readonly kind: 'refused'; readonly trouble: Trouble };

/** Applies the migrations from the document's version (a whole number, 0 on) up to `target`, one after the other. */
export function migrate(
  document: JsonObject,
  version: number,
  target: number,
  migrations: readonly Migration[],
): Migrated {
  let current = document;
  for (let from = version; from < target; from += 1) {
    const migration = migrations.find((m) => m.from === from);
    if (migration === undefined) throw new Error(`No migration from version ${from} to ${from + 1}.`);
    const result = migration.run(current);
    if (result.kind === 'refused') return result;
    current = { ...result.document, version: from + 1 };
  }
  return { kind: 'migrated', document: current };
}

/**
 * What is missing for every document of every version up to `target` to be readable and tested: the test over it fails
 * when a version lacks its migration or a migration lacks its fixture.
 */
export function migrationGaps(
  migrations: readonly Migration[],
  fixtures: readonly string[],
  target: number,
): readonly string[] {
  const gaps: string[] = [];
  for (let from = 0; from < target; from += 1) {
    const count = migrations.filter((m) => m.from === from).length;
    if (count !== 1) gaps.push(`version ${from} has ${count} migrations, expected 1`);
    for (const part of ['before', 'after'])
      if (!fixtures.includes(`v${from}-${part}.json`)) gaps.push(`fixture v${from}-${part}.json is missing`);
  }
  for (const migration of migrations)
    if (migration.from < 0 || migration.from >= target) gaps.push(`migration from ${migration.from} leads nowhere`);
  return gaps;
}
