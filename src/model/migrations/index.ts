// The registry of migrations, oldest first. A new version adds one line here, one file beside it and two fixtures.
import type { Migration } from './migration';
import { v0ToV1 } from './v0-to-v1';

export const MIGRATIONS: readonly Migration[] = [v0ToV1];
export { migrate, migrationGaps } from './migration';
