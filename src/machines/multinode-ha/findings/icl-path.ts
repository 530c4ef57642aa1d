// L1 to L4, L13 to L16: how the ICL runs, and how fast its loss is seen.
import type { Finding } from '../../../model/finding';
import { iclUnits, portOf, revenueUnits, unitName } from '../links';
import { findingOf, inConfig, inNode, knownSides, listed, type RuleContext, type RuleOf, type Side } from './context';

const TWO_PATHS: RuleOf = {
  rule: 'L1',
  severity: 'warning',
  source: 'FWS-E5, VRRP',
  confidence: 'documented',
  explanation:
    'Without the ICL nothing is synchronised, and a takeover has to wait for the probe. A loopback reached over two links, or a LAG, survives one lost cable.',
};
const APART: RuleOf = {
  rule: 'L2',
  severity: 'warning',
  source: 'CC2MNHA',
  confidence: 'derived',
  explanation:
    'Where ICL and traffic share a port, a line card or a switch, one fault takes both: the takeover is slow, and both nodes may become active.',
};
const OWN_INSTANCE: RuleOf = {
  rule: 'L3',
  severity: 'warning',
  source: 'SEED, HYBRID',
  confidence: 'documented',
  explanation: 'In a routing instance of its own the ICL does not depend on the routes of the traffic.',
};
const ENCRYPTED: RuleOf = {
  rule: 'L4',
  severity: 'error',
  source: 'SEED, FWS-E4',
  confidence: 'documented',
  explanation: 'The ICL carries sessions and keys; a network of others must not read them.',
};
const SLOWER_THAN_ROUTING: RuleOf = {
  rule: 'L13',
  severity: 'warning',
  source: 'VRRP',
  confidence: 'documented',
  explanation:
    'When one path of the ICL fails, routing inside its instance finds the other one. If the ICL gives up before that, a lost cable looks like a dead peer.',
};
const CALM: RuleOf = {
  rule: 'L14',
  severity: 'warning',
  source: 'JVD-FW, HYBRID',
  confidence: 'documented',
  explanation:
    'No validated design detects the loss of the ICL faster than 3 × 300 ms; a busy node would be declared dead.',
};
const SAME_TIMERS: RuleOf = {
  rule: 'L15',
  severity: 'warning',
  source: 'DERIVED',
  confidence: 'derived',
  explanation: 'BFD negotiates the slower interval of both ends, so neither configuration says what is in effect.',
};
const NEAR: RuleOf = {
  rule: 'L16',
  severity: 'warning',
  source: 'BASICS',
  confidence: 'documented',
  explanation: 'Multinode HA is supported with less than 100 ms between the nodes.',
};
const LONGEST_RTT_MS = 100;
const SHORTEST_INTERVAL_MS = 300;
const LEAST_MULTIPLIER = 3;
const INTERVAL_MS = 1000;

const other = (context: RuleContext, side: Side): Side => context.sides[side.at === 0 ? 1 : 0];
const units = (context: RuleContext, side: Side) => iclUnits(side.config, other(context, side).config);
const fpcOf = (port: string): string => /-(\d+)\//.exec(port)?.[1] ?? '';
const detectionMs = ({ minimumIntervalMs = INTERVAL_MS, multiplier = LEAST_MULTIPLIER }) =>
  minimumIntervalMs * multiplier;

function paths(context: RuleContext): readonly Finding[] {
  const [first] = context.sides;
  const own = units(context, first).map(({ name }) => name);
  if (own.length !== 1 || own[0]?.startsWith('ae')) return [];
  return [
    findingOf(TWO_PATHS, {
      subject: inNode(context, first, 'peer', 'interface'),
      name: 'ICL',
      message: `The ICL has one path, ${own[0]}: two disjoint ones keep it up when a cable is lost.`,
    }),
  ];
}

/** Why ICL and traffic are not apart on this node; undefined where they are. */
function sharing(context: RuleContext, side: Side): string | undefined {
  const icl = units(context, side);
  const revenue = revenueUnits(side.config, other(context, side).config);
  const port = icl.map(({ name }) => name).find((name) => revenue.some((each) => each.name === name));
  if (port !== undefined) return `port ${port}`;
  const isModular = /^SRX5[468]00$/i.test(side.node?.model ?? '');
  const card = icl.map(({ name }) => fpcOf(name)).find((fpc) => revenue.some(({ name }) => fpcOf(name) === fpc));
  if (isModular && card !== undefined) return `line card ${card}`;
  const { design } = context;
  const beyond = (names: readonly string[]): readonly string[] =>
    Object.values(design.links).flatMap((link) => {
      const [a, b] = [design.ports[link.a], design.ports[link.b]];
      const far =
        a?.node === side.id && names.includes(a.name)
          ? b
          : b?.node === side.id && names.includes(b.name)
            ? a
            : undefined;
      const node = far === undefined ? undefined : design.nodes[far.node];
      return node?.kind === 'switch' ? [node.name] : [];
    });
  const shared = beyond(icl.map(({ name }) => name)).find((name) =>
    beyond(revenue.map((each) => each.name)).includes(name),
  );
  return shared === undefined ? undefined : `switch ${shared}`;
}

function sideFindings(context: RuleContext, side: Side): readonly Finding[] {
  const { peer, bgp } = side.config;
  const shared = sharing(context, side);
  const name = `${side.name} ICL`;
  const detect = detectionMs(peer.liveness);
  const underlay = bgp
    .filter(({ instance, bfd }) => instance !== undefined && instance === peer.instance && bfd !== undefined)
    .map(({ bfd }) => detectionMs(bfd ?? {}));
  const slowest = Math.max(0, ...underlay);
  const { minimumIntervalMs: interval, multiplier } = peer.liveness;
  return [
    ...(shared === undefined
      ? []
      : [
          findingOf(APART, {
            subject: inNode(context, side, 'peer', 'interface'),
            name,
            message: `ICL and traffic share ${shared} on ${side.name}.`,
          }),
        ]),
    ...(peer.instance === undefined
      ? [
          findingOf(OWN_INSTANCE, {
            subject: inNode(context, side, 'peer', 'instance'),
            name,
            message: `The ICL of ${side.name} is in the default routing instance.`,
          }),
        ]
      : []),
    ...(context.config.icl.isUntrusted && peer.vpnProfile === undefined
      ? [
          findingOf(ENCRYPTED, {
            subject: inNode(context, side, 'peer', 'vpnProfile'),
            name,
            message: `The ICL crosses an untrusted network, and ${side.name} does not encrypt it.`,
          }),
        ]
      : []),
    ...(underlay.length > 0 && detect <= slowest
      ? [
          findingOf(SLOWER_THAN_ROUTING, {
            subject: inNode(context, side, 'peer', 'liveness'),
            name,
            message: `${side.name} gives the ICL up after ${detect} ms; routing inside of it needs ${slowest} ms to take the other path.`,
          }),
        ]
      : []),
    ...(interval !== undefined && interval < SHORTEST_INTERVAL_MS
      ? [
          findingOf(CALM, {
            subject: inNode(context, side, 'peer', 'liveness', 'minimumIntervalMs'),
            name,
            message: `The ICL of ${side.name} is tested every ${interval} ms: less than ${SHORTEST_INTERVAL_MS} ms.`,
          }),
        ]
      : []),
    ...(multiplier !== undefined && multiplier < LEAST_MULTIPLIER
      ? [
          findingOf(CALM, {
            subject: inNode(context, side, 'peer', 'liveness', 'multiplier'),
            name,
            message: `The ICL of ${side.name} is given up after ${multiplier} lost packets: fewer than ${LEAST_MULTIPLIER}.`,
          }),
        ]
      : []),
  ];
}

/** Rules about the path of the ICL. */
export function iclPathFindings(context: RuleContext): readonly Finding[] {
  const { sides, config, isComplete } = context;
  const timers = sides.map((side) => side.config.peer.liveness);
  const text = timers.map(
    ({ minimumIntervalMs = INTERVAL_MS, multiplier = LEAST_MULTIPLIER }) => `${multiplier} × ${minimumIntervalMs} ms`,
  );
  return [
    ...paths(context),
    ...knownSides(context).flatMap((side) => sideFindings(context, side)),
    ...(isComplete && text[0] !== text[1]
      ? [
          findingOf(SAME_TIMERS, {
            subject: inNode(context, sides[1], 'peer', 'liveness'),
            name: 'ICL',
            message: `Liveness detection differs: ${listed(sides.map(({ name }, at) => `${name} has ${text[at]}`))}.`,
          }),
        ]
      : []),
    ...(config.icl.rttMs >= LONGEST_RTT_MS
      ? [
          findingOf(NEAR, {
            subject: inConfig(context, 'icl', 'rttMs'),
            name: 'ICL',
            message: `The ICL takes ${config.icl.rttMs} ms there and back: less than ${LONGEST_RTT_MS} ms is supported.`,
          }),
        ]
      : []),
  ];
}

/** Ports of the ICL of a node, loopback first. */
export function iclInterfaces(context: RuleContext, side: Side): readonly string[] {
  const own = side.config.peer.interface;
  return [...new Set([...(own === undefined ? [] : [own]), ...units(context, side).map(unitName)])];
}

/** Is the ICL's own address on a loopback? */
export const isOnLoopback = ({ config }: Side): boolean => portOf(config.peer.interface ?? '') === 'lo0';
