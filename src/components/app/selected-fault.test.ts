// K and R go by what is selected: first what a click means, and never twice the same.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadTechnologies, technologyOf } from '../../machines/registry';
import { valuesOf } from '../../model';
import { openTemplate } from '../../state/documents';
import { closeDesign, currentDesign } from '../../state/editor-store';
import { currentBranch, kill, repair } from '../../state/run-store';
import { NOTHING, select } from '../../state/view-store';
import { faultToKill, faultToRepair, whyNoKill, whyNoRepair } from './selected-fault';

await loadTechnologies();

beforeEach(async () => {
  expect(await openTemplate('hq-edge-pair', 'run')).toEqual({ kind: 'opened' });
});
afterEach(() => {
  select(NOTHING);
  closeDesign();
});
const port = (node: string, name: string) => {
  const design = currentDesign();
  const found = valuesOf(design?.ports ?? {}).find(
    (each) => each.name === name && design?.nodes[each.node]?.name === node,
  );
  if (!found) throw new Error(`no ${node} ${name}`);
  return found;
};

test('nothing selected, nothing to kill, and a sentence says so', () => {
  expect(faultToKill()).toBeUndefined();
  expect(faultToRepair()).toBeUndefined();
  expect(whyNoKill()).toBe('Select a link, a port or a device to kill.');
  expect(whyNoRepair()).toBe('Select something that has failed.');
});

test('a port is pulled by its handle, then its link is next, and R takes back what failed', () => {
  select({ ports: [port('srx-a', 'ge-0/0/14').id] });
  expect(faultToKill()?.target).toBe('port:node0/ge-0/0/14');
  expect(kill('port:node0/ge-0/0/14')).toBeUndefined();
  expect(faultToRepair()?.target).toBe('port:node0/ge-0/0/14');
  expect(faultToKill()?.target).toMatch(/^link:/);
  expect(repair('port:node0/ge-0/0/14')).toBeUndefined();
  expect(faultToRepair()).toBeUndefined();
  expect(faultToKill()?.target).toBe('port:node0/ge-0/0/14');
});

test('a device loses its power, a link its path', () => {
  const design = currentDesign();
  const node = valuesOf(design?.nodes ?? {}).find((each) => each.name === 'srx-b');
  select({ nodes: [node?.id ?? ''] });
  expect(faultToKill()?.target).toBe('node:node1');
  const [link] = valuesOf(design?.links ?? {});
  select({ links: [link?.id ?? ''] });
  expect(faultToKill()?.target).toBe(`link:${link?.id}`);
});

test('a hull stands for what its members are joined by', () => {
  const [group] = valuesOf(currentDesign()?.groups ?? {});
  if (!group) throw new Error('the template has a group');
  select({ group: { id: group.id, path: [] } });
  expect(faultToKill()?.target).toBe('control:cluster');
  expect(kill('control:cluster')).toBeUndefined();
  expect(faultToRepair()?.target).toBe('control:cluster');
  expect(faultToKill()?.target).toBe('fabric:cluster');
  expect(kill('fabric:cluster')).toBeUndefined();
  expect(whyNoKill()).toBe('All of it has failed already; R repairs it.');
});

test('a pill stands for the ports behind it, leg by leg', () => {
  const design = currentDesign();
  const [group] = valuesOf(design?.groups ?? {});
  const [pill] = (design && group && technologyOf(group.technology)?.draw(design, group).pills) ?? [];
  const first = pill?.legs[0]?.ports[0];
  if (!design || !group || !pill || first === undefined) throw new Error('the template has a pill with ports');
  select({ group: { id: group.id, path: pill.config } });
  expect(faultToKill()?.target).toBe(`port:node0/${design.ports[first]?.name}`);
  expect(whyNoRepair()).toBe('Nothing of it has failed.');
});

test('a row stands for its device, a channel for itself, a flow for nothing', () => {
  select({ instance: 'rg1@node1' });
  expect(faultToKill()?.target).toBe('node:node1');
  select({ instance: 'control:cluster' });
  expect(faultToKill()?.target).toBe('control:cluster');
  select({ instance: 'port:node0/ge-0/0/14' });
  expect(faultToKill()?.target).toBe('port:node0/ge-0/0/14');
  const flow = currentBranch()?.run.plan.flows?.[0];
  select({ instance: flow?.instance ?? '' });
  expect(faultToKill()).toBeUndefined();
  expect(whyNoKill()).toBe('A flow cannot be killed; select what it runs over.');
});
