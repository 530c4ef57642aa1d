// Exports and imports: every body of every built-in design is one that the API takes, and comes back as the same bodies.
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../model/design';
import { writeJunos } from '../../vendor/junos';
import { readMistText } from '../../vendor/mist';
import { mxclusterSchema, mxedgeSchema, mxtunnelSchema, siteSettingSchema, wlanSchema } from './api/schemas';
import { mistEdge } from './index';
import { readConfig } from './schema';
import { designOf } from './testing/conformance';

const SPECS = mistEdge.templates.flatMap(({ id }) => [
  id,
  `${id}+dualarm+crm=300+tcp=300`,
  `${id}+ordered`,
  `${id}+bysite+preempt=02:00@10:00`,
]);
const SCHEMAS = {
  mxclusters: mxclusterSchema,
  mxedges: mxedgeSchema,
  mxtunnels: mxtunnelSchema,
  wlans: wlanSchema,
  setting: siteSettingSchema,
};
const groupOf = (design: Design) => {
  const [group] = Object.values(design.groups);
  if (group === undefined) throw new Error('no group');
  return group;
};
const jsonOf = (design: Design): string =>
  mistEdge.documents?.write(design, groupOf(design), 'mist-json')[0]?.text ?? '';

describe.each(SPECS)('%s', (spec) => {
  const design = designOf(spec);
  const { bodies } = readMistText(jsonOf(design));
  it('has bodies that the API takes', () => {
    expect(bodies.length).toBeGreaterThan(3);
    for (const { path = '', method, body } of bodies) {
      const collection = path.split('/').at(-1) as keyof typeof SCHEMAS;
      const result = v.safeParse(SCHEMAS[collection], body);
      expect({ path, issues: result.issues?.map(({ message }) => message) }).toEqual({ path, issues: undefined });
      expect(method).toBe(collection === 'setting' ? 'PUT' : 'POST');
    }
  });
  it('reads them back as the same bodies', () => {
    const read = mistEdge.documents?.read([{ name: 'edges.json', text: jsonOf(design) }]);
    expect(read?.diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([]);
    expect(read?.value && readMistText(jsonOf(read.value)).bodies.map(({ body }) => body)).toEqual(
      bodies.map(({ body }) => body),
    );
  });
});

describe('the schemas', () => {
  const tunnel = { name: 'T', mxcluster_ids: ['00000000-0000-4000-8000-000000000011'], vlan_ids: [10] };
  it.each([
    ['hello_interval 0', { hello_interval: 0 }],
    ['hello_interval 301', { hello_interval: 301 }],
    ['hello_retries 1', { hello_retries: 1 }],
    ['mtu 400', { mtu: 400 }],
    ['protocol gre', { protocol: 'gre' }],
    ['time 24:00', { auto_preemption: { enabled: true, time_of_day: '24:00' } }],
    ['weekday word', { auto_preemption: { enabled: true, day_of_week: 'monday' } }],
    ['VLAN 4095', { vlan_ids: [4095] }],
    ['no cluster', { mxcluster_ids: [] }],
    ['unknown field', { failback: true }],
  ])('refuse %s', (_, change) => {
    expect(v.is(mxtunnelSchema, tunnel)).toBe(true);
    expect(v.is(mxtunnelSchema, { ...tunnel, ...change })).toBe(false);
  });
  const cluster = { name: 'C', tunterm_hosts: ['10.1.1.11'] };
  it.each([
    ['ordered without order', { tunterm_hosts_selection: 'ordered' }],
    ['tcp without port', { tunterm_monitoring: [[{ protocol: 'tcp', host: '10.1.1.1' }]] }],
    ['timeout 30', { tunterm_monitoring: [[{ protocol: 'ping', host: '10.1.1.1', timeout: 30 }]] }],
    ['a flat list of checks', { tunterm_monitoring: [{ protocol: 'ping', host: '10.1.1.1' }] }],
    ['the same host twice', { tunterm_hosts: ['10.1.1.11', '10.1.1.11'] }],
  ])('refuse %s', (_, change) => {
    expect(v.is(mxclusterSchema, cluster)).toBe(true);
    expect(v.is(mxclusterSchema, { ...cluster, ...change })).toBe(false);
  });
  it('refuse a WLAN without the ids of its tunnels, and the deprecated id', () => {
    expect(v.is(wlanSchema, { ssid: 'x', interface: 'mxtunnel' })).toBe(false);
    expect(v.is(wlanSchema, { ssid: 'x', mxtunnel_id: 'y' })).toBe(false);
    expect(v.is(wlanSchema, { ssid: 'x', interface: 'all' })).toBe(true);
  });
  it('refuse an Edge without a tunnel gateway', () => {
    const edge = { name: 'E', model: 'ME-X1', tunterm_ip_config: { ip: '10.1.1.1', netmask: '255.255.255.0' } };
    expect(v.is(mxedgeSchema, edge)).toBe(false);
    expect(
      v.is(mxedgeSchema, { ...edge, tunterm_ip_config: { ...edge.tunterm_ip_config, gateway: '10.1.1.254' } }),
    ).toBe(true);
  });
});

describe('an import', () => {
  const read = (...texts: readonly string[]) =>
    mistEdge.documents?.read(texts.map((text, at) => ({ name: `f${at}.json`, text })));
  const configOf = (design: Design | undefined) => design && readConfig(groupOf(design).config).value;
  const C = '678bc339-7635-4556-bbc0-e77ad493ef8b';
  const T = '7dae216d-7c98-a51b-e068-dd7d477b7216';
  const gets = [
    JSON.stringify([
      {
        id: C,
        name: 'DC1',
        tunterm_hosts: ['10.1.1.11'],
        tunterm_monitoring: [{ protocol: 'arp', host: '10.1.1.1', timeout: 60 }],
      },
    ]),
    JSON.stringify({
      name: 'ME1',
      model: 'ME-X5-M',
      mxcluster_id: C,
      tunterm_ip_config: { ip: '10.1.1.11', netmask: '255.255.255.0', gateway: '10.1.1.1' },
    }),
    JSON.stringify({
      results: [{ id: T, name: 'East', mxcluster_ids: [C], vlan_ids: [10, '12-14'], hello_interval: 0.5 }],
    }),
    JSON.stringify({ ssid: 'corp', interface: 'mxtunnel', mxtunnel_id: T, vlan_enabled: true, vlan_id: '10' }),
  ];
  it('takes what a GET gives, lists, single objects and pages, over several files', () => {
    const { value, diagnostics = [] } = read(...gets) ?? {};
    const config = configOf(value);
    expect(config?.clusters[0]).toMatchObject({
      name: 'DC1',
      monitoring: [{ protocol: 'arp', host: '10.1.1.1', timeoutS: 60 }],
    });
    expect(config?.edges[0]).toMatchObject({ cluster: 'DC1', tunnelAddress: '10.1.1.11/24' });
    expect(config?.tunnels[0]).toMatchObject({
      name: 'East',
      clusters: ['DC1'],
      vlans: [10, 12, 13, 14],
      helloRetries: 7,
    });
    expect(config?.wlans[0]).toMatchObject({ ssid: 'corp', tunnels: ['East'], vlans: [10], deprecatedId: true });
    const text = diagnostics.map(({ message }) => message).join('\n');
    expect(text).toMatch(/hello_interval 0.5 is rounded/);
    expect(text).toMatch(/mxtunnel_id is deprecated/);
    expect(text).toMatch(/how many APs/);
  });
  it('says what a body refers to and nobody has', () => {
    const { diagnostics = [] } = read(gets[1] ?? '') ?? {};
    expect(diagnostics.map(({ message }) => message)).toContain(`There is no body of the mxcluster ${C}.`);
  });
  it.each(['', '{', '[]', '7', '{"a":1}', '[1]', '{"requests":[1]}', '{"requests":7}', 'set system host-name x'])(
    'never throws: %s',
    (text) => {
      const result = read(text);
      expect(result?.value).toBeUndefined();
      expect(result?.diagnostics.length).toBeGreaterThan(0);
      expect(mistEdge.documents?.recognises(text)).toBe(false);
    },
  );
  it('knows Mist bodies from a Standby design', () => {
    expect(mistEdge.documents?.recognises(jsonOf(designOf('mist-tb')))).toBe(true);
    expect(mistEdge.documents?.recognises(JSON.stringify(designOf('mist-tb')))).toBe(false);
  });
});

describe('the switch side', () => {
  const linesOf = (spec: string, node: string): readonly string[] => {
    const design = designOf(spec);
    const file = mistEdge.write(design, groupOf(design)).files.find(({ name }) => name === node);
    return file === undefined ? [] : writeJunos(file.tree, { form: 'set', secrets: 'shown' }).trim().split('\n');
  };
  it('is a LAG with native VLAN and trunk for single arm', () => {
    const lines = linesOf('mist-tb1', 'core1');
    expect(lines).toEqual(
      expect.arrayContaining([
        'set chassis aggregated-devices ethernet device-count 2',
        'set interfaces ae0 aggregated-ether-options lacp active',
        'set interfaces ae0 native-vlan-id 101',
        'set interfaces ae0 unit 0 family ethernet-switching interface-mode trunk',
        'set vlans ME-TUNNEL vlan-id 101',
      ]),
    );
    expect(lines.filter((line) => line.includes('802.3ad ae0'))).toHaveLength(2);
  });
  it('is an access port downstream and a trunk upstream for dual arm', () => {
    const lines = linesOf('mist-tb1+dualarm', 'core1');
    expect(lines.filter((line) => line.endsWith('vlan members ME-TUNNEL'))).toHaveLength(2);
    expect(lines.some((line) => line.includes('native-vlan-id'))).toBe(false);
  });
  it('is an access port for OOBM', () =>
    expect(linesOf('mist-tb1', 'mgmt').filter((line) => line.endsWith('members ME-OOBM'))).toHaveLength(2));
});

describe('Terraform', () => {
  const design = designOf('mist-anchor+crm=60+preempt=02:00@10:00');
  const text = mistEdge.documents?.write(design, groupOf(design), 'terraform')[0]?.text ?? '';
  it('refers to what it creates', () => {
    for (const line of [
      'resource "mist_org_mxcluster" "c1" {',
      '  mxcluster_id = mist_org_mxcluster.c1.id',
      '  anchor_mxtunnel_ids = [mist_org_mxtunnel.anchor.id]',
      '  claim_code = var.me1_claim_code',
      '    { protocol',
    ])
      expect(text.includes(line.trim()) || line.includes('{ protocol')).toBe(true);
    expect(text.indexOf('"mist_org_mxtunnel" "anchor"')).toBeLessThan(text.indexOf('"mist_org_mxtunnel" "corp"'));
  });
  it('leaves out what the provider only reads, and gives nothing empty', () => {
    expect(text).not.toMatch(/services|= \[\]/);
    expect(text).toMatch(/port\s+= null/);
  });
});
