// From a design to its plan and its runs: puts network and technologies together. It keeps nothing but what it can make again.
import * as v from 'valibot';
import type { Design, Group, NodeId } from '../model/design';
import { assert } from './kernel/assert';
import { simulate } from './kernel/simulate';
import type { FaultChoice } from './kernel/technology';
import type { InstanceSpec, Plan, Run, RunSpec } from './kernel/types';
import type { PlannedGroup } from './network/execute';
import { nodeHandles } from './network/handles';
import { networkPlan } from './network/plan';
import { routingOf } from './network/routing';
import { networkTargets, portInstance } from './network/targets';
import { topologyOf } from './network/topology';
import { deviceInstance } from './network/traffic';
import { technologyOf } from './registry';

export interface PlannedDesign {
  /** undefined where `errors` says why there is none. */
  readonly plan: Plan | undefined;
  /** Sentences about the design. */
  readonly errors: readonly string[];
}

interface Made extends PlannedDesign {
  targets?: readonly FaultChoice[];
  /** The parts of the design that a plan is made of; the layout is none of them. */
  readonly parts: readonly unknown[];
}

// Designs share what an edit did not touch, so a moved box finds the plan, its settled state and its checkpoints again.
const made = new WeakMap<Design['nodes'], Made>();

/** The plan of a design, made once: equal parts give the same object. */
export function planOf(design: Design): PlannedDesign {
  return madeOf(design);
}

function madeOf(design: Design): Made {
  const parts = [design.nodes, design.ports, design.links, design.groups, design.flows];
  const known = made.get(design.nodes);
  if (known?.parts.every((part, at) => part === parts[at])) return known;
  const fresh: Made = { ...makePlan(design), parts };
  made.set(design.nodes, fresh);
  return fresh;
}

/**
 * Runs a design. The same design and spec give the same bytes, with or without `prefix`, another run of the same design whose
 * beginning is used again. Throws where `planOf` has errors.
 */
export function runDesign(design: Design, spec: RunSpec, prefix?: Run): Run {
  const { plan, errors } = planOf(design);
  assert(plan !== undefined, `this design cannot run: ${errors.join(' ')}`);
  return simulate(plan, spec, prefix === undefined ? {} : { prefix });
}

/** What the network can fail in this design, with words for a menu; technologies list theirs by `faults`. */
export function targets(design: Design): readonly FaultChoice[] {
  const known = madeOf(design);
  known.targets ??= listTargets(design);
  return known.targets;
}

function listTargets(design: Design): readonly FaultChoice[] {
  const handles = handlesOf(design);
  const topology = topologyOf(design);
  const planned = Object.values(design.groups).flatMap((group) => {
    const technology = technologyOf(group.technology);
    if (technology === undefined || problemsOf(design, group).length > 0) return [];
    return [{ id: group.id, members: group.members, plan: technology.plan(design, group, handles) }];
  });
  const channels = planned.flatMap(({ plan }) => plan.channels);
  const routing = routingOf(
    planned.map(({ id, members, plan }) => ({ id, members, routing: plan.routing })),
    topology,
    { handles, deviceInstance, portInstance },
  );
  return [...networkTargets({ topology, handles, channels }), ...(routing?.targets ?? [])];
}

/** What every device is called in instance ids and targets. */
export function handlesOf(design: Design): ReadonlyMap<NodeId, string> {
  return nodeHandles(design, (group, node) => technologyOf(group.technology)?.alias(group, node));
}

function makePlan(design: Design): PlannedDesign {
  const groups = Object.values(design.groups);
  const errors = groups.flatMap((group) => problemsOf(design, group));
  if (errors.length > 0) return { plan: undefined, errors };
  const handles = handlesOf(design);
  const planned = groups.flatMap((group): PlannedGroup[] => {
    const technology = technologyOf(group.technology);
    if (technology === undefined) return [];
    return [
      {
        group,
        plan: technology.plan(design, group, handles),
        rules: technology.rules,
        targets: technology.faults(design, group).map(({ target }) => target),
      },
    ];
  });
  const plan = networkPlan(design, planned, handles);
  const twice = duplicateIds(plan.instances);
  if (twice.length === 0) return { plan, errors: [] };
  return { plan: undefined, errors: twice.map((id) => `Two things are called ${id}: give one of them another name.`) };
}

/** Why this group cannot run, one sentence each. */
function problemsOf(design: Design, group: Group): readonly string[] {
  const technology = technologyOf(group.technology);
  if (technology === undefined) return [`${group.name}: this build does not know the technology ${group.technology}.`];
  const { min, max } = technology.members;
  const members = group.members.filter((node) => design.nodes[node] !== undefined).length;
  if (members < min || members > max) {
    const expected = min === max ? `${min}` : `${min} to ${max}`;
    return [
      `${group.name}: it has ${members} member${members === 1 ? '' : 's'}, ${technology.title} takes ${expected}.`,
    ];
  }
  const parsed = v.safeParse(technology.schema, group.config);
  if (parsed.success) return [];
  return parsed.issues.map((issue) => `${group.name}: ${v.getDotPath(issue) ?? 'config'}: ${issue.message}`);
}

function duplicateIds(instances: readonly InstanceSpec[]): readonly string[] {
  const seen = new Set<string>();
  return instances.flatMap(({ id }) => {
    if (seen.has(id)) return [id];
    seen.add(id);
    return [];
  });
}
