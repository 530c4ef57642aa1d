// The AMS bundles of one router: shape, limits and words for forms. It knows no Junos text and no simulation.

import * as v from 'valibot';
import { about, flag, whole, word } from '../kernel/config-fields';
import { configReader } from '../kernel/config-reader';

const mams = (title: string, description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^mams-\d{1,2}\/\d\/\d$/, `${title} must be a services PIC such as mams-1/0/0.`),
    v.title(title),
    v.description(description),
  );
const amsUnit = (title: string, description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^(ams|vms|ms|sp)[\w/-]*\.\d{1,5}$/, `${title} must be a unit such as ams0.1.`),
    v.maxLength(40, `${title} is too long.`),
    v.title(title),
    v.description(description),
  );

/** Keys that a hash may take [S12, S10]. */
export const HASH_KEYS = ['source-ip', 'destination-ip', 'protocol', 'iif', 'oif'] as const;
const hashKeys = (title: string, description: string) =>
  v.pipe(
    v.array(v.picklist(HASH_KEYS)),
    v.maxLength(HASH_KEYS.length, 'A key may stand once.'),
    v.title(title),
    v.description(description),
    about({ source: 'S10, S12' }),
  );

export const CARD_MODELS = ['MX-SPC3', 'MS-MPC', 'MS-MIC'] as const;
const cardSchema = v.object({
  fpc: whole(0, 19, 'FPC', 'Slot of the card.'),
  model: v.pipe(
    v.picklist(CARD_MODELS),
    v.title('Card'),
    v.description('MX-SPC3 has two PICs, MS-MPC four, MS-MIC one.'),
    about({ source: 'S16, S5', drawingOnly: true }),
  ),
});

const memberSchema = v.object({
  name: mams('Member', 'A services PIC under the name that chassisd gives it.'),
  redundancyGroup: v.exactOptional(
    whole(1, 18, 'Redundancy group', 'Pair of a one-to-one bundle that this member belongs to.', { source: 'S12' }),
  ),
});

const memberFailureSchema = v.pipe(
  v.object({
    action: v.pipe(
      v.picklist(['drop', 'redistribute']),
      v.title('On an uncovered failure'),
      v.description(
        'drop-member-traffic loses the share of the failed member; redistribute-all-traffic disturbs everybody.',
      ),
      about({ junosDefault: 'drop-member-traffic', source: 'S2, S9' }),
    ),
    rejoinTimeoutS: v.exactOptional(
      whole(0, 1000, 'Rejoin timeout', 'How long a failed member may take to come back to its share; drop only.', {
        unit: 's',
        junosDefault: 120,
        source: 'S3, S12',
      }),
    ),
    enableRejoin: flag('Enable rejoin', 'Members that come back late are let in without a command.', {
      source: 'S12',
    }),
  }),
  v.title('Member failure options'),
);

const highAvailabilitySchema = v.pipe(
  v.object({
    model: v.pipe(
      v.picklist(['many-to-one', 'one-to-one']),
      v.title('High availability'),
      v.description('Many-to-one: one backup for all, stateless. One-to-one: pairs that keep their sessions.'),
      about({ source: 'S1' }),
    ),
    preferredBackup: v.exactOptional(
      mams('Preferred backup', 'Only the initial backup: after a failover nothing preempts.'),
    ),
    redundancyGroups: v.exactOptional(
      v.pipe(
        v.array(
          v.object({
            group: whole(1, 18, 'Redundancy group', 'Number of the pair.', { source: 'S12' }),
            preferredBackup: v.exactOptional(mams('Preferred backup', 'Initial backup of this pair.')),
          }),
        ),
        v.maxLength(18, 'A bundle has at most 18 redundancy groups.'),
        v.title('Redundancy groups'),
      ),
    ),
  }),
  v.title('High availability options'),
);

const unitSchema = v.object({
  unit: whole(0, 16385, 'Unit', 'Number of the logical interface; examples use 1 and up.'),
  families: v.pipe(
    v.array(v.picklist(['inet', 'inet6'])),
    v.maxLength(2, 'At most two families.'),
    v.title('Families'),
  ),
  serviceDomain: v.exactOptional(
    v.pipe(
      v.picklist(['inside', 'outside']),
      v.title('Service domain'),
      v.description('For next-hop style service sets.'),
    ),
  ),
  ingressKeys: hashKeys('Ingress hash key', 'What decides which member a packet goes to.'),
  egressKeys: hashKeys('Egress hash key', 'Deprecated; the mirror of the ingress key.'),
  preferredActive: v.exactOptional(mams('Preferred active', 'Pins this unit to one member.')),
  disableHash: flag('No hashing', 'Service sets are distributed, not packets; for IPsec.', { source: 'S12, S13' }),
  moduloKey: v.exactOptional(
    v.pipe(
      v.picklist(['source-ip', 'destination-ip']),
      v.title('Modulo key'),
      v.description('Distribution by modulo.'),
    ),
  ),
  ipv6PrefixLength: v.exactOptional(
    v.pipe(
      v.picklist([56, 64, 96, 128]),
      v.title('IPv6 source prefix length'),
      v.description('How much of an IPv6 source address counts.'),
      about({ source: 'S12' }),
    ),
  ),
});

const bundleSchema = v.object({
  name: v.pipe(
    v.string(),
    v.regex(/^ams\d{1,3}$/, 'An aggregated multiservices interface is named ams0, ams1, …'),
    v.title('Name'),
  ),
  members: v.pipe(
    v.array(memberSchema),
    v.maxLength(36, 'A bundle has at most 36 members.'),
    v.title('Members'),
    about({ source: 'S4, S5' }),
  ),
  memberFailure: v.pipe(
    v.nullable(memberFailureSchema),
    v.title('Member failure options'),
    v.description('Not configured: drop-member-traffic with a rejoin timeout of 120 s.'),
    about({ source: 'S9' }),
  ),
  highAvailability: v.pipe(v.nullable(highAvailabilitySchema), v.title('High availability options')),
  noBundleFlap: flag('No bundle flap', 'A member is added without flapping the bundle; for IPsec only.', {
    source: 'S12',
  }),
  units: v.pipe(v.array(unitSchema), v.maxLength(256), v.title('Units')),
  sessions: whole(0, 100_000_000, 'Sessions', 'Over all members; users set lost ones up again.', {
    drawingOnly: true,
  }),
});

const serviceSetSchema = v.object({
  name: word('Service set', 'Name of the service set.'),
  insideInterface: v.exactOptional(amsUnit('Inside interface', 'Unit with service-domain inside.')),
  outsideInterface: v.exactOptional(amsUnit('Outside interface', 'Unit with service-domain outside.')),
  serviceInterface: v.exactOptional(amsUnit('Service interface', 'Interface style: the unit that traffic is sent to.')),
  ingressKeys: hashKeys('Ingress hash key', 'Interface style only.'),
  egressKeys: hashKeys('Egress hash key', 'Interface style only.'),
  natRuleSets: v.pipe(
    v.array(word('NAT rule set', 'Next Gen Services (MX-SPC3).')),
    v.maxLength(64),
    v.title('NAT rule sets'),
  ),
  natRules: v.pipe(v.array(word('NAT rule', 'Adaptive Services (MS-MPC).')), v.maxLength(64), v.title('NAT rules')),
  ipsec: v.pipe(
    v.nullable(
      v.object({
        localGateway: word('Local gateway', 'Address at which the tunnels end.'),
        rules: v.pipe(
          v.array(
            v.object({
              name: word('IPsec VPN rule', 'Name of the rule.'),
              remoteGateway: v.exactOptional(word('Remote gateway', 'Address of the other end.')),
            }),
          ),
          v.maxLength(64),
          v.title('IPsec VPN rules'),
        ),
      }),
    ),
    v.title('IPsec'),
    v.description('Tunnels of this service set; they survive a failure only in a one-to-one bundle.'),
    about({ source: 'S1' }),
  ),
  bypassOnFailure: flag(
    'Bypass on PIC failure',
    'Interface style: traffic passes unserved while no member is Active.',
    { source: 'S12' },
  ),
});

export const amsSchema = v.object({
  cards: v.pipe(v.array(cardSchema), v.maxLength(20), v.title('Services cards')),
  bundles: v.pipe(v.array(bundleSchema), v.maxLength(32), v.title('AMS interfaces')),
  serviceSets: v.pipe(v.array(serviceSetSchema), v.maxLength(256), v.title('Service sets')),
  staticRoutes: v.pipe(
    v.array(
      v.object({
        prefix: word('Destination', 'Prefix, as in 0.0.0.0/0.'),
        nextHop: word('Next hop', 'Unit such as ams0.1, or an address.'),
        instance: v.exactOptional(word('Routing instance', 'Empty: the main instance.')),
      }),
    ),
    v.maxLength(1000),
    v.title('Static routes'),
  ),
  routingInstances: v.pipe(
    v.array(
      v.object({
        name: word('Routing instance', 'Name.'),
        type: v.exactOptional(
          v.pipe(v.picklist(['virtual-router', 'vrf', 'forwarding']), v.title('Type'), v.description('instance-type.')),
        ),
        interfaces: v.pipe(v.array(word('Interface', 'Unit of this instance.')), v.maxLength(256)),
      }),
    ),
    v.maxLength(256),
    v.title('Routing instances'),
  ),
  detectionMs: whole(0, 60_000, 'Detection', 'Until a lost PIC is noticed. Nobody publishes a figure.', {
    unit: 'ms',
    drawingOnly: true,
  }),
  takeoverMs: whole(0, 60_000, 'Takeover', 'Until the backup serves the slot. Nobody publishes a figure.', {
    unit: 'ms',
    drawingOnly: true,
  }),
});

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;
export type AmsConfig = DeepReadonly<v.InferOutput<typeof amsSchema>>;
export type Bundle = AmsConfig['bundles'][number];
export type BundleUnit = Bundle['units'][number];
export type ServiceSet = AmsConfig['serviceSets'][number];
export type CardModel = (typeof CARD_MODELS)[number];

/** Seconds that Junos uses where no rejoin-timeout is configured [S3]. */
export const REJOIN_DEFAULT_S = 120;

/** A bundle without anything but a name. */
export const plainBundle = (name: string): Bundle => ({
  name,
  members: [],
  memberFailure: null,
  highAvailability: null,
  noBundleFlap: false,
  units: [],
  sessions: 0,
});

/** A unit without anything but a number. */
export const plainUnit = (unit: number): BundleUnit => ({
  unit,
  families: ['inet'],
  ingressKeys: [],
  egressKeys: [],
  disableHash: false,
});

export const plainServiceSet = (name: string): ServiceSet => ({
  name,
  ingressKeys: [],
  egressKeys: [],
  natRuleSets: [],
  natRules: [],
  ipsec: null,
  bypassOnFailure: false,
});

/** A router with services cards but no bundle; the two times are the stated assumptions [AMS 2.4]. */
export const emptyAmsConfig: AmsConfig = {
  cards: [],
  bundles: [],
  serviceSets: [],
  staticRoutes: [],
  routingInstances: [],
  detectionMs: 1000,
  takeoverMs: 1000,
};

/** Reads a group's config. */
export const readAmsConfig = configReader<AmsConfig>(amsSchema, 'ams-config');
