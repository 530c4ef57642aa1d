// The comment at the end of an exported configuration: the neighbours' side for people, and what the drawing has besides. It writes lines only.
import type { Around, AroundRouter } from './around';
import type { PairMember } from './build-design';
import { quoted } from './hint-words';
import { hostOf, sharesSubnet } from './inet';
import { isCabled } from './links';
import { ASSUMED_TIMES, type MnhaNode, type MultinodeHaConfig } from './schema';

/** What a hint tells about one pair. */
export interface HintInput {
  readonly members: readonly [PairMember, PairMember];
  readonly config: Pick<MultinodeHaConfig, 'nodes' | 'icl' | 'bootOrder' | 'times'>;
  readonly around: Around;
}

/** First line; all lines of a hint stand below it. */
export const HINT_TITLE =
  'Around this pair: a hint for its neighbours and for the drawing, nothing of it is for this device';

const NODES = [0, 1] as const;

interface Session {
  readonly node: 0 | 1;
  readonly group: MnhaNode['bgp'][number];
  readonly own: string;
}

/** Sessions of the pair that end at this router, with the node's address. */
function sessionsOf(router: AroundRouter, nodes: readonly [MnhaNode, MnhaNode]): readonly Session[] {
  const hosts = new Set(router.addresses.map(hostOf));
  return NODES.flatMap((node) =>
    nodes[node].bgp.flatMap((group) =>
      group.neighbours.flatMap(({ address }) => {
        if (!hosts.has(address)) return [];
        const prefix = router.addresses.find((each) => hostOf(each) === address) ?? address;
        const own = nodes[node].interfaces.find(
          (each) => isCabled(each.name) && each.addresses.some((a) => sharesSubnet(a, prefix)),
        )?.addresses[0];
        return own === undefined ? [] : [{ node, group, own: hostOf(own) }];
      }),
    ),
  );
}

/** The router's side as set commands, in its order of addresses. */
function routerLines(router: AroundRouter, { config, members, around }: HintInput): readonly string[] {
  const sessions = sessionsOf(router, config.nodes);
  const group = 'set protocols bgp group MNHA';
  const [session] = sessions;
  let cable = -1;
  const interfaces = router.addresses.map((address) => {
    const isOwn = /\/(32|128)$/.test(address);
    if (!isOwn) cable += 1;
    return `set interfaces ${isOwn ? 'lo0' : `ge-0/0/${cable}`} unit 0 family ${address.includes(':') ? 'inet6' : 'inet'} address ${address}`;
  });
  return [
    ...interfaces,
    `set routing-options autonomous-system ${router.as}`,
    ...(router.routerId === undefined ? [] : [`set routing-options router-id ${router.routerId}`]),
    ...(session === undefined
      ? []
      : [
          `${group} type ${session.group.type}`,
          ...sessions.map(({ node, own, group: theirs }) => {
            const as = theirs.localAs ?? config.nodes[node].as;
            const isInternal = theirs.type === 'internal' || as === undefined;
            return `${group} neighbor ${own}${isInternal ? '' : ` peer-as ${as}`} description ${quoted(members[node].name)}`;
          }),
          ...(session.group.bfd?.minimumIntervalMs === undefined
            ? []
            : [
                `${group} bfd-liveness-detection minimum-interval ${session.group.bfd.minimumIntervalMs} multiplier ${session.group.bfd.multiplier ?? 3}`,
              ]),
        ]),
    ...(router.multipath ? [`${group} multipath`] : []),
    ...(router.tieBreak === 'router-id' ? ['set protocols bgp path-selection external-router-id'] : []),
    ...router.originates.map(
      (prefix) => `set policy-options policy-statement ANNOUNCE term own from route-filter ${prefix} exact`,
    ),
    ...(router.originates.length === 0
      ? []
      : ['set policy-options policy-statement ANNOUNCE term own then accept', `${group} export ANNOUNCE`]),
    ...router.ibgp.map((name) => {
      const other = around.routers.find((each) => each.name === name);
      const address = other?.addresses.find((each) => router.addresses.some((own) => sharesSubnet(own, each)));
      return `set protocols bgp group ROUTERS type internal neighbor ${hostOf(address ?? '0.0.0.0')} description ${quoted(name)}`;
    }),
  ].map((line) => `router ${quoted(router.name)}: ${line}`);
}

function drawnLines({ around }: HintInput): readonly string[] {
  return [
    ...around.segments.map(
      ({ name, subnet, withSecond }) =>
        `segment ${quoted(name)}: ${subnet}${withSecond.length === 0 ? '' : ` second side ${withSecond.map(quoted).join(' ')}`}`,
    ),
    ...around.stations.map(
      ({ kind, name, at, addresses, gateway }) =>
        `${kind} ${quoted(name)}: at ${quoted(at)}${addresses.length === 0 ? '' : ` address ${addresses.join(' ')}`}${gateway === undefined ? '' : ` gateway ${gateway}`}`,
    ),
    ...around.flows.map((flow) => {
      const traits = [
        flow.kind,
        flow.protocol,
        flow.sessions,
        ...(flow.srg === undefined ? [] : [`srg ${flow.srg}`]),
        ...(flow.vpn === undefined ? [] : [`vpn ${quoted(flow.vpn)}`]),
        ...(flow.pins?.there === undefined ? [] : [`there ${quoted(flow.pins.there)}`]),
        ...(flow.pins?.back === undefined ? [] : [`back ${quoted(flow.pins.back)}`]),
        ...(flow.rekeying ? ['rekeying'] : []),
      ];
      return `flow ${quoted(flow.name)}: from ${quoted(flow.from)} to ${quoted(flow.to)} service ${JSON.stringify(flow.service)} ${traits.join(' ')}`;
    }),
  ];
}

/** All lines of the hint of a pair, the title first. */
export function hintLines(input: HintInput): readonly string[] {
  const { config, members, around } = input;
  const times = Object.entries(config.times).filter(
    ([key, value]) => Object.entries(ASSUMED_TIMES).find(([other]) => other === key)?.[1] !== value,
  );
  const isPlain = config.icl.rttMs === 1 && !config.icl.isUntrusted && config.bootOrder === 'together';
  return [
    HINT_TITLE,
    ...NODES.map((at) => {
      const { name, model } = members[at];
      const { junosIke, forgedTransmits } = config.nodes[at];
      return `node ${quoted(name)}: ${quoted(model)}${junosIke ? '' : ', no junos-ike package'}${forgedTransmits ? '' : ', no forged transmits'}`;
    }),
    ...(isPlain
      ? []
      : [
          `pair: round trip ${config.icl.rttMs} ms${config.icl.isUntrusted ? ', untrusted' : ''}, boot ${config.bootOrder}`,
        ]),
    ...(times.length === 0 ? [] : [`assumed: ${times.map(([key, value]) => `${key} ${value}`).join(', ')}`]),
    ...around.routers.flatMap((router) => routerLines(router, input)),
    ...drawnLines(input),
  ];
}
