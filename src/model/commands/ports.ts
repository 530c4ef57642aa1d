// Adds, removes and renames a port of a device. A port's id is its device's id and its name, as fault targets spell it.
import type { Command } from '../command';
import { asId, type Design, type NodeId, type Port, type PortId } from '../design';
import { freeId, portNameProblem } from '../ids';
import { linkOf, portByName, subjectName } from '../lookup';
import { find, has, put, without, withPairs } from '../records';
import { EMPTY_SELECTION } from '../selection';
import { removed } from './remove';
import { allOf, roomFor, unless } from './room';
import { scenariosWithRenamedPort } from './scenario-targets';

export const addPort: Command<{ readonly node: NodeId; readonly name: string }> = {
  id: 'port.add',
  label: (design, { node, name }) => `Add ${name} to ${subjectName(design, { kind: 'node', id: node })}`,
  can: (design, { node, name }) =>
    allOf(
      has(design.nodes, node) || `There is no device ${node}.`,
      roomFor(design, 'ports'),
      freePortName(design, node, name),
    ),
  run: (design, { node, name }) => ({ ...design, ports: put(design.ports, [newPort(design, node, name)]) }),
};

/** Takes the port and the link on it away. */
export const removePort: Command<{ readonly port: PortId }> = {
  id: 'port.remove',
  label: (design, { port }) => `Delete ${subjectName(design, { kind: 'port', id: port })}`,
  can: (design, { port }) => has(design.ports, port) || `There is no port ${port}.`,
  run: (design, { port }) => removed(design, { ...EMPTY_SELECTION, ports: [port] }),
};

/** The port gets a new id with its new name: an id that spells another port's name would mislead faults. */
export const renamePort: Command<{ readonly port: PortId; readonly name: string }> = {
  id: 'port.rename',
  label: (design, { port, name }) => `Rename ${subjectName(design, { kind: 'port', id: port })} to ${name}`,
  can: (design, { port, name }) => {
    const before = find(design.ports, port);
    return before === undefined ? `There is no port ${port}.` : freePortName(design, before.node, name, port);
  },
  run: (design, { port, name }) => {
    const before = find(design.ports, port);
    if (before === undefined || before.name === name) return design;
    const others = { ...design, ports: without(design.ports, (id) => id === port) };
    const after: Port = { ...before, ...newPort(others, before.node, name) };
    const link = linkOf(design, port);
    const relinked = link && {
      ...link,
      a: link.a === port ? after.id : link.a,
      b: link.b === port ? after.id : link.b,
    };
    const side = find(design.layout.sides, port);
    const sides = without(design.layout.sides, (id) => id === port);
    const node = find(design.nodes, before.node);
    return {
      ...design,
      ports: put(others.ports, [after]),
      links: relinked === undefined ? design.links : put(design.links, [relinked]),
      scenarios: scenariosWithRenamedPort(design.scenarios, node?.name ?? before.node, before.name, name),
      layout: { ...design.layout, sides: side === undefined ? sides : withPairs(sides, [[after.id, side]]) },
    };
  },
};

/** A port of that name under a free id; `isTakenToo` says what else is taken. */
export function newPort(
  design: Design,
  node: NodeId,
  name: string,
  isTakenToo: (id: string) => boolean = () => false,
): Port {
  // Cut so that a number still fits under the limit of ids.
  const wanted = `${node}/${name}`.slice(0, 280);
  return { id: asId<PortId>(freeId(wanted, (id) => has(design.ports, id) || isTakenToo(id))), node, name };
}

function freePortName(design: Design, node: NodeId, name: string, self?: PortId): true | string {
  const other = portByName(design, node, name);
  const taken = other !== undefined && other.id !== self ? `The device has a port ${name} already.` : undefined;
  return unless(portNameProblem(name) ?? taken);
}
