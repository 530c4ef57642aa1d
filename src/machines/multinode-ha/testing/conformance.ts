// Runs a baseline of the conformance table and reads it as the table is written. For tests only.
import { asId, type Design, type JsonObject, type Link, type NodeId, type Port } from '../../../model/design';
import { simulate } from '../../kernel/simulate';
import type { Plan, Run, Step } from '../../kernel/types';
import { nodeHandles } from '../../network';
import { networkPlan } from '../../network/plan';
import { planPair } from '../plan';
import { rules } from '../rules';
import type { MultinodeHaConfig } from '../schema';
import { templates } from '../templates';

export function designOf(id: string): Design {
  const [name = '', ...options] = id.split('+');
  const built = templates.find((each) => each.id === `mnha-${name}`)?.build(options);
  if (built === undefined || 'error' in built) throw new Error(built?.error ?? `there is no template mnha-${name}`);
  return built;
}

const plans = new Map<string | Design, Plan>();
export function planOf(of: string | Design): Plan {
  const known = plans.get(of);
  if (known !== undefined) return known;
  const design = typeof of === 'string' ? designOf(of) : of;
  const handles = nodeHandles(design, () => undefined);
  const planned = Object.values(design.groups).map((group) => ({
    group,
    plan: planPair(design, group, handles),
    rules,
    targets: [],
  }));
  const plan = networkPlan(design, planned, handles);
  plans.set(of, plan);
  return plan;
}

/** A baseline whose tunnels are in their rekey window. */
export function withRekeying(id: string): Design {
  const design = designOf(id);
  const groups = Object.values(design.groups).map((group) => {
    const config = group.config as unknown as MultinodeHaConfig;
    const traffic = config.traffic.map((traits) => ({ ...traits, rekeying: traits.kind === 'ipsec' }));
    return [group.id, { ...group, config: { ...config, traffic } as unknown as JsonObject }] as const;
  });
  return { ...design, groups: Object.fromEntries(groups) };
}

/** A pair whose two ICL paths each go over a switch of their own, `w1` and `w2`. */
export function withSwitchedIcl(id: string): Design {
  const design = designOf(id);
  const direct = Object.values(design.links).filter(({ kind }) => kind === 'icl');
  const added = direct.flatMap(({ a, b }, at) => {
    const name = `w${at + 1}`;
    const port = (which: 1 | 2): Port => ({ id: asId(`${name}/${which}`), node: asId(name), name: `${which}` });
    const cable = (end: Link['a'], which: 1 | 2): Link => ({
      id: asId(`icl-${name}-${which}`),
      kind: 'icl',
      a: end,
      b: port(which).id,
    });
    return [
      {
        node: { id: asId<NodeId>(name), kind: 'switch' as const, name },
        ports: [port(1), port(2)],
        links: [cable(a, 1), cable(b, 2)],
      },
    ];
  });
  const byId = <T extends { readonly id: string }>(all: readonly T[]): Record<string, T> =>
    Object.fromEntries(all.map((one) => [one.id, one]));
  return {
    ...design,
    nodes: { ...design.nodes, ...byId(added.map(({ node }) => node)) },
    ports: { ...design.ports, ...byId(added.flatMap(({ ports }) => ports)) },
    links: {
      ...byId(Object.values(design.links).filter(({ kind }) => kind !== 'icl')),
      ...byId(added.flatMap(({ links }) => links)),
    },
  };
}

/** Steps are written `12s fail link:A-R1`, `60s repair …`, `0s A> request …`, `0s A# set …; …`. */
export function runOf(
  design: string | Design,
  steps: readonly string[],
  options: { until?: number; from?: 'settled' | 'boot' } = {},
): Run {
  const run = simulate(planOf(design), {
    designHash: typeof design === 'string' ? design : design.id,
    from: options.from ?? 'settled',
    untilMs: options.until ?? 2_000_000,
    steps: steps.map((text) => {
      const match = /^(\d+)(ms|s) (?:(fail|repair) (\S+)|(\w+)(>|#) (.+))$/.exec(text);
      if (!match) throw new Error(`cannot read the step "${text}"`);
      const [, number, unit, kind, target = '', node = '', prompt, typed = ''] = match;
      const command: Step =
        prompt === '#' ? { kind: 'commit', node, lines: typed.split('; ') } : { kind: 'request', node, command: typed };
      const step: Step = kind ? { kind: kind === 'fail' ? 'fail' : 'repair', target } : command;
      return { atMs: Number(number) * (unit === 's' ? 1000 : 1), step };
    }),
  });
  if (run.errors.length > 0) throw new Error(run.errors.map(({ message }) => message).join(' '));
  if (run.broken.length > 0) throw new Error(run.broken.map(({ atMs, message }) => `${atMs}: ${message}`).join('\n'));
  return run;
}

const viewAt = (run: Run, atMs: number, instance: string) => {
  const view = run.frameAt(atMs).instances.get(instance);
  if (!view) throw new Error(`there is no ${instance}`);
  return view;
};
export const stateAt = (run: Run, atMs: number, instance: string): string => viewAt(run, atMs, instance).state;
export const factAt = (run: Run, atMs: number, instance: string, fact: string): unknown =>
  viewAt(run, atMs, instance).facts[fact];

/** `online/active online/backup`: SRG0 (as the node) and a group of both nodes. */
export const rolesAt = (run: Run, atMs: number, srg = 1): string =>
  ['A', 'B']
    .map((node) => {
      const state = stateAt(run, atMs, `node@${node}`);
      return state === 'off' ? 'off' : `${state}/${stateAt(run, atMs, `srg${srg}@${node}`)}`;
    })
    .join(' ');

/** Every change of state of an instance from 0 on: `900 ineligible, 5900 active`. */
export const changesOf = (run: Run, instance: string): string =>
  run.trace
    .filter((entry) => entry.atMs >= 0 && entry.instance === instance && entry.from !== entry.to)
    .map(({ atMs, to }) => `${atMs} ${to}`)
    .join(', ');

/** `0..900`, `60000..` for one that never ends, `` for none; of every flow. */
export const outagesIn = (run: Run): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...run.outages].map(([flow, list]) => [
      flow,
      list.map(({ fromMs, toMs }) => `${fromMs}..${toMs ?? ''}`).join(', '),
    ]),
  );

/** `A10 B20`: what both nodes say to a router about a prefix; `A–` where a node says nothing (any more). */
export function preferencesAt(run: Run, atMs: number, router: string, prefix: string): string {
  const found = run.plan.preferences?.(run.frameAt(atMs)).find((one) => one.router === router && one.prefix === prefix);
  if (!found) return 'A– B–';
  return ['A', 'B'].map((node) => `${node}${found.advertised[node] ?? '–'}`).join(' ');
}

/** Whom a router sends a prefix to: `B`. */
export const chosenAt = (run: Run, atMs: number, router: string, prefix: string): string =>
  run.plan
    .preferences?.(run.frameAt(atMs))
    .find((one) => one.router === router && one.prefix === prefix)
    ?.best.join(' ') ?? '';

/** `forwarding kept`, `unpredictable kept`, … of each flow at an instant. */
export const flowsAt = (run: Run, atMs: number): Readonly<Record<string, string>> =>
  Object.fromEntries(run.frameAt(atMs).flows.map(({ id, state, sessions }) => [id, `${state} ${sessions}`]));

/** `office > R2 > A > R1 > web`. */
export const pathAt = (run: Run, atMs: number, flow: string): string =>
  run
    .frameAt(atMs)
    .flows.find(({ id }) => id === flow)
    ?.path.join(' > ') ?? '';

/** Whether new sessions would survive a move: `copied`, `not copied`, `lost`. */
export const newSessionsAt = (run: Run, atMs: number, flow: string): unknown =>
  factAt(run, atMs, `flow:${flow}`, 'newSessions');

/** Reasons that a device would log for a group, from 0 on: `900 BACKUP --> ACTIVE …` without its frame. */
export const reasonsOf = (run: Run, instance: string): readonly string[] =>
  run.trace
    .filter((entry) => entry.atMs >= 0 && entry.instance === instance && entry.from !== entry.to && entry.text)
    .map(({ atMs, text }) => `${atMs} ${text}`);
