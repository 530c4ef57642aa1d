// Writing: what stands on one line, what opens braces, what is quoted, and that no secret comes out unasked.
import { describe, expect, it } from 'vitest';
import { equalTrees, maskSecrets, readJunos, treeFromPaths, writeJunos } from './index';
import { isPlaceholder } from './secrets';

const curly = (text: string): string => writeJunos(readJunos(text).tree, { form: 'curly', secrets: 'shown' });

describe('curly form', () => {
  it('lays a cluster out as Junos does', () => {
    expect(
      curly(`set groups node0 system backup-router 192.0.2.1 destination 198.51.100.0/24
set apply-groups "\${node}"
set chassis cluster control-ports fpc 1 port 0
set chassis cluster redundancy-group 1 node 0 priority 200
set chassis cluster redundancy-group 1 preempt
set chassis cluster redundancy-group 1 interface-monitor ge-0/0/3 weight 255
set chassis cluster redundancy-group 1 ip-monitoring family inet 203.0.113.1 weight 100
set chassis cluster redundancy-group 1 ip-monitoring family inet 203.0.113.1 interface reth0.0 secondary-ip-address 203.0.113.4
set interfaces reth0 unit 0 family inet address 203.0.113.2/29
set interfaces reth0 unit 0 family inet6
set system name-server [ 192.0.2.1 192.0.2.2 ]
set security policies from-zone a to-zone b policy p match source-address any application [ x y ]
set security policies from-zone a to-zone b policy p then permit
set routing-options static route 0.0.0.0/0 next-hop 203.0.113.1
set routing-options static route 10.0.0.0/8 next-hop 203.0.113.1 retain
set unknown thing 1 with 2
set unknown thing 1 and 3`),
    ).toBe(`groups {
    node0 {
        system {
            backup-router 192.0.2.1 destination 198.51.100.0/24;
        }
    }
}
apply-groups "\${node}";
chassis {
    cluster {
        control-ports {
            fpc 1 port 0;
        }
        redundancy-group 1 {
            node 0 priority 200;
            preempt;
            interface-monitor {
                ge-0/0/3 weight 255;
            }
            ip-monitoring {
                family {
                    inet {
                        203.0.113.1 {
                            weight 100;
                            interface reth0.0 secondary-ip-address 203.0.113.4;
                        }
                    }
                }
            }
        }
    }
}
interfaces {
    reth0 {
        unit 0 {
            family inet {
                address 203.0.113.2/29;
            }
            family inet6;
        }
    }
}
system {
    name-server {
        192.0.2.1;
        192.0.2.2;
    }
}
security {
    policies {
        from-zone a to-zone b {
            policy p {
                match {
                    source-address any;
                    application [ x y ];
                }
                then {
                    permit;
                }
            }
        }
    }
}
routing-options {
    static {
        route 0.0.0.0/0 next-hop 203.0.113.1;
        route 10.0.0.0/8 {
            next-hop 203.0.113.1;
            retain;
        }
    }
}
unknown thing 1 {
    with 2;
    and 3;
}
`);
  });

  it('keeps the grouping of statements that nothing is known about', () => {
    const text =
      'event-options {\n    policy p {\n        events [ a b ];\n        then {\n            execute 1 2 3;\n        }\n    }\n    x y z;\n}\n';
    expect(curly(text)).toBe(text.replace('events [ a b ];', 'events {\n            a;\n            b;\n        }'));
  });

  it('puts marks and comments before the statement they belong to', () => {
    const text =
      '/* one */\n/* two */\nprotect: inactive: chassis {\n    cluster {\n        redundancy-group 1 {\n            inactive: node 0 priority 5;\n            /* why */\n            node 1 priority 6;\n            /* the end */\n        }\n    }\n}\n';
    expect(curly(text)).toBe(text);
  });
});

describe('set form', () => {
  it('puts marks behind the statements they belong to', () => {
    const { tree } = readJunos(
      'chassis {\n  cluster {\n    inactive: redundancy-group 1 {\n      /* why */\n      node 0 priority 5;\n      protect: preempt;\n    }\n  }\n}',
    );
    expect(writeJunos(tree, { form: 'set', secrets: 'shown' })).toBe(
      `# why
set chassis cluster redundancy-group 1 node 0 priority 5
set chassis cluster redundancy-group 1 preempt
protect chassis cluster redundancy-group 1 preempt
deactivate chassis cluster redundancy-group 1
`,
    );
  });

  it('an empty tree is empty text', () => {
    for (const form of ['set', 'curly'] as const)
      expect(writeJunos(treeFromPaths([]), { form, secrets: 'shown' })).toBe('');
  });
});

describe('secrets', () => {
  const SECRETS = `set system root-authentication encrypted-password "$6$salt$hashhash"
set security ike policy p pre-shared-key ascii-text "$9$psk"
set security ike policy q pre-shared-key hexadecimal 0badcafe
set snmp community public authorization read-only
set snmp community internal authorization read-write
set protocols bgp group g authentication-key open-sesame
set system tacplus-server 192.0.2.1 secret plain-secret
set security authentication-key-chains key-chain k key 1 secret chained
set some-new thing hidden ## SECRET-DATA`;
  const VALUES = /hashhash|\$9\$|0badcafe|public|internal|open-sesame|plain-secret|chained|hidden/;

  for (const form of ['set', 'curly'] as const) {
    it(`none is in a masked ${form} export, and reading that one back says so`, () => {
      const { tree } = readJunos(SECRETS);
      const text = writeJunos(tree, { form, secrets: 'masked' });
      expect(text).not.toMatch(VALUES);
      const back = readJunos(text);
      const masked = back.diagnostics.filter((each) => each.code === 'secret-masked');
      expect(masked).toHaveLength(9);
      expect(masked[0]).toMatchObject({ severity: 'info', line: form === 'set' ? 1 : 3 });
      expect(writeJunos(back.tree, { form, secrets: 'shown' })).toBe(text);
    });

    it(`all are in a ${form} export that asks for them`, () => {
      const { tree } = readJunos(SECRETS);
      expect(equalTrees(readJunos(writeJunos(tree, { form, secrets: 'shown' })).tree, tree)).toBe(true);
    });

    it(`none is on the screen, and nothing else changes, in the ${form} form`, () => {
      const text = writeJunos(readJunos(SECRETS).tree, { form, secrets: 'shown' });
      const masked = maskSecrets(text);
      expect(masked).not.toMatch(VALUES);
      expect(maskSecrets(masked)).toBe(masked);
      expect(masked.split('\n')).toHaveLength(text.split('\n').length);
      expect(masked).toContain('authorization read-only');
    });
  }

  it('masks broken text too, and leaves the rest of the line alone', () => {
    expect(maskSecrets('  pre-shared-key ascii-text "abc')).toBe('  pre-shared-key ascii-text "/* masked */"');
    expect(maskSecrets('x $9$abc; y { authentication-key z; }')).toBe(
      'x "/* masked */"; y { authentication-key "/* masked */"; }',
    );
    expect(maskSecrets('set policy-options community c members 1:2')).toBe(
      'set policy-options community c members 1:2',
    );
    expect(maskSecrets('set a description "a secret plan"')).toBe('set a description "a secret plan"');
  });

  it('the number of a key is no secret', () => {
    expect(maskSecrets('set security authentication-key-chains key-chain k key 1 start-time x')).toContain(
      'key 1 start-time',
    );
    expect(isPlaceholder('1')).toBe(false);
  });
});
