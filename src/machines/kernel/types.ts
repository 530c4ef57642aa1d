// The vocabulary of a simulation: instances, plans, traces, frames. It knows no technology and no screen.
import type { AnyStateMachine } from 'xstate';
import type { GroupId, LinkId, NodeId, PortId } from '../../model/design';
import type { Confidence } from '../../model/diagnostics';
import type { JsonObject } from '../../model/json';
import type { RoutePreference } from './routing';

/** What a state means whatever its vendor calls it; decides colour and glyph. `neutral` = neither serves nor fails (a link that is up). */
export type Role = 'active' | 'standby' | 'transition' | 'failed' | 'neutral';

/** One rule of a domain reference. Every transition names the rule that made it happen. */
export interface Rule {
  readonly id: string;
  /** One sentence for people. */
  readonly text: string;
  /** Source keys as the reference has them, `J-IM46, SEED`. */
  readonly source: string;
  readonly confidence: Confidence;
}

export type InstanceId = string;

/** An event or an emission: plain JSON, free of ids and absolute times, so that it can be interned. */
export interface Message extends JsonObject {
  readonly type: string;
}

/** How a snapshot looks from outside: the vendor's word for the state, its role, and what a device would show. */
export interface Described {
  readonly state: string;
  readonly role: Role;
  readonly facts: JsonObject;
}

/** For the live state chart: states on a small grid and the transitions between them. */
export interface StateChart {
  readonly states: readonly {
    readonly id: string;
    readonly label: string;
    readonly role: Role;
    readonly column: number;
    readonly row: number;
  }[];
  readonly transitions: readonly {
    readonly from: string;
    readonly to: string;
    readonly label: string;
    readonly rule: string;
  }[];
}

/** A timer's name as the vendor spells it, and its rule; keyed by the id that the machine gives to `raise`. */
export interface TimerName {
  readonly name: string;
  readonly rule: string;
}

/**
 * One XState machine as a module constant, with what the screens need to know about it.
 * Machines tell the rule of a transition by `emit({type: 'rule', rule, text?, needs?})`; any other emission is routed by the plan. `needs` are
 * types of events that all had to come before: the last entry of each is named beside the cause.
 * Timers are `raise(event, {delay, id})`; `delay: 0` runs at the end of the same instant, when all of its messages have arrived.
 */
export interface MachineSpec {
  readonly id: string;
  readonly logic: AnyStateMachine;
  readonly describe: (snapshot: MachineState) => Described;
  readonly timers: Readonly<Record<string, TimerName>>;
  readonly chart?: StateChart;
}

/** The JSON of an XState snapshot: `value` is a state name or nested names, `context` is small and flat. */
export interface MachineState {
  readonly value: string | JsonObject;
  readonly context: JsonObject;
}

/** Where on the picture an instance lives: rings, badges and marks are drawn there. */
export type Anchor =
  | { readonly kind: 'node'; readonly node: NodeId }
  | { readonly kind: 'port'; readonly port: PortId }
  | { readonly kind: 'link'; readonly link: LinkId }
  | { readonly kind: 'row'; readonly node: NodeId; readonly row: string }
  | { readonly kind: 'pill'; readonly group: GroupId; readonly pill: string };

/** A number that a device keeps counting: it is taken from the trace, because a context that grows without bound defeats interning. */
export interface Tally {
  /** Under this name it is among the facts of the instance's views. */
  readonly fact: string;
  /** Whose entries count, in whichever order they come. */
  readonly of: readonly InstanceId[];
  readonly effect: (entry: TraceEntry) => 'counts' | 'clears' | 'none';
}

export interface InstanceSpec {
  /** As `headless.md` spells it: `rg1@node0`; the network's are `port:node0/ge-0/0/3`, `link:l1`, `device:node0`, `flow:office-to-web`. */
  readonly id: InstanceId;
  readonly technology: string;
  readonly machine: MachineSpec;
  readonly input: JsonObject;
  /** For people: `RG1 on srx-a`. */
  readonly title: string;
  /** The node's handle (`node0`) where the instance lives on one. */
  readonly node?: string;
  readonly group?: GroupId;
  readonly anchor?: Anchor;
  /** Shown on the timeline by default; 'fact' instances are there on demand. */
  readonly lane: 'always' | 'when-changed' | 'never';
  /** Reported by `run --json` among `instances`. */
  readonly reported: boolean;
  /** Facts that are counted from the trace; 0 before the first entry. */
  readonly tallies?: readonly Tally[];
  /** Facts of a report that need times of the run, which a machine never knows (`timerEndsAtMs`); added to those of the view. */
  readonly reportFacts?: (run: Run, frame: RunFrame) => JsonObject;
  /** An entry into one of these states is announced from these ports (GARP): the canvas draws a pulse there. */
  readonly announces?: Readonly<
    Record<string, { readonly ports: readonly PortId[]; readonly label: string; readonly count: number }>
  >;
}

/** Where an emission of one type goes. `via`: delivered only while that instance is in that state (a message over a link). */
export interface Delivery {
  readonly to: InstanceId;
  /** Replaces the emission; absent = the emission itself is the event. */
  readonly event?: Message;
  readonly via?: readonly { readonly instance: InstanceId; readonly state: string }[];
  readonly delayMs?: number;
}

/** What a fault target, a request or a commit turns into at the instant when it happens. */
export interface StepOutcome {
  readonly deliveries: readonly Delivery[];
  /** The device's answer to a request or commit, and whether it took it. */
  readonly reply?: { readonly text: string; readonly accepted: boolean };
  /** Why the step is impossible (unknown target); the run then refuses to start. */
  readonly error?: string;
  /** Targets that count as failed (`add`) or no longer so (`remove`) from this step on; absent = the step's own target. */
  readonly marks?: { readonly add: readonly string[]; readonly remove: readonly string[] };
}

export type Step =
  | { readonly kind: 'fail'; readonly target: string; readonly caption?: string }
  | { readonly kind: 'repair'; readonly target: string; readonly caption?: string }
  | { readonly kind: 'request'; readonly node: string; readonly command: string; readonly caption?: string }
  | { readonly kind: 'commit'; readonly node: string; readonly lines: readonly string[]; readonly caption?: string };
export interface TimedStep {
  readonly atMs: number;
  readonly step: Step;
}

/** Read-only view of a simulation at an instant. */
export interface World {
  readonly nowMs: number;
  readonly state: (id: InstanceId) => MachineState | undefined;
  readonly described: (id: InstanceId) => Described | undefined;
  /** One object for the states of the plan's `watched` instances: the same object means the same states. Key of memos. */
  readonly situation?: object;
}

/** What the end of an instant sends: beside the delivery, data for its entry and the instances whose last entry is the cause. */
export interface Consequence extends Delivery {
  readonly data?: JsonObject;
  readonly causedBy?: readonly InstanceId[];
}

/** At most one of these instances may have the role `active` while one of the paths between them is up for longer than the grace. */
export interface Exclusive {
  readonly id: string;
  readonly instances: readonly InstanceId[];
  readonly paths: readonly { readonly instance: InstanceId; readonly state: string }[];
  /** How long two may be active although they hear each other (a split brain that is about to heal). */
  readonly graceMs: number;
}

/** Everything that a simulation needs; built from a design, never changed. */
export interface Plan {
  readonly instances: readonly InstanceSpec[];
  /** instance → emission type → deliveries. */
  readonly routes: ReadonlyMap<InstanceId, ReadonlyMap<string, readonly Delivery[]>>;
  readonly rules: ReadonlyMap<string, Rule>;
  /** Resolves a step in the world as it is at that instant. */
  readonly execute: (step: Step, world: World) => StepOutcome;
  /** Powers everything on; `settle` of the kernel runs it until nothing is left to happen. */
  readonly boot: readonly { readonly atMs: number; readonly deliveries: readonly Delivery[] }[];
  /** Called once at the end of an instant in which something changed: the network recomputes flows here. */
  readonly afterInstant?: (world: World) => readonly Consequence[];
  /** Instances whose states decide what `afterInstant` finds; `World.situation` stands for them. */
  readonly watched?: readonly InstanceId[];
  /** Sent when a settled boot has come to rest: flows start their sessions here. */
  readonly onSettled?: readonly Delivery[];
  /** Instances with states `forwarding | lost | unpredictable` and facts `path`, `links`, `sessions`; `id` is the flow's name. */
  readonly flows?: readonly { readonly id: string; readonly instance: InstanceId }[];
  readonly exclusives?: readonly Exclusive[];
  /** Where a plan has routing: what routers were told of each prefix at the instant of a frame, and whom they chose. */
  readonly preferences?: (frame: RunFrame) => readonly RoutePreference[];
  /** Invariants watched beside every run: a sentence when broken. */
  readonly checkers?: readonly { readonly id: string; readonly check: (world: World) => string | undefined }[];
}

/** One thing that happened. `from` and `to` are described states (equal where only facts changed); `cause` is the seq that made it happen. */
export interface TraceEntry {
  readonly atMs: number;
  readonly seq: number;
  readonly instance: InstanceId;
  readonly event: string;
  readonly from: string;
  readonly to: string;
  readonly cause: number | null;
  /** Earlier entries of this instance that were needed as well, where one cause does not tell the whole: control and fabric both lost. */
  readonly alsoBy?: readonly number[];
  readonly rule: string;
  /** Reason in the device's words or numbers where the machine gives one: `Better priority (200/100)`, `255 - 150 - 150 = -45`. */
  readonly text?: string;
  /** Facts after the entry. */
  readonly facts: JsonObject;
  /** Extra data of the entry (a flow's path). */
  readonly data?: JsonObject;
}

export interface RunningTimer {
  readonly id: string;
  readonly name: string;
  readonly rule: string;
  readonly startedMs: number;
  readonly endsMs: number;
}

/** One instance at one instant, as screens and reports see it. */
export interface InstanceView extends Described {
  readonly id: InstanceId;
  /** Innermost state name(s) of the machine, for the live chart. */
  readonly chartState: string;
  readonly timers: readonly RunningTimer[];
  /** seq of the entry that led to the present state or facts; -1 = as it started. */
  readonly lastEntry: number;
}

export interface RunSpec {
  readonly designHash: string;
  readonly from: 'settled' | 'boot';
  readonly steps: readonly TimedStep[];
  readonly untilMs: number;
}

export interface Reply {
  readonly atMs: number;
  readonly node: string;
  readonly command: string;
  readonly text: string;
  readonly accepted: boolean;
}

export interface Outage {
  readonly fromMs: number;
  /** null = still out when the run ends. */
  readonly toMs: number | null;
}
export interface FlowView {
  readonly id: string;
  readonly state: 'forwarding' | 'lost' | 'unpredictable';
  /** Names of the devices on the path, in order; empty while lost. */
  readonly path: readonly string[];
  /** Links and ports of the path, for the canvas. */
  readonly links: readonly LinkId[];
  readonly sessions: 'kept' | 'lost';
  readonly outageMs: number;
}

/** The whole run at one instant. */
export interface RunFrame {
  readonly atMs: number;
  readonly instances: ReadonlyMap<InstanceId, InstanceView>;
  readonly flows: readonly FlowView[];
  /** Targets that are failed at this instant (the (F) badges). */
  readonly failed: readonly string[];
}

/** A finished run: decided by its spec alone. Times are ms from the first instant of steady state; entries before 0 are the boot that led there. */
export interface Run {
  readonly spec: RunSpec;
  readonly plan: Plan;
  readonly trace: readonly TraceEntry[];
  readonly replies: readonly Reply[];
  readonly outages: ReadonlyMap<string, readonly Outage[]>;
  readonly broken: readonly { readonly atMs: number; readonly checker: string; readonly message: string }[];
  /** Steps that could not be carried out (unknown target, refused); the rest of the run stands. */
  readonly errors: readonly { readonly atMs: number; readonly message: string }[];
  /** Hex digest of the trace, the same on every machine. */
  readonly traceHash: string;
  /** Last instant at which something happens. */
  readonly lastEventMs: number;
  readonly frameAt: (atMs: number) => RunFrame;
  /** Instants at which something happens, sorted, from 0 on. */
  readonly instants: readonly number[];
}
