// The fields of what joins devices: ports, links and flows.
import { technologyOf } from '../../../machines/registry';
import {
  type Design,
  type FlowEnd,
  type FlowId,
  find,
  LINK_KINDS,
  type LinkId,
  type LinkKind,
  type PortId,
  valuesOf,
} from '../../../model';
import { renameLink, renamePort, setFlow, setLinkKind } from '../../../model/commands';
import { linkOf, subjectName } from '../../../model/lookup';
import { execute } from '../../../state/editor-store';
import { select } from '../../../state/view-store';
import { Select } from '../../ui';
import { Section } from '../form/Section';
import { CommandField, type Of, Row } from './CommandField';

export function PortSettings({ design, id, readOnly }: Of<PortId>) {
  const port = find(design.ports, id);
  if (!port) return null;
  const link = linkOf(design, id);
  const far = link && (link.a === id ? link.b : link.a);
  return (
    <Section title="Port">
      <CommandField
        label="Name"
        value={port.name}
        mono
        readOnly={readOnly}
        command={renamePort}
        args={(name) => ({ port: id, name })}
      />
      <Row
        name="Device"
        note={find(design.nodes, port.node)?.name ?? ''}
        onClick={() => select({ nodes: [port.node] })}
      />
      {link && far ? (
        <Row
          name="Linked to"
          note={subjectName(design, { kind: 'port', id: far })}
          onClick={() => select({ links: [link.id] })}
        />
      ) : (
        <p className="text-12 text-ink-3">No link is on this port.</p>
      )}
    </Section>
  );
}

export function LinkSettings({ design, id, readOnly }: Of<LinkId>) {
  const link = find(design.links, id);
  if (!link) return null;
  const end = (label: string, port: PortId) => (
    <Row
      name={label}
      note={subjectName(design, { kind: 'port', id: port })}
      onClick={() => select({ ports: [port] })}
    />
  );
  return (
    <Section title="Link">
      <CommandField
        label="Name"
        value={link.name ?? ''}
        placeholder={subjectName(design, { kind: 'link', id })}
        readOnly={readOnly}
        command={renameLink}
        args={(name) => ({ link: id, name })}
      />
      <Select
        label="Carries"
        value={link.kind}
        disabled={readOnly}
        options={LINK_KINDS.map((kind) => ({ value: kind, label: kind }))}
        onChange={(kind) => execute(setLinkKind, { link: id, kind: kind as LinkKind })}
      />
      {end('From', link.a)}
      {end('To', link.b)}
    </Section>
  );
}

export function FlowSettings({ design, id, readOnly }: Of<FlowId>) {
  const flow = find(design.flows, id);
  if (!flow) return null;
  const ends = flowEnds(design);
  const endField = (label: string, key: 'from' | 'to') => (
    <Select
      label={label}
      value={JSON.stringify(flow[key])}
      disabled={readOnly}
      options={
        ends.some((end) => end.value === JSON.stringify(flow[key])) ? ends : [...ends, endOption(design, flow[key])]
      }
      onChange={(value) => execute(setFlow, { flow: id, changes: { [key]: JSON.parse(value) as FlowEnd } })}
    />
  );
  return (
    <Section title="Flow">
      <CommandField
        label="Name"
        value={flow.name}
        readOnly={readOnly}
        command={setFlow}
        args={(name) => ({ flow: id, changes: { name } })}
      />
      {endField('From', 'from')}
      {endField('To', 'to')}
      <CommandField
        label="Service"
        value={flow.service ?? ''}
        placeholder="tcp 443"
        readOnly={readOnly}
        command={setFlow}
        args={(service) => ({ flow: id, changes: { service } })}
      />
    </Section>
  );
}

const endOption = (design: Design, end: FlowEnd) => ({
  value: JSON.stringify(end),
  label:
    end.kind === 'node'
      ? subjectName(design, { kind: 'node', id: end.node })
      : `${subjectName(design, { kind: 'group', id: end.group })} ${end.interface}`,
});

/** Every device, and every virtual interface that a technology draws. */
function flowEnds(design: Design) {
  const nodes = valuesOf(design.nodes).map((node): FlowEnd => ({ kind: 'node', node: node.id }));
  const groups = valuesOf(design.groups).flatMap((group) =>
    (technologyOf(group.technology)?.draw(design, group).pills ?? []).map(
      (pill): FlowEnd => ({ kind: 'group', group: group.id, interface: pill.title }),
    ),
  );
  return [...nodes, ...groups].map((end) => endOption(design, end));
}
