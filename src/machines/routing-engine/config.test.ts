// Reading and writing Routing Engine redundancy: the reference's example, kept statements, edits in place, refusals.
import { describe, expect, it } from 'vitest';
import { readJunos, valueOf as singleValue, writeJunos } from '../../vendor/junos';
import { commitErrors } from './commit-checks';
import { ownConfiguration } from './config-write';
import { routingEngine } from './index';
import { COMPLETE, configOf, groupOf, imported } from './testing/designs';

const written = (design: Parameters<typeof groupOf>[0]): string => {
  const [file] = routingEngine.write(design, groupOf(design)).files;
  if (file === undefined) throw new Error('no file');
  return writeJunos(file.tree, { form: 'set', secrets: 'shown' });
};

describe('the complete example of the reference', () => {
  it('is read with every statement', () => {
    const { design, diagnostics } = imported(COMPLETE);
    expect(diagnostics.map(({ message }) => message)).toEqual(['kept as it is: routing-options static (3 lines)']);
    expect(Object.values(design.nodes).find(({ kind }) => kind === 'mx')?.name).toBe('mx480');
    expect(configOf(design)).toMatchObject({
      engines: [
        {
          fitted: true,
          priority: 'master',
          fxp0: ['10.0.0.1/24'],
          masterOnly: ['10.0.0.3/24'],
          backupRouter: { address: '10.0.0.254', destinations: ['10.0.0.0/8'] },
        },
        { priority: 'backup', fxp0: ['10.0.0.2/24'], masterOnly: ['10.0.0.3/24'] },
      ],
      gracefulSwitchover: true,
      nonstopRouting: true,
      commitSynchronize: true,
      switchoverOnRoutingCrash: true,
      onLossOfKeepalives: true,
      onDiskFailure: true,
      nonstopBridging: true,
      gracefulRestart: null,
    });
  });

  it('comes out as it went in', () => {
    expect(written(imported(COMPLETE).design)).toBe(COMPLETE);
  });

  it('reads the curly form as the same', () => {
    const curly = writeJunos(readJunos(COMPLETE).tree, { form: 'curly', secrets: 'shown' });
    expect(curly).toContain('backup-router 10.0.0.254 destination 10.0.0.0/8;');
    expect(configOf(imported(curly).design)).toEqual(configOf(imported(COMPLETE).design));
  });

  it('each Routing Engine applies only its own group', () => {
    const { tree } = readJunos(COMPLETE);
    expect([0, 1].map((slot) => singleValue(ownConfiguration(tree, slot), 'system', 'host-name'))).toEqual([
      'mx480-re0',
      'mx480-re1',
    ]);
  });

  it('reads groups that are applied but not in the file', () => {
    const text = 'set apply-groups [ global re0 re1 ]\nset chassis redundancy graceful-switchover\n';
    const { design } = imported(text);
    expect(configOf(design)).toMatchObject({ gracefulSwitchover: true, onLossOfKeepalives: false });
    expect(written(design)).toContain('set chassis redundancy graceful-switchover\n');
  });
});

describe('edits in place', () => {
  it('take away what goes and keep all the rest', () => {
    const { design } = imported(COMPLETE);
    const group = groupOf(design);
    const config = { ...group.config, nonstopRouting: false, switchoverOnRoutingCrash: false };
    const edited = { ...design, groups: { ...design.groups, [group.id]: { ...group, config } } };
    const gone = ['set routing-options nonstop-routing', 'set system switchover-on-routing-crash'];
    expect(written(edited)).toBe(
      COMPLETE.split('\n')
        .filter((line) => !gone.includes(line))
        .join('\n'),
    );
  });
});

const GRES = 'set chassis redundancy graceful-switchover';
const SYNC = 'set system commit synchronize';
const NSR = 'set routing-options nonstop-routing';

describe('commit checks in the words of the device', () => {
  it.each([
    [
      [GRES, 'set chassis redundancy keepalive-time 60'],
      ['Graceful switchover configured, cannot change the default keepalive interval'],
    ],
    [
      ['set chassis redundancy failover on-disk-failure'],
      ['Option on-loss-of-keepalives or graceful-switchover must be set'],
    ],
    [[NSR, GRES], ['Synchronized commits must be configured with nonstop-routing']],
    [[NSR, SYNC], ['Graceful switchover needs to be configured']],
    [
      [NSR, SYNC, GRES, 'set routing-options graceful-restart'],
      ['Graceful restart and Nonstop routing may not be enabled simultaneously'],
    ],
    [['set routing-options nsr-phantom-holdtime 10'], ['Nonstop routing must be enabled']],
    [['set system switchover-on-routing-crash'], ['Nonstop routing or Warm standby must be enabled']],
    [['set protocols layer2-control nonstop-bridging'], ['Graceful switchover needs to be configured']],
    [
      [NSR, SYNC, GRES, 'set routing-options warm-standby'],
      ['Warm standby and Nonstop routing cannot be enabled simultaneously'],
    ],
    [[SYNC, 'set system commit fast-synchronize'], ['[chassis redundancy graceful-switchover] has to be configured']],
    [[GRES, 'set system commit fast-synchronize'], ['[system commit synchronize] has to be configured']],
  ])('%j', (lines, texts) => {
    const { tree } = readJunos(`${lines.join('\n')}\n`);
    expect(commitErrors(tree).map(({ text }) => text)).toEqual(texts);
  });

  it('has nothing to say about the complete example', () => {
    expect(commitErrors(readJunos(COMPLETE).tree)).toEqual([]);
  });
});
