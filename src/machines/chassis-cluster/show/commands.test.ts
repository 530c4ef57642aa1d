// The CLI of a node: prompt, power, configuration, values of commands.

import { describe, expect, it } from 'vitest';
import type { NodeId } from '../../../model/design';
import { loadTechnologies } from '../../registry';
import { runDesign } from '../../run';
import { contextOf, print, text } from '../testing/console';
import { clusterOf, imported, SEED_PAIR, templateDesign } from '../testing/designs';
import { clusterCommands, clusterPrompt } from './commands';

await loadTechnologies(['chassis-cluster']);

const a1 = templateDesign('cc-a1');
const seed = imported(SEED_PAIR).design;

describe('the CLI of a node', () => {
  it.each([
    ['primary', [], 0, 0, '{primary:node0}'],
    ['secondary', [], 0, 1, '{secondary:node1}'],
    ['disabled', ['0 fail control:cluster'], 200_000, 1, '{disabled:node1}'],
    ['without power', ['0 fail node:node1'], 10, 1, undefined],
    ['booting', ['0 fail node:node1', '10000 repair node:node1'], 20_000, 1, undefined],
  ] as const)('prompt, %s', (_, steps, atMs, member, prompt) => {
    expect(clusterPrompt(contextOf(a1, steps, atMs, member))).toBe(prompt);
  });

  it('does not answer without power and while it boots', () => {
    const steps = ['0 fail node:node1', '10000 repair node:node1'];
    expect(print('show chassis cluster status', contextOf(a1, steps, 10, 1))).toBe(
      'node1 has no power: its CLI does not answer.',
    );
    expect(print('show chassis cluster status', contextOf(a1, steps, 20_000, 1))).toBe(
      'node1 is booting: its CLI does not answer yet.',
    );
  });

  it('shows the configuration in both forms', () => {
    const context = contextOf(seed, [], 0, 0);
    expect(`${print('show configuration | display set', context)}\n`).toBe(
      SEED_PAIR.replaceAll(' interface reth', ' interfaces reth'),
    );
    expect(print('show configuration', context)).toContain('chassis {\n    cluster {\n        reth-count 2;\n');
  });

  it('shows release and model of both nodes', () => {
    expect(text('show version', seed, [], 0)).toMatchInlineSnapshot(`
      "
      node0:
      --------------------------------------------------------------------------
      Hostname: node0
      Model: srx345
      Junos: 15.1X49-D110

      node1:
      --------------------------------------------------------------------------
      Hostname: node1
      Model: srx345
      Junos: 15.1X49-D110
      "
    `);
  });

  it('offers redundancy groups and nodes as values', () => {
    const context = contextOf(templateDesign('hq-edge-pair'), [], 0, 0);
    const failover = clusterCommands.find(({ words }) => words.includes('<node>'));
    expect(failover?.values?.(context, '<redundancy-group>').map(({ value }) => value)).toEqual(['0', '1']);
    expect(failover?.values?.(context, '<node>')).toEqual([
      { value: '0', help: 'srx-a' },
      { value: '1', help: 'srx-b' },
    ]);
  });

  it('finds its instances where a design has two clusters and node0 names nobody', () => {
    const run = runDesign(a1, { designHash: 'test', from: 'settled', steps: [], untilMs: 0 });
    const frame = run.frameAt(0);
    const renamed = new Map(
      [...frame.instances].map(([id, view]) => [id.replace('@node0', '@fw-a').replace('@node1', '@fw-b'), view]),
    );
    const group = clusterOf(a1);
    const [first, second] = group.members;
    if (first === undefined || second === undefined) throw new Error('no members');
    const node = (id: NodeId, name: string) => ({ id, kind: 'srx', name, model: 'SRX345', release: '24.4R1' }) as const;
    const design = { ...a1, nodes: { ...a1.nodes, [first]: node(first, 'fw-a'), [second]: node(second, 'fw-b') } };
    expect(clusterPrompt({ design, group, node: second, run, frame: { ...frame, instances: renamed } })).toBe(
      '{secondary:node1}',
    );
  });
});
