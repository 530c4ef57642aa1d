// Runs a fixture of the AMS reference and reads it as its table is written. For tests only.
import { built, factsAt, type RunOptions, runOf, type Technology, viewAt } from '../../chassis/testing/run';
import type { Run } from '../../kernel/types';
import { ams } from '../index';

/** Short names of the fixtures' members, as the table has them. */
const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'ams-f1': { m1: 'mams-1/0/0', m2: 'mams-1/1/0', m3: 'mams-2/0/0', b: 'mams-3/0/0' },
  'ams-f2': { m1: 'mams-1/0/0', m2: 'mams-1/1/0', m3: 'mams-2/0/0', m4: 'mams-2/1/0' },
  'ams-f3': { a: 'mams-1/0/0', b: 'mams-2/0/0' },
};

export interface Row {
  readonly run: Run;
  /** `m1 active 0, b backup`: every member with its slot, in the order of configuration. */
  readonly members: (atMs: number) => string;
  /** `up 0%`, `wait-for-members 100%`. */
  readonly bundle: (atMs: number) => string;
  readonly facts: (atMs: number) => Readonly<Record<string, unknown>>;
}

/** `10s m3↓` and `60s m3↑` fail and repair the PIC; anything else is a step as chassis/testing/run.ts reads it. */
export function row(
  spec: string,
  lines: readonly string[],
  options: RunOptions = {},
  others: readonly Technology[] = [],
): Row {
  const technologies = [ams, ...others];
  const design = built(technologies, spec);
  const names = NAMES[spec.split('+')[0] ?? ''] ?? {};
  const steps = lines.map((line) =>
    line.replace(
      / (\w+)(↓|↑)$/,
      (_, name: string, way: string) => ` ${way === '↓' ? 'fail' : 'repair'} pic:MX/${names[name] ?? name}`,
    ),
  );
  const run = runOf(technologies, design, steps, options);
  const members = run.plan.instances.flatMap(({ id }) => /^ams0\/(.*)@MX$/.exec(id)?.[1] ?? []);
  const shortOf = (name: string): string => Object.entries(names).find(([, full]) => full === name)?.[0] ?? name;
  return {
    run,
    members: (atMs) =>
      members
        .map((name) => {
          const { state, facts } = viewAt(run, atMs, `ams0/${name}@MX`);
          return [shortOf(name), state, ...(facts.slot === null ? [] : [`s${JSON.stringify(facts.slot)}`])].join(' ');
        })
        .join(', '),
    bundle: (atMs) => {
      const { state, facts } = viewAt(run, atMs, 'ams0@MX');
      return `${state} ${JSON.stringify(facts.shareLostPercent)}%`;
    },
    facts: (atMs) => factsAt(run, atMs, 'ams0@MX'),
  };
}
