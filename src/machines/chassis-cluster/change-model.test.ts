// Another model for a drawn cluster: numbers change, cables and ids stay, nothing simulated is lost.

import { describe, expect, it } from 'vitest';
import { asId, type Design, type ScenarioId } from '../../model/design';
import { loadTechnologies } from '../registry';
import { runDesign } from '../run';
import { changeModel } from './change-model';
import { CLUSTER_MODELS } from './models';
import { changesOf } from './testing/conformance';
import { clusterOf, configOf, exported, imported, SEED_PAIR, templateDesign } from './testing/designs';

await loadTechnologies(['chassis-cluster']);

function changed(design: Design, model: string): Design {
  const result = changeModel(design, clusterOf(design), model);
  if ('error' in result) throw new Error(result.error);
  return result;
}
const errorOf = (design: Design, model: string) => {
  const result = changeModel(design, clusterOf(design), model);
  return 'error' in result ? result.error : undefined;
};
const namesOf = (design: Design, node: string) =>
  Object.values(design.ports)
    .filter((port) => port.node === node)
    .map(({ name }) => name)
    .sort();

describe('from SRX345 to SRX1500', () => {
  const before = templateDesign('cc-a1');
  const after = changed(before, 'SRX1500');
  it('renumbers node 1 and the control ports, and nothing else', () => {
    expect(namesOf(after, 'node0')).toEqual(['em0', 'ge-0/0/2', 'ge-0/0/3', 'ge-0/0/4']);
    expect(namesOf(after, 'node1')).toEqual(['em0', 'ge-7/0/2', 'ge-7/0/3', 'ge-7/0/4']);
    expect(after.links).toEqual(before.links);
    expect(Object.keys(after.ports)).toEqual(Object.keys(before.ports));
    expect(after.layout).toBe(before.layout);
    expect(Object.values(after.nodes).flatMap(({ kind, model }) => (kind === 'srx' ? [model] : []))).toEqual([
      'SRX1500',
      'SRX1500',
    ]);
  });
  it('renames what the configuration mentions', () => {
    const config = configOf(after);
    expect(config.fabric).toEqual({ fab0: ['ge-0/0/2'], fab1: ['ge-7/0/2'] });
    expect(config.reths.map(({ children }) => children)).toEqual([
      ['ge-0/0/3', 'ge-7/0/3'],
      ['ge-0/0/4', 'ge-7/0/4'],
    ]);
    expect(config.redundancyGroups[1]?.interfaceMonitors.map((monitor) => monitor.interface)).toContain('ge-7/0/4');
    expect(exported(after)).not.toContain('ge-5/');
  });
  it('fails over as before', () => {
    const run = runDesign(after, {
      designHash: '',
      from: 'settled',
      untilMs: 10_000,
      steps: [{ atMs: 0, step: { kind: 'fail', target: 'port:node0/ge-0/0/3' } }],
    });
    expect(changesOf(run)['rg1@node1']).toBe('1000 primary');
  });
  it('goes back to what it was', () => expect(changed(after, 'SRX345')).toEqual(before));
});

it('takes the medium that the model has', () => {
  const design = changed(templateDesign('cc-a1'), 'SRX4100');
  expect(namesOf(design, 'node1')).toEqual(['em0', 'xe-7/0/2', 'xe-7/0/3', 'xe-7/0/4']);
  expect(configOf(design).reths[0]?.children).toEqual(['xe-0/0/3', 'xe-7/0/3']);
});

it('moves the control ports of the SRX5000 line, and drops them elsewhere', () => {
  const a5 = templateDesign('cc-a5');
  expect(configOf(changed(a5, 'SRX5600')).controlPorts?.map(({ fpc }) => fpc)).toEqual([1, 1, 7, 7]);
  const smaller = changed(a5, 'SRX1600');
  expect(configOf(smaller).controlPorts).toBeUndefined();
  expect(namesOf(smaller, 'node1')).toContain('em1');
});

it('renames the targets of scenarios', () => {
  const id = asId<ScenarioId>('s');
  const step = { at: '0s', fail: 'port:node1/ge-5/0/3' };
  const design = { ...templateDesign('cc-a1'), scenarios: { [id]: { id, title: 's', steps: [step] } } };
  expect(changed(design, 'SRX1500').scenarios[id]?.steps).toEqual([{ at: '0s', fail: 'port:node1/ge-7/0/3' }]);
});

it('renames in a kept text, and keeps the rest of it', () => {
  const design = imported(`${SEED_PAIR}set system name-server 192.0.2.53\n`).design;
  const text = exported(changed(design, 'SRX1500'));
  expect(text).toContain('set system name-server 192.0.2.53');
  expect(text).toContain('set interfaces ge-7/0/14 gigether-options redundant-parent reth0');
  expect(text).not.toContain('ge-5/');
});

describe('a cable that would have to be pulled', () => {
  it('a port that the new model takes', () => {
    const design = changed(templateDesign('cc-a1'), 'SRX1500');
    const id = Object.values(design.ports).find(({ name }) => name === 'ge-0/0/3')?.id ?? asId('');
    const port = design.ports[id];
    const busy = { ...design, ports: { ...design.ports, ...(port ? { [id]: { ...port, name: 'ge-0/0/1' } } : {}) } };
    expect(errorOf(busy, 'SRX345')).toBe('node0: an SRX345 takes ge-0/0/1 for control or fxp0; unplug ge-0/0/1 first.');
  });
  it('two control links where one is possible', () =>
    expect(errorOf(templateDesign('cc-a5'), 'SRX345')).toMatch(/one control port, and 2 control links are drawn/));
  it('a model that is none', () =>
    expect(errorOf(templateDesign('cc-a1'), 'EX4300')).toBe('EX4300 is not known as a cluster node.'));
});

it.each(CLUSTER_MODELS.map(({ name }) => name))('%s and back is the same design', (model) => {
  const design = templateDesign('cc-a1');
  const there = changeModel(design, clusterOf(design), model);
  if ('error' in there) expect(there.error).toMatch(/^\S.*\.$/);
  else expect(changed(there, 'SRX345')).toEqual(design);
});
