// Who may import whom, and what pure folders may not touch: the layers of ARCHITECTURE.md as a test that reads the sources.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = path.resolve(import.meta.dirname);
const TECHNOLOGIES = ['chassis-cluster', 'multinode-ha', 'ams', 'routing-engine', 'mist-edge'];

interface SourceFile {
  /** Relative to src, with forward slashes. */
  readonly name: string;
  readonly text: string;
  readonly imports: readonly { readonly target: string; readonly typeOnly: boolean }[];
}

/** Without comments and string contents would be better still; for bans it is enough to drop comments. */
const withoutComments = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1');

function importsOf(file: string, text: string): SourceFile['imports'] {
  const code = withoutComments(text);
  const found = [
    ...code.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/g),
    ...code.matchAll(/\bimport\(\s*()['"]([^'"]+)['"]\s*\)/g),
  ];
  return found.map(([, typeOnly, specifier = '']) => {
    const relative = specifier.startsWith('.');
    const target = relative
      ? path.relative(SOURCE, path.resolve(path.dirname(file), specifier)).replaceAll('\\', '/')
      : specifier;
    return { target: target.replace(/\?.*$/, ''), typeOnly: Boolean(typeOnly) };
  });
}

const files: readonly SourceFile[] = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => {
    const file = path.join(SOURCE, name);
    const text = readFileSync(file, 'utf8');
    return { name: name.replaceAll('\\', '/'), text, imports: importsOf(file, text) };
  });
const isTest = (name: string): boolean => /\.test\.tsx?$|\.fixture\.ts$|\/testing\//.test(name);

/** The layer of a file or import target; packages are `npm:name`. */
function layer(name: string): string {
  if (!/^[a-z]+(\/|$|\.)/.test(name) || !files.some((file) => file.name.startsWith(name))) return `npm:${name}`;
  const [top = '', second = ''] = name.split('/');
  if (top !== 'machines') return top.replace(/\.tsx?$/, '');
  if (TECHNOLOGIES.includes(second)) return `technology:${second}`;
  return ['kernel', 'network', 'chassis'].includes(second) ? second : 'assembly';
}

/** layer → layers it may import (itself always). `assembly` = the files of src/machines itself: registry, run, console, import, export. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  model: [],
  vendor: [],
  kernel: ['model', 'vendor'],
  network: ['model', 'kernel'],
  chassis: ['model', 'vendor', 'kernel', 'network'],
  technology: ['model', 'vendor', 'kernel', 'network', 'chassis'],
  assembly: ['model', 'vendor', 'kernel', 'network', 'technology'],
  io: ['model', 'vendor', 'kernel', 'assembly'],
  workers: ['model', 'vendor', 'kernel', 'assembly'],
  state: ['model', 'vendor', 'kernel', 'assembly', 'io', 'workers'],
  components: ['state', 'model', 'assembly', 'kernel'],
  cli: ['model', 'vendor', 'kernel', 'assembly', 'io'],
  main: ['components', 'state', 'io'],
};
const kind = (of: string): string => (of.startsWith('technology:') ? 'technology' : of);

const PACKAGES: Readonly<Record<string, readonly RegExp[]>> = {
  model: [/^valibot$/],
  vendor: [],
  kernel: [/^valibot$/],
  network: [/^xstate$/],
  chassis: [/^xstate$/],
  technology: [/^xstate$/, /^valibot$/],
  assembly: [/^valibot$/],
  cli: [/^node:/, /^valibot$/],
};

describe('layers', () => {
  const production = files.filter((file) => !isTest(file.name));

  it('sees the sources and their imports', () => {
    expect(production.length).toBeGreaterThan(100);
    expect(production.flatMap((file) => file.imports).length).toBeGreaterThan(300);
  });

  it('imports only from the layers below', () => {
    const wrong = production.flatMap((file) => {
      const from = layer(file.name);
      return file.imports.flatMap(({ target, typeOnly }) => {
        const to = layer(target);
        if (to.startsWith('npm:') || to === from || target.endsWith('.css')) return [];
        const allowed = ALLOWED[kind(from)]?.includes(kind(to)) ?? false;
        // Components see the kernel's vocabulary, never its engine.
        const vocabularyOnly = from === 'components' && to === 'kernel' && !typeOnly;
        return allowed && !vocabularyOnly ? [] : [`${file.name} -> ${target}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('uses in the pure layers only the packages that are named here', () => {
    const wrong = production.flatMap((file) => {
      const allowed = PACKAGES[kind(layer(file.name))];
      if (!allowed) return [];
      const isAdapter = file.name === 'machines/kernel/xstate-adapter.ts';
      return file.imports.flatMap(({ target, typeOnly }) => {
        const to = layer(target);
        if (!to.startsWith('npm:') || typeOnly) return [];
        if (isAdapter && target === 'xstate') return [];
        return allowed.some((pattern) => pattern.test(target)) ? [] : [`${file.name} -> ${target}`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('enters a technology only through its index, the registry also through its card, what compares them through its comparison', () => {
    const wrong = production.flatMap((file) =>
      file.imports.flatMap(({ target }) => {
        const to = layer(target);
        const inside = layer(file.name) === to;
        const isCard = file.name === 'machines/registry.ts' && target.endsWith('/card');
        const isComparison = file.name === 'machines/comparisons.ts' && target.endsWith('/comparison');
        return to.startsWith('technology:') && !inside && !isCard && !isComparison && target.split('/').length > 2
          ? [`${file.name} -> ${target}`]
          : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it('keeps the cards of the technologies to data: they are in the first load', () => {
    const cards = production.filter((file) => /^machines\/[^/]+\/card\.ts$/.test(file.name));
    expect(cards.length).toBeGreaterThan(0);
    expect(cards.flatMap((card) => card.imports.filter(({ typeOnly }) => !typeOnly))).toEqual([]);
  });

  it('names no technology outside its folder, the registry and the list of comparisons', () => {
    // `mist-edge` is also a kind of device, which every screen may name.
    const ids = TECHNOLOGIES.filter((id) => id !== 'mist-edge');
    const mention = new RegExp(`['"\`/](${ids.join('|')})['"\`/]`);
    const named = production.filter(
      (file) =>
        !layer(file.name).startsWith('technology:') &&
        !['machines/registry.ts', 'machines/comparisons.ts'].includes(file.name) &&
        mention.test(withoutComments(file.text)),
    );
    expect(named.map((file) => file.name)).toEqual([]);
  });

  it('has no cycle of files', () => {
    const byName = new Map(files.map((file) => [file.name.replace(/\.tsx?$/, ''), file]));
    const find = (target: string) => byName.get(target.replace(/\.tsx?$/, '')) ?? byName.get(`${target}/index`);
    const state = new Map<SourceFile, 'open' | 'done'>();
    const cycles: string[] = [];
    const visit = (file: SourceFile, trail: readonly string[]): void => {
      if (state.get(file) === 'done') return;
      if (state.get(file) === 'open') {
        cycles.push([...trail.slice(trail.indexOf(file.name)), file.name].join(' -> '));
        return;
      }
      state.set(file, 'open');
      for (const { target, typeOnly } of file.imports) {
        const next = typeOnly ? undefined : find(target);
        if (next) visit(next, [...trail, file.name]);
      }
      state.set(file, 'done');
    };
    for (const file of production) visit(file, []);
    expect(cycles).toEqual([]);
  });
});

describe('purity', () => {
  const PURE = /^(model|machines|vendor)\//;
  const BANNED = [
    /\bnew Date\b|\bDate\.(now|parse|UTC)\b/,
    /\bMath\.random\b/,
    /\bperformance\b\s*\./,
    /\bset(Timeout|Interval|Immediate)\b/,
    /\bcrypto\b\s*\./,
    /\bfetch\s*\(/,
    /\bwindow\b\s*\.\s*\w|\bdocument\b\s*\.\s*(create|get|query|body)/,
    /\bconsole\s*\.\s*(log|warn|error|info|debug)/,
    /\bcreateActor\b/,
  ];
  it('keeps clocks, chance, the network and the page out of the pure folders', () => {
    const wrong = files
      .filter((file) => PURE.test(file.name) && !isTest(file.name))
      .flatMap((file) => {
        const code = withoutComments(file.text);
        return BANNED.filter((pattern) => pattern.test(code)).map((pattern) => `${file.name}: ${pattern}`);
      });
    expect(wrong).toEqual([]);
  });

  it('writes no markup from text anywhere', () => {
    const wrong = files.filter(
      (file) =>
        !isTest(file.name) && /innerHTML|dangerouslySetInnerHTML|document\.write/.test(withoutComments(file.text)),
    );
    expect(wrong.map((file) => file.name)).toEqual([]);
  });
});

describe('size', () => {
  it('keeps files small', () => {
    const lines = files
      .filter((file) => !isTest(file.name))
      .map((file) => ({ name: file.name, lines: file.text.split('\n').length }));
    expect(lines.filter((file) => file.lines > 400)).toEqual([]);
  });

  it('opens every file with a sentence about it', () => {
    const silent = files.filter((file) => !/^(\/\/|\/\*)/.test(file.text));
    expect(silent.map((file) => file.name)).toEqual([]);
  });
});
