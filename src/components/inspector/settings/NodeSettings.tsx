// The fields of a device: name, model, release, addresses, gateway, and the way to its ports.
import { find, type NodeId } from '../../../model';
import { CATALOG } from '../../../model/catalog';
import { type NodeProperties, renameNode, setNodeProperties } from '../../../model/commands';
import { linkOf, portsOf, subjectName } from '../../../model/lookup';
import { chooseModel } from '../../../state/hardware';
import { select } from '../../../state/view-store';
import { Select } from '../../ui';
import { Section } from '../form/Section';
import { CommandField, type Of, Row } from './CommandField';

export function NodeSettings({ design, id, readOnly }: Of<NodeId>) {
  const node = find(design.nodes, id);
  if (!node) return null;
  const models = CATALOG.find((entry) => entry.kind === node.kind)?.models ?? [];
  const property = (label: string, key: 'model' | 'release' | 'gateway', placeholder: string) => (
    <CommandField
      label={label}
      value={node[key] ?? ''}
      placeholder={placeholder}
      mono
      readOnly={readOnly}
      command={setNodeProperties}
      args={(text) => ({ node: id, properties: { [key]: text === '' ? null : text } satisfies NodeProperties })}
    />
  );
  const isOther = node.model !== undefined && !models.includes(node.model);
  return (
    <>
      <Section title="Device">
        <CommandField
          label="Name"
          value={node.name}
          mono
          command={renameNode}
          args={(name) => ({ node: id, name })}
          readOnly={readOnly}
        />
        {models.length > 0 ? (
          <Select
            label="Model"
            value={node.model ?? ''}
            disabled={readOnly}
            options={[
              { value: '', label: 'not set' },
              ...[...models, ...(isOther && node.model !== undefined ? [node.model] : [])].map((model) => ({
                value: model,
                label: model,
              })),
            ]}
            onChange={(model) => chooseModel(id, model === '' ? null : model)}
          />
        ) : (
          property('Model', 'model', '')
        )}
        {['host', 'cloud', 'ap-group'].includes(node.kind) ? null : property('Release', 'release', '24.4R1')}
      </Section>
      <Section title="Addresses">
        <Addresses id={id} addresses={node.addresses ?? []} readOnly={readOnly} />
        {property('Gateway', 'gateway', '10.0.0.1')}
      </Section>
      {portsOf(design, id).length > 0 ? (
        <Section title="Ports" note={String(portsOf(design, id).length)} folds="closed">
          {portsOf(design, id).map((port) => {
            const link = linkOf(design, port.id);
            const far = link && (link.a === port.id ? link.b : link.a);
            return (
              <Row
                key={port.id}
                name={port.name}
                note={far ? subjectName(design, { kind: 'port', id: far }) : 'free'}
                onClick={() => select({ ports: [port.id] })}
              />
            );
          })}
        </Section>
      ) : null}
    </>
  );
}

function Addresses({
  id,
  addresses,
  readOnly,
}: {
  readonly id: NodeId;
  readonly addresses: readonly string[];
  readonly readOnly: boolean;
}) {
  const args = (next: readonly string[]) => ({ node: id, properties: { addresses: next.length === 0 ? null : next } });
  const rows = readOnly ? addresses : [...addresses, ''];
  return rows.map((address, i) => {
    const at = String(i);
    const label = rows.length === 1 ? 'Address' : `Address ${i + 1}`;
    return (
      <CommandField
        key={at}
        label={label}
        value={address}
        mono
        placeholder="10.0.0.20/24"
        readOnly={readOnly}
        command={setNodeProperties}
        args={(text) => args(rows.map((each, j) => (j === i ? text : each)).filter((each) => each !== ''))}
      />
    );
  });
}
