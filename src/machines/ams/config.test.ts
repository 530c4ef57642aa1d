// Reading and writing AMS interfaces: the reference's examples, kept statements, edits in place, refusals in the device's words.
import { describe, expect, it } from 'vitest';
import { equalTrees, readJunos, writeJunos } from '../../vendor/junos';
import { commitErrors } from './commit-checks';
import { ams } from './index';
import { COMPLETE, configOf, groupOf, imported } from './testing/designs';

const written = (design: Parameters<typeof groupOf>[0]): string => {
  const [file] = ams.write(design, groupOf(design)).files;
  if (file === undefined) throw new Error('no file');
  return writeJunos(file.tree, { form: 'set', secrets: 'shown' });
};

describe('the complete example of the reference', () => {
  it('is read with every statement', () => {
    const { design, diagnostics } = imported(COMPLETE);
    expect(diagnostics).toEqual([]);
    const config = configOf(design);
    expect(config.bundles).toEqual([
      {
        name: 'ams0',
        members: ['mams-1/0/0', 'mams-1/1/0', 'mams-2/0/0', 'mams-3/0/0'].map((name) => ({ name })),
        memberFailure: { action: 'drop', rejoinTimeoutS: 300, enableRejoin: true },
        highAvailability: { model: 'many-to-one', preferredBackup: 'mams-3/0/0' },
        noBundleFlap: false,
        units: [
          {
            unit: 1,
            families: ['inet'],
            serviceDomain: 'inside',
            ingressKeys: ['source-ip'],
            egressKeys: [],
            disableHash: false,
          },
          {
            unit: 2,
            families: ['inet'],
            serviceDomain: 'outside',
            ingressKeys: ['destination-ip'],
            egressKeys: [],
            disableHash: false,
          },
        ],
        sessions: 900,
      },
    ]);
    expect(config.serviceSets[0]).toMatchObject({
      name: 'SS-CGN',
      insideInterface: 'ams0.1',
      outsideInterface: 'ams0.2',
      natRuleSets: ['RS-CGN'],
    });
    expect(config.cards).toEqual([1, 2, 3].map((fpc) => ({ fpc, model: 'MX-SPC3' })));
  });

  it('comes out as it went in', () => {
    expect(written(imported(COMPLETE).design)).toBe(COMPLETE);
  });

  it('reads the curly form as the same', () => {
    const curly = writeJunos(readJunos(COMPLETE).tree, { form: 'curly', secrets: 'shown' });
    expect(configOf(imported(curly).design)).toEqual(configOf(imported(COMPLETE).design));
    expect(equalTrees(readJunos(curly).tree, readJunos(COMPLETE).tree)).toBe(true);
  });
});

describe('what is not drawn', () => {
  const text = `${COMPLETE}set services nat pool P address 203.0.113.0/24\nset snmp location lab\n`;

  it('is kept, and told', () => {
    const { design, diagnostics } = imported(text);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      'kept as it is: services nat (1 line)',
      'kept as it is: snmp (1 line)',
    ]);
    expect(written(design)).toContain('set services nat pool P address 203.0.113.0/24\n');
  });

  it('stays when something else is changed', () => {
    const { design } = imported(text);
    const group = groupOf(design);
    const bundles = configOf(design).bundles.map((bundle) => ({ ...bundle, memberFailure: null }));
    const edited = {
      ...design,
      groups: { ...design.groups, [group.id]: { ...group, config: { ...group.config, bundles } } },
    };
    const lines = text.split('\n').filter((line) => !line.includes('member-failure-options'));
    // one hierarchy stands together in the set form, wherever its lines stood before
    expect(written(edited).split('\n').sort()).toEqual(lines.sort());
  });
});

describe('values that Junos does not take', () => {
  it('are told with their line, the default is drawn', () => {
    const { design, diagnostics } = imported(COMPLETE.replace('rejoin-timeout 300', 'rejoin-timeout 1001'));
    expect(
      diagnostics.filter(({ severity }) => severity === 'error').map(({ line, message }) => [line, message]),
    ).toEqual([
      [5, 'rejoin-timeout 1001 is not accepted: expected a whole number from 0 to 1000. The default is drawn.'],
    ]);
    expect(configOf(design).bundles[0]?.memberFailure).toEqual({ action: 'drop', enableRejoin: true });
  });

  it('a tree without AMS is not recognised', () => {
    const text = 'set system host-name router\n';
    expect(ams.read(readJunos(text).tree, { name: 'x', text })).toBeUndefined();
  });
});

const LB = 'set interfaces ams0 load-balancing-options';
const UNIT = 'set interfaces ams0 unit 3 load-balancing-options';
const MEMBERS = `${LB} member-interface mams-1/0/0\n${LB} member-interface mams-2/0/0\n`;
const HA = `${LB} high-availability-options`;
const MFO = `${LB} member-failure-options`;
const DOMAIN = 'set interfaces ams0 unit 3 service-domain inside';

describe('commit checks in the words of the device', () => {
  it.each([
    [
      [`${MFO} drop-member-traffic`, `${HA} one-to-one`],
      'member-failure-options is used when number of active members is more that one',
    ],
    [
      [`${HA} one-to-one`, `${UNIT} hash-keys ingress-key source-ip`],
      'load-balancing-options are used when number of active members is more than one',
    ],
    [[`${HA} many-to-one preferred-backup mams-4/0/0`], 'Backup should be one of member-interfaces'],
    [[`${UNIT} preferred-active mams-4/0/0`], 'Active should be one of member-interfaces excluding preferred-backup'],
    [
      [`${HA} many-to-one preferred-backup mams-2/0/0`, `${UNIT} preferred-active mams-2/0/0`],
      'Active should be one of member-interfaces excluding preferred-backup',
    ],
    [
      [`${LB} no-bundle-flap`, `${MFO} drop-member-traffic`],
      'enable-rejoin must be set if member-failure-options are configured with no-bundle-flap set',
    ],
    [
      [`${LB} no-bundle-flap`, `${HA} many-to-one preferred-backup mams-2/0/0`],
      'high-availability-options must not be there if no-bundle-flap is set',
    ],
    [[`${UNIT} disable-hash`], 'service-domain must be configured if disable-hash is enabled'],
    [
      [DOMAIN, `${UNIT} disable-hash`, `${UNIT} hash-keys ingress-key source-ip`],
      'hash-keys must not be configured if disable-hash is enabled',
    ],
    [
      [DOMAIN, `${UNIT} modulo-key source-ip`, `${MFO} redistribute-all-traffic`],
      'redistribute-all-traffic can not be configured with modulo-key',
    ],
    [
      [DOMAIN, `${UNIT} modulo-key source-ip`, `${UNIT} disable-hash`],
      'disable-hash can not be configured with modulo-key',
    ],
    [
      [DOMAIN, `${UNIT} modulo-key source-ip`, `${UNIT} hash-keys ingress-key source-ip`],
      'hash-keys can not be configured with modulo-key',
    ],
    [[`${UNIT} modulo-key source-ip`], 'service-domain must be configured with modulo-key'],
  ])('%j', (lines, text) => {
    const { tree } = readJunos(`${MEMBERS}${lines.join('\n')}\n`);
    expect(commitErrors(tree).map((error) => error.text)).toEqual([text]);
  });

  it('has nothing to say about the complete example', () => {
    expect(commitErrors(readJunos(COMPLETE).tree)).toEqual([]);
  });
});
