// What a technology of the chassis has to keep over each of its built-in designs, as the registry's contract has it. For tests only.
import { describe, expect, it } from 'vitest';
import type { Design, Group } from '../../../model/design';
import { loadDesign } from '../../../model/load';
import { inIdOrder } from '../../../model/order';
import { saveDesign } from '../../../model/save';
import { readJunos, writeJunos } from '../../../vendor/junos';
import { simulate } from '../../kernel/simulate';
import type { HaTechnology } from '../../kernel/technology';
import type { Run, TimedStep } from '../../kernel/types';
import { networkTargets } from '../../network/targets';
import { topologyOf } from '../../network/topology';
import { planned } from './run';

const groupOf = (technology: HaTechnology, design: Design): Group => {
  const group = Object.values(design.groups).find((each) => each.technology === technology.id);
  if (group === undefined) throw new Error('the design has no group of this technology');
  return group;
};

/** The text of the router's configuration. */
export function exportedText(technology: HaTechnology, design: Design, form: 'set' | 'curly'): string {
  const [file] = technology.write(design, groupOf(technology, design)).files;
  if (file === undefined) throw new Error('no file');
  return writeJunos(file.tree, { form, secrets: 'shown' });
}

/** Tests over every template; `variants` are further specs such as `ams-f1+redist`. */
export function contract(technology: HaTechnology): void {
  describe.each(technology.templates.map(({ id }) => id))('%s', (id) => {
    const template = technology.templates.find((each) => each.id === id);
    const built = template?.build([]);
    if (built === undefined || 'error' in built) throw new Error(`no template ${id}`);
    const design = inIdOrder(built);
    const plan = planned([technology], design);
    const group = groupOf(technology, design);
    const run = (steps: readonly TimedStep[] = []): Run =>
      simulate(plan, { designHash: id, from: 'settled', steps, untilMs: 3_600_000 });
    const targets = [
      ...technology.faults(design, group).map(({ target }) => target),
      ...networkTargets({
        topology: topologyOf(design),
        handles: new Map(Object.values(design.nodes).map((node) => [node.id, node.name])),
        channels: [],
      }).map(({ target }) => target),
    ];

    it('is a document that loads as it was saved', () => {
      const read = loadDesign(saveDesign(design));
      expect(read.diagnostics).toEqual([]);
      expect(read.value).toEqual(design);
    });

    it('starts settled', () => {
      const quiet = run();
      expect(quiet.trace.filter(({ atMs }) => atMs >= 0)).toEqual([]);
      expect(quiet.broken).toEqual([]);
      expect(quiet.frameAt(0).flows.map(({ state }) => state)).not.toContain('lost');
    });

    it('survives every single fault and its repair with known rules', () => {
      let changes = 0;
      for (const target of new Set(targets)) {
        const repair: readonly TimedStep[] = target.startsWith('reboot:')
          ? []
          : [{ atMs: 900_000, step: { kind: 'repair', target } }];
        const result = run([{ atMs: 0, step: { kind: 'fail', target } }, ...repair]);
        expect({ target, errors: result.errors, broken: result.broken }).toEqual({ target, errors: [], broken: [] });
        changes += result.trace.filter(({ from, to }) => from !== to).length;
        expect(result.trace.filter(({ cause, seq }) => cause !== null && cause >= seq)).toEqual([]);
      }
      expect(changes).toBeGreaterThan(10);
    });

    it('tells its first fault in words', () => {
      const target = template?.firstFault ?? '';
      const result = run([{ atMs: 0, step: { kind: 'fail', target } }]);
      expect(result.errors).toEqual([]);
      const told = result.trace.flatMap(({ seq }) => technology.tell(design, result, seq) ?? []);
      expect(told.length).toBeGreaterThan(0);
      for (const sentence of told) expect(sentence).toMatch(/^\S.*[.!]$/);
    });

    it('draws its member and only things that exist', () => {
      const drawing = technology.draw(design, group);
      expect([...drawing.nodes.keys()]).toEqual(group.members);
      const instances = new Set(plan.instances.map((instance) => instance.id));
      for (const node of drawing.nodes.values()) {
        for (const row of node.rows) expect(instances).toContain(row.instance);
        for (const port of node.ports.keys()) expect(design.ports).toHaveProperty([port]);
      }
      for (const pill of drawing.pills) for (const leg of pill.legs) expect(instances).toContain(leg.instance);
    });

    it.each(['set', 'curly'] as const)('reads its own export in %s form as the same design', (form) => {
      const text = exportedText(technology, design, form);
      const read = technology.read(readJunos(text).tree, { name: 'router.set', text });
      expect(read?.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
      expect(read?.diagnostics.filter(({ code }) => code.endsWith('-kept'))).toEqual([]);
      expect(read === undefined ? undefined : groupOf(technology, read.design).config).toEqual(group.config);
      const node = group.members[0] === undefined ? undefined : design.nodes[group.members[0]];
      expect(Object.values(read?.design.nodes ?? {}).find(({ kind }) => kind === 'mx')).toEqual(node);
      expect(read && exportedText(technology, read.design, form)).toBe(text);
    });

    it('prints every command at every moment of a failure', () => {
      const [target = ''] = targets;
      const result = run([{ atMs: 0, step: { kind: 'fail', target } }]);
      let printed = 0;
      for (const atMs of [0, 500, 1_500, 3_500, 400_000]) {
        const [node] = group.members;
        if (node === undefined) throw new Error('no member');
        const context = { design, group, node, run: result, frame: result.frameAt(atMs) };
        for (const command of technology.commands) {
          if (command.print === undefined) continue;
          expect(command.print(context, {}).length).toBeGreaterThan(0);
          printed++;
        }
        for (const command of technology.commands)
          for (const value of command.values?.(context, command.words.at(-1) ?? '') ?? [])
            expect(value.value).not.toBe('');
      }
      expect(printed).toBeGreaterThan(20);
    });
  });

  it('has different rules, and names only these in charts and timers', () => {
    const ids = technology.rules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const template of technology.templates) {
      const built = template.build([]);
      if ('error' in built) throw new Error(built.error);
      const own = planned([technology], built).instances.filter((one) => one.technology === technology.id);
      for (const { machine } of own) {
        for (const timer of Object.values(machine.timers)) expect(ids).toContain(timer.rule);
        for (const transition of machine.chart?.transitions ?? []) expect(ids).toContain(transition.rule);
      }
    }
  });
}
