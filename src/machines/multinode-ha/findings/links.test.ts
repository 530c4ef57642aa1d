// L1 to L16: the path of the ICL, its timers, its encryption, its zone. The healthy pair says nothing; the smallest breach says it once.
import { describe, expect, it } from 'vitest';
import type { LinkId, NodeId, PortId } from '../../../model/design';
import { without } from '../without';
import {
  A,
  findingsOf,
  mended,
  pair,
  told,
  withConfig,
  withDevice,
  withGroup,
  withNode,
  withText,
} from './broken.fixture';

const tr = pair('t-r');

it('says nothing of healthy pairs', () => {
  for (const spec of ['t-r', 't-h', 'srg0-only', 't-r+icd', 't-h+icd', 't-h+virtual-mac', 't-r+icl-3s'])
    expect(told(pair(spec))).toEqual([]);
});

describe('the path of the ICL', () => {
  it('L1: two paths', () => {
    const one = withNode(tr, 'both', (node) => ({
      ...node,
      interfaces: node.interfaces.filter(({ name }) => name !== 'ge-0/0/6'),
    }));
    expect(told(one, 'L1')).toEqual([
      'L1 warning ICL: The ICL has one path, ge-0/0/5: two disjoint ones keep it up when a cable is lost.',
    ]);
    const lag = withNode(one, 'both', (node) => ({
      ...node,
      interfaces: node.interfaces.map((each) => (each.name === 'ge-0/0/5' ? { ...each, name: 'ae5' } : each)),
      instances: node.instances.map((each) => ({ ...each, interfaces: ['ae5.0', 'lo0.1'] })),
    }));
    expect(told(lag, 'L1')).toEqual([]);
  });
  it('L2: a port of its own', () => {
    const shared = withNode(tr, 0, (node) => ({
      ...node,
      interfaces: [
        ...node.interfaces,
        { name: 'ge-0/0/5', unit: 7, vlanId: 7, addresses: ['10.7.0.1/24'], dhcp: false },
      ],
    }));
    expect(told(shared, 'L2')).toEqual(['L2 warning A ICL: ICL and traffic share port ge-0/0/5 on A.']);
  });
  it('L2: a line card of its own, where there are several', () => {
    expect(told(withDevice(tr, A, { model: 'SRX5800' }), 'L2')).toEqual([
      'L2 warning A ICL: ICL and traffic share line card 0 on A.',
    ]);
  });
  it('L2: a switch of its own', () => {
    const lan1 = 'lan1' as NodeId;
    const port = 'lan1/ge-0/0/9' as PortId;
    const th = pair('t-h');
    const through = {
      ...th,
      ports: { ...th.ports, [port]: { id: port, node: lan1, name: 'ge-0/0/9' } },
      links: {
        ...th.links,
        ['icl-0' as LinkId]: { id: 'icl-0' as LinkId, kind: 'icl' as const, a: 'A/ge-0/0/5' as PortId, b: port },
      },
    };
    expect(told(through, 'L2')).toEqual(['L2 warning A ICL: ICL and traffic share switch lan1 on A.']);
  });
  it('L3: a routing instance of its own', () => {
    expect(
      told(
        withNode(tr, 0, (node) => ({ ...node, peer: without(node.peer, 'instance') })),
        'L3',
      ),
    ).toEqual(['L3 warning A ICL: The ICL of A is in the default routing instance.']);
  });
  it('L4: encrypted through networks of others', () => {
    const open = withNode(tr, 0, (node) => ({ ...node, peer: without(node.peer, 'vpnProfile') }));
    expect(told(open, 'L4')).toEqual([]);
    const crossing = withConfig(open, (config) => ({ ...config, icl: { ...config.icl, isUntrusted: true } }));
    expect(told(crossing, 'L4')).toEqual([
      'L4 error A ICL: The ICL crosses an untrusted network, and A does not encrypt it.',
    ]);
  });
  it('L13: slower than routing inside of it', () => {
    const liveness = { minimumIntervalMs: 300, multiplier: 3 };
    expect(
      told(
        withNode(tr, 0, (node) => ({ ...node, peer: { ...node.peer, liveness } })),
        'L13',
      ),
    ).toEqual([
      'L13 warning A ICL: A gives the ICL up after 900 ms; routing inside of it needs 900 ms to take the other path.',
    ]);
  });
  it.each([
    [{ minimumIntervalMs: 200, multiplier: 5 }, 'The ICL of A is tested every 200 ms: less than 300 ms.'],
    [{ minimumIntervalMs: 1000, multiplier: 2 }, 'The ICL of A is given up after 2 lost packets: fewer than 3.'],
  ])('L14: not too fast (%o)', (liveness, message) => {
    expect(
      told(
        withNode(tr, 0, (node) => ({ ...node, peer: { ...node.peer, liveness } })),
        'L14',
      ),
    ).toEqual([`L14 warning A ICL: ${message}`]);
  });
  it('L15: the same timers', () => {
    expect(
      told(
        withNode(tr, 1, (node) => ({ ...node, peer: { ...node.peer, liveness: {} } })),
        'L15',
      ),
    ).toEqual(['L15 warning ICL: Liveness detection differs: A has 5 × 400 ms and B has 3 × 1000 ms.']);
  });
  it('L16: near enough', () => {
    const far = (rttMs: number) => withConfig(tr, (config) => ({ ...config, icl: { ...config.icl, rttMs } }));
    expect(told(far(99), 'L16')).toEqual([]);
    expect(told(far(100), 'L16')).toEqual([
      'L16 warning ICL: The ICL takes 100 ms there and back: less than 100 ms is supported.',
    ]);
  });
});

describe('the security of the ICL', () => {
  it('L5: tunnels need an encrypted ICL', () => {
    const open = withNode(tr, 0, (node) => ({ ...node, peer: without(node.peer, 'vpnProfile') }));
    expect(told(open, 'L5')).toEqual(['L5 warning A ICL: A has IPsec tunnels, and its ICL is not encrypted.']);
    const plain = withNode(pair('t-h'), 0, (node) => ({ ...node, peer: without(node.peer, 'vpnProfile') }));
    expect(told(plain, 'L5')).toEqual([]);
  });
  it('L6: the profile is the VPN of the ICL, the same on both', () => {
    const design = withNode(tr, 0, (node) => ({ ...node, peer: { ...node.peer, vpnProfile: 'BRANCH' } }));
    expect(told(design, 'L6')).toEqual([
      'L6 error ICL: vpn-profile is BRANCH on A and ICL-VPN on B.',
      'L6 error A ICL: vpn-profile of A is BRANCH; the VPN with ha-link-encryption is ICL-VPN.',
    ]);
    expect(told(mended(design, 'L6'))).toEqual([]);
  });
  it('L7: the package that encrypts', () => {
    const design = withNode(tr, 0, (node) => ({ ...node, junosIke: false }));
    expect(told(design, 'L7')).toEqual(['L7 error A ICL: A encrypts the ICL and has no junos-ike package.']);
    expect(told(mended(design, 'L7'))).toEqual([]);
  });
  it('L8: the same key, and no key in the message', () => {
    const keyed = (key: string) => withText(tr, 1, (text) => text.replace('ascii-text REPLACE', `ascii-text ${key}`));
    expect(told(keyed('Secret123'), 'L8')).toEqual([
      'L8 error ICL key: The pre-shared keys of the ICL differ on A and B.',
    ]);
    // encrypted ones may look different and be the same
    expect(told(keyed('"$9$abc"'), 'L8')).toEqual([]);
  });
  it('L9: ids and addresses mirrored', () => {
    expect(
      told(
        withNode(tr, 0, (node) => ({ ...node, localIp: '10.22.0.9' })),
        'L9',
      ),
    ).toEqual(['L9 error B peer-ip: peer-ip of B is 10.22.0.1; local-ip of A is 10.22.0.9.']);
    expect(
      told(
        withNode(tr, 1, (node) => ({ ...node, peer: { ...node.peer, peerId: 3 } })),
        'L9',
      ),
    ).toEqual(['L9 error B peer-id: peer-id of B is 3; local-id of A is 1.']);
    expect(
      told(
        withNode(pair('t-r+icd'), 1, (node) => without(node, 'localForwardingIp')),
        'L9',
      ),
    ).toEqual([
      'L9 error A peer-forwarding-ip: peer-forwarding-ip of A is 100.64.10.10; local-forwarding-ip of B is missing.',
    ]);
  });
  it('L10: BFD gets into the zone', () => {
    const design = pair('t-r+icl-blocked');
    expect(told(design, 'L10')).toEqual(
      ['A', 'B'].map(
        (name) =>
          `L10 error ${name} zone halink: Zone halink of ${name} has no host-inbound-traffic protocols bfd: the ICL over lo0.1, ge-0/0/5.0, ge-0/0/6.0 needs it.`,
      ),
    );
    expect(told(mended(design, 'L10'))).toEqual([]);
    const all = withNode(design, 'both', (node) => ({
      ...node,
      zones: node.zones.map((zone) => ({ ...zone, protocols: ['all'] })),
    }));
    expect(told(all, 'L10')).toEqual([]);
  });
  it('L10: a port in no zone', () => {
    const design = withNode(tr, 0, (node) => ({
      ...node,
      zones: node.zones.map((zone) => ({
        ...zone,
        interfaces: zone.interfaces.filter(({ name }) => name !== 'ge-0/0/6.0'),
      })),
    }));
    expect(told(design, 'L10')).toEqual([
      'L10 error A ge-0/0/6.0: ge-0/0/6.0 of A carries the ICL and is in no security zone: BFD is dropped.',
    ]);
  });
  it('L10: what a port has of its own counts instead of the zone', () => {
    const design = withNode(tr, 0, (node) => ({
      ...node,
      zones: node.zones.map((zone) => ({
        ...zone,
        interfaces: zone.interfaces.map((each) =>
          each.name === 'lo0.1' ? { ...each, services: ['high-availability', 'ike'] } : each,
        ),
      })),
    }));
    expect(told(design, 'L10')).toEqual([
      'L10 error A zone halink: Zone halink of A has no host-inbound-traffic protocols bfd: the ICL over lo0.1 needs it.',
    ]);
    expect(told(mended(design, 'L10'))).toEqual([]);
  });
  it('L11: the services of the ICL', () => {
    const closed = (word: string) =>
      withNode(tr, 0, (node) => ({
        ...node,
        zones: node.zones.map((zone) =>
          zone.name === 'halink' ? { ...zone, services: zone.services.filter((each) => each !== word) } : zone,
        ),
      }));
    for (const word of ['high-availability', 'ike']) {
      expect(told(closed(word), 'L11')).toEqual([
        `L11 error A zone halink: Zone halink of A has no host-inbound-traffic system-services ${word}: the ICL over lo0.1, ge-0/0/5.0, ge-0/0/6.0 needs it.`,
      ]);
      expect(told(mended(closed(word), 'L11'))).toEqual([]);
    }
    // ssh only where commits go to both
    expect(told(closed('ssh'), 'L11')).toEqual([]);
    const synchronised = withText(closed('ssh'), 0, (text) => `set system commit peers-synchronize\n${text}`);
    expect(told(synchronised, 'L11')).toHaveLength(1);
  });
  it('L12: a policy within the zone of the loopback', () => {
    const design = withNode(tr, 0, (node) => ({
      ...node,
      securityPolicies: node.securityPolicies.filter(({ name }) => name !== 'icl'),
    }));
    expect(told(design, 'L12')).toEqual([
      'L12 warning A zone halink: The ICL of A ends on its loopback, and no policy permits traffic within zone halink.',
    ]);
    expect(told(mended(design, 'L12'), 'L12')).toEqual([]);
    const global = withText(design, 0, (text) => `set security policies global policy all then permit\n${text}`);
    expect(told(global, 'L12')).toEqual([]);
  });
});

it('points into the config of the node', () => {
  const design = withGroup(pair('t-r+icl-blocked'), 'both', (srg) => srg);
  expect(findingsOf(design)[0]?.subject).toEqual({ kind: 'group', id: 'A-B', path: ['nodes', 0, 'zones', 0] });
});
