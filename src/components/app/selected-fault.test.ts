// K and R go by what is selected: first what a click means, and never twice the same.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { valuesOf } from '../../model';
import { openTemplate } from '../../state/documents';
import { closeDesign, currentDesign } from '../../state/editor-store';
import { kill, repair } from '../../state/run-store';
import { NOTHING, select } from '../../state/view-store';
import { faultToKill, faultToRepair } from './selected-fault';

beforeEach(() => {
  expect(openTemplate('hq-edge-pair', 'run')).toBeUndefined();
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

test('nothing selected, nothing to kill', () => {
  expect(faultToKill()).toBeUndefined();
  expect(faultToRepair()).toBeUndefined();
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
