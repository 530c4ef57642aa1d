// The interface that every HA technology implements; canvas, inspector, timeline, console, runner and report know only this.
import type { GenericSchema } from 'valibot';
import type { ConfigSource, Design, Group, GroupId, NodeId, PortId } from '../../model/design';
import type { Diagnostic, Read } from '../../model/diagnostics';
import type { Finding } from '../../model/finding';
import type { JsonObject } from '../../model/json';
import type { JunosNode, JunosTree } from '../../vendor/junos';
import type { RingDrawing, SlotDrawing } from './chassis-drawing';
import type {
  DeedDrawing,
  RouteDrawing,
  RouteLegend,
  SayingDrawing,
  SessionDrawing,
  TallyDrawing,
} from './route-drawing';
import type { RoutingPlan, RoutingTraffic } from './routing';
import type { HullDrawing, LineDrawing, LoadDrawing, Move, SharesDrawing, StreamDrawing } from './spread';
import type {
  Consequence,
  Delivery,
  Exclusive,
  InstanceId,
  InstanceSpec,
  Plan,
  Role,
  Rule,
  Run,
  RunFrame,
  Step,
  StepOutcome,
  World,
} from './types';

/** What a technology adds to a plan for one group; the network adds devices, ports, links, channels and flows. */
export interface GroupPlan {
  readonly instances: readonly InstanceSpec[];
  readonly routes: ReadonlyMap<InstanceId, ReadonlyMap<string, readonly Delivery[]>>;
  /**
   * Parallel links that count as one path (`control:cluster`). The network makes one instance of them (states `up`, `down`),
   * which emits `channel-up` and `channel-down`; `id` is also the fault target that fails all members.
   */
  readonly channels: readonly { readonly id: string; readonly links: readonly string[]; readonly title: string }[];
  /** Ids of links between members that the configuration keeps out of service: they are cut before anything gets power. */
  readonly shut?: readonly string[];
  /** Time from power-on until the technology's processes run, per member: the network's device instance waits for it. */
  readonly bootMs: number;
  /** Boot order for the settled start: ms after 0 at which each member gets power. */
  readonly powerOnMs: Readonly<Record<NodeId, number>>;
  /** Which neutral facts of the network this group listens to (`port-up`, `port-down`, `device-up`, `device-off`, `channel-up`, …). */
  readonly listens: ReadonlyMap<InstanceId, ReadonlyMap<string, readonly Delivery[]>>;
  /** Who forwards what, from the world at an instant; pure. */
  readonly traffic: (world: World) => GroupTraffic;
  /** Requests typed at a member's CLI and fault targets of this technology; undefined = not mine. */
  readonly execute: (step: Step, world: World) => StepOutcome | undefined;
  /** What must never be active twice while the members hear each other. */
  readonly exclusives?: readonly Exclusive[];
  /** Like the plan's: asked at the end of an instant in which something changed, until it has nothing more to say. */
  readonly afterInstant?: (world: World) => readonly Consequence[];
  /** Invariants of the technology, watched beside every run; joined to the plan's. */
  readonly checkers?: Plan['checkers'];
  /** Sent when a settled boot has come to rest. */
  readonly onSettled?: readonly Delivery[];
  /** Sessions, routers and echoes that the network shall run; absent = flows find their way by links and owners alone. */
  readonly routing?: RoutingPlan;
}

/** Who owns a virtual interface on a segment, and how a packet may cross a member. */
export interface GroupTraffic {
  readonly interfaces: readonly VirtualInterface[];
  /** A packet may cross from one member to the other over these ports (fabric, Z-mode). */
  readonly crossings: readonly {
    readonly from: NodeId;
    readonly to: NodeId;
    readonly fromPort: PortId;
    readonly toPort: PortId;
  }[];
  /** False while sessions are not synchronised. */
  readonly synchronised: boolean;
  /** False while sessions that begin now are not copied; what was copied before stays. Absent = they are. */
  readonly copiesNew?: boolean;
  /** Devices that a member does not reach though every link is up: an address that was failed by name. */
  readonly unreachable?: readonly { readonly member: NodeId; readonly device: NodeId }[];
  /** Only where the plan has `routing`. `crossings` then lead a packet on that its member has no working way for. */
  readonly routing?: RoutingTraffic;
}
export interface VirtualInterface {
  readonly name: string;
  readonly group: GroupId;
  readonly addresses: readonly string[];
  /**
   * All ports that may ever carry it, of all members. Where every interface of a group lists them, a member's other ports are
   * its own (local interfaces), usable as they are; where one does not, nothing but owners' ports carries traffic.
   */
  readonly children?: readonly PortId[];
  /** Members that forward for it now, each with the ports that may carry it (up, active children); two members = both answer. */
  readonly owners: readonly { readonly node: NodeId; readonly ports: readonly PortId[] }[];
  /**
   * Instance that says which member announced itself last on the segment (`mac:reth0@cluster`): its fact `node`, else its state, is a
   * member's word. The network tells it `CONTESTED` and `RELEARNED` as the machine of `network/mac.ts` has them.
   */
  readonly announced?: InstanceId;
  /** MAC addresses that it answers for, with the VLAN where tagged: interfaces of different groups that share one disturb each other. */
  readonly stations?: readonly string[];
}

// ---- drawing: static facts from the design; live state comes from frames by instance id ----

export interface GroupDrawing {
  /** Only where several boxes are one device. */
  readonly hull?: { readonly label: string; readonly detail: string };
  readonly nodes: ReadonlyMap<NodeId, NodeDrawing>;
  readonly pills: readonly PillDrawing[];
  /** Words on the links between members, by link kind: control → `fxp1, 1 s × 3`. */
  readonly linkLabels: readonly {
    readonly kind: string;
    readonly title: string;
    readonly detail: string;
    /** Fields of the config that are about these links: what is found there is marked on them. */
    readonly settings?: readonly string[];
  }[];
  /** Members that stand together, where the group is several such; instead of `hull`. */
  readonly hulls?: readonly HullDrawing[];
  /** Where they are, flows that end at the group are drawn as these. */
  readonly streams?: readonly StreamDrawing[];
  /** What preferences mean, where the picture shows routes. */
  readonly routeLegend?: RouteLegend;
  /** Where every member keeps sessions of its own. */
  readonly sessions?: readonly SessionDrawing[];
}
export interface NodeDrawing {
  /** `node0`. */
  readonly alias: string;
  readonly rows: readonly RowDrawing[];
  readonly ports: ReadonlyMap<PortId, PortDrawing>;
  /** Where the device is a chassis: its slots. Groups that share one device may speak of the same slots. */
  readonly slots?: readonly SlotDrawing[];
  /** Where in the group's config this device has its own settings. */
  readonly config?: readonly (string | number)[];
  /** Words beside its ports. */
  readonly lines?: readonly LineDrawing[];
  readonly load?: LoadDrawing;
  /** A device that stands for many users; also one that is no member. */
  readonly shares?: readonly SharesDrawing[];
  /** A router that chooses: what it is told, prefix by prefix. Also one that is no member. */
  readonly routes?: readonly RouteDrawing[];
  /** Below its rows: what follows from the state of a row. */
  readonly sayings?: readonly SayingDrawing[];
  readonly tally?: TallyDrawing;
  /** What an operator does at it in a run, for its menu. */
  readonly deeds?: readonly DeedDrawing[];
}
export interface RowDrawing {
  readonly instance: InstanceId;
  readonly label: string;
  /** `priority 200`, and tags such as `preempt`. */
  readonly detail: string;
  readonly tags: readonly string[];
  /** Place in the config of what it shows: what is found there is marked at the row. */
  readonly config?: readonly (string | number)[];
  /** A fact of the instance shown as a bar with its number. */
  readonly meter?: { readonly fact: string; readonly max: number };
  /** Words at its end; those of a fact where that has any. */
  readonly tail?: { readonly fact?: string; readonly words: string };
}
export interface PortDrawing {
  /** Chips sit astride the edge that faces the peer; rows are ordinary ports. */
  readonly shape: 'chip' | 'row';
  readonly linkKind: 'control' | 'fabric' | 'revenue' | 'icl' | 'icd';
  /** The pill that it is a child of: `reth0`. */
  readonly pill?: string;
}
export interface PillDrawing {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly config: readonly (string | number)[];
  /** One leg a member: solid while that member's instance is active. */
  readonly legs: readonly { readonly node: NodeId; readonly instance: InstanceId; readonly ports: readonly PortId[] }[];
  /** Drawn beside its device as a ring of shares. */
  readonly ring?: RingDrawing;
}

// ---- config ----

export interface ConfigImport {
  readonly design: Design;
  readonly diagnostics: readonly Diagnostic[];
  /** Statements that were read, as words; all others are told to be kept. Absent = the diagnostics say so already. */
  readonly understood?: readonly (readonly string[])[];
}
export interface ConfigExport {
  /** What goes into the file of one member, or of all where they share one configuration. */
  readonly files: readonly { readonly node: NodeId | null; readonly name: string; readonly tree: JunosTree }[];
  /** Operational commands and steps to load it, numbered, per node: text with where to type it. */
  readonly steps: readonly {
    readonly node: string;
    readonly text: string;
    readonly command?: string;
    /** It loads the whole configuration: once for a device, however many groups speak in it. */
    readonly loads?: boolean;
  }[];
}

/** Configuration that is no Junos text: API bodies, Terraform. */
export interface ConfigDocuments {
  readonly formats: readonly { readonly id: string; readonly title: string; readonly extension: string }[];
  /** Files without their extension; none where the format is not one of these. */
  readonly write: (
    design: Design,
    group: Group,
    format: string,
  ) => readonly { readonly name: string; readonly text: string }[];
  /** Whether a text is one that `read` understands. */
  readonly recognises: (text: string) => boolean;
  /** All files together are one design. */
  readonly read: (files: readonly { readonly name: string; readonly text: string }[]) => Read<Design>;
}

// ---- console ----

export interface ConsoleContext {
  readonly design: Design;
  readonly group: Group;
  /** The member at whose CLI the command is typed. */
  readonly node: NodeId;
  readonly run: Run;
  readonly frame: RunFrame;
  /** What the device runs, where several groups speak in its configuration. */
  readonly configuration?: JunosTree;
}
/** One command of the CLI: words, with `<name>` for a value; help as `?` prints it. */
export interface ConsoleCommand {
  readonly words: readonly string[];
  readonly help: string;
  readonly kind: 'show' | 'request';
  /** Completions of a `<value>` word. */
  readonly values?: (
    context: ConsoleContext,
    word: string,
  ) => readonly { readonly value: string; readonly help: string }[];
  /** Text that the device prints (show only; a request becomes a step of the run and its reply is printed). */
  readonly print?: (context: ConsoleContext, args: Readonly<Record<string, string>>) => string;
  /** Whether layout and spacing of the text are known from a device. */
  readonly confidence?: 'captured' | 'documented' | 'unconfirmed';
  /** Prints a list: of several groups of a device as one, below their common head. */
  readonly isList?: boolean;
}

/** What a device has logged, with the virtual time at which it did. */
export interface LogLine {
  readonly atMs: number;
  readonly text: string;
}

// ---- faults ----

/** What a click can kill, and what repairs it. */
export interface FaultChoice {
  readonly target: string;
  /** `Kill the link`, `Pull ge-0/0/3`. */
  readonly label: string;
  readonly what: string;
  /** Links (by id) that it kills all at once. */
  readonly links?: readonly string[];
  /** Devices and groups that offer it in their menus though its name does not tell so; its (F) stands at the first device. */
  readonly places?: readonly (NodeId | GroupId)[];
}

/** A built-in design as the gallery has it before anybody builds it. */
export interface DesignCard {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  /** Target of the fault that the gallery plays. */
  readonly firstFault?: string;
}

export interface Template extends DesignCard {
  /** Shown in the gallery (reference designs); baselines of the conformance tables are not. */
  readonly gallery: boolean;
  /** Options after `+` that this template takes, with a sentence each. */
  readonly options: readonly { readonly name: string; readonly help: string }[];
  /** Returns the design, or a sentence about the option it does not know. */
  readonly build: (options: readonly string[]) => Design | { readonly error: string };
}

/** What is known of a technology before its code is there: enough for menus and for the gallery. */
export interface TechnologyCard {
  readonly id: string;
  readonly title: string;
  /** Which node kinds can be members, and how many. */
  readonly members: { readonly kinds: readonly string[]; readonly min: number; readonly max: number };
  /** The designs that the gallery shows, in its order; each is one of the templates. */
  readonly gallery: readonly DesignCard[];
}

export interface HaTechnology extends TechnologyCard {
  /** valibot schema of a group's config; forms are made from it (titles, descriptions, limits as metadata). */
  readonly schema: GenericSchema<unknown, JsonObject>;
  /** Config of a new group over these members. */
  readonly defaults: (design: Design, members: readonly NodeId[]) => JsonObject;
  readonly rules: readonly Rule[];
  /** `handles`: what each device is called in instance ids and targets (its alias where unique in the design, else its name). */
  readonly plan: (design: Design, group: Group, handles?: ReadonlyMap<NodeId, string>) => GroupPlan;
  readonly draw: (design: Design, group: Group) => GroupDrawing;
  /** Handle of a member besides its name: `node0`. */
  readonly alias: (group: Group, node: NodeId) => string | undefined;
  /** Candidate port names of a member under this technology (renumbered), in order. */
  readonly portNames: (design: Design, group: Group, node: NodeId) => readonly string[];
  /** What joining these devices does to the design: renames ports, adds HA links. Undoable as one step by the caller. */
  readonly form: (design: Design, members: readonly NodeId[], name: string) => Design | { readonly error: string };
  /** Gives all members of a group another hardware model: ports renumbered, links kept. Undoable as one step by the caller. */
  readonly setModel?: (design: Design, group: Group, model: string) => Design | { readonly error: string };
  /** Recognises and reads a configuration; undefined = this tree is not mine. */
  readonly read: (tree: JunosTree, source: Omit<ConfigSource, 'id' | 'subject'>) => ConfigImport | undefined;
  /**
   * Where each member has a configuration of its own: reads those of all members as one design. undefined = they are not members of one
   * system; diagnostics in the order of the files.
   */
  readonly readTogether?: (
    files: readonly { readonly tree: JunosTree; readonly source: Omit<ConfigSource, 'id' | 'subject'> }[],
  ) => { readonly design: Design; readonly diagnostics: readonly (readonly Diagnostic[])[] } | undefined;
  /** Adds to what another technology has drawn of a device what this one finds in its configuration; undefined = nothing. */
  readonly join?: (drawn: Design, tree: JunosTree) => ConfigImport | undefined;
  /** `base`: what other groups of the device have written before. */
  readonly write: (design: Design, group: Group, base?: JunosTree) => ConfigExport;
  /** For technologies that are configured by something else than Junos. */
  readonly documents?: ConfigDocuments;
  readonly commands: readonly ConsoleCommand[];
  /** What the member has logged about HA up to the frame, oldest first. */
  readonly logs?: (context: ConsoleContext) => readonly LogLine[];
  /** `{primary:node0}` above the prompt, or none. */
  readonly prompt?: (context: ConsoleContext) => string | undefined;
  readonly findings: (design: Design, group: Group) => readonly Finding[];
  readonly faults: (design: Design, group: Group) => readonly FaultChoice[];
  readonly templates: readonly Template[];
  /** Who moved from device to device in a run, in the order of leaving. */
  readonly moves?: (design: Design, group: Group, run: Run) => readonly Move[];
  /** One sentence for the caption and the live region when this entry is what a viewer should notice; undefined = not newsworthy. */
  readonly tell: (design: Design, run: Run, seq: number) => string | undefined;
}

export type { JunosNode, Plan, Role };
