// What a step of a run turns into: the network's own faults, routing's, then what a technology knows. It knows technologies only by their interface.
import type { Design, Group } from '../../model/design';
import type { GroupPlan } from '../kernel/technology';
import type { Plan, Rule, Step, StepOutcome, World } from '../kernel/types';
import { executeFault, findNode, nearMisses, spellings, type TargetOptions } from './targets';

/** A group with what its technology planned for it. */
export interface PlannedGroup {
  readonly group: Group;
  readonly plan: GroupPlan;
  readonly rules: readonly Rule[];
  /** Fault targets of the technology, for near misses. */
  readonly targets: readonly string[];
}

export interface ExecuteOptions extends TargetOptions {
  readonly design: Design;
  readonly planned: readonly PlannedGroup[];
  /** Faults of routing, where some device routes. */
  readonly routing: ((step: Fault) => StepOutcome | undefined) | undefined;
  /** Every target there is, for near misses. */
  readonly names: readonly string[];
}
type Fault = Extract<Step, { kind: 'fail' | 'repair' }>;
type Typed = Exclude<Step, Fault>;

/** Resolves a step in the world as it is at that instant. */
export const executeIn =
  (options: ExecuteOptions): Plan['execute'] =>
  (step, world) =>
    step.kind === 'fail' || step.kind === 'repair'
      ? executeFailure(options, step, world)
      : executeTyped(options, step, world);

const nearby = (near: readonly string[]): string => (near.length > 0 ? ` Near it: ${near.join(', ')}.` : '');

function executeFailure(options: ExecuteOptions, step: Fault, world: World): StepOutcome {
  const { design, planned, routing, names, handles } = options;
  const mine = executeFault(options, step) ?? routing?.(step);
  if (mine !== undefined) return mine;
  for (const { plan } of planned) {
    const theirs = plan.execute(step, world);
    if (theirs !== undefined) return theirs;
  }
  const near = nearMisses(step.target, spellings(design, handles, names));
  return { deliveries: [], error: `There is no target ${step.target}.${nearby(near)}` };
}

/** What an operator typed at a device: every group of it may have something to do with it. */
function executeTyped(options: ExecuteOptions, step: Typed, world: World): StepOutcome {
  const { planned, topology, handles } = options;
  const handle = findNode(options, step.node);
  if (handle === undefined) {
    const names = topology.nodes.map(({ name }) => name);
    const near = nearMisses(step.node, [...new Set([...handles.values(), ...names])]);
    return { deliveries: [], error: `There is no device ${step.node}.${nearby(near)}` };
  }
  const node = topology.nodes.find(({ id }) => handles.get(id) === handle)?.id;
  const own = planned.filter(({ group }) => node !== undefined && group.members.includes(node));
  const outcomes = own.flatMap(({ plan }) => plan.execute({ ...step, node: handle }, world) ?? []);
  // A command is one group's; a commit changes the one configuration that all groups of the device share.
  const outcome = step.kind === 'commit' ? commitOf(outcomes) : outcomes[0];
  if (outcome !== undefined) return outcome;
  const text = step.kind === 'commit' ? 'error: this change is not simulated' : 'unknown command.';
  return { deliveries: [], reply: { text, accepted: false } };
}

/** All groups take it, or it is refused; undefined where no group has to do with it. */
function commitOf(outcomes: readonly StepOutcome[]): StepOutcome | undefined {
  const refused = outcomes.find(({ reply, error }) => error !== undefined || reply?.accepted === false);
  const [first] = outcomes;
  if (first === undefined || refused !== undefined) return refused;
  return { ...first, deliveries: outcomes.flatMap(({ deliveries }) => deliveries) };
}
