// The shapes that a picture is made of, in canvas pixels at 100 %: numbers and words only, no React and no run state.

import type { RingDrawing } from '../../../machines/kernel/chassis-drawing';
import type { StreamDrawing } from '../../../machines/kernel/spread';
import type { GroupDrawing, PortDrawing, RowDrawing } from '../../../machines/kernel/technology';
import type {
  DesignNode,
  GroupId,
  Link,
  LinkId,
  LinkKind,
  NodeId,
  Note,
  NoteId,
  Point,
  PortId,
  PortSide,
} from '../../../model/design';
import type { SlotPlace } from './chassis-shape';
import type { SpreadPlace } from './spread-shape';
import type { ToldPlace } from './told-shape';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How a device is drawn: a full card, a narrow card with port rows, or an icon with its name below. */
export type DeviceForm = 'card' | 'small' | 'tile';

/** A port on its device. `x`, `y` is the point on the card's edge where its link ends, relative to the card. */
export interface PortPlace {
  readonly port: PortId;
  readonly name: string;
  readonly side: PortSide;
  readonly shape: 'row' | 'chip' | 'plain';
  readonly kind: PortDrawing['linkKind'];
  readonly x: number;
  readonly y: number;
  /** Virtual interface that it is a child of, and its group. */
  readonly pill?: string;
  readonly linked: boolean;
}

/** One state machine of a member, drawn as a row of its card; `y` is the row's top. */
export interface RowPlace {
  readonly row: RowDrawing;
  readonly y: number;
}

export interface DeviceShape {
  readonly node: DesignNode;
  readonly form: DeviceForm;
  readonly width: number;
  readonly height: number;
  /** Top of the header: below the chips where they sit on the upper edge. */
  readonly headerY: number;
  /** Top of the port rows. */
  readonly portsY: number;
  readonly alias?: string;
  readonly group?: GroupId;
  readonly ports: readonly PortPlace[];
  /** Where a link from its next free port is pulled: a row of its own before it has any port, else beside the header. */
  readonly next: { readonly x: number; readonly y: number; readonly isRow: boolean };
  readonly rows: readonly RowPlace[];
  /** Where it is a chassis. */
  readonly slots?: readonly SlotPlace[];
  /** Where it carries a load, or stands for a crowd. */
  readonly spread?: SpreadPlace;
  /** Where it is a router that is told of routes, or a member that says what its states signal. */
  readonly told?: ToldPlace;
}
export interface PlacedDevice {
  readonly shape: DeviceShape;
  readonly at: Point;
}

/** An end of a link in canvas coordinates. */
export interface Anchor extends Point {
  readonly side: PortSide;
}

export interface LinkShape {
  readonly link: Link;
  readonly kind: LinkKind;
  readonly a: Anchor;
  readonly b: Anchor;
  /** How far it bends beside its parallels, px. */
  readonly lane: number;
  /** SVG path data from a to b. */
  readonly d: string;
  readonly middle: Point;
  /** Names of the ends for people: `srx-a ge-0/0/14 – sw-out ge-0/0/0`. */
  readonly title: string;
  /** Port names that no row shows, with the point where they stand. */
  readonly endLabels: readonly {
    readonly text: string;
    readonly at: Point;
    readonly anchor: 'start' | 'middle' | 'end';
  }[];
  /** Words on the link: `control` above `fxp1, 1 s × 3`. */
  readonly words?: {
    readonly title: string;
    readonly detail: string;
    readonly at: Point;
    /** From the baseline of the title to that of the detail. */
    readonly step: number;
    readonly anchor: 'start' | 'middle';
  };
  readonly source: NodeId;
  readonly target: NodeId;
}

export interface HullShape extends Box {
  readonly group: GroupId;
  readonly label: string;
  readonly detail: string;
  readonly members: readonly NodeId[];
  /** Where the group is several of them: which one, in its config, whose state it shows. */
  readonly part?: {
    readonly id: string;
    readonly path: readonly (string | number)[];
    readonly instance?: string;
  };
}

/** Users of one device that are served by another: a band from card to card. */
export interface StreamShape {
  readonly group: GroupId;
  readonly drawing: StreamDrawing;
  readonly a: Anchor;
  readonly b: Anchor;
  readonly d: string;
  /** Points along it, for what moves on it. */
  readonly points: readonly Point[];
}

export interface LegShape {
  readonly instance: string;
  readonly d: string;
}
export interface PillShape extends Box {
  readonly id: string;
  readonly group: GroupId;
  readonly pill: string;
  readonly title: string;
  readonly detail: string;
  readonly path: readonly (string | number)[];
  readonly legs: readonly LegShape[];
  readonly ring?: RingShape;
}
/** A pill that is drawn as a ring of shares. */
export interface RingShape {
  /** The device beside which it stands. */
  readonly node: NodeId;
  readonly drawing: RingDrawing;
  /** Where the line of each owner comes from, relative to the box of the ring. */
  readonly owners: readonly (Point | undefined)[];
}

/** The ring round the lines of a LAG. */
export interface BundleShape {
  readonly key: string;
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
}

export interface NoteShape {
  readonly note: Note;
  readonly at: Point;
  readonly width: number;
  readonly height: number;
}

export interface Scene {
  readonly devices: ReadonlyMap<NodeId, PlacedDevice>;
  readonly links: ReadonlyMap<LinkId, LinkShape>;
  readonly notes: ReadonlyMap<NoteId, NoteShape>;
  readonly hulls: readonly HullShape[];
  readonly pills: readonly PillShape[];
  readonly bundles: readonly BundleShape[];
  readonly streams: readonly StreamShape[];
  /** Flows that streams stand for, by id and by name. */
  readonly streamedFlows: ReadonlySet<string>;
  /** Routers in it are told preferences. */
  readonly hasRoutes: boolean;
  readonly bounds: Box | null;
}

export type Drawings = ReadonlyMap<GroupId, GroupDrawing>;
/** Where things are while they are dragged; absent = where the layout has them. */
export type Overrides = ReadonlyMap<string, Point>;
