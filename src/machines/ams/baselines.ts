// Configurations of the reference's fixtures and of the gallery, as data. It draws nothing.
import {
  type AmsConfig,
  type Bundle,
  type BundleUnit,
  emptyAmsConfig,
  plainBundle,
  plainServiceSet,
  plainUnit,
} from './schema';

const inside: BundleUnit = { ...plainUnit(1), serviceDomain: 'inside', ingressKeys: ['source-ip'] };
const outside: BundleUnit = { ...plainUnit(2), serviceDomain: 'outside', ingressKeys: ['destination-ip'] };
const unhashed = (unit: BundleUnit): BundleUnit => ({ ...unit, ingressKeys: [] });

const cgnat = (bundle: string): Pick<AmsConfig, 'serviceSets' | 'staticRoutes' | 'routingInstances'> => ({
  serviceSets: [
    {
      ...plainServiceSet('SS-CGN'),
      insideInterface: `${bundle}.1`,
      outsideInterface: `${bundle}.2`,
      natRuleSets: ['RS-CGN'],
    },
  ],
  routingInstances: [{ name: 'CGN-IN', type: 'virtual-router', interfaces: [`${bundle}.1`] }],
  staticRoutes: [
    { prefix: '0.0.0.0/0', nextHop: `${bundle}.1`, instance: 'CGN-IN' },
    { prefix: '203.0.113.0/24', nextHop: `${bundle}.2` },
  ],
});

const bundleOver = (names: readonly string[], change: Partial<Bundle> = {}): Bundle => ({
  ...plainBundle('ams0'),
  members: names.map((name) => ({ name })),
  units: [inside, outside],
  ...change,
});
const spc3 = (...fpcs: readonly number[]): AmsConfig['cards'] => fpcs.map((fpc) => ({ fpc, model: 'MX-SPC3' }));

/** The fixtures set both assumed times to 0 [AMS 7]. */
const fixture = (bundle: Bundle, cards: AmsConfig['cards']): AmsConfig => ({
  ...emptyAmsConfig,
  ...cgnat('ams0'),
  cards,
  bundles: [bundle],
  detectionMs: 0,
  takeoverMs: 0,
});

const manyToOne = (preferredBackup: string): Bundle['highAvailability'] => ({ model: 'many-to-one', preferredBackup });

const f1 = fixture(
  bundleOver(['mams-1/0/0', 'mams-1/1/0', 'mams-2/0/0', 'mams-3/0/0'], {
    highAvailability: manyToOne('mams-3/0/0'),
    sessions: 900,
  }),
  spc3(1, 2, 3),
);
const f2 = fixture(
  bundleOver(['mams-1/0/0', 'mams-1/1/0', 'mams-2/0/0', 'mams-2/1/0'], { sessions: 1200 }),
  spc3(1, 2),
);
const f3 = fixture(
  bundleOver(['mams-1/0/0', 'mams-2/0/0'], {
    highAvailability: { model: 'one-to-one', preferredBackup: 'mams-2/0/0' },
    units: [unhashed(inside), unhashed(outside)],
    sessions: 300,
  }),
  spc3(1, 2),
);
const c1 = fixture(
  bundleOver(['mams-1/0/0', 'mams-1/1/0', 'mams-1/2/0', 'mams-1/3/0', 'mams-2/0/0', 'mams-2/1/0'], {
    highAvailability: manyToOne('mams-2/1/0'),
    sessions: 1000,
  }),
  [
    { fpc: 1, model: 'MS-MPC' },
    { fpc: 2, model: 'MS-MPC' },
  ],
);

/** F1, F2, F3 and C1 of the conformance table, by the last part of their template id. */
export const BASELINES: Readonly<Record<string, { readonly title: string; readonly config: AmsConfig }>> = {
  f1: { title: 'Many-to-one: three active PICs, one backup', config: f1 },
  f2: { title: 'Load balancing only over four PICs', config: f2 },
  f3: { title: 'One-to-one pair, stateful', config: f3 },
  c1: { title: 'Many-to-one over two MS-MPCs, four PICs on one card', config: c1 },
};

/** CGNAT over three MX-SPC3: five slots, the backup on the last card. */
export const cgnatManyToOne: AmsConfig = {
  ...emptyAmsConfig,
  ...cgnat('ams0'),
  cards: spc3(1, 2, 3),
  bundles: [
    bundleOver(['mams-1/0/0', 'mams-1/1/0', 'mams-2/0/0', 'mams-2/1/0', 'mams-3/0/0', 'mams-3/1/0'], {
      highAvailability: manyToOne('mams-3/1/0'),
      memberFailure: { action: 'drop', rejoinTimeoutS: 300, enableRejoin: true },
      sessions: 800_000,
    }),
  ],
};

/** IPsec tunnels over a pair on two cards: the tunnels survive the loss of a card. */
export const ipsecOneToOne: AmsConfig = {
  ...emptyAmsConfig,
  cards: spc3(1, 2),
  bundles: [
    {
      ...plainBundle('ams1'),
      members: [{ name: 'mams-1/0/0' }, { name: 'mams-2/0/0' }],
      highAvailability: { model: 'one-to-one', preferredBackup: 'mams-2/0/0' },
      units: [unhashed(inside), unhashed(outside)],
      sessions: 4000,
    },
  ],
  serviceSets: [
    {
      ...plainServiceSet('SS-IPSEC'),
      insideInterface: 'ams1.1',
      outsideInterface: 'ams1.2',
      ipsec: { localGateway: '198.51.100.1', rules: [{ name: 'to-branch', remoteGateway: '203.0.113.9' }] },
    },
  ],
  staticRoutes: [{ prefix: '10.20.0.0/16', nextHop: 'ams1.1' }],
};
