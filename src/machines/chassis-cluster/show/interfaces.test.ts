// `show chassis cluster interfaces` of both layouts and of every kind of fault, from real runs.
import { describe, expect, it } from 'vitest';
import { text, withRelease } from '../testing/console';
import { imported, SEED_PAIR, templateDesign, withConfig } from '../testing/designs';

const a1 = templateDesign('cc-a1');
const seed = imported(SEED_PAIR).design;

describe('show chassis cluster interfaces', () => {
  const command = 'show chassis cluster interfaces';
  it('24.4, healthy', () => {
    expect(text(command, a1, [], 0)).toMatchInlineSnapshot(`
      "
      Control link status: Up

      Control interfaces:
          Index   Interface   Monitored-Status   Internal-SA   Security
          0       fxp1        Up                 Disabled      Disabled

      Fabric link status: Up

      Fabric interfaces:
          Name    Child-interface    Status                    Security
                                     (Physical/Monitored)
          fab0    ge-0/0/2           Up   / Up                 Disabled
          fab1    ge-5/0/2           Up   / Up                 Disabled

      Redundant-ethernet Information:
          Name         Status      Redundancy-group
          reth0        Up          1
          reth1        Up          1

      Redundant-pseudo-interface Information:
          Name         Status      Redundancy-group
          lo0          Up          0

      Interface Monitoring:
          Interface         Weight    Status                    Redundancy-group
                                      (Physical/Monitored)
          ge-0/0/3          255       Up  /  Up                 1
          ge-5/0/3          255       Up  /  Up                 1
          ge-0/0/4          255       Up  /  Up                 1
          ge-5/0/4          255       Up  /  Up                 1
      "
    `);
  });
  it('older releases: fxp1 with a plain status, reths without configuration', () => {
    expect(
      text(
        command,
        withConfig(seed, (config) => ({ ...config, rethCount: 3 })),
        ['0 fail port:node0/ge-0/0/15'],
        500,
      ),
    ).toMatchInlineSnapshot(`
      "
      Control link status: Up

      Control interfaces:
          Index   Interface        Status   Internal-SA
          0       fxp1             Up       Disabled

      Fabric link status: Up

      Fabric interfaces:
          Name    Child-interface    Status
                                     (Physical/Monitored)
          fab0    ge-0/0/2           Up   / Up
          fab1    ge-5/0/2           Up   / Up

      Redundant-ethernet Information:
          Name         Status      Redundancy-group
          reth0        Up          1
          reth1        Down        1
          reth2        Down        Not configured

      Redundant-pseudo-interface Information:
          Name         Status      Redundancy-group
          lo0          Up          0

      Interface Monitoring:
          Interface         Weight    Status    Redundancy-group
          ge-0/0/14         150       Up        1
          ge-0/0/15         150       Down      1
          ge-5/0/14         150       Up        1
          ge-5/0/15         150       Up        1
      "
    `);
  });
  it('two control and two fabric links, one of each down', () => {
    const [head] = text(
      command,
      templateDesign('cc-a5'),
      ['0 fail link:control-1', '0 fail link:fabric-0'],
      5000,
    ).split('Redundant-ethernet');
    expect(head).toMatchInlineSnapshot(`
      "
      Control link status: Up

      Control interfaces:
          Index   Interface   Monitored-Status   Internal-SA   Security
          0       em0         Up                 Disabled      Disabled
          1       em1         Down               Disabled      Disabled

      Fabric link status: Up

      Fabric interfaces:
          Name    Child-interface    Status                    Security
                                     (Physical/Monitored)
          fab0    ge-0/0/2           Down / Down               Disabled
          fab0    ge-0/0/5           Up   / Up                 Disabled
          fab1    ge-12/0/2          Down / Down               Disabled
          fab1    ge-12/0/5          Up   / Up                 Disabled

      "
    `);
  });
  it('peer without power: no child of fab1, its monitored ports are down', () => {
    const printed = text(command, a1, ['0 fail node:node1'], 5000);
    expect(printed).toContain('Control link status: Down');
    expect(printed).toContain('    fab0    ge-0/0/2           Down / Down               Disabled\n    fab1\n');
    expect(printed).toContain('    ge-5/0/3          255       Down  /  Down             1\n');
    expect(printed).toContain('    reth0        Up          1\n');
  });
  it('disabled peer: cable up, no probes', () => {
    const printed = text(command, a1, ['0 fail control:cluster'], 200_000);
    expect(printed).toContain('    0       fxp1        Down               Disabled      Disabled\n');
    expect(printed).toContain('Fabric link status: Down\n');
    expect(printed).toContain(
      '    fab0    ge-0/0/2           Up   / Down               Disabled\n    fab1    ge-5/0/2           Up   / Down               Disabled\n',
    );
  });
  it('fewer active children than minimum-links: the reth is down', () => {
    const steps = ['3', '5', '6'].map((port) => `0 fail port:node0/ge-0/0/${port}`);
    expect(text(command, templateDesign('cc-a7n'), steps, 5000)).toContain(
      '    reth0        Down        1\n    reth1        Up          1\n',
    );
  });
  it('10.2: control links by name, no pseudo-interface', () => {
    expect(text(command, withRelease(a1, '10.2R3'), [], 0)).toMatchInlineSnapshot(`
      "
      Control link status: Up

      Control link 0 name: fxp1

      Fabric link status: Up

      Fabric interfaces:
          Name    Child-interface    Status
                                     (Physical/Monitored)
          fab0    ge-0/0/2           Up   / Up
          fab1    ge-5/0/2           Up   / Up

      Redundant-ethernet Information:
          Name         Status      Redundancy-group
          reth0        Up          1
          reth1        Up          1

      Interface Monitoring:
          Interface         Weight    Status    Redundancy-group
          ge-0/0/3          255       Up        1
          ge-5/0/3          255       Up        1
          ge-0/0/4          255       Up        1
          ge-5/0/4          255       Up        1
      "
    `);
  });
  it('12.1X44: control interfaces in a table, reths that are not configured', () => {
    const design = withRelease(
      withConfig(a1, (config) => ({ ...config, rethCount: 3 })),
      '12.1X44-D40',
    );
    expect(text(command, design, ['0 fail port:node0/ge-0/0/3'], 500)).toMatchInlineSnapshot(`
      "
      Control link status: Up

      Control interfaces:
          Index   Interface        Status   Internal-SA
          0       fxp1             Up       Disabled

      Fabric link status: Up

      Fabric interfaces:
          Name    Child-interface    Status
                                     (Physical/Monitored)
          fab0    ge-0/0/2           Up   / Up
          fab1    ge-5/0/2           Up   / Up

      Redundant-ethernet Information:
          Name         Status      Redundancy-group
          reth0        Down        1
          reth1        Up          1
          reth2        Down        Not configured

      Interface Monitoring:
          Interface         Weight    Status    Redundancy-group
          ge-0/0/3          255       Down      1
          ge-5/0/3          255       Up        1
          ge-0/0/4          255       Up        1
          ge-5/0/4          255       Up        1
      "
    `);
  });
  it('a monitored reth has the state of the reth', () => {
    const design = withConfig(a1, (config) => ({
      ...config,
      redundancyGroups: config.redundancyGroups.map((group) =>
        group.number === 1 ? { ...group, interfaceMonitors: [{ interface: 'reth0', weight: 255 }] } : group,
      ),
    }));
    const row = (steps: readonly string[]): string | undefined =>
      text(command, design, steps, 5000)
        .split('Interface Monitoring:')[1]
        ?.split('\n')
        .find((each) => each.includes('reth0'));
    expect(row([])).toContain('Up  /  Up');
    expect(row(['0 fail port:node0/ge-0/0/3', '0 fail port:node1/ge-5/0/3'])).toContain('Down  /  Down');
  });
});
