// Two systems in one chassis: one configuration, one command line, one import. Both meet only in the device that they share.
import { describe, expect, it } from 'vitest';
import { asId, type Design, designHash, type Group, type GroupId, inIdOrder, type NodeId } from '../model';
import { consoleNodes, consolePrompt, interpret } from './console';
import { exportJunos, loadSteps } from './export';
import { importFiles } from './import';
import { loadTechnologies } from './registry';
import { planOf, runDesign } from './run';
import { templateDesign } from './templates';

await loadTechnologies();

function built(spec: string): Design {
  const design = templateDesign(spec);
  if ('error' in design) throw new Error(design.error);
  return design;
}
const groupsOf = (design: Design): readonly Group[] => Object.values(design.groups);
const byTechnology = (design: Design | undefined): Readonly<Record<string, Group>> =>
  Object.fromEntries(groupsOf(design ?? built('cc-a1')).map((group) => [group.technology, group]));
const routerOf = (design: Design): NodeId => groupsOf(design)[0]?.members[0] ?? asId<NodeId>('none');

const SPECS = ['ams-f1+re', 'ams-f1+gres', 'ams-c1+re', 'cgnat-many-to-one+gres', 'ipsec-one-to-one+re+gres'];

describe.each(SPECS)('%s', (spec) => {
  const design = built(spec);

  it.each(['set', 'curly'] as const)('has one configuration in %s form, without a line twice', (form) => {
    const files = exportJunos(design, { form, secrets: 'shown' });
    expect(files).toHaveLength(1);
    expect(exportJunos(design, { form, secrets: 'shown', node: routerOf(design) })).toEqual(files);
    const text = files[0]?.text ?? '';
    expect(text).toMatch(/load-balancing-options/);
    expect(text).toMatch(/redundancy|groups/);
    if (form !== 'set') return;
    const lines = text.split('\n').filter((line) => line !== '');
    expect(lines.filter((line, at) => lines.indexOf(line) !== at)).toEqual([]);
    expect(lines.filter((line) => line.startsWith('# chassis'))).toHaveLength(1);
  });

  it.each(['set', 'curly'] as const)('comes back from %s form as two groups over one device', (form) => {
    const files = exportJunos(design, { form, secrets: 'shown' });
    const { value, diagnostics } = importFiles(files);
    expect(diagnostics).toEqual([]);
    expect(Object.keys(byTechnology(value)).sort()).toEqual(['ams', 'routing-engine']);
    for (const group of groupsOf(design)) {
      const again = byTechnology(value)[group.technology];
      expect(again?.config).toEqual(group.config);
      expect(again?.members).toEqual(group.members);
    }
    expect(value && planOf(value).errors).toEqual([]);
    expect(value && exportJunos(value, { form, secrets: 'shown' }).map(({ text }) => text)).toEqual(
      files.map(({ text }) => text),
    );
  });

  it('loads its configuration once, and checks both systems', () => {
    const steps = loadSteps(design);
    expect(steps.filter(({ loads }) => loads)).toHaveLength(1);
    expect(steps.flatMap(({ command }) => command ?? [])).toEqual(
      expect.arrayContaining(['show chassis routing-engine', 'show interfaces load-balancing detail']),
    );
  });
});

describe('the command line', () => {
  const design = built('ams-f1+gres');
  const run = runDesign(design, { designHash: designHash(design), from: 'settled', steps: [], untilMs: 1_000 });
  const session = { design, node: routerOf(design), run, atMs: 0 };
  const shown = (line: string): string => {
    const result = interpret(session, line);
    if (result.kind !== 'show') throw new Error(`${line}: ${result.kind}`);
    return result.output;
  };

  it('is one for the device, with the prompt of the system that has one', () => {
    expect(consoleNodes(design)).toEqual([routerOf(design)]);
    expect(consolePrompt(session)).toEqual({ banner: '{master}', prompt: 'admin@MX> ' });
  });
  it('answers the commands of both systems', () => {
    expect(shown('show interfaces load-balancing')).toContain('ams0');
    expect(shown('show chassis routing-engine')).toContain('Master');
    expect(interpret(session, 'request chassis routing-engine master switch').kind).toBe('request');
    expect(interpret(session, 'request interface load-balancing revert mams-1/0/0').kind).toBe('request');
  });
  it('prints one list of what both have in it', () => {
    const lines = shown('show chassis hardware').split('\n');
    expect(lines.filter((line) => line.startsWith('Chassis'))).toHaveLength(1);
    expect(lines.filter((line) => /^(Routing Engine \d|FPC \d)/.test(line))).toHaveLength(5);
  });
  it('prints the whole configuration', () => {
    const [file] = exportJunos(design, { form: 'set', secrets: 'masked' });
    expect(shown('show configuration | display set')).toBe(file?.text.trimEnd());
    const inherited = shown('show configuration | display inheritance');
    expect(inherited).toContain('member-interface');
    expect(inherited).toContain('host-name MX-re0;');
  });
});

describe('whichever group comes first', () => {
  const swapped = (design: Design): Design => {
    const groups = groupsOf(design).map((group) => ({
      ...group,
      id: asId<GroupId>(group.technology === 'ams' ? 'a' : 'b'),
    }));
    return inIdOrder({ ...design, groups: Object.fromEntries(groups.map((group) => [group.id, group])) });
  };
  it('the statements are the same, and so is what passes', () => {
    const [one, two] = [built('ams-f1+re'), swapped(built('ams-f1+re'))];
    const linesOf = (design: Design) =>
      exportJunos(design, { form: 'set', secrets: 'shown' }).flatMap(({ text }) =>
        text.split('\n').filter((line) => line.startsWith('set ')),
      );
    // Services alone name the router, Routing Engines name themselves: who writes first, names.
    const isName = (line: string): boolean => line.includes('host-name') || line.startsWith('set apply-groups');
    expect(
      linesOf(two)
        .filter((line) => !isName(line))
        .sort(),
    ).toEqual(
      linesOf(one)
        .filter((line) => !isName(line))
        .sort(),
    );
    const outagesOf = (design: Design) =>
      [
        ...runDesign(design, {
          designHash: 'test',
          from: 'settled',
          steps: [{ atMs: 0, step: { kind: 'fail', target: 're:MX/re0' } }],
          untilMs: 900_000,
        }).outages,
      ].filter(([flow]) => !flow.startsWith('ams0'));
    expect(outagesOf(two)).toEqual(outagesOf(one));
    expect(JSON.stringify(outagesOf(one))).toContain('300000');
  });
});

describe('a system added to a router that was imported', () => {
  const kept = 'set snmp location lab\n';
  it.each([
    ['ams-f1', 'routing-engine'],
    ['re-bn', 'ams'],
  ])('%s and then %s: the text stays, and the new statements go into it', (spec, added) => {
    const [file] = exportJunos(built(spec), { form: 'set', secrets: 'shown' });
    const { value } = importFiles([{ name: 'router.set', text: `${file?.text ?? ''}${kept}` }]);
    if (!value) throw new Error('not read');
    const other = byTechnology(built('ams-f1+gres'))[added];
    if (!other) throw new Error(`no ${added}`);
    const group = { ...other, id: asId<GroupId>('added'), name: 'added', members: [routerOf(value)] };
    const grown = inIdOrder({ ...value, groups: { ...value.groups, [group.id]: group } });
    const files = exportJunos(grown, { form: 'set', secrets: 'shown' });
    expect(files).toHaveLength(1);
    const lines = files[0]?.text.split('\n') ?? [];
    expect(lines).toContain(kept.trim());
    for (const line of (file?.text ?? '').split('\n')) expect(lines).toContain(line);
    expect(lines.filter((line, at) => line !== '' && lines.indexOf(line) !== at)).toEqual([]);
    const again = importFiles(files).value;
    expect(Object.keys(byTechnology(again)).sort()).toEqual(['ams', 'routing-engine']);
    expect(byTechnology(again)[added]?.config).toEqual(group.config);
  });
});

describe('a commit that concerns both systems', () => {
  const design = built('ams-f1+re');
  const replyTo = (...lines: readonly string[]) =>
    runDesign(design, {
      designHash: 'test',
      from: 'settled',
      steps: [{ atMs: 0, step: { kind: 'commit', node: 'MX', lines } }],
      untilMs: 1_000,
    }).replies[0];
  const drop = 'set interfaces ams0 load-balancing-options member-failure-options drop-member-traffic';
  it('is taken by both', () => {
    expect(replyTo(drop, 'set chassis redundancy graceful-switchover')?.accepted).toBe(true);
  });
  it('is refused as a whole where one refuses it', () => {
    expect(replyTo(drop, 'set routing-options nonstop-routing')).toMatchObject({ accepted: false });
  });
});
