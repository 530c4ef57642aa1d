// What every technology of the registry has to keep, over every one of its built-in designs. It knows no technology by name.
import { describe, expect, it } from 'vitest';
import { type Design, designHash, loadDesign, saveDesign } from '../model';
import { complete, consoleNodes, interpret } from './console';
import { documentFormats, exportDocuments, exportJunos } from './export';
import { importFiles } from './import';
import type { Run } from './kernel/types';
import { cardOf, loadTechnologies, technologies, technologyCards, technologyOf } from './registry';
import { planOf, runDesign, targets } from './run';
import { allTemplates, templateDesign } from './templates';

await loadTechnologies();

function built(id: string): Design {
  const design = templateDesign(id);
  if ('error' in design) throw new Error(design.error);
  return design;
}
/** Half an hour: a quarter of one until the repair, and a quarter after it. */
const UNTIL_MS = 1_800_000;
/** A design of an organization has more than a hundred faults; on a machine that does something else besides, that takes a while. */
const MANY_RUNS_MS = 120_000;
const until = (design: Design, steps: Parameters<typeof runDesign>[1]['steps'] = []): Run =>
  runDesign(design, { designHash: designHash(design), from: 'settled', steps, untilMs: UNTIL_MS });

const faultsOf = (design: Design): readonly string[] => [
  ...Object.values(design.groups).flatMap((group) =>
    (technologyOf(group.technology)?.faults(design, group) ?? []).map(({ target }) => target),
  ),
  ...targets(design).map(({ target }) => target),
];

describe('the registry', () => {
  it('has technologies with different ids and rules with different ids', () => {
    const ids = technologies().map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
    const rules = technologies().flatMap((technology) => technology.rules.map(({ id }) => id));
    expect(new Set(rules).size).toBe(rules.length);
  });

  it('names in charts and timers only rules that it has', () => {
    const plans = allTemplates().flatMap(({ id }) => planOf(built(id)).plan ?? []);
    const unknown = plans.flatMap(({ instances, rules }) =>
      instances.flatMap(({ machine: { timers, chart } }) =>
        [...Object.values(timers), ...(chart?.transitions ?? [])].flatMap(({ rule }) => (rules.has(rule) ? [] : rule)),
      ),
    );
    expect(plans).toHaveLength(allTemplates().length);
    expect(unknown).toEqual([]);
  });

  it('has a card of each technology that says what the technology says of itself', () => {
    expect(technologies().map(({ id }) => id)).toEqual(technologyCards.map(({ id }) => id));
    for (const technology of technologies()) {
      const { id, title, members, gallery } = technology;
      expect(cardOf(id)).toEqual({ id, title, members, gallery });
      const shown = technology.templates.filter((template) => template.gallery);
      expect(
        shown.map(({ id, title, summary, firstFault }) => ({
          id,
          title,
          summary,
          ...(firstFault === undefined ? {} : { firstFault }),
        })),
      ).toEqual(gallery);
    }
  });

  it('lists built-in designs with different ids', () => {
    const ids = allTemplates().map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['nonsense', 'cc-a1+nonsense', ''])('answers %o with a sentence', (spec) => {
    const answer = templateDesign(spec);
    expect('error' in answer && answer.error).toMatch(/^[A-Z].*\.$/s);
  });
});

describe.each(allTemplates().map(({ id, firstFault }) => ({ id, firstFault })))('$id', ({ id, firstFault }) => {
  const design = built(id);

  it('is a document that loads as it was saved', () => {
    const read = loadDesign(saveDesign(design));
    expect(read.diagnostics).toEqual([]);
    expect(read.value).toEqual(design);
  });

  it('runs and starts settled: nothing happens without a fault', () => {
    expect(planOf(design).errors).toEqual([]);
    const run = until(design);
    expect(run.trace.filter(({ atMs }) => atMs >= 0)).toEqual([]);
    expect(run.broken).toEqual([]);
    expect(run.frameAt(0).flows.map(({ state }) => state)).not.toContain('lost');
  });

  it(
    'survives every single fault and its repair: no broken invariant, every change of state has a known rule',
    () => {
      const known = planOf(design).plan?.rules;
      let changes = 0;
      for (const target of new Set(faultsOf(design))) {
        const repair = /^(reboot|process):/.test(target)
          ? []
          : [{ atMs: 900_000, step: { kind: 'repair', target } as const }];
        const run = until(design, [{ atMs: 0, step: { kind: 'fail', target } }, ...repair]);
        expect({ target, errors: run.errors, broken: run.broken }).toEqual({ target, errors: [], broken: [] });
        const moves = run.trace.filter(({ from, to }) => from !== to);
        changes += moves.length;
        expect(
          moves
            .filter(({ rule }) => known?.has(rule) !== true)
            .map(({ instance, from, to, rule }) => `${instance} ${from} -> ${to}: ${rule}`),
        ).toEqual([]);
        const causes = run.trace.filter(({ cause }) => cause !== null);
        expect(causes.every(({ seq, cause }) => (cause ?? 0) < seq)).toBe(true);
      }
      expect(changes).toBeGreaterThan(10);
    },
    MANY_RUNS_MS,
  );

  it('tells its first fault in words', () => {
    if (firstFault === undefined) return;
    const run = until(design, [{ atMs: 0, step: { kind: 'fail', target: firstFault } }]);
    expect(run.errors).toEqual([]);
    const told = run.trace.flatMap(({ seq }) =>
      technologies().flatMap((technology) => technology.tell(design, run, seq) ?? []),
    );
    expect(told.length).toBeGreaterThan(0);
    for (const sentence of told) expect(sentence).toMatch(/^\S.*[.!]$/);
  });

  it('draws all of its members and only things that exist', () => {
    for (const group of Object.values(design.groups)) {
      const drawing = technologyOf(group.technology)?.draw(design, group);
      expect([...(drawing?.nodes.keys() ?? [])]).toEqual(expect.arrayContaining([...group.members]));
      for (const node of drawing?.nodes.keys() ?? []) expect(design.nodes).toHaveProperty([node]);
      const instances = new Set(planOf(design).plan?.instances.map((instance) => instance.id));
      for (const node of drawing?.nodes.values() ?? []) {
        for (const row of node.rows) expect(instances).toContain(row.instance);
        for (const port of node.ports.keys()) expect(design.ports).toHaveProperty([port]);
      }
      for (const pill of drawing?.pills ?? []) for (const leg of pill.legs) expect(instances).toContain(leg.instance);
    }
  });

  const technologiesOf = Object.values(design.groups).flatMap((group) => technologyOf(group.technology) ?? []);
  const documented = technologiesOf.filter(({ documents }) => documents !== undefined);

  if (documented.length > 0)
    it('reads its own documents as the same documents', () => {
      const formats = documentFormats(design);
      expect(formats.length).toBeGreaterThan(0);
      let read = 0;
      for (const { id: format } of formats) {
        const files = exportDocuments(design, format);
        expect(files.length).toBeGreaterThan(0);
        for (const { text } of files) expect(text.trim()).not.toBe('');
        if (!files.every(({ text }) => documented.some(({ documents }) => documents?.recognises(text)))) continue;
        const { value, diagnostics } = importFiles(files);
        expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(value && exportDocuments(value, format)).toEqual(files);
        read++;
      }
      expect(read).toBeGreaterThan(0);
    });

  const junos = documented.length < technologiesOf.length;
  if (junos)
    it.each(['set', 'curly'] as const)('reads its own export in %s form as the same design', (form) => {
      const files = exportJunos(design, { form, secrets: 'shown' });
      expect(files.length).toBeGreaterThan(0);
      const read = importFiles(files);
      expect(read.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      const partsOf = ({ groups, nodes }: Design) =>
        Object.values(groups).map(({ config, members }) => ({ config, members: members.map((node) => nodes[node]) }));
      expect(read.value && partsOf(read.value)).toEqual(partsOf(design));
      const again = read.value ? exportJunos(read.value, { form, secrets: 'shown' }) : [];
      expect(again.map(({ text }) => text)).toEqual(files.map(({ text }) => text));
    });

  it('answers every command of its console at every moment of a failure', () => {
    const [target = ''] = faultsOf(design);
    const run = until(design, [{ atMs: 0, step: { kind: 'fail', target } }]);
    let printed = 0;
    for (const node of consoleNodes(design)) {
      for (const atMs of [0, 500, 1_500, 3_500, 400_000]) {
        const session = { design, node, run, atMs };
        const owner = Object.values(design.groups).find(({ members }) => members.includes(node));
        for (const group of Object.values(design.groups)) {
          for (const command of technologyOf(group.technology)?.commands ?? []) {
            const value = command.words.findIndex((word) => word.startsWith('<'));
            if (value >= 0) {
              const offered = complete(session, `${command.words.slice(0, value).join(' ')} `);
              for (const each of offered) expect(each.value).not.toBe('');
            }
            if (command.kind !== 'show' || value >= 0) continue;
            const result = interpret(session, command.words.join(' '));
            expect(result.kind).toBe('show');
            printed++;
          }
        }
        const [first = ''] = technologyOf(owner?.technology ?? '')?.commands[0]?.words ?? [];
        expect(complete(session, `${first} `).length).toBeGreaterThan(0);
      }
    }
    expect(printed).toBeGreaterThan(0);
  });
});
