// Takes out of a config that was read what its schema does not accept, part by part, so that all the rest can be drawn. It reads no text.
import * as v from 'valibot';
import type { JsonObject, JsonValue } from '../../model/design';
import type { ConfigNotes } from './config-notes';
import { type ChassisClusterConfig, chassisClusterSchema, emptyClusterConfig } from './schema';

type Key = string | number;
/** Parts that may be absent; everything else goes with the list entry that it belongs to. */
const OPTIONAL = new Set<Key>([
  'hostName',
  'fxp0',
  'backupRouter',
  'gratuitousArpCount',
  'holdDownIntervalS',
  'delayS',
  'limit',
  'periodS',
  'vlanId',
  'zone',
  'redundancyGroup',
  'minimumLinks',
  'lacp',
  'secondaryAddress',
  'controlPorts',
  'scbControlPorts',
  'switchFabric',
  'redundancyMode',
  'linkSpeed',
  'switchLags',
  'inboundServices',
  'policies',
]);
/** Pairs, one value a node: none of the two can go. */
const PAIRS = new Set<Key>(['node', 'priorities']);
/** More rounds than that only garbage needs: nothing of it is drawn then. */
const MAX_ROUNDS = 20;

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** `value` without the part at `path`, or without the smallest part around it that may go; undefined when there is none. */
function without(
  value: JsonValue | undefined,
  path: readonly Key[],
  limit: number | undefined,
  inPair = false,
): JsonValue | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return limit !== undefined && Array.isArray(value) ? value.slice(0, limit) : undefined;
  if (Array.isArray(value) && typeof key === 'number') {
    const inner = without(value[key], rest, limit);
    if (inner !== undefined) return value.with(key, inner);
    return inPair ? undefined : value.filter((_, index) => index !== key);
  }
  if (!isObject(value) || typeof key !== 'string') return undefined;
  const inner = without(value[key], rest, limit, PAIRS.has(key));
  if (inner !== undefined) return { ...value, [key]: inner };
  if (!OPTIONAL.has(key)) return undefined;
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== key));
}

type Issue = v.InferIssue<typeof chassisClusterSchema>;

function withoutIssue(config: JsonValue, issue: Issue, notes: ConfigNotes): JsonValue {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const limit = issue.type === 'max_length' && typeof issue.requirement === 'number' ? issue.requirement : undefined;
  notes.note('warning', undefined, 'cc-not-drawn', `${path.join('.')}: ${issue.message} It is kept, not drawn.`);
  return without(config, path, limit) ?? config;
}

/** The config, or as much of it as the schema accepts; every part that had to go is noted. */
export function fitConfig(read: ChassisClusterConfig, notes: ConfigNotes): ChassisClusterConfig {
  let config: JsonValue = read;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const result: v.SafeParseResult<typeof chassisClusterSchema> = v.safeParse(chassisClusterSchema, config);
    if (result.success) return result.output;
    // from the end, so that the places of the earlier parts stay right
    for (const issue of result.issues.toReversed()) config = withoutIssue(config, issue, notes);
  }
  notes.note(
    'error',
    undefined,
    'cc-not-drawn',
    'Too much of this configuration is out of range; it is kept, and an empty cluster is drawn.',
  );
  return emptyClusterConfig;
}
