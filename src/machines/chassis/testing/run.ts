// Runs a design with technologies that are handed in, and reads steps as conformance tables are written. For tests only.
import type { Design, NodeId } from '../../../model/design';
import { inIdOrder } from '../../../model/order';
import { simulate } from '../../kernel/simulate';
import type { HaTechnology } from '../../kernel/technology';
import type { InstanceView, Plan, Run, Step, TimedStep } from '../../kernel/types';
import { nodeHandles } from '../../network/handles';
import { networkPlan } from '../../network/plan';

export type Technology = Pick<HaTechnology, 'id' | 'plan' | 'rules' | 'faults' | 'templates'>;

/** A template's design with its options: `ams-f1+redist`. */
export function built(technologies: readonly Technology[], spec: string): Design {
  const [id = '', ...options] = spec.split('+');
  const template = technologies.flatMap(({ templates }) => templates).find((each) => each.id === id);
  const design = template?.build(options);
  if (design === undefined || 'error' in design) throw new Error(design?.error ?? `there is no template ${id}`);
  return inIdOrder(design);
}

/** The plan of a design over these technologies. */
export function planned(technologies: readonly Technology[], design: Design): Plan {
  const handles = nodeHandles(design, () => undefined) as ReadonlyMap<NodeId, string>;
  const groups = Object.values(design.groups).map((group) => {
    const technology = technologies.find(({ id }) => id === group.technology);
    if (technology === undefined) throw new Error(`no technology ${group.technology}`);
    return {
      group,
      plan: technology.plan(design, group, handles),
      rules: technology.rules,
      targets: technology.faults(design, group).map(({ target }) => target),
    };
  });
  return networkPlan(design, groups, handles);
}

/** `10s fail pic:MX/mams-1/0/0`, `90s MX> request …`, `0s MX# set …; set …`. */
export function stepsOf(lines: readonly string[]): readonly TimedStep[] {
  return lines.map((text) => {
    const match = /^(\d+)(ms|s) (?:(fail|repair) (\S+)|(\S+?)(>|#) (.+))$/.exec(text);
    if (!match) throw new Error(`cannot read the step "${text}"`);
    const [, number, unit, kind, target = '', node = '', prompt, typed = ''] = match;
    const command: Step =
      prompt === '#' ? { kind: 'commit', node, lines: typed.split('; ') } : { kind: 'request', node, command: typed };
    const step: Step = kind ? { kind: kind === 'fail' ? 'fail' : 'repair', target } : command;
    return { atMs: Number(number) * (unit === 's' ? 1000 : 1), step };
  });
}

export interface RunOptions {
  readonly untilMs?: number;
  readonly from?: 'settled' | 'boot';
}

/** A finished run; throws where a step is impossible or an invariant is broken. */
export function runOf(
  technologies: readonly Technology[],
  design: Design,
  lines: readonly string[],
  options: RunOptions = {},
): Run {
  const run = simulate(planned(technologies, design), {
    designHash: design.id,
    from: options.from ?? 'settled',
    steps: stepsOf(lines),
    untilMs: options.untilMs ?? 4_000_000,
  });
  const wrong = [...run.errors, ...run.broken].map(({ message }) => message);
  if (wrong.length > 0) throw new Error(wrong.join(' '));
  return run;
}

export function viewAt(run: Run, atMs: number, instance: string): InstanceView {
  const view = run.frameAt(atMs).instances.get(instance);
  if (view === undefined) throw new Error(`there is no ${instance}`);
  return view;
}

/** Facts as a report shows them, those with times of the run included. */
export function factsAt(run: Run, atMs: number, instance: string): Readonly<Record<string, unknown>> {
  const spec = run.plan.instances.find(({ id }) => id === instance);
  return { ...viewAt(run, atMs, instance).facts, ...spec?.reportFacts?.(run, run.frameAt(atMs)) };
}

/** Outages of a flow: `0..60000`, `60000..` for one that never ends, `` for none. */
export const outagesOf = (run: Run, flow: string): string =>
  (run.outages.get(flow) ?? []).map(({ fromMs, toMs }) => `${fromMs}..${toMs ?? ''}`).join(', ');
