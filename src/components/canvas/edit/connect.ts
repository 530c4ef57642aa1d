// Links between ports and devices: what can be joined to what, and the joining itself. It draws nothing.

import { technologyOf } from '../../../machines/registry';
import {
  asId,
  connectPorts,
  type Design,
  type LinkEnd,
  linkOf,
  type NodeId,
  nextFreePort,
  nodeOfPort,
  type Port,
  type PortId,
  type PortNaming,
  portByName,
  portsOf,
  subjectName,
} from '../../../model';
import { currentDesign, execute, setRefusal } from '../../../state/editor-store';

/** Port names of members as their technology renumbers them. */
export const naming: PortNaming = (design, node) => {
  const group = Object.values(design.groups).find(({ members }) => members.includes(node.id));
  return group && technologyOf(group.technology)?.portNames(design, group, node.id);
};

/** One end that a link can be given: a free port, or the next free one of a device. */
export interface EndChoice {
  readonly key: string;
  readonly end: LinkEnd;
  readonly device: string;
  readonly port: string;
  /** `new` where the port is made by connecting. */
  readonly isNew: boolean;
}

const portEnd = (design: Design, port: Port): EndChoice => ({
  key: port.id,
  end: { kind: 'port', port: port.id },
  device: design.nodes[port.node]?.name ?? port.node,
  port: port.name,
  isNew: false,
});

/** The next free port of a device as an end; undefined where it has none left. */
export function nextEnd(design: Design, node: NodeId): EndChoice | undefined {
  const name = nextFreePort(design, node, naming);
  if (name === undefined) return undefined;
  const there = portByName(design, node, name);
  if (there) return portEnd(design, there);
  return {
    key: `${node} new`,
    end: { kind: 'named', node, name },
    device: design.nodes[node]?.name ?? node,
    port: name,
    isNew: true,
  };
}

/** All free ends of a device: its free ports, then its next one. */
export function freeEnds(design: Design, node: NodeId): readonly EndChoice[] {
  const free = portsOf(design, node).filter((port) => linkOf(design, port.id) === undefined);
  const next = nextEnd(design, node);
  const choices = free.map((port) => portEnd(design, port));
  return next && !choices.some((choice) => choice.key === next.key) ? [...choices, next] : choices;
}

/** Everything that a link from `from` may end at, by device. */
export function farEnds(design: Design, from: NodeId): readonly EndChoice[] {
  return Object.values(design.nodes)
    .filter((node) => node.id !== from)
    .flatMap((node) => freeEnds(design, node.id));
}

/** Joins two ends; the reason why not goes to the status line. @returns whether a link was made */
export const join = (a: LinkEnd, b: LinkEnd): boolean => execute(connectPorts, { a, b });

/** Id of the handle of every device that stands for its next free port; ports have ids of another form. */
export const NEXT_PORT = 'next';

/** One end of a drag: a device and the handle on it; `null` = its body. */
export interface DragEnd {
  readonly node: string;
  readonly port: string | null;
}

/** The end that a drag means: the port under the pointer, else the device's next free one. */
const endOf = (design: Design, { node, port }: DragEnd): LinkEnd | undefined =>
  port === null || port === NEXT_PORT
    ? nextEnd(design, asId<NodeId>(node))?.end
    : { kind: 'port', port: asId<PortId>(port) };

/** Joins what a drag went from and to; the reason why not goes to the status line. @returns whether a link was made */
export function joinDragged(from: DragEnd, to: DragEnd): boolean {
  const design = currentDesign();
  if (!design || from.node === to.node) return false;
  const [a, b] = [endOf(design, from), endOf(design, to)];
  if (a && b) return join(a, b);
  const full = asId<NodeId>(a ? to.node : from.node);
  setRefusal(`${subjectName(design, { kind: 'node', id: full })} has no free port left.`);
  return false;
}

/** The device and end that “Connect…” starts from. */
export function startOf(
  design: Design,
  from: { readonly kind: 'port' | 'node'; readonly id: string },
): { readonly node: NodeId; readonly end: LinkEnd; readonly name: string } | undefined {
  if (from.kind === 'port') {
    const port = asId<PortId>(from.id);
    const node = nodeOfPort(design, port)?.id;
    return node && { node, end: { kind: 'port', port }, name: subjectName(design, { kind: 'port', id: port }) };
  }
  const node = asId<NodeId>(from.id);
  const next = nextEnd(design, node);
  return next && { node, end: next.end, name: `${next.device} ${next.port}` };
}
