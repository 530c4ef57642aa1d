// Head and settings of one thing of the design; in Run the same fields, read-only, with the way to Design.
import type { ReactNode } from 'react';
import { technologyOf } from '../../machines/registry';
import { type Design, find, type JsonValue, type NodeId, type SubjectRef } from '../../model';
import { setMode, useDesign } from '../../state/editor-store';
import { Button } from '../ui';
import { ConfigForm } from './form/ConfigForm';
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
import { headOf } from './subject-head';

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
      return (
        <>
          <NodeSettings design={design} id={subject.id} readOnly={readOnly} />
          <OwnSettings design={design} id={subject.id} readOnly={readOnly} />
        </>
      );
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
      const path = placeOf(group.config, subject.path ?? []);
      return (
        <>
          {path.length === 0 ? <GroupSettings group={group} readOnly={readOnly} /> : null}
          {technology ? <ConfigForm group={group} schema={technology.schema} path={path} readOnly={readOnly} /> : null}
        </>
      );
    }
  }
}

interface OwnSettingsProps {
  readonly design: Design;
  readonly id: NodeId;
  readonly readOnly: boolean;
}

/** What the systems of a device have written down about it. */
function OwnSettings({ design, id, readOnly }: OwnSettingsProps) {
  return Object.values(design.groups).map((group) => {
    const technology = technologyOf(group.technology);
    const path = technology?.draw(design, group).nodes.get(id)?.config;
    if (!technology || !path) return null;
    return <ConfigForm key={group.id} group={group} schema={technology.schema} path={path} readOnly={readOnly} />;
  });
}

/** A finding may be about what is not written: then the form of the nearest thing that is. */
function placeOf(config: JsonValue, path: readonly (string | number)[]): readonly (string | number)[] {
  return path.length === 0 || valueAt(config, path) !== undefined ? path : placeOf(config, path.slice(0, -1));
}
