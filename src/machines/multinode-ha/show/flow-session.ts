// `show security flow session` of a node: Active, Warm and Backup sessions of the drawn flows. Layout as captured [BASICS]; ports, counters and
// session ids are examples.
import { hostOf } from '../inet';
import { flowsOf, sessionInstance } from '../pair';
import type { PairView } from './view';

/** Seen timeouts of TCP sessions: Warm ones live about eight times as long [BASICS]. */
const TIMEOUTS: Readonly<Record<string, number>> = { Active: 1790, Warm: 14_364, Backup: 14_364 };
const SERVICE_PORT: Readonly<Record<string, number>> = { tcp: 443, udp: 53, icmp: 1 };
const CLIENT_PORT = 60_314;
const FIRST_SESSION = 20_911;

interface Wing {
  readonly from: string;
  readonly to: string;
  readonly unit: string;
  readonly packets: number;
}

function wingText(name: string, { from, to, unit, packets }: Wing, protocol: string, state: string): string {
  const bytes = packets * 200;
  return `  ${name}: ${from} --> ${to};${protocol}, Conn Tag: 0x0, If: ${unit}, Pkts: ${packets}, Bytes: ${bytes}, HA Wing State: ${state}, `;
}

function sessionText(view: PairView, at: number, name: string, state: string): readonly string[] {
  const { design } = view.pair;
  const flow = Object.values(design.flows).find((each) => each.name === name);
  if (flow === undefined) return [];
  const traits = flowsOf(view.pair).find((each) => each.name === name)?.traits;
  const address = (end: typeof flow.from): string =>
    hostOf((end.kind === 'node' ? design.nodes[end.node]?.addresses?.[0] : undefined) ?? '0.0.0.0');
  const protocol = traits?.kind === 'ipsec' ? 'esp' : (traits?.protocol ?? 'tcp');
  const near = `${address(flow.from)}/${CLIENT_PORT + at}`;
  const far = `${address(flow.to)}/${SERVICE_PORT[protocol] ?? 0}`;
  const [enter, leave] = unitsOf(view, name);
  const id = sessionInstance(name, view.self);
  const [inWing, outWing] = [view.fact(id, 'inWing', state), view.fact(id, 'outWing', state)];
  const count = (wing: string): number => (wing === 'Active' ? 19 : 0);
  return [
    `Session ID: ${FIRST_SESSION + at}, Policy name: ${policyOf(view)}/${4 + at}, HA State: ${state}, Timeout: ${TIMEOUTS[state] ?? 1790}, Session State: Valid`,
    wingText('In', { from: near, to: far, unit: enter, packets: count(inWing) }, protocol, inWing),
    wingText('Out', { from: far, to: near, unit: leave, packets: count(outWing) }, protocol, outWing),
  ];
}

const policyOf = ({ self }: PairView): string =>
  self.config.securityPolicies.find(({ from, to }) => from !== to)?.name ?? 'default-policy';

/** Where the flow enters and leaves: the same interface names on both nodes, or sessions could not be synchronised [BASICS]. */
function unitsOf({ pair, context }: PairView, name: string): readonly [string, string] {
  const links = context.frame.flows.find(({ id }) => id === name)?.links ?? [];
  const units = links.flatMap((id) => {
    const link = pair.design.links[id];
    const ports = link === undefined ? [] : [link.a, link.b].flatMap((end) => pair.design.ports[end] ?? []);
    return ports
      .filter(({ node }) => pair.members.some((member) => member.id === node))
      .map((port) => `${port.name}.0`);
  });
  return [units[0] ?? 'N/A', units[1] ?? 'N/A'];
}

export function printFlowSessions(view: PairView): string {
  const shown = flowsOf(view.pair).flatMap(({ name }, at) => {
    const state = view.fact(sessionInstance(name, view.self), 'haState', '');
    return state === '' ? [] : [{ name, at, state }];
  });
  return [
    ...shown.flatMap(({ name, at, state }) => sessionText(view, at, name, state)),
    `Total sessions: ${shown.length}`,
  ].join('\n');
}
