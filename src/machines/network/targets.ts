// What can be failed and repaired by name, and what a wrong name was probably meant to be. It knows technologies only by their lists.
import type { Design, NodeId, PortId } from '../../model/design';
import type { FaultChoice } from '../kernel/technology';
import type { Delivery, Step, StepOutcome } from '../kernel/types';
import type { Topology } from './topology';
import { deviceInstance, linkInstance } from './traffic';

/** Parallel links with one name, such as `control:cluster`. */
export interface Channel {
  readonly id: string;
  readonly links: readonly string[];
  readonly title: string;
}

export interface TargetOptions {
  readonly topology: Topology;
  readonly handles: ReadonlyMap<NodeId, string>;
  readonly channels: readonly Channel[];
}

export const portInstance = (handle: string, name: string): string => `port:${handle}/${name}`;

/** Every target of the network, with the words of a menu: devices, reboots, ports, links, then channels. */
export function networkTargets({ topology, handles, channels }: TargetOptions): readonly FaultChoice[] {
  const handleOf = (node: NodeId): string => handles.get(node) ?? node;
  const nameOf = (node: NodeId): string => topology.node(node)?.name ?? node;
  const endOf = (port: PortId): string => {
    const found = topology.port(port);
    return found === undefined ? port : `${nameOf(found.node)} ${found.name}`;
  };
  return [
    ...topology.nodes.flatMap(({ id, name }) => [
      { target: `node:${handleOf(id)}`, label: 'Cut the power', what: name },
      { target: `reboot:${handleOf(id)}`, label: 'Reboot', what: name },
    ]),
    ...topology.ports.map(({ node, name }) => ({
      target: portInstance(handleOf(node), name),
      label: `Pull ${name}`,
      what: `${nameOf(node)} ${name}`,
    })),
    ...topology.links.map(({ id, a, b }) => ({
      target: linkInstance(id),
      label: channels.some(({ links }) => links.length > 1 && links.includes(id)) ? 'Kill this link' : 'Kill the link',
      what: `${endOf(a)} – ${endOf(b)}`,
    })),
    ...channels.map(({ id, title, links }) => ({
      target: id,
      label: channelLabel(id, links.length),
      what: title,
      links,
    })),
  ];
}

/** `Kill both control links`, `Kill the ICL link`. */
function channelLabel(id: string, count: number): string {
  const kind = id.slice(0, id.indexOf(':'));
  const word = kind === 'icl' || kind === 'icd' ? kind.toUpperCase() : kind;
  if (count < 2) return `Kill the ${word} link`;
  return `Kill ${count === 2 ? 'both' : `all ${count}`} ${word} links`;
}

/**
 * Carries out a fault or repair of the network; undefined = the target is none of the network's. Devices are called by handle or
 * name, links by id or name.
 */
export function executeFault(
  options: TargetOptions,
  step: Extract<Step, { kind: 'fail' | 'repair' }>,
): StepOutcome | undefined {
  const { topology, channels } = options;
  const channel = channels.find(({ id }) => id === step.target);
  if (channel !== undefined) return linksOutcome(options, step.kind, channel.links, [channel.id]);
  const colon = step.target.indexOf(':');
  const word = step.target.slice(colon + 1);
  switch (step.target.slice(0, colon)) {
    case 'node': {
      const handle = findNode(options, word);
      if (handle === undefined) return undefined;
      return outcome(step.kind, [deviceInstance(handle)], POWER[step.kind], [`node:${handle}`]);
    }
    case 'reboot': {
      const handle = findNode(options, word);
      if (handle === undefined) return undefined;
      if (step.kind === 'repair') return refused(`${step.target} ends by itself: there is nothing to repair.`);
      return {
        deliveries: [{ to: deviceInstance(handle), event: { type: 'REBOOT' } }],
        marks: { add: [], remove: [] },
      };
    }
    case 'port': {
      const slash = word.indexOf('/');
      const handle = findNode(options, word.slice(0, slash));
      const name = word.slice(slash + 1);
      const node = topology.nodes.find(({ id }) => options.handles.get(id) === handle);
      const port = topology.ports.find((one) => one.node === node?.id && one.name === name);
      if (handle === undefined || port === undefined) return undefined;
      const target = portInstance(handle, name);
      return outcome(step.kind, [target], FLAG[step.kind], [target]);
    }
    case 'link': {
      const link = topology.links.find(({ id }) => id === word) ?? topology.links.find(({ name }) => name === word);
      return link && linksOutcome(options, step.kind, [link.id], []);
    }
    default:
      return undefined;
  }
}

const POWER = { fail: 'POWER_OFF', repair: 'POWER_ON' } as const;
const FLAG = { fail: 'FAIL', repair: 'REPAIR' } as const;

const refused = (error: string): StepOutcome => ({ deliveries: [], error });

function outcome(kind: 'fail' | 'repair', to: readonly string[], type: string, marked: readonly string[]): StepOutcome {
  const deliveries = to.map((one): Delivery => ({ to: one, event: { type } }));
  return { deliveries, marks: kind === 'fail' ? { add: marked, remove: [] } : { add: [], remove: marked } };
}

/** A channel is failed as long as nobody repaired one of its links. */
function linksOutcome(
  { channels }: TargetOptions,
  kind: 'fail' | 'repair',
  links: readonly string[],
  marked: readonly string[],
): StepOutcome {
  const touched = kind === 'fail' ? [] : channels.filter((one) => one.links.some((link) => links.includes(link)));
  const marks = [...new Set([...marked, ...links.map(linkInstance), ...touched.map(({ id }) => id)])];
  return outcome(kind, links.map(linkInstance), FLAG[kind], marks);
}

/** The handle of a device called by handle or name. */
export function findNode(
  { topology, handles }: Pick<TargetOptions, 'topology' | 'handles'>,
  word: string,
): string | undefined {
  for (const handle of handles.values()) if (handle === word) return handle;
  const node = topology.nodes.find(({ name }) => name === word);
  return node && handles.get(node.id);
}

/** Targets whose spelling is near to a wrong one, nearest first; at most five. */
export function nearMisses(word: string, targets: readonly string[]): readonly string[] {
  const bound = Math.max(1, Math.floor(word.length / 3));
  return targets
    .map((target) => ({ target, distance: editDistance(word.toLowerCase(), target.toLowerCase(), bound) }))
    .filter(({ distance }) => distance <= bound)
    .sort((a, b) => a.distance - b.distance || (a.target < b.target ? -1 : 1))
    .slice(0, 5)
    .map(({ target }) => target);
}

/** Every name by which each target can be called: by handle and by device name. */
export function spellings(
  design: Design,
  handles: ReadonlyMap<NodeId, string>,
  targets: readonly string[],
): readonly string[] {
  const names = new Map([...handles].map(([node, handle]) => [handle, design.nodes[node]?.name ?? handle] as const));
  return [
    ...new Set(
      targets.flatMap((target) => {
        const [, kind = '', handle = '', rest = ''] = /^(node:|reboot:|port:)([^/]*)(.*)$/.exec(target) ?? [];
        const name = names.get(handle);
        return name === undefined || name === handle ? [target] : [target, `${kind}${name}${rest}`];
      }),
    ),
  ];
}

/** Levenshtein distance, or `bound + 1` where it is larger. */
function editDistance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) > bound) return bound + 1;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let at = 1; at <= a.length; at++) {
    const next = [at];
    for (let other = 1; other <= b.length; other++) {
      const replaced = (row[other - 1] ?? 0) + (a[at - 1] === b[other - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? bound + 1;
}
