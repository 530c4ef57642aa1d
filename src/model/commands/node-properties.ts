// Sets what the inspector shows of a device: model, release, addresses, gateway.
import { isAddress, isAddressWithPrefix } from '../addresses';
import type { Command } from '../command';
import type { DesignNode, NodeId } from '../design';
import { LIMITS } from '../limits';
import { subjectName } from '../lookup';
import { find, has, put } from '../records';
import { allOf, sameJson } from './room';

export interface NodeProperties {
  /** null takes the property away; left out, it stays. */
  readonly model?: string | null;
  readonly release?: string | null;
  readonly addresses?: readonly string[] | null;
  readonly gateway?: string | null;
}
export interface NodePropertiesArgs {
  readonly node: NodeId;
  readonly properties: NodeProperties;
}

const WORDS = { model: 'model', release: 'release', addresses: 'addresses', gateway: 'gateway' } as const;

export const setNodeProperties: Command<NodePropertiesArgs> = {
  id: 'node.properties',
  label: (design, { node, properties }) => {
    const changes = (['model', 'release', 'addresses', 'gateway'] as const).filter((key) => key in properties);
    return `Set the ${changes.map((key) => WORDS[key]).join(', ')} of ${subjectName(design, { kind: 'node', id: node })}`;
  },
  can: (design, { node, properties }) => {
    const { model, release, addresses, gateway } = properties;
    const wrong = (addresses ?? []).find((address) => !isAddressWithPrefix(address));
    return allOf(
      has(design.nodes, node) || `There is no device ${node}.`,
      wordAnswer('model', model),
      wordAnswer('release', release),
      (addresses ?? []).length <= LIMITS.addresses || `A device has at most ${LIMITS.addresses} addresses.`,
      wrong === undefined ||
        `Expected an address with prefix length such as 10.0.0.20/24, found ${JSON.stringify(wrong)}.`,
      gateway === undefined ||
        gateway === null ||
        isAddress(gateway) ||
        `Expected an address such as 10.0.0.1, found ${JSON.stringify(gateway)}.`,
    );
  },
  run: (design, { node, properties }) => {
    const before = find(design.nodes, node);
    if (before === undefined) return design;
    const kept = Object.entries({ ...before, ...properties }).filter(
      ([, value]) => value !== null && value !== undefined,
    );
    const after = Object.fromEntries(kept) as unknown as DesignNode;
    return sameJson(before, after) ? design : { ...design, nodes: put(design.nodes, [after]) };
  },
};

const wordAnswer = (word: string, text: string | null | undefined): true | string =>
  text === undefined ||
  text === null ||
  (text.trim() !== '' && text.length <= LIMITS.nameLength) ||
  `The ${word} is empty or longer than ${LIMITS.nameLength} characters.`;
