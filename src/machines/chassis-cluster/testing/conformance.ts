// Runs a baseline of the conformance table and reads it as the table is written. For tests only.

import type { Run, Step } from '../../kernel/types';
import { loadTechnologies } from '../../registry';
import { runDesign } from '../../run';
import { templateDesign } from '../../templates';

await loadTechnologies(['chassis-cluster']);

/** Steps are written `12s fail port:node0/ge-0/0/3`, `60s repair …`, `0s node0> request …`, `0s node0# commit lines; …`. */
export function runOf(
  design: string,
  steps: readonly string[],
  options: { until?: number; from?: 'settled' | 'boot' } = {},
): Run {
  const built = templateDesign(design);
  if ('error' in built) throw new Error(built.error);
  const run = runDesign(built, {
    designHash: design,
    from: options.from ?? 'settled',
    untilMs: options.until ?? 1_000_000,
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
  return run;
}

/** Every change of state of every redundancy group from 0 on: `{ 'rg1@node0': '1000 secondary-hold, 2000 secondary' }`. */
export function changesOf(run: Run): Readonly<Record<string, string>> {
  const changes: Record<string, string[]> = {};
  for (const entry of run.trace)
    if (entry.atMs >= 0 && entry.from !== entry.to && /^rg\d/.test(entry.instance)) {
      const list = changes[entry.instance] ?? [];
      changes[entry.instance] = [...list, `${entry.atMs} ${entry.to}`];
    }
  return Object.fromEntries(Object.entries(changes).map(([id, list]) => [id, list.join(', ')]));
}

/** A row of the status table with its weight: `primary 200 w255 None`, `lost 0 n/a n/a`; ` manual` behind it where it is yes. */
export function rowAt(run: Run, atMs: number, instance: string): string {
  const view = run.frameAt(atMs).instances.get(instance);
  if (!view) throw new Error(`there is no ${instance}`);
  const { priority, weight, failures, manualFailover } = view.facts;
  const codes = Array.isArray(failures) ? (failures.length > 0 ? failures.join(' ') : 'None') : 'n/a';
  const words = [view.state, JSON.stringify(priority), weight === null ? 'n/a' : `w${JSON.stringify(weight)}`, codes];
  return [...words, ...(manualFailover === true ? ['manual'] : [])].join(' ');
}

/** Rows of several instances at an instant. */
export const rowsAt = (run: Run, atMs: number, ...instances: readonly string[]): readonly string[] =>
  instances.map((instance) => rowAt(run, atMs, instance));

/** `0..1000, 61000..62000`, `60000..` for one that never ends, `` for none; of every flow. */
export const outagesIn = (run: Run): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...run.outages].map(([flow, list]) => [
      flow,
      list.map(({ fromMs, toMs }) => `${fromMs}..${toMs ?? ''}`).join(', '),
    ]),
  );

/** `forwarding kept`, `unpredictable kept`, … of each flow at an instant. */
export const flowsAt = (run: Run, atMs: number): Readonly<Record<string, string>> =>
  Object.fromEntries(run.frameAt(atMs).flows.map(({ id, state, sessions }) => [id, `${state} ${sessions}`]));

export const failoversAt = (run: Run, atMs: number, instance: string): unknown =>
  run.frameAt(atMs).instances.get(instance)?.facts.failoverCount;

/** Reason texts that a device would log for an instance, from 0 on. */
export const reasonsOf = (run: Run, instance: string): readonly string[] =>
  run.trace
    .filter((entry) => entry.atMs >= 0 && entry.instance === instance && entry.from !== entry.to && entry.text)
    .map((entry) => entry.text ?? '');

/** Whom the switches of a reth's segment believe, from 0 on: `1000 node1`, `4000 flapping`. */
export const announcementsOf = (run: Run, reth: string): readonly string[] =>
  run.trace
    .filter((entry) => entry.atMs >= 0 && entry.instance === `mac:${reth}@cluster`)
    .map((entry) => `${entry.atMs} ${entry.to}`);
