// Built-in designs: the baselines of the conformance table with their options, and the gallery's pairs.
import type { Design } from '../../model/design';
import type { Template } from '../kernel/technology';
import { BASELINES } from './baselines';
import { buildClusterDesign, type ClusterMember } from './build-design';
import { clusterCard } from './card';
import { REFERENCE_DESIGNS } from './reference-designs';
import type { ChassisClusterConfig, RedundancyGroup } from './schema';
import { withTwin } from './twin';

/** What one option does to a configuration; a sentence where its value is wrong. */
type OptionEffect = (config: ChassisClusterConfig, value: string) => ChassisClusterConfig | string;

const eachDataGroup = (
  config: ChassisClusterConfig,
  change: (group: RedundancyGroup) => RedundancyGroup,
): ChassisClusterConfig => ({
  ...config,
  redundancyGroups: config.redundancyGroups.map((group) => (group.number === 0 ? group : change(group))),
});

/** Whole numbers within limits out of `60`, `2/300`, `2000x8`; a sentence where they are not. */
function numbers(
  value: string,
  separator: string,
  limits: readonly (readonly [name: string, min: number, max: number])[],
): readonly number[] | string {
  const parts = value.split(separator);
  const expected = limits.map(([name, min, max]) => `${name} from ${min} to ${max}`).join(` ${separator} `);
  const read = limits.map(([, min, max], index) => {
    const part = parts[index] ?? '';
    const number = Number(part);
    return /^\d+$/.test(part) && number >= min && number <= max ? number : undefined;
  });
  return parts.length === limits.length && read.every((number) => number !== undefined)
    ? read
    : `"${value}" is not ${expected}`;
}

const OPTIONS: Readonly<Record<string, { readonly help: string; readonly apply: OptionEffect }>> = {
  hold: {
    help: 'hold=60: hold-down interval of the data-plane groups in seconds',
    apply: (config, value) => {
      const read = numbers(value, '/', [['seconds', 0, 1800]]);
      if (typeof read === 'string') return read;
      return eachDataGroup(config, (group) => ({ ...group, holdDownIntervalS: read[0] ?? 1 }));
    },
  },
  delay: {
    help: 'delay=30: preempt delay in seconds, on groups that preempt',
    apply: (config, value) => {
      const read = numbers(value, '/', [['seconds', 1, 21600]]);
      if (typeof read === 'string') return read;
      return eachDataGroup(config, (group) =>
        group.preempt ? { ...group, preempt: { ...group.preempt, delayS: read[0] ?? 1 } } : group,
      );
    },
  },
  limit: {
    help: 'limit=2/300: preemptive failovers allowed in a period of seconds',
    apply: (config, value) => {
      const read = numbers(value, '/', [
        ['count', 1, 50],
        ['seconds', 1, 1400],
      ]);
      if (typeof read === 'string') return read;
      const [limit = 1, periodS = 1] = read;
      return eachDataGroup(config, (group) =>
        group.preempt ? { ...group, preempt: { ...group.preempt, limit, periodS } } : group,
      );
    },
  },
  hb: {
    help: 'hb=2000x8: heartbeat interval in milliseconds and threshold',
    apply: (config, value) => {
      const read = numbers(value, 'x', [
        ['milliseconds', 1000, 2000],
        ['threshold', 3, 8],
      ]);
      if (typeof read === 'string') return read;
      const [heartbeatIntervalMs = 1000, heartbeatThreshold = 3] = read;
      return { ...config, heartbeatIntervalMs, heartbeatThreshold };
    },
  },
  legacy: {
    help: 'legacy: a lost fabric disables the secondary, as old releases do',
    apply: (config) => ({ ...config, fabricProfile: 'legacy' }),
  },
  equal: {
    help: 'equal: priority 100 on both nodes',
    apply: (config) => ({
      ...config,
      redundancyGroups: config.redundancyGroups.map((group) => ({ ...group, priorities: [100, 100] })),
    }),
  },
  start: {
    help: 'start=1: node 1 was up first and is primary',
    apply: (config, value) => {
      const read = numbers(value, '/', [['node', 0, 1]]);
      if (typeof read === 'string') return read;
      return { ...config, bootOrder: read[0] === 1 ? 'node1-first' : 'node0-first' };
    },
  },
  preempt: {
    help: 'preempt: data-plane groups preempt',
    apply: (config) => eachDataGroup(config, (group) => ({ ...group, preempt: group.preempt ?? {} })),
  },
  'no-preempt': {
    help: 'no-preempt: no group preempts',
    apply: (config) => eachDataGroup(config, (group) => ({ ...group, preempt: null })),
  },
};
/** The one option that changes more than a configuration. */
const TWIN = 'twin';
const OPTION_LIST = [
  ...Object.entries(OPTIONS).map(([name, { help }]) => ({ name, help })),
  { name: TWIN, help: 'twin: a second cluster with the same cluster-id on the same switches' },
];
const TAKES_VALUE = new Set(['hold', 'delay', 'limit', 'hb', 'start']);

/** `preempt` and `no-preempt` come first, because `delay` and `limit` belong to groups that preempt. */
const order = (option: string): number => (option === 'preempt' || option === 'no-preempt' ? 0 : 1);

/** Applies options such as `hold=60`, `equal`; a sentence names the first that is unknown or wrong. */
function withOptions(
  config: ChassisClusterConfig,
  options: readonly string[],
): { readonly config: ChassisClusterConfig } | { readonly error: string } {
  let changed = config;
  for (const option of [...options].sort((a, b) => order(a) - order(b))) {
    const [name = '', value = '', ...rest] = option.split('=');
    const known = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    const takesValue = TAKES_VALUE.has(name);
    if (!known || rest.length > 0)
      return { error: `Unknown option "${option}"; there are ${OPTION_LIST.map((each) => each.name).join(', ')}.` };
    if (takesValue !== option.includes('='))
      return {
        error: takesValue ? `Option "${name}" needs a value: ${known.help}.` : `Option "${name}" takes no value.`,
      };
    const result = known.apply(changed, value);
    if (typeof result === 'string') return { error: `Option "${option}": ${result}.` };
    changed = result;
  }
  return { config: changed };
}

function template(
  about: Omit<Template, 'options' | 'build'>,
  members: readonly [ClusterMember, ClusterMember],
  config: ChassisClusterConfig,
  ownUplinks = false,
): Template {
  return {
    ...about,
    options: OPTION_LIST,
    build: (options): Design | { readonly error: string } => {
      const changed = withOptions(
        config,
        options.filter((option) => option !== TWIN),
      );
      if ('error' in changed) return changed;
      const id = [about.id, ...options].join('+');
      const build = options.includes(TWIN) ? withTwin : buildClusterDesign;
      return build({ name: about.title, id, nodes: members, config: changed.config, ownUplinks });
    },
  };
}

const BASELINE_RELEASE = '24.4R1';
const pairOf = (model: string, names: readonly [string, string]): readonly [ClusterMember, ClusterMember] => [
  { name: names[0], model, release: BASELINE_RELEASE },
  { name: names[1], model, release: BASELINE_RELEASE },
];

export const templates: readonly Template[] = [
  ...clusterCard.gallery.map((about) => {
    const { model, names, config, ownUplinks } = REFERENCE_DESIGNS[about.id];
    return template({ ...about, gallery: true }, pairOf(model, names), config, ownUplinks);
  }),
  ...Object.entries(BASELINES).map(([key, { title, model, config }]) =>
    template(
      { id: `cc-${key}`, title, summary: 'Baseline of the conformance table.', gallery: false },
      pairOf(model, ['node0', 'node1']),
      config,
    ),
  ),
];
