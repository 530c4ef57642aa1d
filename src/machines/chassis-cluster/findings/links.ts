// L16, L17, L36 to L38: the links between the nodes, where they run and how many there are.
import type { DesignNode, Link, LinkId } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { nodeOfPort } from '../models';
import { findingOf, inConfig, listed, type RuleContext, type RuleOf } from './context';

const APART: RuleOf = {
  rule: 'L16',
  severity: 'warning',
  source: 'J-CTL46',
  confidence: 'derived',
  explanation:
    'A node that loses heartbeats and probes at once takes its peer for dead. Where both links run through one switch or one card, a single fault there makes both nodes primary.',
};
const BACK_TO_BACK: RuleOf = {
  rule: 'L17',
  severity: 'warning',
  source: 'J-FABCFG, GUIDE262, J-VSRX',
  confidence: 'documented',
  explanation:
    'Cables from node to node need nothing else. Through a switch, control and fabric need VLANs of their own, the fabric jumbo frames of 8980 bytes because it cannot fragment, and heartbeats must not fall to IGMP snooping.',
};
const SLOW_HEARTBEAT: RuleOf = {
  rule: 'L36',
  severity: 'info',
  source: 'J-HB, SEED',
  confidence: 'documented',
  explanation:
    'On large chassis, and with more than 1000 logical interfaces, a busy CPU can miss heartbeats. At least 5 seconds (interval × threshold) keep a peak of load from looking like a dead node.',
};
const TWO_LINKS: RuleOf = {
  rule: 'L37',
  severity: 'info',
  source: 'J-BP',
  confidence: 'documented',
  explanation:
    'A second control link, where the model has one, and a second fabric link remove single points of failure.',
};
const CONTROL_PORTS: RuleOf = {
  rule: 'L38',
  severity: 'warning',
  source: 'J-AACN',
  confidence: 'documented',
  explanation:
    'The SRX5000 line has no fixed control port: each node needs one in the configuration before the cluster is enabled, on a services card other than the lowest-numbered one, which is the central point.',
};
const LARGE = /^SRX(4600|5\d00)$/;
const MANY_UNITS = 1000;
const LARGE_HEARTBEAT_MS = 5000;

/** A switch between the nodes that carries control or fabric. */
interface Detour {
  readonly link: LinkId;
  readonly kind: Link['kind'];
  readonly through: DesignNode;
}

/** Control and fabric links that end at something else than the peer. */
export function detours({ design, group }: RuleContext): readonly Detour[] {
  return Object.values(design.links).flatMap(({ id, kind, a, b }) => {
    if (kind !== 'control' && kind !== 'fabric') return [];
    const ends = [a, b].flatMap((port) => design.nodes[design.ports[port]?.node ?? ('' as DesignNode['id'])] ?? []);
    const [through] = ends.filter((node) => !group.members.includes(node.id));
    return through === undefined || ends.length < 2 || !ends.some((node) => group.members.includes(node.id))
      ? []
      : [{ link: id, kind, through }];
  });
}

function pathFindings(context: RuleContext): readonly Finding[] {
  const all = detours(context);
  const switches = [...new Set(all.map(({ through }) => through))];
  const shared = switches.filter(
    (each) => new Set(all.filter(({ through }) => through === each).map(({ kind }) => kind)).size > 1,
  );
  const slot = (port: string): number => Number(/-(\d+)\//.exec(port)?.[1] ?? -1);
  const members = [...context.config.fabric.fab0, ...context.config.fabric.fab1];
  const cards = (context.config.controlPorts ?? []).filter(({ fpc }) => members.some((port) => slot(port) === fpc));
  return [
    ...shared.map((each) =>
      findingOf(APART, {
        subject: { kind: 'node', id: each.id },
        name: each.name,
        message: `Control and fabric both run through ${each.name}: when it fails, both nodes become primary.`,
      }),
    ),
    ...cards.map(({ fpc }) =>
      findingOf(APART, {
        subject: inConfig(context, 'controlPorts'),
        name: `FPC ${fpc}`,
        message: `FPC ${fpc} carries the control port and a fabric member: when it fails, both links are lost.`,
      }),
    ),
    ...all.map(({ link, kind, through }) =>
      findingOf(BACK_TO_BACK, {
        subject: { kind: 'link', id: link },
        name: link,
        message: `The ${kind} link runs through ${through.name}.`,
      }),
    ),
  ];
}

/** Drawn links of one kind from node to node. */
const drawn = ({ design, group }: RuleContext, kind: Link['kind']): number =>
  Object.values(design.links).filter(
    (link) =>
      link.kind === kind &&
      [link.a, link.b].every((port) => group.members.includes(design.ports[port]?.node ?? ('' as DesignNode['id']))),
  ).length;

function countFindings(context: RuleContext): readonly Finding[] {
  const { model, config } = context;
  const possible = Math.max(model?.controlNames.length ?? 1, model?.controlPorts.length ?? 1);
  const findings: Finding[] = [];
  if (model !== undefined && possible > 1 && drawn(context, 'control') === 1)
    findings.push(
      findingOf(TWO_LINKS, {
        subject: { kind: 'group', id: context.group.id },
        name: 'control link',
        message: `There is one control link; an ${model.name} can have two.`,
      }),
    );
  if (config.fabric.fab0.length === 1 && config.fabric.fab1.length === 1)
    findings.push(
      findingOf(TWO_LINKS, {
        subject: inConfig(context, 'fabric'),
        name: 'fabric link',
        message: 'There is one fabric link; two are possible.',
      }),
    );
  return findings;
}

function heartbeatFindings(context: RuleContext): readonly Finding[] {
  const { config, model } = context;
  const heartbeatMs = config.heartbeatIntervalMs * config.heartbeatThreshold;
  const units = config.reths.reduce((sum, reth) => sum + reth.units.length, 0);
  const isLarge = LARGE.test(model?.name ?? '');
  if (heartbeatMs >= LARGE_HEARTBEAT_MS || !(isLarge || units > MANY_UNITS)) return [];
  return [
    findingOf(SLOW_HEARTBEAT, {
      subject: inConfig(context, 'heartbeatThreshold'),
      name: 'heartbeats',
      message: `A peer counts as dead after ${heartbeatMs} ms; ${isLarge ? `for an ${model?.name}` : `with ${units} logical interfaces`} at least ${LARGE_HEARTBEAT_MS} ms are advised.`,
    }),
  ];
}

function controlPortFindings(context: RuleContext): readonly Finding[] {
  const { config, model, offset } = context;
  if (model?.needsControlPorts !== true || (config.scbControlPorts ?? []).length > 0) return [];
  const ports = config.controlPorts ?? [];
  const nodeName = (node: 0 | 1): string => context.nodes[node]?.name ?? `node${node}`;
  const found = (name: string, message: string): Finding =>
    findingOf(CONTROL_PORTS, { subject: inConfig(context, 'controlPorts'), name, message });
  const without = ([0, 1] as const).filter(
    (node) => !ports.some(({ fpc }) => nodeOfPort(offset, `ge-${fpc}/0/0`) === node),
  );
  // Which cards a chassis holds is no part of a design, but no card has a lower number than the one in slot 0.
  const lowest = ([0, 1] as const).filter((node) => ports.some(({ fpc }) => fpc === node * offset));
  return [
    ...(without.length === 0
      ? []
      : [found('control-ports', `No control port is configured for ${listed(without.map(nodeName))}.`)]),
    ...lowest.map((node) =>
      found(
        `FPC ${node * offset}`,
        `The control port of ${nodeName(node)} is on FPC ${node * offset}, its lowest slot: that card is the central point.`,
      ),
    ),
  ];
}

/** Rules about control and fabric links. */
export const linkFindings = (context: RuleContext): readonly Finding[] => [
  ...pathFindings(context),
  ...heartbeatFindings(context),
  ...countFindings(context),
  ...controlPortFindings(context),
];
