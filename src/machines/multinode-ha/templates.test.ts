// Every built-in pair, with every option, is a document that loads, and has the names that people and scenarios use.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Design, inIdOrder } from '../../model';
import { integrityTrouble } from '../../model/integrity';
import { loadDesign } from '../../model/load';
import { saveDesign } from '../../model/save';
import { writePairConfig } from './config-write';
import { pairFindings } from './findings';
import { readPairConfig } from './schema';
import { templates } from './templates';

const OPTIONS = [
  '20.4',
  'ecmp',
  'equal-priority',
  'holddown',
  'ibgp',
  'icd',
  'icl-3s',
  'icl-blocked',
  'monitor-ip',
  'no-backup-signal-route',
  'no-monitors',
  'no-priority',
  'ppob-off',
  'ppob-on',
  'preempt-a',
  'preempt-b',
  'prio-b-250',
  'static-inside',
  'two-srgs',
  'virtual-mac',
  'wrong-instance',
];

function built(id: string, ...options: readonly string[]): Design {
  const design = templates.find((template) => template.id === id)?.build(options);
  if (design === undefined || 'error' in design) throw new Error(design?.error ?? `There is no ${id}.`);
  return inIdOrder(design);
}
const configOf = (design: Design) => {
  const read = readPairConfig(Object.values(design.groups)[0]?.config ?? {});
  if (read.value === undefined) throw new Error(read.diagnostics.map(({ message }) => message).join('\n'));
  return read.value;
};
const linkNames = (design: Design): readonly string[] => Object.keys(design.links);

describe('built-in pairs', () => {
  it('take the options of the conformance table, and no others', () => {
    for (const { options, gallery } of templates)
      expect(options.map(({ name }) => name).sort()).toEqual(gallery ? [] : OPTIONS);
    expect(templates.at(-1)?.build(['faster'])).toEqual({ error: expect.stringContaining('Unknown option "faster"') });
    expect(templates[0]?.build(['icd'])).toEqual({ error: expect.stringContaining('takes no options; "icd"') });
  });

  it.each(
    templates.flatMap(({ id, gallery }) => (gallery ? [''] : ['', ...OPTIONS]).map((option) => [id, option] as const)),
  )('%s+%s is a document that loads as it was saved', (id, option) => {
    const design = built(id, ...(option === '' ? [] : [option]));
    configOf(design);
    const read = loadDesign(saveDesign(design));
    expect(read.diagnostics).toEqual([]);
    expect(read.value).toEqual(design);
  });

  it('have no errors where people start from them', () => {
    for (const { id, gallery } of templates) {
      const design = built(id);
      const [group] = Object.values(design.groups);
      const findings = group === undefined ? [] : pairFindings(design, group);
      expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
      // the cloud has one network interface for the ICL
      if (gallery && id !== 'multinode-cloud-pair') expect(findings).toEqual([]);
    }
  });

  it('take any options together', () => {
    const spec = fc.record({
      id: fc.constantFrom('mnha-t-r', 'mnha-t-h', 'mnha-srg0-only'),
      options: fc.subarray(OPTIONS),
    });
    fc.assert(
      fc.property(spec, ({ id, options }) => {
        const design = built(id, ...options);
        configOf(design);
        expect(integrityTrouble(design)).toBeUndefined();
        const [group] = Object.values(design.groups);
        const files = group === undefined ? [] : writePairConfig(design, group).files;
        expect(files).toHaveLength(2);
      }),
      { numRuns: 60 },
    );
  });

  it('connect the routed pair as the table says', () => {
    const design = built('mnha-t-r');
    expect(linkNames(design)).toEqual(
      expect.arrayContaining(['A-R1', 'A-R2', 'B-R1', 'B-R2', 'icl-0', 'icl-1', 'web-R1', 'branch-R1', 'office-R2']),
    );
    expect(linkNames(design)).toHaveLength(9);
    expect(Object.keys(design.groups)).toEqual(['A-B']);
    const end = (link: string) => Object.values(design.links).find(({ id }) => id === link)?.a;
    expect([end('A-R1'), end('A-R2'), end('B-R1')]).toEqual(['A/ge-0/0/3', 'A/ge-0/0/4', 'B/ge-0/0/3']);
  });

  it('connect the hybrid pair as the table says', () => {
    const design = built('mnha-t-h');
    const wanted = ['A-RTR1', 'A-RTR2', 'B-RTR1', 'B-RTR2', 'RTR1-RTR2', 'A-lan1', 'A-lan2', 'B-lan1', 'B-lan2'];
    expect(linkNames(design)).toEqual(expect.arrayContaining([...wanted, 'icl-0', 'icl-1']));
    const ports = Object.values(design.ports).filter(({ node }) => node === 'A');
    expect(ports.map(({ name }) => name).sort()).toEqual([
      'ge-0/0/0',
      'ge-0/0/1',
      'ge-0/0/2',
      'ge-0/0/3',
      'ge-0/0/5',
      'ge-0/0/6',
    ]);
  });

  it('draw an ICD where it is wanted', () => {
    expect(linkNames(built('mnha-t-r'))).not.toContain('icd-0');
    for (const id of ['mnha-t-r', 'mnha-t-h', 'mnha-srg0-only'])
      expect(built(id, 'icd').links).toHaveProperty('icd-0.kind', 'icd');
  });

  it('say what an option changes', () => {
    const srg1 = (node: 0 | 1, ...options: readonly string[]) =>
      configOf(built('mnha-t-r', ...options)).nodes[node].srgs.find(({ id }) => id === 1);
    expect([srg1(0)?.activenessPriority, srg1(1)?.activenessPriority]).toEqual([200, 100]);
    expect(srg1(1, 'prio-b-250')?.activenessPriority).toBe(250);
    expect(srg1(0, 'no-priority')).not.toHaveProperty('activenessPriority');
    expect([srg1(0, 'preempt-b')?.preemption, srg1(1, 'preempt-b')?.preemption]).toEqual([false, true]);
    expect(srg1(0, 'ppob-off')?.processPacketOnBackup).toBe(false);
    expect(srg1(0, 'no-backup-signal-route')).not.toHaveProperty('backupSignalRoute');
    expect(srg1(0, 'monitor-ip')?.monitors.ips).toEqual([{ address: '10.200.0.1' }]);
    expect(srg1(0, 'monitor-ip', 'no-monitors')?.monitors).toEqual({
      bfd: [],
      ips: [{ address: '10.200.0.1' }],
      interfaces: [],
    });
    expect(built('mnha-t-r', '20.4').nodes).toHaveProperty('A.release', '20.4R1');
    expect(configOf(built('mnha-t-r', 'wrong-instance')).nodes[0].conditions[0]?.table).toBe('MNHA-ICL.inet.0');
    expect(configOf(built('mnha-t-r', 'static-inside')).nodes[1].staticRoutes).toEqual([
      { prefix: '10.80.0.0/16', nextHop: '10.4.0.1' },
    ]);
    expect(configOf(built('mnha-t-r', 'two-srgs')).nodes.map(({ srgs }) => srgs.map(({ id }) => id))).toEqual([
      [0, 1, 2],
      [0, 1, 2],
    ]);
    const routers = (...options: readonly string[]) => configOf(built('mnha-t-h', ...options)).routers;
    expect(routers('ecmp').every(({ multipath }) => multipath)).toBe(true);
    expect(routers('ibgp').map(({ as }) => as)).toEqual([65_000, 65_000]);
    expect(configOf(built('mnha-t-h', 'virtual-mac')).nodes[0].srgs[1]?.virtualIps[0]?.useVirtualMac).toBe(true);
  });
});
