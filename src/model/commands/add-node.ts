// Puts a device of the palette on the canvas.
import { CATALOG, catalogEntry } from '../catalog';
import type { Command } from '../command';
import { asId, type Design, type DesignNode, type NodeId, type NodeKind, type Point } from '../design';
import { freeId, freeNumbered, nodeNameProblem, slug } from '../ids';
import { LIMITS } from '../limits';
import { nodeByName } from '../lookup';
import { has, put, withPairs } from '../records';
import { allOf, roomFor, unless } from './room';

export interface AddNodeArgs {
  readonly kind: NodeKind;
  /** Top left corner on the canvas, px. */
  readonly at: Point;
  /** Left out: the catalog's default. */
  readonly model?: string;
  /** Left out: the kind's base name with the next free number, `srx-1`. */
  readonly name?: string;
}

export const addNode: Command<AddNodeArgs> = {
  id: 'node.add',
  label: (design, args) => `Add ${nameFor(design, args)}`,
  can: (design, { kind, at, name, model }) =>
    allOf(
      CATALOG.some((entry) => entry.kind === kind) || `There is no device of kind ${kind}.`,
      roomFor(design, 'nodes'),
      pointAnswer(at),
      name === undefined || freeNodeName(design, name),
      model === undefined || model.length <= LIMITS.nameLength || 'The model is too long.',
    ),
  run: (design, args) => {
    const name = nameFor(design, args);
    const entry = catalogEntry(args.kind);
    const id = nodeIdFor(design, name, entry.baseName);
    const model = args.model ?? entry.defaultModel;
    const node: DesignNode = { id, kind: args.kind, name, ...(model === undefined ? {} : { model }) };
    return {
      ...design,
      nodes: put(design.nodes, [node]),
      layout: { ...design.layout, nodes: withPairs(design.layout.nodes, [[id, args.at]]) },
    };
  },
};

function nameFor(design: Design, { kind, name }: AddNodeArgs): string {
  if (name !== undefined) return name;
  const isTaken = (candidate: string): boolean =>
    nodeByName(design, candidate) !== undefined || isNodeIdTaken(design, candidate);
  return freeNumbered(catalogEntry(kind).baseName, isTaken);
}

// A source names its subject by id alone: no device may have a group's id.
const isNodeIdTaken = (design: Design, id: string): boolean => has(design.nodes, id) || has(design.groups, id);

/** A free id made of the name; `isTakenToo` says what else is taken. */
export const nodeIdFor = (
  design: Design,
  name: string,
  fallback: string,
  isTakenToo: (id: string) => boolean = () => false,
): NodeId => asId<NodeId>(freeId(slug(name, fallback), (id) => isNodeIdTaken(design, id) || isTakenToo(id)));

/** True where a device may get that name, else why not; `self` is the device that has it already. */
export function freeNodeName(design: Design, name: string, self?: NodeId): true | string {
  const other = nodeByName(design, name);
  const taken = other !== undefined && other.id !== self ? `There is a device ${name} already.` : undefined;
  return unless(nodeNameProblem(name) ?? taken);
}

/** True for a place that a saved design may hold. */
export const pointAnswer = ({ x, y }: Point): true | string =>
  (Math.abs(x) <= LIMITS.coordinate && Math.abs(y) <= LIMITS.coordinate) || 'The place is off the canvas.';
