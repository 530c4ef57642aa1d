// Joins two ports, or two devices at their next free ports, by a link; and says what a link carries.
import { nextFreePort, type PortNaming } from '../catalog';
import type { Command } from '../command';
import {
  asId,
  type Design,
  LINK_KINDS,
  type Link,
  type LinkId,
  type LinkKind,
  type NodeId,
  type Port,
  type PortId,
} from '../design';
import { freeId, portNameProblem, slug } from '../ids';
import { linkOf, portByName, subjectName } from '../lookup';
import { find, has, put } from '../records';
import { newPort } from './ports';
import { allOf, roomFor, unless } from './room';

/** An end of a new link: a port that is there, or one that is made (or found) by its name. */
export type LinkEnd =
  | { readonly kind: 'port'; readonly port: PortId }
  | { readonly kind: 'named'; readonly node: NodeId; readonly name: string };

export interface ConnectPortsArgs {
  readonly a: LinkEnd;
  readonly b: LinkEnd;
  /** Left out: `revenue`. */
  readonly kind?: LinkKind;
}
export interface ConnectNodesArgs {
  readonly a: NodeId;
  readonly b: NodeId;
  readonly kind?: LinkKind;
  /** Interface names where the caller knows them; left out: the next free one of the catalog. */
  readonly portA?: string;
  readonly portB?: string;
  /** Names of devices that a technology renumbers. */
  readonly naming?: PortNaming;
}

export const connectPorts: Command<ConnectPortsArgs> = {
  id: 'link.add',
  label: (design, { a, b }) => `Connect ${endName(design, a)} to ${endName(design, b)}`,
  can: (design, { a, b, kind = 'revenue' }) => {
    const [left, right] = [nodeOf(design, a), nodeOf(design, b)];
    const isSamePort = portOf(design, a) !== undefined && portOf(design, a) === portOf(design, b);
    const isSameDevice = left !== undefined && left === right;
    return allOf(
      LINK_KINDS.includes(kind) || `There is no link of kind ${kind}.`,
      endAnswer(design, a),
      endAnswer(design, b),
      !isSamePort || 'Both ends are the same port.',
      !isSameDevice || `Both ends are on ${deviceName(design, left)}: a link joins two devices.`,
      roomFor(design, 'links'),
      roomFor(design, 'ports', [a, b].filter((end) => portOf(design, end) === undefined).length),
    );
  },
  run: (design, { a, b, kind = 'revenue' }) => {
    const [portA, portB] = [ensurePort(design, a), ensurePort(design, b)];
    const ports = put(design.ports, [portA, portB]);
    const wanted = slug(`${portA.node}-${portB.node}`, 'link');
    const id = asId<LinkId>(freeId(wanted, (candidate) => has(design.links, candidate)));
    const link: Link = { id, kind, a: portA.id, b: portB.id };
    return { ...design, ports, links: put(design.links, [link]) };
  },
};

export const connectNodes: Command<ConnectNodesArgs> = {
  id: 'link.add-between-devices',
  label: (design, { a, b }) =>
    `Connect ${subjectName(design, { kind: 'node', id: a })} to ${subjectName(design, { kind: 'node', id: b })}`,
  can: (design, args) => {
    const ends = endsFor(design, args);
    if (typeof ends === 'string') return ends;
    return connectPorts.can(design, ends);
  },
  run: (design, args) => {
    const ends = endsFor(design, args);
    return typeof ends === 'string' ? design : connectPorts.run(design, ends);
  },
};

const LINK_WORDS: Readonly<Record<LinkKind, string>> = {
  revenue: 'a revenue',
  control: 'a control',
  fabric: 'a fabric',
  icl: 'an ICL',
  icd: 'an ICD',
  tunnel: 'a tunnel',
};

export const setLinkKind: Command<{ readonly link: LinkId; readonly kind: LinkKind }> = {
  id: 'link.kind',
  label: (design, { link, kind }) => `Make ${subjectName(design, { kind: 'link', id: link })} ${LINK_WORDS[kind]} link`,
  can: (design, { link, kind }) =>
    allOf(
      has(design.links, link) || `There is no link ${link}.`,
      LINK_KINDS.includes(kind) || `There is no link of kind ${kind}.`,
    ),
  run: (design, { link, kind }) => {
    const before = find(design.links, link);
    if (before === undefined || before.kind === kind) return design;
    return { ...design, links: put(design.links, [{ ...before, kind }]) };
  },
};

function endsFor(design: Design, args: ConnectNodesArgs): ConnectPortsArgs | string {
  const { a, b, kind, naming } = args;
  const name = (node: NodeId): string => deviceName(design, node);
  for (const node of [a, b]) if (!has(design.nodes, node)) return `There is no device ${node}.`;
  if (a === b) return `Both ends are on ${name(a)}: a link joins two devices.`;
  const portA = args.portA ?? nextFreePort(design, a, naming);
  const portB = args.portB ?? nextFreePort(design, b, naming);
  if (portA === undefined) return `${name(a)} has no free port left.`;
  if (portB === undefined) return `${name(b)} has no free port left.`;
  const ends = { a: { kind: 'named', node: a, name: portA }, b: { kind: 'named', node: b, name: portB } } as const;
  return kind === undefined ? ends : { ...ends, kind };
}

function portOf(design: Design, end: LinkEnd): Port | undefined {
  return end.kind === 'port' ? find(design.ports, end.port) : portByName(design, end.node, end.name);
}

function nodeOf(design: Design, end: LinkEnd): NodeId | undefined {
  return end.kind === 'port' ? find(design.ports, end.port)?.node : end.node;
}

function endAnswer(design: Design, end: LinkEnd): true | string {
  const port = portOf(design, end);
  if (port !== undefined) return linkOf(design, port.id) === undefined || `${endName(design, end)} is linked already.`;
  if (end.kind === 'port') return `There is no port ${end.port}.`;
  return has(design.nodes, end.node) ? unless(portNameProblem(end.name)) : `There is no device ${end.node}.`;
}

const ensurePort = (design: Design, end: LinkEnd): Port => {
  const port = portOf(design, end);
  if (port !== undefined) return port;
  if (end.kind === 'port') throw new Error(`connectPorts ran although there is no port ${end.port}.`);
  return newPort(design, end.node, end.name);
};

const deviceName = (design: Design, id: NodeId | undefined): string =>
  id === undefined ? 'no device' : subjectName(design, { kind: 'node', id });

const endName = (design: Design, end: LinkEnd): string =>
  end.kind === 'port'
    ? subjectName(design, { kind: 'port', id: end.port })
    : `${subjectName(design, { kind: 'node', id: end.node })} ${end.name}`;
