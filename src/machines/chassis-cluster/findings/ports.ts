// L12 and L13: ports that the cluster takes away, and names that no port has.
import type { SubjectRef } from '../../../model/design';
import type { Confidence } from '../../../model/diagnostics';
import type { Finding } from '../../../model/finding';
import { clusterPortName, consumedPortNames, localPortName, localPortNames, nodeOfPort } from '../models';
import { findingOf, inConfig, portSubject, type RuleContext, type RuleOf } from './context';

const TAKEN_PORT: RuleOf = {
  rule: 'L12',
  severity: 'error',
  source: 'J-SLOT',
  confidence: 'documented',
  explanation:
    'When clustering is enabled, certain ports turn into fxp0 and the control link on both nodes. They are no revenue ports any more after the reboot.',
};
const NODE1_NAMES: RuleOf = {
  rule: 'L13',
  severity: 'error',
  source: 'J-SLOT',
  confidence: 'documented',
  explanation:
    'In a cluster, the slots of node 1 are numbered behind all slots of node 0, whichever node is primary. Where they begin depends on the model; other names do not exist.',
};

interface Use {
  readonly port: string;
  /** What it is used as: `a child of reth0`. */
  readonly as: string;
  readonly subject: SubjectRef;
}

function uses(context: RuleContext): readonly Use[] {
  const { config, design, group } = context;
  const revenue = Object.values(design.links).filter(({ kind }) => kind === 'revenue');
  return [
    ...config.reths.flatMap((reth, index) =>
      reth.children.map((port) => ({
        port,
        as: `a child of ${reth.name}`,
        subject: inConfig(context, 'reths', index, 'children'),
      })),
    ),
    ...(['fab0', 'fab1'] as const).flatMap((end) =>
      config.fabric[end].map((port, index) => ({
        port,
        as: `a member of ${end}`,
        subject: inConfig(context, 'fabric', end, index),
      })),
    ),
    ...config.redundancyGroups.flatMap(({ number, interfaceMonitors }, index) =>
      interfaceMonitors.map((monitor) => ({
        port: monitor.interface,
        as: `monitored by redundancy group ${number}`,
        subject: inConfig(context, 'redundancyGroups', index, 'interfaceMonitors'),
      })),
    ),
    ...revenue.flatMap(({ id, a, b }) =>
      [design.ports[a], design.ports[b]].flatMap((port) =>
        port !== undefined && group.members.includes(port.node)
          ? [{ port: port.name, as: 'linked', subject: { kind: 'link', id } as const }]
          : [],
      ),
    ),
  ];
}

/** One finding a port, told with its first use: what it is configured as matters more than the link at it. */
const firstUses = (all: readonly Use[]): readonly Use[] =>
  [...new Map([...all].reverse().map((use) => [use.port, use])).values()].reverse();

function takenFindings(context: RuleContext, all: readonly Use[]): readonly Finding[] {
  const { model } = context;
  if (model === undefined) return [];
  const taken = new Set(([0, 1] as const).flatMap((node) => consumedPortNames(model, node)));
  return all
    .filter(({ port }) => taken.has(port))
    .map(({ port, as, subject }) => {
      const local = localPortName(model.offset, port);
      const isManagement = local === model.fxp0;
      const confidence: Confidence = isManagement ? model.fxp0Confidence : model.controlConfidence;
      return findingOf(
        { ...TAKEN_PORT, confidence },
        {
          ...portSubject(context, port, subject),
          message: `${port} is ${as}, but on an ${model.name} it is ${isManagement ? 'fxp0' : 'the control port'} once the cluster is enabled.`,
        },
      );
    });
}

/** Is there such a port on node 1? A card slot counts where node 0 uses the same one, because both nodes carry the same cards [J-FORM]. */
function existsOnNode1(context: RuleContext, port: string, slotsOfNode0: ReadonlySet<number>): boolean {
  const { model } = context;
  if (model === undefined) return true;
  const slot = Number(/-(\d+)\//.exec(port)?.[1] ?? 0);
  if (slot >= 2 * model.offset) return false;
  const own = new Set(localPortNames(model).map((name) => Number(/-(\d+)\//.exec(name)?.[1] ?? 0)));
  const local = slot - model.offset;
  // chassis with many slots: any of them may hold a card
  const isModular = !model.branch && model.controlPorts.length + (model.needsControlPorts ? 1 : 0) > 0;
  return isModular || own.has(local) || slotsOfNode0.has(local);
}

function nameFindings(context: RuleContext, all: readonly Use[]): readonly Finding[] {
  const { model } = context;
  if (model === undefined) return [];
  const slotsOfNode0 = new Set(
    all
      .filter(({ port }) => nodeOfPort(model.offset, port) === 0)
      .map(({ port }) => Number(/-(\d+)\//.exec(port)?.[1] ?? 0)),
  );
  return all
    .filter(({ port }) => nodeOfPort(model.offset, port) === 1 && !existsOnNode1(context, port, slotsOfNode0))
    .map(({ port, as, subject }) =>
      findingOf(
        { ...NODE1_NAMES, confidence: model.offsetConfidence },
        {
          ...portSubject(context, port, subject),
          message: `${port} is ${as}, but an ${model.name} has no such port in a cluster: node 1 starts at FPC ${model.offset}, so ge-0/0/3 becomes ${clusterPortName(model.offset, 1, 'ge-0/0/3')}.`,
        },
      ),
    );
}

/** Rules about the names of ports; they need the model. */
export function portFindings(context: RuleContext): readonly Finding[] {
  const all = firstUses(uses(context));
  return [...takenFindings(context, all), ...nameFindings(context, all)];
}
