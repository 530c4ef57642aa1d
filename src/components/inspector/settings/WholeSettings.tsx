// The fields of the design itself, of a note, and of a group apart from its config.
import { useId } from 'react';
import { technologyOf } from '../../../machines/registry';
import { find, type Group, type NoteId, valuesOf } from '../../../model';
import { renameDesign, renameGroup, setNoteText } from '../../../model/commands';
import { subjectName } from '../../../model/lookup';
import { execute, useDesign } from '../../../state/editor-store';
import { select } from '../../../state/view-store';
import { Button } from '../../ui';
import { Section } from '../form/Section';
import { CommandField, type Of, type OfDesign, Row } from './CommandField';

export function DesignSettings({ design, readOnly }: OfDesign) {
  return (
    <>
      <Section title="Design">
        <CommandField
          label="Name"
          value={design.name}
          command={renameDesign}
          args={(name) => ({ name })}
          readOnly={readOnly}
        />
      </Section>
      {valuesOf(design.groups).length > 0 ? (
        <Section title="Systems">
          {valuesOf(design.groups).map((group) => (
            <Row
              key={group.id}
              name={group.name}
              note={technologyOf(group.technology)?.title ?? group.technology}
              onClick={() => select({ group: { id: group.id, path: [] } })}
            />
          ))}
        </Section>
      ) : null}
      {valuesOf(design.flows).length > 0 ? (
        <Section title="Flows">
          {valuesOf(design.flows).map((flow) => (
            <Row key={flow.id} name={flow.name} note={flow.service ?? ''} onClick={() => select({ flow: flow.id })} />
          ))}
        </Section>
      ) : null}
    </>
  );
}

export function NoteSettings({ design, id, readOnly }: Of<NoteId>) {
  const note = find(design.notes, id);
  const field = useId();
  if (!note) return null;
  return (
    <Section title="Text">
      <label htmlFor={field} className="sr-only">
        Text of the note
      </label>
      <textarea
        id={field}
        key={note.text}
        defaultValue={note.text}
        readOnly={readOnly}
        rows={6}
        onBlur={(event) => execute(setNoteText, { note: id, text: event.target.value })}
        className="w-full resize-y rounded-2 border border-note-line bg-note-bg px-2.5 py-2 text-12 text-note-fg"
      />
    </Section>
  );
}

export function GroupSettings({ group, readOnly }: { readonly group: Group; readonly readOnly: boolean }) {
  const design = useDesign();
  return (
    <Section title="System">
      <CommandField
        label="Name"
        value={group.name}
        readOnly={readOnly}
        command={renameGroup}
        args={(name) => ({ group: group.id, name })}
      />
      {group.members.map((member, i) => (
        <Row
          key={member}
          name={subjectName(design, { kind: 'node', id: member })}
          note={technologyOf(group.technology)?.alias(group, member) ?? `Member ${i + 1}`}
          onClick={() => select({ nodes: [member] })}
        />
      ))}
      {readOnly ? null : (
        <Button
          size="sm"
          variant="quiet"
          className="-ml-2 justify-self-start"
          onClick={() => select({ nodes: group.members })}
        >
          Select both devices
        </Button>
      )}
    </Section>
  );
}
