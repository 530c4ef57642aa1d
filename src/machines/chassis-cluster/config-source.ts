// The kept Junos text of a group, parsed once. It knows sources of a design and the Junos reader, no statements.
import type { ConfigSource, Design, GroupId } from '../../model/design';
import { type JunosReadResult, readJunos } from '../../vendor/junos';

const parsed = new WeakMap<ConfigSource, JunosReadResult>();

/** The parsed text; sources never change, so the result is kept with them. */
export function parsedSource(source: ConfigSource): JunosReadResult {
  const known = parsed.get(source);
  if (known !== undefined) return known;
  const result = readJunos(source.text);
  parsed.set(source, result);
  return result;
}

/** The text that the group was imported from; undefined for a cluster drawn by hand. */
export function sourceOf(design: Design, group: GroupId): ConfigSource | undefined {
  return Object.values(design.sources).find(({ subject }) => subject === group);
}
