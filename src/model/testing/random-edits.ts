// Random edits for property tests: each picks its subjects among what the design holds when its turn comes.
import fc from 'fast-check';
import type { SetFlowArgs } from '../commands/flows';
import {
  addFlow,
  addNode,
  addNote,
  addPort,
  addScenario,
  type CommandResult,
  connectNodes,
  connectPorts,
  copySelection,
  createGroup,
  duplicateSelection,
  moveNodes,
  type NodeProperties,
  nudgeSelection,
  pasteClip,
  removeFlow,
  removePort,
  removeScenario,
  removeSelection,
  renameDesign,
  renameGroup,
  renameLink,
  renameNode,
  renamePort,
  run,
  setFlow,
  setGroupConfig,
  setGroupMembers,
  setLinkKind,
  setNodeProperties,
  setNoteText,
  setPortSide,
  setScenario,
  tidyLayout,
  ungroup,
} from '../commands/index';
import {
  asId,
  type Design,
  type FlowEnd,
  LINK_KINDS,
  NODE_KINDS,
  type NodeId,
  type Point,
  type PortSide,
} from '../design';
import { idsOf } from '../records';
import { EMPTY_SELECTION, type Selection } from '../selection';

/** Numbers and texts that an edit turns into arguments. */
export interface Dice {
  readonly edit: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly text: string;
}

const NAMES = [
  'core',
  'srx-1',
  'srx-2',
  'sw 1',
  'constructor',
  '__proto__',
  'prototype',
  'toString',
  'a/b',
  'x@y',
  '',
  'Ω',
];
export const diceArbitrary: fc.Arbitrary<Dice> = fc.record({
  edit: fc.nat({ max: 1_000_000 }),
  a: fc.nat({ max: 9_999 }),
  b: fc.nat({ max: 9_999 }),
  c: fc.nat({ max: 9_999 }),
  text: fc.oneof(fc.constantFrom(...NAMES), fc.string({ maxLength: 12 })),
});

/** An id that exists where there is one, else one that does not. */
function pick<K extends string>(record: Readonly<Record<K, unknown>>, n: number): K {
  const ids = idsOf(record);
  return ids[n % Math.max(1, ids.length)] ?? asId<K>('absent');
}
const of = <T>(list: readonly [T, ...(readonly T[])], n: number): T => list[n % list.length] ?? list[0];
const point = ({ b, c }: Dice): Point => ({ x: b - 5_000, y: c - 5_000 });

function end(design: Design, n: number): FlowEnd {
  return n % 3 === 0
    ? { kind: 'group', group: pick(design.groups, n), interface: 'reth0' }
    : { kind: 'node', node: pick(design.nodes, n) };
}

/** A subset of what the design holds, often with things that hang together. */
function selection(design: Design, { a, b, c }: Dice): Selection {
  const some = <K extends string>(record: Readonly<Record<K, unknown>>, seed: number, every: number) =>
    idsOf(record).filter((_, i) => (i + seed) % every === 0);
  return {
    nodes: some(design.nodes, a, 3),
    ports: some(design.ports, b, 7),
    links: some(design.links, c, 5),
    groups: some(design.groups, a, 2),
    flows: some(design.flows, b, 3),
    notes: some(design.notes, c, 2),
  };
}

const scenario = (dice: Dice) => ({
  title: `Run ${dice.text}`,
  steps: [
    { at: `${dice.a}ms`, fail: `port:srx-a/${dice.text}` },
    { at: dice.b, request: { node: 'srx-a', command: 'x' } },
  ],
});

type Edit = (design: Design, dice: Dice) => CommandResult;
const EDITS: readonly [Edit, ...(readonly Edit[])] = [
  (d, dice) => run(d, addNode, { kind: of(NODE_KINDS, dice.a), at: point(dice) }),
  (d, dice) => run(d, addNode, { kind: of(NODE_KINDS, dice.a), at: point(dice), name: dice.text }),
  (d, { a, b, c }) => run(d, connectNodes, { a: pick(d.nodes, a), b: pick(d.nodes, b), kind: of(LINK_KINDS, c) }),
  (d, { a, b }) => run(d, connectNodes, { a: pick(d.nodes, a), b: pick(d.nodes, b) }),
  (d, { a, b, text }) =>
    run(d, connectPorts, {
      a: { kind: 'port', port: pick(d.ports, a) },
      b: { kind: 'named', node: pick(d.nodes, b), name: text },
    }),
  (d, { a, b }) =>
    run(d, connectPorts, { a: { kind: 'port', port: pick(d.ports, a) }, b: { kind: 'port', port: pick(d.ports, b) } }),
  (d, dice) => run(d, removeSelection, { selection: selection(d, dice) }),
  (d, dice) => run(d, removeSelection, { selection: { ...EMPTY_SELECTION, nodes: [pick(d.nodes, dice.a)] } }),
  (d, dice) => run(d, moveNodes, { nodes: { [pick(d.nodes, dice.a)]: point(dice) } as Record<NodeId, Point> }),
  (d, dice) => run(d, nudgeSelection, { selection: selection(d, dice), by: { x: 4, y: -4 } }),
  (d, dice) =>
    run(d, tidyLayout, {
      nodes: Object.fromEntries(idsOf(d.nodes).map((id, i) => [id, { x: i * 10, y: dice.a }])) as Record<NodeId, Point>,
      sides: { [pick(d.ports, dice.b)]: 'top' },
    }),
  (d, { a, b }) => run(d, setPortSide, { port: pick(d.ports, a), side: of<PortSide>(['left', 'right'], b) }),
  (d, { a, text }) => run(d, renameNode, { node: pick(d.nodes, a), name: text }),
  (d, { a, text }) => run(d, renameGroup, { group: pick(d.groups, a), name: text }),
  (d, { a, text }) => run(d, renameLink, { link: pick(d.links, a), name: text }),
  (d, { text }) => run(d, renameDesign, { name: text }),
  (d, { a, b, text }) =>
    run(d, setNodeProperties, {
      node: pick(d.nodes, a),
      properties: of<NodeProperties>(
        [{ model: text }, { release: null }, { addresses: ['10.0.0.1/24'], gateway: null }],
        b,
      ),
    }),
  (d, { a, text }) => run(d, addPort, { node: pick(d.nodes, a), name: text }),
  (d, { a }) => run(d, removePort, { port: pick(d.ports, a) }),
  (d, { a, text }) => run(d, renamePort, { port: pick(d.ports, a), name: text }),
  (d, { a, b }) => run(d, setLinkKind, { link: pick(d.links, a), kind: of(LINK_KINDS, b) }),
  (d, { a, b, c }) =>
    run(d, createGroup, {
      technology: of(['chassis-cluster', 'ams'], c),
      members: [...new Set([pick(d.nodes, a), pick(d.nodes, b)])],
      config: { seed: c },
    }),
  (d, { a }) => run(d, ungroup, { group: pick(d.groups, a) }),
  (d, { a, b, text }) =>
    run(d, setGroupConfig, { group: pick(d.groups, a), config: { b, list: [text] }, label: 'Set the config' }),
  (d, { a, b }) => run(d, setGroupMembers, { group: pick(d.groups, a), members: [pick(d.nodes, b)] }),
  (d, { a, b }) => run(d, addFlow, { from: end(d, a), to: end(d, b) }),
  (d, { a, b, c, text }) =>
    run(d, setFlow, {
      flow: pick(d.flows, a),
      changes: of<SetFlowArgs['changes']>([{ name: text }, { to: end(d, b) }, { service: text }], c),
    }),
  (d, { a }) => run(d, removeFlow, { flow: pick(d.flows, a) }),
  (d, dice) => run(d, addNote, { text: dice.text, at: point(dice) }),
  (d, { a, text }) => run(d, setNoteText, { note: pick(d.notes, a), text }),
  (d, dice) => run(d, addScenario, { scenario: scenario(dice) }),
  (d, dice) => run(d, setScenario, { id: pick(d.scenarios, dice.a), scenario: scenario(dice) }),
  (d, { a }) => run(d, removeScenario, { id: pick(d.scenarios, a) }),
  (d, dice) => run(d, duplicateSelection, { selection: selection(d, dice) }),
  (d, dice) => run(d, pasteClip, { clip: copySelection(d, selection(d, dice)), by: { x: dice.a, y: 0 } }),
];
export const EDIT_COUNT = EDITS.length;

export const edited = (design: Design, dice: Dice): CommandResult => of(EDITS, dice.edit)(design, dice);

/** The design after all edits that were not refused. */
export const editedBy = (design: Design, rolls: readonly Dice[]): Design =>
  rolls.reduce((now, dice) => {
    const result = edited(now, dice);
    return result.kind === 'done' ? result.design : now;
  }, design);
