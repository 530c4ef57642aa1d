// Giving a router services cards, and another chassis to a router that has some.
import { expect, it } from 'vitest';
import { asId, type Design, type NodeId } from '../../model/design';
import { emptyDesign } from '../../model/empty';
import { amsFindings } from './findings';
import { formAms, setAmsModel } from './form';
import { readAmsConfig } from './schema';

const mx = asId<NodeId>('mx');
const router = (model: string): Design => ({
  ...emptyDesign('d', asId('d')),
  nodes: { [mx]: { id: mx, kind: 'mx', name: 'mx', model } },
});
function formed(design: Design): Design {
  const result = formAms(design, [mx], 'ams');
  if ('error' in result) throw new Error(result.error);
  return result;
}

it('a router gets two cards and a bundle over their PICs, without an error of its rules', () => {
  const design = formed(router('MX480'));
  const [group] = Object.values(design.groups);
  expect(group).toMatchObject({ name: 'services', technology: 'ams', members: [mx] });
  const config = group && readAmsConfig(group.config).value;
  expect(config?.cards.map(({ fpc }) => fpc)).toEqual([1, 2]);
  expect(config?.bundles[0]?.members.map(({ name }) => name)).toEqual([
    'mams-1/0/0',
    'mams-1/1/0',
    'mams-2/0/0',
    'mams-2/1/0',
  ]);
  expect(group && amsFindings(design, group).filter(({ severity }) => severity === 'error')).toEqual([]);
});

it('another router in the same design gets a group of its own', () => {
  const other = asId<NodeId>('other');
  const design = formed(router('MX480'));
  const both = { ...design, nodes: { ...design.nodes, [other]: { id: other, kind: 'mx', name: 'other' } } } as Design;
  const result = formAms(both, [other], 'ams');
  expect(
    'error' in result
      ? result.error
      : Object.values(result.groups)
          .map(({ name }) => name)
          .sort(),
  ).toEqual(['ams', 'services']);
});

it.each([
  ['MX204', 'mx: an MX204 takes no services cards; MX240, MX480, MX960, MX2008, MX2010 and MX2020 do.'],
  ['MX80', 'mx: an MX80 takes no services cards; MX240, MX480, MX960, MX2008, MX2010 and MX2020 do.'],
])('an %s is refused, before and after', (model, sentence) => {
  expect(formAms(router(model), [mx], 'ams')).toEqual({ error: sentence });
  const design = formed(router('MX480'));
  const [group] = Object.values(design.groups);
  expect(group && setAmsModel(design, group, model)).toEqual({ error: sentence });
});

it('a smaller chassis is refused while a card sits in a slot that it does not have', () => {
  const design = formed(router('MX480'));
  const [group] = Object.values(design.groups);
  if (!group) throw new Error('There is a group.');
  const config = { ...group.config, cards: [{ fpc: 5, model: 'MX-SPC3' }] };
  expect(setAmsModel(design, { ...group, config }, 'MX240')).toEqual({
    error: 'mx: an MX240 has 3 FPC slots; the card in FPC 5 needs another place first.',
  });
  const changed = setAmsModel(design, group, 'MX240');
  expect('error' in changed ? changed.error : changed.nodes[mx]?.model).toBe('MX240');
});
