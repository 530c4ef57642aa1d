// Inheritance: what the device really runs after groups, interface ranges and inactive statements.
import { describe, expect, it } from 'vitest';
import { child, effectiveTree, readJunos, writeJunos } from './index';

const effective = (text: string, node?: string): string =>
  writeJunos(effectiveTree(readJunos(text).tree, node === undefined ? {} : { node }), {
    form: 'set',
    secrets: 'shown',
  });

const PAIR = `set groups node0 system host-name fw-a
set groups node0 interfaces fxp0 unit 0 family inet address 192.0.2.11/24
set groups node1 system host-name fw-b
set apply-groups "\${node}"
set system domain-name example.net`;

describe('groups', () => {
  it('node groups are resolved for the node asked for', () => {
    expect(effective(PAIR, 'node0')).toBe(
      'set system domain-name example.net\nset system host-name fw-a\nset interfaces fxp0 unit 0 family inet address 192.0.2.11/24\n',
    );
    expect(effective(PAIR, 'node1')).toBe('set system domain-name example.net\nset system host-name fw-b\n');
    expect(effective(PAIR)).toBe('set system domain-name example.net\n');
  });

  it('inherited statements keep the line of the group', () => {
    expect(child(effectiveTree(readJunos(PAIR).tree, { node: 'node1' }), 'system', 'host-name', 'fw-b')?.line).toBe(3);
  });

  it('an own value goes before an inherited one, an inner group before an outer one, an earlier before a later', () => {
    const text = `set groups a system host-name from-a
set groups b system host-name from-b
set groups c system domain-name from-c
set groups a system domain-name from-a
set groups a system time-zone UTC
set apply-groups [ a b ]
set system time-zone Europe/Vienna
set system apply-groups c`;
    expect(effective(text)).toBe(
      'set system time-zone Europe/Vienna\nset system domain-name from-c\nset system host-name from-a\n',
    );
  });

  it('lists take inherited entries besides their own', () => {
    const text = 'set groups g system name-server 192.0.2.2\nset apply-groups g\nset system name-server 192.0.2.1';
    expect(effective(text)).toBe('set system name-server 192.0.2.1\nset system name-server 192.0.2.2\n');
  });

  it('wildcards reach what exists and create nothing', () => {
    const text = `set groups g interfaces <ge-*> mtu 9192
set groups g interfaces "<*>" unit <*> family inet mtu 1400
set groups g interfaces <xe-*> mtu 9000
set apply-groups g
set interfaces ge-0/0/1 unit 0 family inet address 192.0.2.1/24
set interfaces reth0 description inside`;
    expect(effective(text)).toBe(
      `set interfaces ge-0/0/1 unit 0 family inet address 192.0.2.1/24
set interfaces ge-0/0/1 unit 0 family inet mtu 1400
set interfaces ge-0/0/1 mtu 9192
set interfaces reth0 description inside
`,
    );
  });

  it('apply-groups-except keeps a group out of a hierarchy', () => {
    const text = `set groups g interfaces <*> mtu 9192
set apply-groups g
set interfaces ge-0/0/1 apply-groups-except g
set interfaces ge-0/0/1 description a
set interfaces ge-0/0/2 description b`;
    expect(effective(text)).toBe(
      'set interfaces ge-0/0/1 description a\nset interfaces ge-0/0/2 description b\nset interfaces ge-0/0/2 mtu 9192\n',
    );
  });

  it('a group for other nodes is not applied', () => {
    const text = 'set groups g when node node1\nset groups g system host-name b\nset apply-groups g';
    expect(effective(text, 'node0')).toBe('');
    expect(effective(text, 'node1')).toBe('set system host-name b\n');
  });

  it('inactive groups, inactive apply-groups and unknown groups give nothing', () => {
    const base = 'set groups g system host-name b\nset apply-groups g\n';
    expect(effective(base)).toBe('set system host-name b\n');
    expect(effective(`${base}deactivate groups g`)).toBe('');
    expect(effective(`${base}deactivate apply-groups`)).toBe('');
    expect(effective(`${base}deactivate apply-groups g`)).toBe('');
    expect(effective('set apply-groups nowhere')).toBe('');
  });
});

describe('inactive statements', () => {
  it('are gone with everything below, and so is a list without entries', () => {
    const text = `set chassis cluster redundancy-group 1 preempt delay 5
deactivate chassis cluster redundancy-group 1 preempt
set interfaces ge-0/0/1 unit 0 vlan-id 4
deactivate interfaces ge-0/0/1 unit 0
set system host-name a
deactivate system host-name`;
    expect(effective(text)).toBe('set chassis cluster redundancy-group 1\nset interfaces ge-0/0/1\nset system\n');
  });

  it('a statement that means something alone stays when only its content is inactive', () => {
    expect(
      effective(
        'set chassis cluster redundancy-group 1 preempt delay 5\ndeactivate chassis cluster redundancy-group 1 preempt delay',
      ),
    ).toBe('set chassis cluster redundancy-group 1 preempt\n');
  });
});

describe('interface ranges', () => {
  it('members, patterns and ranges inherit, and keep what they say themselves', () => {
    const text = `set interfaces interface-range up member ge-0/0/0
set interfaces interface-range up member "ge-0/0/[4,6-7]"
set interfaces interface-range up member-range xe-1/0/0 to xe-1/0/1
set interfaces interface-range up gigether-options redundant-parent reth0
set interfaces interface-range up mtu 9000
set interfaces ge-0/0/4 mtu 1500`;
    expect(effective(text)).toBe(
      `set interfaces ge-0/0/4 mtu 1500
set interfaces ge-0/0/4 gigether-options redundant-parent reth0
set interfaces ge-0/0/0 gigether-options redundant-parent reth0
set interfaces ge-0/0/0 mtu 9000
set interfaces ge-0/0/6 gigether-options redundant-parent reth0
set interfaces ge-0/0/6 mtu 9000
set interfaces ge-0/0/7 gigether-options redundant-parent reth0
set interfaces ge-0/0/7 mtu 9000
set interfaces xe-1/0/0 gigether-options redundant-parent reth0
set interfaces xe-1/0/0 mtu 9000
set interfaces xe-1/0/1 gigether-options redundant-parent reth0
set interfaces xe-1/0/1 mtu 9000
`,
    );
  });

  it('a star, and a range over several slots, stand for the interfaces there are', () => {
    const text = `set interfaces interface-range a member ge-0/*
set interfaces interface-range a mtu 1400
set interfaces interface-range b member-range ge-1/0/5 to ge-2/0/0
set interfaces interface-range b mtu 1300
set interfaces ge-0/0/9 disable
set interfaces ge-1/0/4 disable
set interfaces ge-1/0/7 disable`;
    expect(effective(text)).toBe(
      'set interfaces ge-0/0/9 disable\nset interfaces ge-0/0/9 mtu 1400\nset interfaces ge-1/0/4 disable\nset interfaces ge-1/0/7 disable\nset interfaces ge-1/0/7 mtu 1300\n',
    );
  });

  it('a hostile range makes no million interfaces', () => {
    expect(
      effective(
        'set interfaces interface-range a member "ge-[0-9999]/[0-9999]/[0-9999]"\nset interfaces interface-range a mtu 1400',
      ),
    ).toBe('set interfaces\n');
  });
});
