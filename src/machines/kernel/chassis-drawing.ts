// What a technology says of a chassis for the canvas: slots with their parts, rings of shares. Static; live state comes from frames by instance id.
import type { PortId } from '../../model/design';
import type { JsonObject } from '../../model/json';
import type { InstanceId, Role, RunFrame } from './types';

/** What a slot and a part of it have in common: a name, a state, what can be done to it. */
interface PlaceDrawing {
  readonly label: string;
  /** What it is, as Design says it: `MX-SPC3`, `initial backup`. */
  readonly detail: string;
  readonly tags: readonly string[];
  /** Whose state stands on its badge; states of role `neutral` need none. */
  readonly instance?: InstanceId;
  /** While the state of this one is `failed`, the thing is dead, whatever its badge says. */
  readonly presence?: InstanceId;
  /** What it does now, in a few words; a second line where there is room for one. Pure. */
  readonly says?: (frame: RunFrame) => string;
  /** Targets that hit it, in the order of its menu: the first is the one that a click offers. */
  readonly faults: readonly string[];
  /** Where in the group's config it is written. */
  readonly config?: readonly (string | number)[];
  readonly edits: readonly PlaceEdit[];
  /** Commands of an operator about this thing, for its menu in Run. */
  readonly requests?: readonly { readonly label: string; readonly command: string }[];
}
/** One slot of a chassis: a Routing Engine, a card with its PICs, a process, or an empty place. */
export interface SlotDrawing extends PlaceDrawing {
  /** The same for every group that speaks of this slot: `re0`, `fpc1`. An empty slot gives way to what another group has there. */
  readonly key: string;
  /** From top to bottom. */
  readonly order: number;
  readonly isEmpty: boolean;
  /** Ports whose rows stand in this slot. */
  readonly ports: readonly PortId[];
  readonly parts: readonly PartDrawing[];
}
/** A PIC of a card (a cell with its state), or a piece of a Routing Engine (a chip with its name). */
export interface PartDrawing extends PlaceDrawing {
  /** Unique in its slot. */
  readonly key: string;
  readonly shape: 'cell' | 'chip';
}
/** A change of the group's config that a thing of the drawing offers in its menu. */
export interface PlaceEdit {
  readonly id: string;
  /** `Move to FPC 4`. */
  readonly label: string;
  /** Key of the slot onto which the thing is dragged to the same end. */
  readonly onto?: string;
  /** The Delete key does it. */
  readonly removes?: boolean;
  readonly config: () => JsonObject;
}
/** Who serves which share of something that is divided evenly: the slots of a hash. */
export interface RingDrawing {
  /** The instance that decides, and its fact: for each share the index of its owner, null = nobody serves it. */
  readonly instance: InstanceId;
  readonly fact: string;
  /** Whom the indexes mean. A share whose owner's `presence` has failed reaches nobody, noticed or not. */
  readonly owners: readonly { readonly instance: InstanceId; readonly presence: InstanceId; readonly label: string }[];
  /** A share in one word: `slot`. */
  readonly share: string;
  /** Above the number of shares in the middle: `hash of`, `source-ip`. */
  readonly middle: readonly string[];
  /** Below the title: who sends traffic here. */
  readonly users: readonly string[];
  /** What a share costs that has changed its owner: `sessions start again`; absent = nothing. */
  readonly moved?: string;
  /** The state in one line, and what the next failure would do; pure. */
  readonly tell: (frame: RunFrame) => { readonly role: Role; readonly head: string; readonly detail: string };
}
