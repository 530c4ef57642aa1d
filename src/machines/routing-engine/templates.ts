// Built-in designs: the bases of the conformance table with their options, and the gallery's routers.
import type { Design } from '../../model/design';
import type { Template } from '../kernel/technology';
import { buildEngineDesign } from './build-design';
import { type EngineDesign, engineCard } from './card';
import { type Engine, emptyEngineConfig, plainEngine, type RoutingEngineConfig } from './schema';

/** What one option does to a configuration; a sentence where its value is wrong. */
type OptionEffect = (config: RoutingEngineConfig, value: string) => RoutingEngineConfig | string;

const PRIORITIES = ['default', 'master', 'backup', 'disabled'] as const;

const OPTIONS: Readonly<Record<string, { readonly help: string; readonly apply: OptionEffect }>> = {
  'on-loss': {
    help: 'on-loss: failover on-loss-of-keepalives',
    apply: (config) => ({ ...config, onLossOfKeepalives: true }),
  },
  keepalive: {
    help: 'keepalive=25: keepalive-time in seconds',
    apply: (config, value) => {
      const seconds = Number(value);
      if (!/^\d{1,5}$/.test(value) || seconds < 2 || seconds > 10_000)
        return `"${value}" is not a number of seconds from 2 to 10000`;
      return { ...config, onLossOfKeepalives: true, keepaliveTimeS: seconds };
    },
  },
  gres: { help: 'gres: graceful-switchover', apply: (config) => ({ ...config, gracefulSwitchover: true }) },
  nsr: {
    help: 'nsr: nonstop-routing with commit synchronize',
    apply: (config) => ({ ...config, nonstopRouting: true, commitSynchronize: true }),
  },
  gr: { help: 'gr: graceful-restart', apply: (config) => ({ ...config, gracefulRestart: {} }) },
  'on-disk': { help: 'on-disk: failover on-disk-failure', apply: (config) => ({ ...config, onDiskFailure: true }) },
  'not-underperform': {
    help: 'not-underperform: failover not-on-disk-underperform',
    apply: (config) => ({ ...config, notOnDiskUnderperform: true }),
  },
  'on-re-to-fpc': {
    help: 'on-re-to-fpc: failover on-re-to-fpc-stale',
    apply: (config) => ({ ...config, onReToFpcStale: true }),
  },
  'switchover-on-crash': {
    help: 'switchover-on-crash: switchover-on-routing-crash',
    apply: (config) => ({ ...config, switchoverOnRoutingCrash: true }),
  },
  'rpd-failover': {
    help: 'rpd-failover: processes routing failover other-routing-engine',
    apply: (config) => ({
      ...config,
      processFailovers: [{ process: 'routing', action: 'other-routing-engine' }],
    }),
  },
  prio: {
    help: 'prio=backup/master: election priority of slot 0 and slot 1',
    apply: (config, value) => {
      const [first, second, ...rest] = value.split('/').map((text) => PRIORITIES.find((word) => word === text));
      if (first === undefined || second === undefined || rest.length > 0)
        return `"${value}" is not two of ${PRIORITIES.join(', ')}`;
      const [engine0, engine1] = config.engines;
      return {
        ...config,
        engines: [
          { ...engine0, priority: first },
          { ...engine1, priority: second },
        ],
      };
    },
  },
  only: {
    help: 'only=re1: the other slot is empty',
    apply: (config, value) => {
      if (value !== 're0' && value !== 're1') return `"${value}" is not re0 or re1`;
      const [engine0, engine1] = config.engines;
      const keep = (engine: Engine, slot: string): Engine =>
        slot === value ? engine : { fitted: false, priority: engine.priority, fxp0: [], masterOnly: [] };
      return { ...config, engines: [keep(engine0, 're0'), keep(engine1, 're1')] };
    },
  },
};
const OPTION_LIST = Object.entries(OPTIONS).map(([name, { help }]) => ({ name, help }));
const TAKES_VALUE = new Set(['keepalive', 'prio', 'only']);

function withOptions(
  config: RoutingEngineConfig,
  options: readonly string[],
): { readonly config: RoutingEngineConfig } | { readonly error: string } {
  let changed = config;
  for (const option of options) {
    const [name = '', value = '', ...rest] = option.split('=');
    const known = Object.hasOwn(OPTIONS, name) ? OPTIONS[name] : undefined;
    if (!known || rest.length > 0)
      return { error: `Unknown option "${option}"; there are ${Object.keys(OPTIONS).join(', ')}.` };
    const takesValue = TAKES_VALUE.has(name);
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

const engine = (slot: 0 | 1): Engine => ({
  ...plainEngine,
  hardware: 'RE-S-1800x4',
  fxp0: [`10.0.0.${slot + 1}/24`],
  masterOnly: ['10.0.0.3/24'],
  backupRouter: { address: '10.0.0.254', destinations: ['10.0.0.0/8'] },
});

/** Three neighbours over OSPF, and an external BGP peer; no redundancy statements. */
const b0: RoutingEngineConfig = {
  ...emptyEngineConfig,
  engines: [engine(0), engine(1)],
  interfaces: [
    { name: 'ge-0/0/0.0', inet: ['198.51.100.1/30'] },
    { name: 'ge-0/0/1.0', inet: ['198.51.100.5/30'] },
    { name: 'ge-0/0/2.0', inet: ['198.51.100.9/30'] },
  ],
  ospf: ['ge-0/0/0.0', 'ge-0/0/2.0'],
  bgp: { localAs: 64_500, peers: [{ address: '198.51.100.6', peerAs: 64_510 }] },
};
const bg: RoutingEngineConfig = { ...b0, gracefulSwitchover: true };
const bn: RoutingEngineConfig = { ...bg, commitSynchronize: true, nonstopRouting: true };

const RELEASE = '24.4R1';

function template(about: Omit<Template, 'options' | 'build'>, router: string, config: RoutingEngineConfig): Template {
  return {
    ...about,
    options: OPTION_LIST,
    build: (options): Design | { readonly error: string } => {
      const changed = withOptions(config, options);
      if ('error' in changed) return changed;
      return buildEngineDesign({
        name: about.title,
        id: [about.id, ...options].join('+'),
        router: { name: router, model: 'MX480', release: RELEASE },
        config: changed.config,
      });
    },
  };
}

const base = (id: string, title: string, config: RoutingEngineConfig): Template =>
  template(
    { id, title, summary: 'Base of the conformance table.', gallery: false, firstFault: 're:MX/re0' },
    'MX',
    config,
  );

const GALLERY: Readonly<Record<EngineDesign, RoutingEngineConfig>> = {
  'dual-re-edge': { ...bn, onLossOfKeepalives: true, onDiskFailure: true, switchoverOnRoutingCrash: true },
  'dual-re-edge-plain': { ...b0, onLossOfKeepalives: true, commitSynchronize: true },
};

export const templates: readonly Template[] = [
  ...engineCard.gallery.map((about) => template({ ...about, gallery: true }, 'edge-1', GALLERY[about.id])),
  base('re-b0', 'Two Routing Engines, nothing configured', b0),
  base('re-bg', 'Graceful switchover', bg),
  base('re-bn', 'Graceful switchover and nonstop routing', bn),
];
