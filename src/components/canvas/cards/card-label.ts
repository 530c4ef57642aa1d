// What a screen reader says for a device on the canvas: its name, what it is and its state machines. Words only.
import { catalogEntry } from '../../../model';
import type { DeviceShape } from '../geometry/scene-types';

/** `srx-a, node0, SRX345`. */
export const cardLabel = ({ node, alias }: DeviceShape): string =>
  [node.name, alias, node.model ?? catalogEntry(node.kind).title].filter(Boolean).join(', ');
