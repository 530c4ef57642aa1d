// The catalog offers each kind of device, and hands out ports in order.
import { describe, expect, it } from 'vitest';
import { CATALOG, catalogEntry, nextFreePort } from './catalog';
import { addNode, addPort, connectNodes, run } from './commands/index';
import { asId, type Design, type DesignId, NODE_KINDS } from './design';
import { emptyDesign } from './empty';
import { portNameProblem } from './ids';
import { portNames } from './port-names';
import { nodeId } from './testing/sample-design';

describe('catalog', () => {
  it('has each kind once, its default model among its models', () => {
    expect(CATALOG.map((entry) => entry.kind).sort()).toEqual([...NODE_KINDS].sort());
    for (const { defaultModel, models } of CATALOG)
      if (defaultModel !== undefined) expect(models).toContain(defaultModel);
    expect(catalogEntry('srx').models).toContain('vSRX');
  });

  it('has port names for each model, all different and allowed', () => {
    for (const { kind, models } of CATALOG)
      for (const model of [undefined, 'no such model', 'toString', ...models]) {
        const names = portNames(kind, model);
        expect(names.length).toBeGreaterThan(1);
        expect(new Set(names).size).toBe(names.length);
        expect(names.map(portNameProblem).filter((problem) => problem !== undefined)).toEqual([]);
      }
  });

  it.each([
    ['srx', 'SRX345', 16, 'ge-0/0/0', 'ge-0/0/15'],
    ['srx', undefined, 16, 'ge-0/0/0', 'ge-0/0/15'],
    ['srx', 'SRX100', 8, 'fe-0/0/0', 'fe-0/0/7'],
    ['srx', 'vSRX3.0', 8, 'ge-0/0/0', 'ge-0/0/7'],
    ['srx', 'SRX5800', 14, 'ge-0/0/0', 'xe-2/0/3'],
    ['switch', 'EX4300', 48, 'ge-0/0/0', 'ge-0/0/47'],
    ['mx', 'MX480', 14, 'ge-0/0/0', 'xe-0/1/3'],
    ['mist-edge', 'ME-X1', 3, 'port0', 'oobm'],
    ['host', undefined, 4, 'eth0', 'eth3'],
  ] as const)('%s %s has %i candidates from %s to %s', (kind, model, count, first, last) => {
    const names = portNames(kind, model);
    expect([names.length, names[0], names.at(-1)]).toEqual([count, first, last]);
  });
});

describe('nextFreePort', () => {
  const done = <Args>(design: Design, ...[command, args]: [Parameters<typeof run<Args>>[1], Args]): Design => {
    const result = run(design, command, args);
    if (result.kind === 'refused') throw new Error(result.reason);
    return result.design;
  };
  const pair = (): Design => {
    const empty = emptyDesign('x', asId<DesignId>('x'));
    const one = done(empty, addNode, { kind: 'host', at: { x: 0, y: 0 } });
    return done(one, addNode, { kind: 'srx', at: { x: 0, y: 0 } });
  };
  const [host, srx] = [nodeId('host-1'), nodeId('srx-1')];

  it('goes through the names in order until none is left', () => {
    let design = pair();
    for (const name of ['eth0', 'eth1', 'eth2', 'eth3']) {
      expect(nextFreePort(design, host)).toBe(name);
      design = done(design, connectNodes, { a: host, b: srx });
    }
    expect(nextFreePort(design, host)).toBeUndefined();
    expect(nextFreePort(design, srx)).toBe('ge-0/0/4');
    expect(run(design, connectNodes, { a: srx, b: host })).toEqual({
      kind: 'refused',
      reason: 'host-1 has no free port left.',
    });
    expect(nextFreePort(design, nodeId('gone'))).toBeUndefined();
  });

  it('takes a port that is there but not linked', () => {
    const design = done(pair(), addPort, { node: host, name: 'eth0' });
    expect(nextFreePort(design, host)).toBe('eth0');
    expect(Object.keys(done(design, connectNodes, { a: host, b: srx }).ports)).toEqual([
      'host-1/eth0',
      'srx-1/ge-0/0/0',
    ]);
  });

  it('takes the names of who renumbers the device', () => {
    const naming = (_: Design, node: { readonly kind: string }) => (node.kind === 'srx' ? ['ge-5/0/2'] : undefined);
    const design = done(pair(), connectNodes, { a: host, b: srx, naming });
    expect(Object.keys(design.ports)).toEqual(['host-1/eth0', 'srx-1/ge-5/0/2']);
    expect(nextFreePort(design, srx, naming)).toBeUndefined();
  });
});
