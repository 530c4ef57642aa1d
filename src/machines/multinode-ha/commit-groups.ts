// What a commit refuses about services redundancy groups: C6 to C19. It knows one node.
import type { Committed, Refusal } from './commit-checks';
import { isAtLeast, isFloatingIpEra } from './release';
import type { Srg } from './schema';

interface At {
  readonly srg: Srg;
  readonly index: number;
  readonly release: string | undefined;
}
const refuse =
  ({ srg, index }: At) =>
  (rule: string, isWrong: boolean, text: string, ...path: Refusal['path']): readonly Refusal[] =>
    isWrong ? [{ rule, text, path: ['srgs', index, ...path], what: `SRG${srg.id}` }] : [];

/** What the deployment type asks for, allows and refuses: C6 to C12. */
function deployment(at: At): readonly Refusal[] {
  const { srg, release } = at;
  const told = refuse(at);
  const type = srg.deploymentType ?? 'routing';
  const { probe, virtualIps, activeSignalRoute: active, backupSignalRoute: backup } = srg;
  const isRouted = type === 'routing' || type === 'hybrid';
  const index = (wanted: number): boolean => virtualIps.some((vip) => vip.index === wanted);
  const cloud = (rule: string, isThere: boolean, word: string, ...path: Refusal['path']): readonly Refusal[] =>
    told(rule, type === 'cloud' && isThere, `${word} is not allowed for cloud deployment type`, ...path);
  const hasBfd = srg.monitors.bfd.length > 0 || srg.monitorObjects.some(({ bfd }) => bfd !== undefined);
  const hasIp = srg.monitors.ips.length > 0 || srg.monitorObjects.some(({ ip }) => ip !== undefined);
  return [
    ...told(
      'C6',
      type === 'routing' && probe?.destIp === undefined,
      srg.deploymentType === undefined
        ? 'activeness-probe dest-ip is mandatory for routing deployment'
        : 'activeness-probe dest-ip is mandatory for routing deployment type',
      'probe',
    ),
    ...told(
      'C7',
      probe?.destIp !== undefined && probe.srcIp === undefined,
      'activeness-probe src-ip is mandatory',
      'probe',
      'srcIp',
    ),
    ...told(
      'C8',
      isRouted && active === undefined,
      `active-signal-route is mandatory for ${type} deployment type`,
      'activeSignalRoute',
    ),
    ...told(
      'C8',
      isRouted && backup === undefined,
      `backup-signal-route is mandatory for ${type} deployment type`,
      'backupSignalRoute',
    ),
    ...told(
      'C9',
      type === 'routing' && virtualIps.length > 0,
      'virtual-ip is not allowed for routing deployment type',
      'virtualIps',
    ),
    ...told(
      'C10',
      (type === 'hybrid' || type === 'switching') && !index(1),
      `virtual-ip index 1 is mandatory for ${type} deployment type`,
      'virtualIps',
    ),
    ...told(
      'C10',
      type === 'switching' && !index(2),
      'virtual-ip index 2 is mandatory for switching deployment type',
      'virtualIps',
    ),
    ...told(
      'C11',
      type === 'switching' && active !== undefined,
      'active-signal-route is not allowed in switching deployment type',
      'activeSignalRoute',
    ),
    ...told(
      'C11',
      type === 'switching' && backup !== undefined,
      'backup-signal-route is not allowed in switching deployment type',
      'backupSignalRoute',
    ),
    // Two blanks: as the device prints it.
    ...told(
      'C11',
      type === 'switching' && probe?.destIp !== undefined,
      'activeness-probe dest-ip is not allowed in switching  deployment type',
      'probe',
      'destIp',
    ),
    ...cloud('C12', virtualIps.length > 0, 'virtual-ip', 'virtualIps'),
    ...cloud('C12', active !== undefined, 'active-signal-route', 'activeSignalRoute'),
    ...cloud('C12', backup !== undefined, 'backup-signal-route', 'backupSignalRoute'),
    ...cloud('C12', probe !== undefined, 'activeness-probe', 'probe'),
    ...told('C12', type === 'cloud' && hasIp, 'IP monitoring is not supported in cloud mode', 'monitors', 'ips'),
    ...told(
      'C12',
      type === 'cloud' && hasBfd && isAtLeast(release, 24, 4),
      'BFD monitoring is not supported in cloud mode',
      'monitors',
      'bfd',
    ),
  ];
}

/** Three ways to probe, of which one may be chosen: C14. */
function probes(at: At): readonly Refusal[] {
  const { srg } = at;
  const told = refuse(at);
  const { probe } = srg;
  const isPinged = srg.deploymentType === 'switching' || srg.deploymentType === 'hybrid';
  const hasInterval = probe?.minimumIntervalMs !== undefined;
  const hasMultiplier = probe?.multiplier !== undefined;
  const word = 'activeness-probe';
  return [
    ...told(
      'C14',
      hasInterval && !isPinged,
      `${word} minimum-interval is only allowed in switching or hybrid deployment`,
      'probe',
      'minimumIntervalMs',
    ),
    ...told(
      'C14',
      hasMultiplier && !isPinged,
      `${word} multiplier is only allowed in switching or hybrid deployment`,
      'probe',
      'multiplier',
    ),
    ...told(
      'C14',
      hasInterval && probe?.destIp !== undefined,
      `${word} dest-ip is not allowed when activeness-probe minimum-interval is configured`,
      'probe',
      'minimumIntervalMs',
    ),
    ...told(
      'C14',
      hasMultiplier && probe?.destIp !== undefined,
      `${word} dest-ip is not allowed when activeness-probe multiplier is configured`,
      'probe',
      'multiplier',
    ),
    ...told(
      'C14',
      probe?.bfd !== undefined && !isPinged,
      `${word} bfd-liveliness can only be configured in switching or hybrid deployment SRG`,
      'probe',
      'bfd',
    ),
    ...told(
      'C14',
      probe?.bfd !== undefined && hasInterval,
      `${word} minimum-interval must not be defined`,
      'probe',
      'minimumIntervalMs',
    ),
    ...told(
      'C14',
      probe?.bfd !== undefined && hasMultiplier,
      `${word} multiplier must not be defined`,
      'probe',
      'multiplier',
    ),
    ...told(
      'C14',
      probe?.bfd !== undefined && probe.destIp !== undefined,
      `${word} dest-ip must not be defined`,
      'probe',
      'destIp',
    ),
  ];
}

/** Plain monitors and monitor objects: C17 to C19. */
function monitors(at: At): readonly Refusal[] {
  const { srg } = at;
  const told = refuse(at);
  const { monitors: plain, monitorObjects: objects } = srg;
  const isBoth = (list: readonly unknown[]): boolean => list.length > 0 && objects.length > 0;
  const targets = [
    ...plain.bfd.map((target, index) => [target, ['monitors', 'bfd', index]] as const),
    ...objects.flatMap((object, number) =>
      (object.bfd?.entries ?? []).map(
        (target, index) => [target, ['monitorObjects', number, 'bfd', 'entries', index]] as const,
      ),
    ),
  ];
  return [
    ...told('C17', isBoth(plain.ips), 'monitor ip must not be defined', 'monitors', 'ips'),
    ...told('C17', isBoth(plain.bfd), 'monitor bfd-liveliness must not be defined', 'monitors', 'bfd'),
    ...told('C17', isBoth(plain.interfaces), 'monitor interface must not be defined', 'monitors', 'interfaces'),
    ...told('C18', objects.length > 0 && srg.threshold === undefined, 'srg-threshold must be defined', 'threshold'),
    ...told('C18', objects.length === 0 && srg.threshold !== undefined, 'monitor-object must be defined', 'threshold'),
    ...objects.flatMap((object, number) =>
      told(
        'C18',
        [object.bfd, object.ip, object.interface].every((part) => (part?.entries.length ?? 0) === 0),
        'one or more monitor entry needs to be defined under this monitor-object!',
        'monitorObjects',
        number,
      ),
    ),
    ...targets.flatMap(([target, path]) => [
      ...told(
        'C19',
        target.sessionType === 'singlehop' && target.interface === undefined,
        'Interface should be mentioned for singlehop bfd monitoring sessions',
        ...path,
      ),
      ...told(
        'C19',
        target.sessionType === 'multihop' && target.interface !== undefined,
        'Interface name not allowed for multihop bfd monitoring sessions',
        ...path,
      ),
    ]),
  ];
}

/** What must be different between groups: C13, C15, C16. */
function between({ node, release }: Committed): readonly Refusal[] {
  const groups = node.srgs.map((srg, index) => ({ srg, index, release }));
  const backups = new Set(node.srgs.flatMap(({ backupSignalRoute }) => backupSignalRoute?.address ?? []));
  const count = (values: readonly (string | undefined)[], value: string | undefined): number =>
    value === undefined ? 0 : values.filter((each) => each === value).length;
  const actives = node.srgs.map(({ activeSignalRoute }) => activeSignalRoute?.address);
  const allBackups = node.srgs.map(({ backupSignalRoute }) => backupSignalRoute?.address);
  const vips = node.srgs.flatMap(({ virtualIps }) => virtualIps);
  const isUnique = isAtLeast(release, 22, 3);
  const hasCloud = node.srgs.some(({ id, deploymentType }) => id === 1 && deploymentType === 'cloud');
  const isOldCloud = isAtLeast(release, 21, 4) && !isAtLeast(release, 23, 4);
  return groups.flatMap((at) => {
    const told = refuse(at);
    const { srg } = at;
    const [active, backup] = [srg.activeSignalRoute?.address, srg.backupSignalRoute?.address];
    return [
      ...told(
        'C12',
        hasCloud && srg.id === 0 && isOldCloud,
        'Services-redundancy-group 0 config is not allowed in cloud mode',
      ),
      ...told(
        'C13',
        hasCloud && srg.id > 1 && srg.deploymentType !== 'cloud' && isAtLeast(release, 23, 4),
        'routing SRG is not supported in public cloud mode',
        'deploymentType',
      ),
      ...told(
        'C15',
        active !== undefined && backups.has(active),
        'active-signal-route must be different from backup-signal-route',
        'activeSignalRoute',
      ),
      ...told('C15', isUnique && count(actives, active) > 1, 'active-signal-route must be unique', 'activeSignalRoute'),
      ...told(
        'C15',
        isUnique && count(allBackups, backup) > 1,
        'backup-signal-route must be unique',
        'backupSignalRoute',
      ),
      ...srg.virtualIps.flatMap((vip, number) => [
        ...told(
          'C16',
          vips.filter(({ address }) => address === vip.address).length > 1,
          'Virtual IPs must be unique',
          'virtualIps',
          number,
        ),
        ...told(
          'C16',
          vips.filter((each) => each.interface === vip.interface).length > 1,
          'Virtual IP interfaces must be unique',
          'virtualIps',
          number,
        ),
      ]),
    ];
  });
}

export function groupRefusals(committed: Committed): readonly Refusal[] {
  const { node, release } = committed;
  const groups = node.srgs.map((srg, index): At => ({ srg, index, release }));
  // Up to 21.3 there is no deployment type; signal routes are optional and the floating IP is the probe's source [5.1].
  const typed = isFloatingIpEra(release) ? [] : groups.filter(({ srg }) => srg.id > 0);
  return [...typed.flatMap(deployment), ...typed.flatMap(probes), ...groups.flatMap(monitors), ...between(committed)];
}
