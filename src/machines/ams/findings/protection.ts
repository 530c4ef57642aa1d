// A-L11 to A-L25: what protects whom, and what a service set expects of its bundle.
import type { Finding } from '../../../model/finding';
import { child, childWords } from '../../../vendor/junos';
import { initialBackup, slotCount } from '../bundle-context';
import { bundleInput, failureOptions, parsePic } from '../router';
import type { Bundle, ServiceSet } from '../schema';
import { changeBundle, findingOf, inConfig, type RuleContext, type RuleOf } from './context';

const rule = (
  id: string,
  severity: RuleOf['severity'],
  source: string,
  confidence: RuleOf['confidence'],
  explanation: string,
): RuleOf => ({ rule: id, severity, source, confidence, explanation });

const IPSEC_HA = rule('A-L11', 'warning', 'S1', 'documented', 'IPsec high availability needs one-to-one.');
const IPSEC_STYLE = rule(
  'A-L12',
  'error',
  'S4',
  'documented',
  'Interface-style IPsec service sets are not supported on AMS; use next-hop style.',
);
const SMALL = rule(
  'A-L13',
  'warning',
  'S1',
  'derived',
  'Many-to-one with fewer than three members has one active member; use one-to-one where sessions must be kept.',
);
const SAME_CARD = rule(
  'A-L14',
  'warning',
  'S16',
  'derived',
  'A card that fails takes all of its PICs: a backup on the same card protects nobody there.',
);
const SILENT_DEFAULT = rule(
  'A-L15',
  'warning',
  'S9',
  'documented',
  'Without member-failure-options the default is drop-member-traffic with a rejoin timeout of 120 s.',
);
const NO_REJOIN = rule(
  'A-L16',
  'warning',
  'S4, S12',
  'derived',
  'Without enable-rejoin a PIC that comes back late stays out until an operator reverts it.',
);
const SHORT = rule(
  'A-L17',
  'warning',
  'S5',
  'derived',
  'A PIC needs 240 to 300 s to boot: one that restarts always misses a shorter rejoin timeout.',
);
const REHASH = rule(
  'A-L18',
  'warning',
  'S2, S4',
  'derived',
  'Redistribution computes the hash anew: every failure disturbs the sessions of healthy members.',
);
const MIRROR = rule(
  'A-L19',
  'error',
  'S18',
  'derived',
  'Forward and reverse packets of a flow must reach the same member: the keys of both directions must mirror.',
);
const POOL = rule(
  'A-L20',
  'warning',
  'S10',
  'unconfirmed',
  'Pool addresses are divided among the active members: each needs at least one.',
);
const DOMAINS = rule(
  'A-L21',
  'error',
  'S12, S13',
  'documented',
  'A next-hop service set needs two different units of the bundle, service-domain inside and outside.',
);
const UNIT0 = rule('A-L22', 'info', 'S5, S10, S13', 'unconfirmed', 'All published examples use unit 1 and up.');
const GROUP_VPN = rule('A-L23', 'error', 'S18', 'documented', 'Group VPN on AMS is load balancing only, without HA.');
const NO_HA = rule(
  'A-L24',
  'warning',
  'S9',
  'documented',
  'Without high-availability-options the first lost PIC already drops its share.',
);
const FLAP = rule(
  'A-L25',
  'warning',
  'S12',
  'documented',
  'Adding a member flaps the bundle, and with it the tunnels, unless no-bundle-flap is set.',
);
const BOOT_S = 240;

const unitsOf = (set: ServiceSet): readonly (string | undefined)[] => [
  set.insideInterface,
  set.outsideInterface,
  set.serviceInterface,
];
const isBound = (set: ServiceSet, bundle: Bundle): boolean =>
  unitsOf(set).some((unit) => unit?.startsWith(`${bundle.name}.`));
const isStateful = (set: ServiceSet): boolean =>
  set.ipsec !== null || set.natRules.length > 0 || set.natRuleSets.length > 0;

function failureFindings(context: RuleContext, bundle: Bundle, index: number): readonly Finding[] {
  const ha = bundle.highAvailability?.model;
  const isStatefulBundle = context.config.serviceSets.some((set) => isBound(set, bundle) && isStateful(set));
  const found = (of: RuleOf, message: string, fix?: Finding['fix']): Finding =>
    findingOf(of, {
      subject: inConfig(context, 'bundles', index, 'memberFailure'),
      name: bundle.name,
      message,
      ...(fix === undefined ? {} : { fix }),
    });
  const withFailure = (change: Partial<NonNullable<Bundle['memberFailure']>>, label: string): Finding['fix'] => ({
    label,
    apply: (design) =>
      changeBundle(design, context.group, index, (each) => ({
        ...each,
        memberFailure: { action: 'drop', enableRejoin: false, ...each.memberFailure, ...change },
      })),
  });
  // One-to-one allows no member-failure-options at all.
  if (ha === 'one-to-one') return [];
  const { action, rejoinMs, enableRejoin } = failureOptions(bundle);
  return [
    ...(bundle.memberFailure === null
      ? [
          found(
            SILENT_DEFAULT,
            `${bundle.name} has no member-failure-options: an uncovered failure drops its share, for 120 s and after.`,
            withFailure(
              { rejoinTimeoutS: 300, enableRejoin: true },
              'Configure drop-member-traffic, 300 s, enable-rejoin',
            ),
          ),
        ]
      : []),
    ...(bundle.memberFailure !== null && !enableRejoin
      ? [
          found(
            NO_REJOIN,
            `${bundle.name}: a member that returns late stays out until "request interface load-balancing revert".`,
            withFailure({ enableRejoin: true }, 'Set enable-rejoin'),
          ),
        ]
      : []),
    ...(action === 'drop' && rejoinMs < BOOT_S * 1000 && !enableRejoin
      ? [
          found(
            SHORT,
            `${bundle.name}: the rejoin timeout of ${rejoinMs / 1000} s is shorter than the ${BOOT_S} s that a PIC may need to boot.`,
          ),
        ]
      : []),
    ...(action === 'redistribute' && isStatefulBundle
      ? [
          found(
            REHASH,
            `${bundle.name} redistributes and carries stateful services: every failure disturbs all members.`,
          ),
        ]
      : []),
  ];
}

function haFindings(context: RuleContext, bundle: Bundle, index: number): readonly Finding[] {
  const found = (of: RuleOf, message: string): Finding =>
    findingOf(of, { subject: inConfig(context, 'bundles', index, 'highAvailability'), name: bundle.name, message });
  const input = bundleInput(bundle);
  const sets = context.config.serviceSets.filter((set) => isBound(set, bundle));
  const cards = bundle.members.map(({ name }) => parsePic(name)?.fpc);
  const shared = backupsOnTheirCards(bundle);
  const groupVpn = sets.filter(
    ({ name }) => child(context.effective, 'services', 'service-set', name, 'ipsec-group-vpn') !== undefined,
  );
  return [
    ...(input.model === 'many-to-one' && bundle.members.length < 3
      ? [found(SMALL, `${bundle.name} is many-to-one with ${bundle.members.length} members.`)]
      : []),
    ...(shared.length > 0
      ? [found(SAME_CARD, `${bundle.name}: the backup ${shared.join(', ')} shares its card with an active member.`)]
      : new Set(cards).size === 1 && bundle.members.length > 1
        ? [found(SAME_CARD, `${bundle.name}: all members are on FPC ${cards[0] ?? 0}.`)]
        : []),
    ...(input.model === 'none' && sets.some(isStateful)
      ? [
          found(
            NO_HA,
            `${bundle.name} carries stateful services without high availability: the first lost PIC drops 1/${bundle.members.length}.`,
          ),
        ]
      : []),
    ...(bundle.highAvailability !== null && groupVpn.length > 0
      ? [
          found(
            GROUP_VPN,
            `${groupVpn[0]?.name ?? ''} is a Group VPN, and ${bundle.name} has high-availability-options.`,
          ),
        ]
      : []),
    ...(sets.some(({ ipsec }) => ipsec !== null) && input.model === 'none' && !bundle.noBundleFlap
      ? [found(FLAP, `${bundle.name} carries IPsec: set no-bundle-flap before a member is added.`)]
      : []),
  ];
}

/** Initial backups with an active member on the same card. */
function backupsOnTheirCards(bundle: Bundle): readonly string[] {
  const input = bundleInput(bundle);
  const pairs = input.model === 'one-to-one' ? [...new Set(input.pairOf)] : [0];
  return pairs.flatMap((pair) => {
    const backup = initialBackup(input, pair);
    const name = bundle.members[backup]?.name;
    if (name === undefined) return [];
    const others = bundle.members.filter(
      (_, member) => member !== backup && (input.model !== 'one-to-one' || input.pairOf[member] === pair),
    );
    return others.some((other) => parsePic(other.name)?.fpc === parsePic(name)?.fpc) ? [name] : [];
  });
}

function unitFindings(context: RuleContext, bundle: Bundle, index: number): readonly Finding[] {
  return bundle.units.flatMap((unit, at) =>
    unit.unit === 0
      ? [
          findingOf(UNIT0, {
            subject: inConfig(context, 'bundles', index, 'units', at),
            name: `${bundle.name}.0`,
            message: `${bundle.name} uses unit 0.`,
          }),
        ]
      : [],
  );
}

const MIRRORS: Readonly<Record<string, string>> = {
  'source-ip': 'destination-ip',
  'destination-ip': 'source-ip',
  protocol: 'protocol',
  iif: 'oif',
  oif: 'iif',
};
const mirrored = (a: readonly string[], b: readonly string[]): boolean => {
  if (a.length === 0 || b.length === 0) return true;
  return a.length === b.length && a.every((key) => b.includes(MIRRORS[key] ?? ''));
};

function setFindings(context: RuleContext, set: ServiceSet, index: number): readonly Finding[] {
  const found = (of: RuleOf, message: string): Finding =>
    findingOf(of, { subject: inConfig(context, 'serviceSets', index), name: set.name, message });
  const bundle = context.config.bundles.find((each) => isBound(set, each));
  if (bundle === undefined) return [];
  const unitOf = (name: string | undefined) => bundle.units.find(({ unit }) => name === `${bundle.name}.${unit}`);
  const [inside, outside] = [unitOf(set.insideInterface), unitOf(set.outsideInterface)];
  const isNextHop = set.insideInterface !== undefined || set.outsideInterface !== undefined;
  const wrongDomain =
    isNextHop &&
    (set.insideInterface === set.outsideInterface ||
      inside?.serviceDomain !== 'inside' ||
      outside?.serviceDomain !== 'outside');
  const keys = isNextHop
    ? ([inside?.ingressKeys ?? [], outside?.ingressKeys ?? []] as const)
    : ([set.ingressKeys, set.egressKeys] as const);
  const isPaired = bundle.highAvailability?.model === 'one-to-one';
  const pools = poolSizes(context).filter(({ addresses }) => addresses < slotCount(bundleInput(bundle)));
  return [
    ...(set.ipsec !== null && !isPaired
      ? [
          findingOf(
            { ...IPSEC_HA, severity: bundle.highAvailability === null ? 'warning' : 'error' },
            {
              subject: inConfig(context, 'serviceSets', index),
              name: set.name,
              message: `${set.name} carries IPsec over ${bundle.name}, which is not one-to-one: IPsec HA needs one-to-one.`,
            },
          ),
        ]
      : []),
    ...(set.ipsec !== null && set.serviceInterface !== undefined
      ? [found(IPSEC_STYLE, `${set.name} is an interface-style IPsec service set on ${bundle.name}.`)]
      : []),
    ...(wrongDomain
      ? [
          found(
            DOMAINS,
            `${set.name}: ${set.insideInterface ?? 'no unit'} and ${set.outsideInterface ?? 'no unit'} must be two units of ${bundle.name}, service-domain inside and outside.`,
          ),
        ]
      : []),
    ...(mirrored(...keys)
      ? []
      : [
          found(
            MIRROR,
            `${set.name}: the keys ${keys[0].join(' ')} and ${keys[1].join(' ')} do not mirror each other.`,
          ),
        ]),
    ...(set.natRules.length + set.natRuleSets.length > 0
      ? pools.map(({ name, addresses }) =>
          found(
            POOL,
            `Pool ${name} has ${addresses} addresses, ${bundle.name} ${slotCount(bundleInput(bundle))} active members.`,
          ),
        )
      : []),
  ];
}

/** Pools of the kept configuration with how many addresses they have, where that can be told. */
function poolSizes(context: RuleContext): readonly { readonly name: string; readonly addresses: number }[] {
  const pools = child(context.effective, 'services', 'nat', 'pool')?.children ?? [];
  return pools.flatMap((pool) => {
    const prefixes = childWords(pool, 'address');
    if (prefixes.length === 0) return [];
    const addresses = prefixes.reduce((sum, prefix) => {
      const length = /^\d+\.\d+\.\d+\.\d+(?:\/(\d{1,2}))?$/.exec(prefix);
      return length === null ? Number.POSITIVE_INFINITY : sum + 2 ** (32 - Number(length[1] ?? 32));
    }, 0);
    return Number.isFinite(addresses) ? [{ name: pool.word, addresses }] : [];
  });
}

/** Rules about protection and service sets. */
export const protectionFindings = (context: RuleContext): readonly Finding[] => [
  ...context.config.bundles.flatMap((bundle, index) => [
    ...failureFindings(context, bundle, index),
    ...haFindings(context, bundle, index),
    ...unitFindings(context, bundle, index),
  ]),
  ...context.config.serviceSets.flatMap((set, index) => setFindings(context, set, index)),
];
