// What must stand around a cluster for its configuration to make sense: switches, hosts, next hops. Names and addresses only, no layout.
import { freeAddress, inetText, isInside, parseInet } from './inet';
import type { ChassisClusterConfig, Reth, RethUnit } from './schema';

/** A host or router on the segment of one reth unit. */
export interface Neighbour {
  readonly kind: 'host' | 'router';
  readonly name: string;
  readonly addresses: readonly string[];
  readonly gateway?: string;
}

/** One segment: the switch of a reth, or one for each node, and who else is plugged into it. */
export interface Segment {
  readonly reth: Reth;
  readonly side: 'inside' | 'outside';
  readonly switchNames: readonly [string] | readonly [node0: string, node1: string];
  readonly neighbours: readonly Neighbour[];
  /** A server behind the outside router, which is where traffic from inside goes. */
  readonly beyond?: Neighbour;
}

/** Subnets set aside for documentation: the far side of the Internet in a drawing. */
const FAR_SUBNETS = ['198.51.100.0/24', '192.0.2.0/24', '203.0.113.0/24'];

const inetsOf = (unit: RethUnit) => unit.inet.flatMap((text) => parseInet(text) ?? []);

/**
 * The segments of a configuration, in the order of its reths.
 * @param ownUplinks each node has a switch of its own on the outside
 */
export function segmentsOf(
  config: ChassisClusterConfig,
  takenNames: readonly string[],
  ownUplinks: boolean,
): readonly Segment[] {
  const reths = drawnReths(config);
  const outside = outsideReth(config);
  const names = new Set(takenNames);
  const unique = (base: string): string => {
    let name = base;
    for (let count = 2; names.has(name); count += 1) name = `${base}-${count}`;
    names.add(name);
    return name;
  };
  const zones = reths.map((reth) => reth.units.find((unit) => unit.zone)?.zone);
  return reths.map((reth, index): Segment => {
    const zone = zones[index];
    const isOutside = reth === outside;
    const firstInside = reth === reths.find((other) => other !== outside);
    const label = zone && zones.indexOf(zone) === zones.lastIndexOf(zone) ? zone : reth.name;
    const switchNames: Segment['switchNames'] =
      isOutside && ownUplinks
        ? [unique('sw-wan-a'), unique('sw-wan-b')]
        : [unique(isOutside ? 'sw-out' : firstInside ? 'sw-in' : `sw-${label}`)];
    const taken = new Set(
      [
        ...reth.units.flatMap((unit) => unit.inet),
        ...config.staticRoutes.map((route) => route.nextHop),
        ...config.redundancyGroups.flatMap(
          (group) =>
            group.ipMonitoring?.targets.flatMap((target) => [target.address, target.secondaryAddress ?? '']) ?? [],
        ),
      ].flatMap((text) => parseInet(text)?.address ?? []),
    );
    const routers = routersOf(config, reth, isOutside, unique);
    const hosts = isOutside ? [] : hostsOf(reth, firstInside ? 'office' : `host-${label}`, taken, unique);
    const beyond = isOutside && routers[0] ? farServer(config, unique) : undefined;
    return {
      reth,
      side: isOutside ? 'outside' : 'inside',
      switchNames,
      neighbours: beyond ? withFarAddress(routers, beyond) : [...routers, ...hosts],
      ...(beyond ? { beyond } : {}),
    };
  });
}

const drawnReths = (config: ChassisClusterConfig): readonly Reth[] =>
  config.reths.filter((reth) => reth.children.length > 0);

/** The reth that the default route points to, else one in the zone `untrust`, else the first of several; all others are inside. */
export function outsideReth(config: ChassisClusterConfig): Reth | undefined {
  const reths = drawnReths(config);
  const defaultRoute = config.staticRoutes.find((route) => route.prefix === '0.0.0.0/0');
  const nextHop = parseInet(defaultRoute?.nextHop ?? '');
  const holds = (reth: Reth): boolean =>
    nextHop !== undefined &&
    reth.units.some((unit) => inetsOf(unit).some((subnet) => isInside(subnet, nextHop.address)));
  return (
    reths.find(holds) ??
    reths.find((reth) => reth.units.some((unit) => unit.zone === 'untrust')) ??
    (reths.length > 1 ? reths[0] : undefined)
  );
}

/** Next hops of static routes on the reth's subnets; on the outside one router always, because traffic must come from somewhere. */
function routersOf(
  config: ChassisClusterConfig,
  reth: Reth,
  isOutside: boolean,
  unique: (base: string) => string,
): readonly Neighbour[] {
  const routers: Neighbour[] = [];
  for (const unit of reth.units)
    for (const subnet of inetsOf(unit)) {
      const hops = new Set(config.staticRoutes.map((route) => route.nextHop));
      for (const hop of hops) {
        const address = parseInet(hop);
        if (!address || !isInside(subnet, address.address) || address.address === subnet.address) continue;
        const base = isOutside && routers.length === 0 ? 'isp' : `router-${hop.replaceAll('.', '-')}`;
        routers.push({ kind: 'router', name: unique(base), addresses: [`${hop}/${subnet.length}`] });
      }
    }
  if (!isOutside || routers.length > 0) return routers;
  const subnet = reth.units.flatMap(inetsOf)[0];
  const free = subnet && freeAddress(subnet, 1, new Set([subnet.address]));
  return [
    {
      kind: 'router',
      name: unique('isp'),
      addresses: subnet && free !== undefined ? [`${inetText(free)}/${subnet.length}`] : [],
    },
  ];
}

/** One host in the first subnet of each unit. */
function hostsOf(
  reth: Reth,
  base: string,
  taken: ReadonlySet<number>,
  unique: (base: string) => string,
): readonly Neighbour[] {
  return reth.units.flatMap((unit, index): Neighbour[] => {
    const subnet = inetsOf(unit)[0];
    if (!subnet)
      return index === 0 && reth.units.length === 1 ? [{ kind: 'host', name: unique(base), addresses: [] }] : [];
    const free = freeAddress(subnet, 20, taken);
    return [
      {
        kind: 'host',
        name: unique(index === 0 ? base : `${base}-${unit.vlanId ?? unit.unit}`),
        addresses: free === undefined ? [] : [`${inetText(free)}/${subnet.length}`],
        gateway: inetText(subnet.address),
      },
    ];
  });
}

function farServer(config: ChassisClusterConfig, unique: (base: string) => string): Neighbour | undefined {
  const used = config.reths.flatMap((reth) => reth.units.flatMap(inetsOf));
  const far = FAR_SUBNETS.flatMap((text) => parseInet(text) ?? []).find(
    (subnet) => !used.some((own) => isInside(subnet, own.address) || isInside(own, subnet.address)),
  );
  if (!far) return undefined;
  return {
    kind: 'host',
    name: unique('web'),
    addresses: [`${inetText(far.address + 10)}/24`],
    gateway: inetText(far.address + 1),
  };
}

const withFarAddress = (routers: readonly Neighbour[], beyond: Neighbour): readonly Neighbour[] =>
  routers.map((router, index) =>
    index === 0 && beyond.gateway ? { ...router, addresses: [...router.addresses, `${beyond.gateway}/24`] } : router,
  );
