// The Design document: what the user saves. Pure data; it knows no technology, no screen and no simulation.
import type { JsonObject, JsonValue } from './json';

declare const brand: unique symbol;
type Id<Kind extends string> = string & { readonly [brand]: Kind };

export type DesignId = Id<'design'>;
export type NodeId = Id<'node'>;
export type PortId = Id<'port'>;
export type LinkId = Id<'link'>;
export type GroupId = Id<'group'>;
export type FlowId = Id<'flow'>;
export type ScenarioId = Id<'scenario'>;
export type NoteId = Id<'note'>;
export type SourceId = Id<'source'>;

/** Marks a string as an id of the wanted kind; ids are stable slugs (`node0`, `node0/ge-0/0/14`), never random. */
export const asId = <T extends string>(text: string): T => text as T;

/** The document version that this build writes; older ones are migrated, newer ones refused. */
export const DESIGN_VERSION = 1;

export const NODE_KINDS = ['srx', 'mx', 'router', 'switch', 'host', 'mist-edge', 'ap-group', 'cloud'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** A device on the canvas. `name` is unique in the design and is its host name. */
export interface DesignNode {
  readonly id: NodeId;
  readonly kind: NodeKind;
  readonly name: string;
  /** Hardware model as its vendor writes it, such as `SRX345`. */
  readonly model?: string;
  /** Junos release such as `24.4R1` or `15.1X49-D110`; decides output layouts and profiles. */
  readonly release?: string;
  /** Addresses with prefix length (`10.0.0.20/24`), for hosts and routers. */
  readonly addresses?: readonly string[];
  /** Default gateway of a host or router. */
  readonly gateway?: string;
  /** True where an import drew what the configuration does not tell (a switch, a host). */
  readonly inferred?: boolean;
}

/** A port in use (or added by hand); `name` is the real interface name, `ge-5/0/14`. */
export interface Port {
  readonly id: PortId;
  readonly node: NodeId;
  readonly name: string;
}

export const LINK_KINDS = ['revenue', 'control', 'fabric', 'icl', 'icd', 'tunnel'] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export interface Link {
  readonly id: LinkId;
  readonly kind: LinkKind;
  readonly a: PortId;
  readonly b: PortId;
  readonly name?: string;
  readonly inferred?: boolean;
}

/** Members of one HA system with the config of its technology (checked by that technology's schema). */
export interface Group {
  readonly id: GroupId;
  readonly name: string;
  readonly technology: string;
  /** In the technology's order: node 0 first. */
  readonly members: readonly NodeId[];
  readonly config: JsonObject;
}

/** An end of a flow: a device, or a virtual interface (`reth1`) that a group owns. */
export type FlowEnd =
  | { readonly kind: 'node'; readonly node: NodeId }
  | { readonly kind: 'group'; readonly group: GroupId; readonly interface: string };

export interface Flow {
  readonly id: FlowId;
  readonly name: string;
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  /** What it carries, for people: `tcp 443`. */
  readonly service?: string;
}

/** A scenario as the runner's file has it; times are kept as written (`250ms`, `3s`, `2m`, or milliseconds). */
export interface ScenarioStep {
  readonly at: string | number;
  readonly fail?: string;
  readonly repair?: string;
  readonly request?: { readonly node: string; readonly command: string };
  readonly commit?: { readonly node: string; readonly lines: readonly string[] };
  readonly caption?: string;
}
export interface ScenarioExpectation {
  readonly at?: string | number;
  readonly instance?: string;
  readonly state?: string;
  readonly facts?: JsonObject;
  readonly flow?: string;
  readonly outageAtMost?: string | number;
}
export interface Scenario {
  readonly id: ScenarioId;
  readonly title: string;
  readonly from?: 'settled' | 'boot';
  readonly steps: readonly ScenarioStep[];
  readonly observe?: readonly (string | number)[];
  readonly until?: string | number;
  readonly expect?: readonly ScenarioExpectation[];
}

export interface Note {
  readonly id: NoteId;
  readonly text: string;
}

/** An imported configuration, word for word: what the model does not understand is kept here and exported in place. */
export interface ConfigSource {
  readonly id: SourceId;
  /** File name or `pasted`. */
  readonly name: string;
  /** The group or node that it configures. */
  readonly subject: GroupId | NodeId;
  readonly text: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}
export type PortSide = 'left' | 'right' | 'top' | 'bottom';

/** Positions live only here: moving a box changes no simulation and no `designHash`. */
export interface Layout {
  readonly nodes: Readonly<Record<NodeId, Point>>;
  readonly notes: Readonly<Record<NoteId, Point>>;
  readonly sides: Readonly<Record<PortId, PortSide>>;
}

export interface Design {
  readonly version: typeof DESIGN_VERSION;
  readonly id: DesignId;
  readonly name: string;
  readonly nodes: Readonly<Record<NodeId, DesignNode>>;
  readonly ports: Readonly<Record<PortId, Port>>;
  readonly links: Readonly<Record<LinkId, Link>>;
  readonly groups: Readonly<Record<GroupId, Group>>;
  readonly flows: Readonly<Record<FlowId, Flow>>;
  readonly scenarios: Readonly<Record<ScenarioId, Scenario>>;
  readonly notes: Readonly<Record<NoteId, Note>>;
  readonly sources: Readonly<Record<SourceId, ConfigSource>>;
  readonly layout: Layout;
}

/** Anything that a finding, a menu or the selection can point at. */
export type SubjectRef =
  | { readonly kind: 'design' }
  | { readonly kind: 'node'; readonly id: NodeId }
  | { readonly kind: 'port'; readonly id: PortId }
  | { readonly kind: 'link'; readonly id: LinkId }
  | {
      readonly kind: 'group';
      readonly id: GroupId /** Path into its config, e.g. `['reths', 0]`. */;
      readonly path?: readonly (string | number)[];
    }
  | { readonly kind: 'flow'; readonly id: FlowId }
  | { readonly kind: 'note'; readonly id: NoteId };

export type { JsonObject, JsonValue };
