// Runs a baseline of the conformance table and reads it as the table is written. For tests only; it does without the registry.
import type { Design, NodeId } from '../../../model/design';
import { inIdOrder } from '../../../model/order';
import { simulate } from '../../kernel/simulate';
import type { Plan, Run, Step, TimedStep } from '../../kernel/types';
import { networkPlan } from '../../network/plan';
import { mistFaults } from '../faults';
import { planMistEdge } from '../plan';
import { rules } from '../rules';
import { templates } from '../templates';

/** `mist-ta+hello=10x3` as a design. */
export function designOf(spec: string): Design {
  const [id = '', ...options] = spec.split('+');
  const built = templates.find((template) => template.id === id)?.build(options);
  if (built === undefined) throw new Error(`there is no template ${id}`);
  if ('error' in built) throw new Error(built.error);
  return inIdOrder(built);
}

const plans = new WeakMap<Design, Plan>();

/** The plan of a design whose only technology is this one. */
export function planOf(design: Design): Plan {
  const known = plans.get(design);
  if (known !== undefined) return known;
  const handles = new Map<NodeId, string>(Object.values(design.nodes).map(({ id, name }) => [id, name]));
  const planned = Object.values(design.groups).map((group) => ({
    group,
    plan: planMistEdge(design, group, handles),
    rules,
    targets: mistFaults(design, group).map(({ target }) => target),
  }));
  const plan = networkPlan(design, planned, handles);
  plans.set(design, plan);
  return plan;
}

/** Steps are written `12s fail edge:ME1`, `60s repair …`, `0s ME1> preempt_aps`. */
export function stepOf(text: string): TimedStep {
  const match = /^(\d+)(ms|s) (?:(fail|repair) (.+)|(\S+)> (.+))$/.exec(text);
  if (!match) throw new Error(`cannot read the step "${text}"`);
  const [, number, unit, kind, target = '', node = '', command = ''] = match;
  const step: Step = kind ? { kind: kind === 'fail' ? 'fail' : 'repair', target } : { kind: 'request', node, command };
  return { atMs: Number(number) * (unit === 's' ? 1000 : 1), step };
}

const designs = new Map<string, Design>();

export function runOf(
  spec: string | Design,
  steps: readonly string[],
  options: { readonly untilS?: number; readonly from?: 'settled' | 'boot' } = {},
): Run {
  const design = typeof spec === 'string' ? (designs.get(spec) ?? designOf(spec)) : spec;
  if (typeof spec === 'string') designs.set(spec, design);
  const run = simulate(planOf(design), {
    designHash: design.id,
    from: options.from ?? 'settled',
    untilMs: (options.untilS ?? 8_000) * 1000,
    steps: steps.map(stepOf),
  });
  if (run.errors.length > 0) throw new Error(run.errors.map(({ message }) => message).join(' '));
  if (run.broken.length > 0) throw new Error(run.broken.map(({ message }) => message).join(' '));
  return run;
}

const at = (seconds: number | string): number =>
  typeof seconds === 'string' ? Number(seconds.replace(/[<-]$/, '')) * 1000 - 1 : seconds * 1000;

/** Facts of an instance as a report has them; `'420<'` is 1 ms before 420 s. */
export function factsAt(run: Run, seconds: number | string, instance: string): Readonly<Record<string, unknown>> {
  const frame = run.frameAt(at(seconds));
  const view = frame.instances.get(instance);
  if (!view) throw new Error(`there is no ${instance}`);
  const spec = run.plan.instances.find(({ id }) => id === instance);
  return { ...view.facts, ...spec?.reportFacts?.(run, frame) };
}

/** `200/0/200`, and `none 200` behind it where APs have no tunnel: how the table writes where the APs are. */
export function landsAt(run: Run, seconds: number | string, instance = 'Corp@all'): string {
  const facts = factsAt(run, seconds, instance);
  const edges = Object.keys(facts)
    .filter((name) => /^(ME|me-)/.test(name))
    .sort();
  const counts = edges.map((edge) => String(facts[edge])).join('/');
  return facts.none === 0 ? counts : `${counts} none ${String(facts.none)}`;
}

/** `{ '0': 400, '421': 200 }`: seconds of loss per AP, and how many APs lost so much; unfinished losses do not count. */
export function lossAt(run: Run, seconds: number | string, instance = 'Corp@all'): Readonly<Record<string, number>> {
  const loss = factsAt(run, seconds, instance).lossMs as Readonly<Record<string, number>>;
  return Object.fromEntries(Object.entries(loss).map(([ms, aps]) => [String(Number(ms) / 1000), aps]));
}

/** States of instances: `serving down serving`. */
export const statesAt = (run: Run, seconds: number | string, ...instances: readonly string[]): string =>
  instances.map((id) => run.frameAt(at(seconds)).instances.get(id)?.state ?? `no ${id}`).join(' ');
