// Adds, changes and removes flows: who talks to whom.
import type { Command } from '../command';
import { asId, type Design, type Flow, type FlowEnd, type FlowId } from '../design';
import { freeId, labelProblem, slug } from '../ids';
import { LIMITS } from '../limits';
import { subjectName } from '../lookup';
import { find, has, put } from '../records';
import { EMPTY_SELECTION } from '../selection';
import { removed } from './remove';
import { allOf, roomFor, sameJson, unless } from './room';

export interface AddFlowArgs {
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  /** Left out: `FROM-to-TO`. */
  readonly name?: string;
  readonly service?: string;
}
export interface SetFlowArgs {
  readonly flow: FlowId;
  readonly changes: {
    readonly name?: string;
    readonly from?: FlowEnd;
    readonly to?: FlowEnd;
    /** Empty takes it away. */
    readonly service?: string;
  };
}

export const addFlow: Command<AddFlowArgs> = {
  id: 'flow.add',
  label: (design, args) => `Add the flow ${nameFor(design, args)}`,
  can: (design, args) => allOf(roomFor(design, 'flows'), flowAnswer(design, { ...args, name: nameFor(design, args) })),
  run: (design, args) => {
    const name = nameFor(design, args);
    const id = asId<FlowId>(freeId(slug(name, 'flow'), (candidate) => has(design.flows, candidate)));
    const service = args.service === undefined || args.service === '' ? {} : { service: args.service };
    return { ...design, flows: put(design.flows, [{ id, name, from: args.from, to: args.to, ...service }]) };
  },
};

export const setFlow: Command<SetFlowArgs> = {
  id: 'flow.set',
  label: (design, { flow }) => `Change the flow ${subjectName(design, { kind: 'flow', id: flow })}`,
  can: (design, { flow, changes }) => {
    const before = find(design.flows, flow);
    return before === undefined ? `There is no flow ${flow}.` : flowAnswer(design, { ...before, ...changes });
  },
  run: (design, { flow, changes }) => {
    const before = find(design.flows, flow);
    if (before === undefined) return design;
    const { service, ...rest }: Flow = { ...before, ...changes };
    const after: Flow = service === undefined || service === '' ? rest : { ...rest, service };
    return sameJson(before, after) ? design : { ...design, flows: put(design.flows, [after]) };
  },
};

export const removeFlow: Command<{ readonly flow: FlowId }> = {
  id: 'flow.remove',
  label: (design, { flow }) => `Delete the flow ${subjectName(design, { kind: 'flow', id: flow })}`,
  can: (design, { flow }) => has(design.flows, flow) || `There is no flow ${flow}.`,
  run: (design, { flow }) => removed(design, { ...EMPTY_SELECTION, flows: [flow] }),
};

function flowAnswer(design: Design, { from, to, name, service = '' }: Omit<Flow, 'id'>): true | string {
  return allOf(
    unless(labelProblem(name)),
    endAnswer(design, from),
    endAnswer(design, to),
    !sameJson(from, to) || 'A flow needs two different ends.',
    service.length <= LIMITS.nameLength || 'The service is too long.',
  );
}

function endAnswer(design: Design, end: FlowEnd): true | string {
  if (end.kind === 'node') return has(design.nodes, end.node) || `There is no device ${end.node}.`;
  if (!has(design.groups, end.group)) return `There is no group ${end.group}.`;
  const isNamed = end.interface !== '' && end.interface.length <= LIMITS.nameLength;
  return isNamed || 'The interface of the flow is not named.';
}

function nameFor(design: Design, { name, from, to }: AddFlowArgs): string {
  const word = (end: FlowEnd): string =>
    end.kind === 'node' ? subjectName(design, { kind: 'node', id: end.node }) : end.interface;
  return name ?? `${word(from)}-to-${word(to)}`.slice(0, LIMITS.nameLength);
}
