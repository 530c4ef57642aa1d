// Another hardware model for both nodes of a drawn cluster: ports get that model's numbers, links stay plugged in. Pure edits of a design.
import type {
  Design,
  Group,
  JsonObject,
  JsonValue,
  NodeId,
  Port,
  PortId,
  Scenario,
  ScenarioStep,
} from '../../model/design';
import { type Cluster, clusterOf } from './cluster';
import {
  type ClusterModel,
  clusterModel,
  clusterPortName,
  consumedPortNames,
  controlPortNames,
  localPortName,
  localPortNames,
} from './models';

type Renaming = ReadonlyMap<string, string>;
/** Node 0's, node 1's: `em0` is a name on both. */
type Renamings = readonly [Renaming, Renaming];

/**
 * The design with both members of another model: their ports under that model's numbers (and medium, where it has the port under
 * another one only), and every mention of them in the cluster's configuration and in scenarios. Ids and links stay. A sentence where
 * a cable would have to be pulled first.
 */
export function changeModel(design: Design, group: Group, model: string): Design | { readonly error: string } {
  const next = clusterModel(model);
  if (!next) return { error: `${model} is not known as a cluster node.` };
  const cluster = clusterOf(design, group);
  const [first, second] = [renamingOf(cluster, next, 0), renamingOf(cluster, next, 1)];
  if ('error' in first) return first;
  if ('error' in second) return second;
  const renamings: Renamings = [first, second];
  const members = new Set<NodeId>(group.members);
  const ports = Object.fromEntries(
    Object.values(design.ports).map((port): [PortId, Port] => {
      const index = cluster.members.findIndex(({ id }) => id === port.node);
      const name = renamings[index]?.get(port.name);
      return [port.id, name === undefined ? port : { ...port, name }];
    }),
  );
  const nodes = Object.fromEntries(
    Object.values(design.nodes).map((node) => [node.id, members.has(node.id) ? { ...node, model: next.name } : node]),
  );
  return {
    ...design,
    nodes,
    ports,
    groups: {
      ...design.groups,
      [group.id]: { ...group, config: configFor(cluster, next, new Map([...first, ...second])) },
    },
    scenarios: Object.fromEntries(
      Object.values(design.scenarios).map((scenario) => [scenario.id, scenarioFor(scenario, cluster, renamings)]),
    ),
  };
}

/** New names of all ports of one member, drawn or only configured; a sentence where two would meet. */
function renamingOf(cluster: Cluster, next: ClusterModel, index: 0 | 1): Renaming | { readonly error: string } {
  const node = cluster.members[index];
  const linked = new Set(Object.values(cluster.design.links).flatMap(({ a, b }) => [a, b]));
  const own = Object.values(cluster.design.ports).filter((port) => port.node === node.id);
  const control = controlRenaming(cluster, next, index, own);
  if ('error' in control) return control;
  const renaming = new Map<string, string>();
  const taken = new Set(consumedPortNames(next, index));
  const nodeName = node.node?.name ?? node.handle;
  const configured = namesIn(cluster.group.config).filter((name) => cluster.nodeOf(name)?.index === index);
  for (const name of new Set([...own.map((port) => port.name), ...configured])) {
    const wanted = control.get(name) ?? renumbered(cluster.offset, next, index, name);
    const isUsed = configured.includes(name) || own.some((port) => port.name === name && linked.has(port.id));
    if (wanted === undefined)
      return {
        error: `${nodeName}: ${name} has no place in ${aOrAn(next.name)}, whose slots end at ${next.offset - 1}.`,
      };
    if (isUsed && !control.has(name) && taken.has(wanted))
      return { error: `${nodeName}: ${aOrAn(next.name)} takes ${wanted} for control or fxp0; unplug ${name} first.` };
    renaming.set(name, wanted);
  }
  return renaming;
}

/** Ports of the control links become those of the new model, in their order. */
function controlRenaming(
  cluster: Cluster,
  next: ClusterModel,
  index: 0 | 1,
  own: readonly Port[],
): Renaming | { readonly error: string } {
  const wanted = controlPortNames(next, index);
  const ends = cluster.links('control').map(({ a, b }) => own.find(({ id }) => id === a || id === b));
  if (ends.length > wanted.length)
    return {
      error: `${aOrAn(next.name)} has one control port, and ${ends.length} control links are drawn; remove one first.`,
    };
  return new Map(ends.flatMap((port, at) => (port ? [[port.name, wanted[at] ?? port.name] as const] : [])));
}

/** `ge-5/0/3` of an SRX345 → `ge-7/0/3` of an SRX1500 → `xe-7/0/3` of an SRX4100; undefined where the slot would be the other node's. */
function renumbered(offset: number, next: ClusterModel, node: 0 | 1, name: string): string | undefined {
  const local = localPortName(node === 1 ? offset : Number.POSITIVE_INFINITY, name);
  const slot = /^[a-z]+-(\d+)\//.exec(local)?.[1];
  if (slot === undefined) return name;
  if (Number(slot) >= next.offset) return undefined;
  const known = localPortNames(next);
  const place = local.slice(local.indexOf('-'));
  const medium = known.includes(local) ? local : (known.find((port) => port.endsWith(place)) ?? local);
  return clusterPortName(next.offset, node, medium);
}

const PORT_NAME = /^[a-z]+-\d+\/\d+\/\d+(:\d+)?$/;

/** Every port name that a configuration mentions. */
function namesIn(value: JsonValue | undefined): readonly string[] {
  if (typeof value === 'string') return PORT_NAME.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(namesIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(namesIn) : [];
}

function renamed(value: JsonValue, renaming: Renaming): JsonValue {
  if (typeof value === 'string') return renaming.get(value) ?? value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, renaming));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, renamed(item, renaming)]));
}

/** Port names in the configuration follow; control ports on cards exist only where the model wants them configured. */
function configFor(cluster: Cluster, next: ClusterModel, renaming: Renaming): JsonObject {
  const { controlPorts, ...config } = Object.fromEntries(
    Object.entries(cluster.group.config).map(([key, value]) => [key, renamed(value, renaming)]),
  );
  if (!next.needsControlPorts || !Array.isArray(controlPorts)) return config;
  return {
    ...config,
    controlPorts: controlPorts.map((entry) => {
      const fpc: unknown = typeof entry === 'object' && entry !== null && 'fpc' in entry ? entry.fpc : undefined;
      if (typeof fpc !== 'number' || fpc < cluster.offset) return entry;
      return { ...(entry as JsonObject), fpc: fpc - cluster.offset + next.offset };
    }),
  };
}

/** `port:node1/ge-5/0/3` in the steps of a scenario. */
function scenarioFor(scenario: Scenario, cluster: Cluster, renamings: Renamings): Scenario {
  const target = (text: string): string => {
    const [, word = '', port = ''] = /^port:([^/]+)\/(.+)$/.exec(text) ?? [];
    const member = cluster.members.find(({ handle, node }) => word === handle || word === node?.name);
    const name = member && renamings[member.index].get(port);
    return name === undefined ? text : `port:${word}/${name}`;
  };
  const stepFor = (step: ScenarioStep): ScenarioStep => ({
    ...step,
    ...(step.fail === undefined ? {} : { fail: target(step.fail) }),
    ...(step.repair === undefined ? {} : { repair: target(step.repair) }),
  });
  return { ...scenario, steps: scenario.steps.map(stepFor) };
}

const aOrAn = (model: string): string => (/^SRX/i.test(model) ? `an ${model}` : `a ${model}`);
