// Head and settings of one thing of the design; in Run the same fields, read-only, with the way to Design.
import type { ReactNode } from 'react';
import { technologyOf } from '../../machines/registry';
import { type Design, find, type Group, type SubjectRef, valuesOf } from '../../model';
import { subjectName } from '../../model/lookup';
import { setMode, useDesign } from '../../state/editor-store';
import { Button, type PartKind } from '../ui';
import { ConfigForm } from './form/ConfigForm';
import { fieldModel, modelAt } from './form/field-model';
import { entryName } from './form/field-words';
import { valueAt } from './form/value-at';
import { Header } from './Header';
import {
  DesignSettings,
  FlowSettings,
  GroupSettings,
  LinkSettings,
  NodeSettings,
  NoteSettings,
  PortSettings,
} from './settings';

export interface SubjectSettingsProps {
  readonly subject: SubjectRef;
  readonly readOnly: boolean;
  /** What comes after the settings. */
  readonly children?: ReactNode;
}

export function SubjectSettings({ subject, readOnly, children }: SubjectSettingsProps) {
  const design = useDesign();
  const { kind, title, detail } = headOf(design, subject);
  return (
    <>
      <Header
        kind={kind}
        title={title}
        detail={detail}
        action={
          readOnly ? (
            <Button size="sm" variant="accent" onClick={() => setMode('design')}>
              Edit in Design
            </Button>
          ) : undefined
        }
      />
      <div key={keyOf(subject)} className="min-h-0 flex-1 overflow-y-auto">
        <Settings design={design} subject={subject} readOnly={readOnly} />
        {children}
      </div>
    </>
  );
}

const keyOf = (subject: SubjectRef): string => JSON.stringify(subject);

/** The fields of a subject without its head. */
export function Settings({
  design,
  subject,
  readOnly,
}: {
  readonly design: Design;
  readonly subject: SubjectRef;
  readonly readOnly: boolean;
}) {
  switch (subject.kind) {
    case 'design':
      return <DesignSettings design={design} readOnly={readOnly} />;
    case 'node':
      return <NodeSettings design={design} id={subject.id} readOnly={readOnly} />;
    case 'port':
      return <PortSettings design={design} id={subject.id} readOnly={readOnly} />;
    case 'link':
      return <LinkSettings design={design} id={subject.id} readOnly={readOnly} />;
    case 'flow':
      return <FlowSettings design={design} id={subject.id} readOnly={readOnly} />;
    case 'note':
      return <NoteSettings design={design} id={subject.id} readOnly={readOnly} />;
    case 'group': {
      const group = find(design.groups, subject.id);
      const technology = group && technologyOf(group.technology);
      if (!group) return null;
      const path = subject.path ?? [];
      return (
        <>
          {path.length === 0 ? <GroupSettings group={group} readOnly={readOnly} /> : null}
          {technology ? <ConfigForm group={group} schema={technology.schema} path={path} readOnly={readOnly} /> : null}
        </>
      );
    }
  }
}

interface Head {
  readonly kind: PartKind;
  readonly title: string;
  readonly detail: string;
}

function headOf(design: Design, subject: SubjectRef): Head {
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
        detail: [alias, node?.model, node?.release].filter(Boolean).join(', ') || (node?.kind ?? ''),
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
      return group ? groupHead(group, subject.path ?? []) : { kind: 'group', title, detail: '' };
    }
  }
}

/** A group by its name; a part of its config by the name of that part. */
function groupHead(group: Group, path: readonly (string | number)[]): Head {
  const technology = technologyOf(group.technology);
  if (!technology || path.length === 0)
    return { kind: 'group', title: group.name, detail: technology?.title ?? group.technology };
  const model = modelAt(fieldModel(technology.schema), path);
  const last = path.at(-1);
  const title = model
    ? entryName(model, valueAt(group.config, path), typeof last === 'number' ? last : 0)
    : String(last);
  const owner = modelAt(fieldModel(technology.schema), path.slice(0, -1))?.title;
  return { kind: 'redundancy', title, detail: [owner, group.name].filter(Boolean).join(', ') };
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
