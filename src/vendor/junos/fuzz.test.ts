// Ten thousand broken texts: whatever the reader is given, it answers in bounded time, without an exception, with places that exist.
import { describe, expect, it } from 'vitest';
import { effectiveTree, type JunosNode, maskSecrets, readJunos, writeJunos } from './index';

const SEEDS = [
  `set version 22.4R3
set groups node0 system host-name fw-a
set groups node0 interfaces fxp0 unit 0 family inet address 192.0.2.5/24
set apply-groups "\${node}"
set chassis cluster redundancy-group 1 node 0 priority 200
set chassis cluster redundancy-group 1 interface-monitor ge-0/0/4 weight 255
set interfaces interface-range uplinks member-range ge-0/0/0 to ge-0/0/3
set security policies from-zone a to-zone b policy p match source-address [ any x y ] destination-address any application any
set security ike policy p pre-shared-key ascii-text "$9$abc\\"def" ## SECRET-DATA
deactivate chassis cluster redundancy-group 1
delete interfaces ge-0/0/9
`,
  `{primary:node0}[edit]
admin@fw-a# show
/* the pair in the
   basement */
groups {
    "<*>" { interfaces { <ge-*> { mtu 9192; } } }
}
chassis {
    cluster {
        inactive: redundancy-group 1 {
            node 0 priority 200; node 1 priority 100;
            protect: preempt { delay 30; }
        }
    }
}
---(more 45%)---
system { root-authentication { encrypted-password "$6$x$y"; ## SECRET-DATA
    } name-server [ 192.0.2.1 192.0.2.2 ]; # two
}
`,
];
const PIECES = [
  '{',
  '}',
  ';',
  '[',
  ']',
  '"',
  '\\',
  '/*',
  '*/',
  '#',
  '##',
  ' ',
  '\n',
  '\r',
  '\t',
  '\u0000',
  '\ufeff',
  'set ',
  'delete ',
  'edit ',
  'up 9',
  'top',
  'inactive: ',
  'apply-groups ',
  `\${node}`,
  '<*>',
  'a@b> ',
  '[edit x]',
  '---(more)---',
  '__proto__',
  'constructor',
  '\ud800',
  '$9$',
];

/** Small linear generator: the same numbers on every run. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function mutate(text: string, next: (below: number) => number): string {
  let result = text;
  const changes = 1 + next(8);
  for (let i = 0; i < changes; i++) {
    const at = next(result.length + 1);
    const length = next(30);
    const piece = PIECES[next(PIECES.length)] ?? '';
    switch (next(4)) {
      case 0:
        result = result.slice(0, at) + result.slice(at + length);
        break;
      case 1:
        result = result.slice(0, at) + piece + result.slice(at);
        break;
      case 2:
        result = result.slice(0, at) + result.slice(next(result.length + 1)).slice(0, 60) + result.slice(at);
        break;
      default:
        result = result.slice(0, at) + piece.repeat(next(20)) + result.slice(at + length);
    }
  }
  return result;
}

/** All that is done with a pasted text. */
function everything(text: string): ReturnType<typeof readJunos> {
  const read = readJunos(text);
  const effective = effectiveTree(read.tree, { node: 'node0' });
  for (const form of ['set', 'curly'] as const) writeJunos(effective, { form, secrets: 'masked' });
  maskSecrets(text);
  return read;
}

const LIMIT_MS = 250;

/** Processor time, not the clock: other processes must not make a test fail. A slow run is measured again, for garbage collection. */
function timed<T>(run: () => T): { readonly result: T; readonly ms: number } {
  for (let left = 3; ; left--) {
    const before = process.cpuUsage();
    const result = run();
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1_000;
    if (ms < LIMIT_MS || left === 1) return { result, ms };
  }
}

function depthOf(node: JunosNode): number {
  let depth = 0;
  for (let level: readonly JunosNode[] = [node]; level.length > 0; level = level.flatMap((each) => each.children))
    depth++;
  return depth;
}

describe('broken text', () => {
  it('10,000 mutated texts are read, each in bounded time', () => {
    const next = random(20_261_120);
    let slowest = 0;
    let remarks = 0;
    for (let run = 0; run < 10_000; run++) {
      const text = mutate(SEEDS[run % SEEDS.length] ?? '', next);
      const lines = text.split(/\n|\r(?!\n)/).length;
      const { result, ms } = timed(() => everything(text));
      slowest = Math.max(slowest, ms);
      const { diagnostics } = result;
      remarks += diagnostics.length;
      for (const { line, column, message } of diagnostics) {
        if (line < 1 || line > lines || column < 1 || message === '')
          throw new Error(`run ${run}: ${line}:${column} '${message}'`);
      }
    }
    expect(slowest).toBeLessThan(LIMIT_MS);
    // a reader that understood nothing, or found nothing wrong, would not be one
    expect(remarks).toBeGreaterThan(10_000);
  });

  it('100,000 open braces are one remark, not a stack overflow', () => {
    const { tree, diagnostics } = readJunos('a {\n'.repeat(100_000));
    expect(diagnostics.map((each) => each.code)).toContain('too-deep');
    expect(depthOf(tree)).toBeLessThan(300);
    expect(writeJunos(tree, { form: 'set', secrets: 'shown' })).toMatch(/^set a a/);
  });

  it('100,000 words on one line are cut with a remark', () => {
    expect(readJunos(`set ${'a '.repeat(100_000)}`).diagnostics.map((each) => each.code)).toContain('line-too-long');
    expect(readJunos(`${'a '.repeat(100_000)};`).diagnostics.map((each) => each.code)).toContain('statement-too-long');
  });

  it('lists of lists are cut with a remark', () => {
    const list = `[ ${'x y z '.repeat(40)}] `;
    const { diagnostics } = readJunos(`set unknown ${list.repeat(12)}`);
    expect(diagnostics.map((each) => each.code)).toContain('too-many-combinations');
  });

  it('groups that apply each other end', () => {
    const text =
      'set groups a apply-groups b\nset groups b apply-groups a\nset groups b system host-name x\nset apply-groups a';
    expect(writeJunos(effectiveTree(readJunos(text).tree), { form: 'set', secrets: 'shown' })).toBe(
      'set system host-name x\n',
    );
  });

  it('names of the language itself are ordinary words', () => {
    const { tree } = readJunos('set __proto__ constructor toString\nset constructor __proto__ x');
    expect(writeJunos(tree, { form: 'set', secrets: 'shown' })).toBe(
      'set __proto__ constructor toString\nset constructor __proto__ x\n',
    );
  });
});
