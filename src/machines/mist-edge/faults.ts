// What of an organization can be broken and repaired by name beyond devices, ports and links, which are the network's, and what that hits.
import type { Design, Group } from '../../model/design';
import type { FaultChoice } from '../kernel/technology';
import type { Delivery, Step, StepOutcome } from '../kernel/types';
import { deviceInstance, portInstance } from '../network';
import { apSetOf } from './ap-set';
import type { Edge } from './org';
import { CLOUD_FLAG, pathFlag, resourceFlag } from './reachability';
import { edgeInstance, oobmFlag, type Scene, sceneOf } from './scene';

/** Everything of it, with words for a menu. */
export function mistFaults(design: Design, group: Group): readonly FaultChoice[] {
  const scene = sceneOf(design, group);
  const { org } = scene;
  const holders = scene.org.apGroups.flatMap((holder) => {
    const edges = new Set(scene.uses.filter((use) => use.holder.node === holder.node).flatMap((use) => use.edges));
    return edges.size === 0 ? [] : [{ name: holder.name, node: holder.node, first: holder.config.firstAp ?? 0, edges }];
  });
  return [
    ...org.edges.flatMap(({ name, upstream, downstream }) => [
      { target: `edge:${name}`, label: 'Cut the power', what: name },
      { target: `tunterm:${name}`, label: 'Stop the tunnel service', what: `tunterm on ${name}` },
      { target: `process:${name}/tunterm`, label: 'Restart the tunnel service', what: `tunterm on ${name}` },
      ...(upstream.length + downstream.length > 0
        ? [{ target: `lag:${name}`, label: 'Pull all data ports', what: `data ports of ${name}` }]
        : []),
      { target: `oobm:${name}`, label: 'Pull the OOBM port', what: `OOBM of ${name}` },
    ]),
    ...org.config.clusters.map(({ name }) => ({
      target: `cluster:${name}`,
      label: 'Cut the power of all members',
      what: `cluster ${name}`,
    })),
    ...org.config.resources.flatMap(({ name, node }) => [
      {
        target: resourceFlag(name),
        label: `Make ${name} unreachable`,
        what: name,
        ...(node === undefined ? {} : { places: [node] }),
      },
      ...org.edges.map((edge) => ({
        target: resourceFlag(name, edge.name),
        label: `Make ${name} unreachable from ${edge.name}`,
        what: `${name} from ${edge.name}`,
        places: [...(node === undefined ? [] : [node]), edge.node],
      })),
    ]),
    {
      target: CLOUD_FLAG,
      label: 'Lose the cloud',
      what: 'Mist cloud',
      ...(org.cloudNode ? { places: [org.cloudNode.id] } : {}),
    },
    ...holders.flatMap(({ name: holder, node, first, edges }) => [
      { target: `ap:${holder}`, label: 'Cut the power of all APs', what: `APs of ${holder}` },
      { target: `ap:${holder}/${first}`, label: 'Cut the power of the first AP', what: `AP ${first} of ${holder}` },
      ...[
        ...org.config.clusters.filter(({ name }) => org.membersOf(name).some((edge) => edges.has(edge))),
        ...edges,
      ].map(({ name }) => ({
        target: `path:${holder}@${name}`,
        label: `Break the path from ${holder} to ${name}`,
        what: `path from ${holder} to ${name}`,
        places: [node],
      })),
    ]),
  ];
}

type Fault = Extract<Step, { kind: 'fail' | 'repair' }>;

const toAll = (to: readonly string[], type: string): readonly Delivery[] =>
  to.map((one) => ({ to: one, event: { type } }));

/** Carries out a fault or repair of the organization; undefined = none of its own. */
export function executeFault(scene: Scene, step: Fault): StepOutcome | undefined {
  const colon = step.target.indexOf(':');
  const word = step.target.slice(colon + 1);
  const isFailure = step.kind === 'fail';
  const flag = isFailure ? 'FAIL' : 'REPAIR';
  const done = (deliveries: readonly Delivery[], marked: readonly string[] = []): StepOutcome => {
    const marks = [...new Set([step.target, ...marked])];
    return { deliveries, marks: isFailure ? { add: marks, remove: [] } : { add: [], remove: marks } };
  };
  switch (step.target.slice(0, colon)) {
    case 'edge':
      return powerOf(scene.org.edge(word), done, isFailure);
    case 'cluster': {
      const members = scene.org.membersOf(word);
      if (members.length === 0) return undefined;
      const marks = members.map(({ handle }) => `node:${handle}`);
      return done(toAll(members.map(deviceOf), isFailure ? 'POWER_OFF' : 'POWER_ON'), marks);
    }
    case 'tunterm': {
      const edge = scene.org.edge(word);
      return edge && done(toAll([edgeInstance(edge)], isFailure ? 'STOP' : 'START'));
    }
    case 'process': {
      const [name = '', process] = word.split('/');
      const edge = scene.org.edge(name);
      if (edge === undefined || process !== 'tunterm') return undefined;
      // It comes back by itself: a repair finds nothing to do.
      return { deliveries: isFailure ? toAll([edgeInstance(edge)], 'RESTART') : [], marks: { add: [], remove: [] } };
    }
    case 'lag': {
      const edge = scene.org.edge(word);
      const ports = edge === undefined ? [] : [...new Set([...edge.upstream, ...edge.downstream])];
      const ids = ports.map(({ name }) => portInstance(edge?.handle ?? '', name));
      return ids.length === 0 ? undefined : done(toAll(ids, flag), ids);
    }
    case 'oobm': {
      const edge = scene.org.edge(word);
      if (edge === undefined) return undefined;
      const id = edge.oobm === undefined ? oobmFlag(edge) : portInstance(edge.handle, edge.oobm.name);
      return done(toAll([id], flag), [id]);
    }
    case 'resource':
    case 'cloud':
      return scene.flags.some(({ id }) => id === step.target) ? done(toAll([step.target], flag)) : undefined;
    case 'path': {
      const ids = pathFlags(scene, word);
      return ids.length === 0 ? undefined : done(toAll(ids, flag), ids);
    }
    case 'ap':
      return apFault(scene, word, done, isFailure);
    default:
      return undefined;
  }
}

const deviceOf = (edge: Edge): string => deviceInstance(edge.handle);

type Done = (deliveries: readonly Delivery[], marked?: readonly string[]) => StepOutcome;

const powerOf = (edge: Edge | undefined, done: Done, isFailure: boolean): StepOutcome | undefined =>
  edge && done(toAll([deviceOf(edge)], isFailure ? 'POWER_OFF' : 'POWER_ON'), [`node:${edge.handle}`]);

/** `siteA@C1`, `siteA@ME1`: the way of these APs to a cluster or one Edge. */
function pathFlags(scene: Scene, word: string): readonly string[] {
  const at = word.lastIndexOf('@');
  const holder = word.slice(0, at);
  const end = word.slice(at + 1);
  const edges = scene.org.edge(end) ? [end] : scene.org.membersOf(end).map(({ name }) => name);
  const ids = new Set(scene.flags.map(({ id }) => id));
  return edges.map((edge) => pathFlag(holder, edge)).filter((id) => ids.has(id));
}

/** A group loses power as a device; one AP of it as an ordinal of its cohort on every tunnel that it holds. */
function apFault(scene: Scene, word: string, done: Done, isFailure: boolean): StepOutcome | undefined {
  const slash = word.lastIndexOf('/');
  const name = slash < 0 ? word : word.slice(0, slash);
  const uses = scene.uses.filter(({ holder }) => holder.kind === 'aps' && holder.name === name);
  const [first] = uses;
  if (first === undefined) return undefined;
  if (slash < 0) {
    const handle = scene.handleOf(first.holder.node);
    return done(toAll([deviceInstance(handle)], isFailure ? 'POWER_OFF' : 'POWER_ON'), [`node:${handle}`]);
  }
  const index = Number(word.slice(slash + 1));
  const deliveries = apDeliveries(
    uses.flatMap(({ cohorts }) => cohorts),
    [index],
    isFailure ? 'AP_OFF' : 'AP_ON',
  );
  return deliveries.length === 0
    ? { deliveries: [], error: `${name} has no AP ${word.slice(slash + 1)}.` }
    : done(deliveries);
}

/** An event for APs given by their index, as ordinals of their cohorts. */
export function apDeliveries(
  cohorts: Scene['cohorts'],
  indexes: readonly number[],
  type: 'AP_OFF' | 'AP_ON' | 'DISCONNECT',
): readonly Delivery[] {
  return cohorts.flatMap((cohort): Delivery[] => {
    const ordinals = indexes.flatMap((index) => {
      const ordinal = (index - cohort.first) / cohort.step;
      return Number.isInteger(ordinal) && ordinal >= 0 && ordinal < cohort.input.aps ? [ordinal] : [];
    });
    return ordinals.length === 0 ? [] : [{ to: cohort.id, event: { type, aps: apSetOf(ordinals) } }];
  });
}
