// Another model renumbers a cluster's ports and keeps its links, as one step.

import { describe, expect, it } from 'vitest';
import { loadTechnologies } from '../machines/registry';
import { asId, type NodeId, undoLabel, valuesOf } from '../model';
import { openTemplate } from './documents';
import { currentDesign, undoStep, useEditor } from './editor-store';
import { chooseModel } from './hardware';

await loadTechnologies();

const portNames = () => valuesOf(currentDesign()?.ports ?? {}).map(({ name }) => name);
const models = () =>
  valuesOf(currentDesign()?.nodes ?? {}).flatMap(({ kind, model }) => (kind === 'srx' ? [model] : []));

describe('chooseModel', () => {
  it('changes both members, renumbers node 1 and keeps every link; undo brings all back', async () => {
    await openTemplate('cc-a1');
    const before = currentDesign();
    expect(portNames()).toContain('ge-5/0/3');
    chooseModel(asId<NodeId>('node1'), 'SRX1600');
    expect(models()).toEqual(['SRX1600', 'SRX1600']);
    expect(portNames().filter((name) => /-7\//.test(name)).length).toBeGreaterThan(1);
    expect(portNames().some((name) => /-5\//.test(name))).toBe(false);
    const revenue = (design = currentDesign()) =>
      valuesOf(design?.links ?? {}).filter(({ kind }) => kind === 'revenue').length;
    expect(revenue()).toBe(revenue(before));
    const { history } = useEditor.getState();
    expect(history && undoLabel(history)).toBe('Change cluster to SRX1600');
    undoStep();
    expect(currentDesign()).toBe(before);
  });

  it('changes a device outside every group alone', async () => {
    await openTemplate('cc-a1');
    chooseModel(asId<NodeId>('sw-in'), 'EX4650');
    expect(currentDesign()?.nodes[asId<NodeId>('sw-in')]?.model).toBe('EX4650');
  });
});
