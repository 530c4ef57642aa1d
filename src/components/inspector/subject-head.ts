// What the inspector is headed by: picture, name and one line about a thing of the design. Pure.
import { technologyOf } from '../../machines/registry';
import { type Design, find, type Group, type SubjectRef, valuesOf } from '../../model';
import { subjectName } from '../../model/lookup';
import type { PartKind } from '../ui';
import { fieldModel, modelAt } from './form/field-model';
import { entryName, titleOf, wordsOfKey } from './form/field-words';
import { valueAt } from './form/value-at';

export interface Head {
  readonly kind: PartKind;
  readonly title: string;
  readonly detail: string;
}

/** Picture, name and one line; the design itself for what is gone. */
export function headOf(design: Design, subject: SubjectRef): Head {
  const title = subjectName(design, subject);
  switch (subject.kind) {
    case 'design':
      return { kind: 'group', title, detail: countWords(design) };
    case 'node': {
      const node = find(design.nodes, subject.id);
      const alias = valuesOf(design.groups).flatMap(
        (group) => technologyOf(group.technology)?.alias(group, subject.id) ?? [],
      )[0];
      return {
        kind: node?.kind ?? 'host',
        title,
        // An imported device may be called what its alias is; once is enough.
        detail:
          [alias === title ? undefined : alias, node?.model, node?.release].filter(Boolean).join(', ') ||
          (node?.kind ?? ''),
      };
    }
    case 'port': {
      const port = find(design.ports, subject.id);
      return {
        kind: 'port',
        title: port?.name ?? title,
        detail: port ? `Port of ${find(design.nodes, port.node)?.name ?? port.node}` : '',
      };
    }
    case 'link':
      return { kind: 'link', title, detail: `${find(design.links, subject.id)?.kind ?? ''} link` };
    case 'flow':
      return { kind: 'flow', title, detail: find(design.flows, subject.id)?.service ?? 'Flow' };
    case 'note':
      return { kind: 'note', title: 'Note', detail: 'On the canvas' };
    case 'group': {
      const group = find(design.groups, subject.id);
      return group ? groupHead(design, group, subject.path ?? []) : { kind: 'group', title, detail: '' };
    }
  }
}

/** A group by its name; a part of its config by the name of that part. */
function groupHead(design: Design, group: Group, path: readonly (string | number)[]): Head {
  const technology = technologyOf(group.technology);
  if (!technology || path.length === 0)
    return { kind: 'group', title: group.name, detail: technology?.title ?? group.technology };
  const root = fieldModel(technology.schema);
  const names = path.map((step, i) => {
    const own = path.slice(0, i + 1);
    const model = modelAt(root, own);
    if (typeof step === 'string') return model ? titleOf(model, step) : wordsOfKey(step);
    return model ? entryName(model, valueAt(group.config, own), step) : wordsOfKey(step);
  });
  const title = names.at(-1) ?? group.name;
  const pill = technology.draw(design, group).pills.find(({ config }) => config.join('/') === path.join('/'));
  if (pill) return { kind: 'link', title, detail: [pill.detail, group.name].filter(Boolean).join(', ') };
  // What it is a part of, the nearest first: entries by their names, without the lists that hold them.
  const owners = names.slice(0, -1).filter((_, i) => typeof path[i] === 'number');
  return { kind: 'redundancy', title, detail: [...owners.toReversed(), group.name].join(', ') };
}

function countWords(design: Design): string {
  const count = (record: Readonly<Record<string, unknown>>, one: string, many: string): string => {
    const number = Object.keys(record).length;
    return `${number} ${number === 1 ? one : many}`;
  };
  return [
    count(design.nodes, 'device', 'devices'),
    count(design.links, 'link', 'links'),
    count(design.flows, 'flow', 'flows'),
  ].join(', ');
}
