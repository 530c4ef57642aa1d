// What an operator types at the router, what is committed there, and faults of its Routing Engines: deliveries and answers.
import { effectiveTree, type JunosTree, readJunos, writeJunos } from '../../vendor/junos';
import { commitLines, committedLines } from '../chassis';
import type { Delivery, Step, StepOutcome, World } from '../kernel/types';
import { deviceInstance } from '../network';
import { commitErrors } from './commit-checks';
import { readEngineTree } from './config-read';
import { routerConfiguration } from './config-write';
import { isAvailable, type MastershipContext, NONE, other } from './mastership-context';
import { mastershipOf, READY_MS } from './mastership-machine';
import { keepalivesLost, synchronised } from './mastership-steps';
import { clockId, committedId, type EngineRouter, engineId, fittedSlots, mastershipId } from './router';
import { SLOTS } from './schema';
import { type Settings, settingsOf } from './settings';
import { clocksDue, secondsLeft } from './switch-clock';

const accepted = (text: string, deliveries: readonly Delivery[]): StepOutcome => ({
  deliveries,
  reply: { text, accepted: true },
});
const refused = (text: string): StepOutcome => ({ deliveries: [], reply: { text, accepted: false } });

/** Carries out a step of the router's Routing Engines; undefined = none of its own. */
export function executeStep(router: EngineRouter, step: Step, world: World): StepOutcome | undefined {
  switch (step.kind) {
    case 'fail':
    case 'repair':
      return fault(router, step.kind, step.target, world);
    case 'request':
      return request(router, step.command, world);
    case 'commit':
      return commit(router, step.lines, world);
  }
}

/** What the clock of the refusals counts from. */
const now = (router: EngineRouter, world: World): Delivery => ({
  to: clockId(router),
  event: { type: 'NOW', atMs: world.nowMs },
});

const FAULTS: Readonly<Record<string, string>> = {
  hang: 'hung',
  keepalives: 'silent',
  disk: 'disk',
  'slow-disk': 'slowDisk',
  em0: 'em0',
};

/** `re:MX/re0`, `hang:MX/re0` and the like, `process:MX/rpd`; the router by handle or name. */
function fault(router: EngineRouter, kind: 'fail' | 'repair', target: string, world: World): StepOutcome | undefined {
  const [, what = '', name = '', part = ''] = /^([\w-]+):([^/]+)\/(.+)$/.exec(target) ?? [];
  if (name !== router.handle && name !== router.node?.name) return undefined;
  if (what === 'process') return crash(router, kind, part, world);
  const slot = SLOTS.find((each) => part === `re${each}`);
  const named = FAULTS[what];
  if (slot === undefined || !fittedSlots(router).includes(slot) || (what !== 're' && named === undefined))
    return undefined;
  const marked = `${what}:${router.handle}/${part}`;
  const isFail = kind === 'fail';
  const event =
    named === undefined ? { type: isFail ? 'REMOVE' : 'FIT' } : { type: isFail ? 'FAULT' : 'FAULT_OVER', fault: named };
  return {
    deliveries: [now(router, world), { to: engineId(router, slot), event }],
    marks: isFail ? { add: [marked], remove: [] } : { add: [], remove: [marked] },
  };
}

function crash(router: EngineRouter, kind: 'fail' | 'repair', name: string, world: World): StepOutcome | undefined {
  if (name !== 'rpd') return undefined;
  // It comes back by itself: a repair changes nothing.
  if (kind === 'repair') return { deliveries: [] };
  return {
    deliveries: [now(router, world), { to: mastershipId(router), event: { type: 'CRASH' } }],
    marks: { add: [], remove: [] },
  };
}

const SWITCH = /^request chassis routing-engine master (switch|acquire|release)( check)?( no-confirm)?( force)?$/;

/** The mastership with what the clocks owe at this instant: that happens before commands [8, How to read times]. */
function contextOf(router: EngineRouter, world: World): MastershipContext | undefined {
  const state = world.state(mastershipId(router));
  if (state === undefined) return undefined;
  const context = mastershipOf(state);
  const due = clocksDue(world, clockId(router), { syncMs: READY_MS, watchMs: context.keepaliveMs });
  const watched = context.watching && due.watch ? keepalivesLost(context).next : context;
  return watched.syncing && due.sync ? synchronised(watched).next : watched;
}

/** True while the engine in that slot runs, as the world is before the clocks of this instant. */
const answers = (router: EngineRouter, world: World, slot: number): boolean => {
  const found = SLOTS.find((each) => each === slot);
  const context = found === undefined ? undefined : world.state(engineId(router, found))?.context;
  return context?.there === true && context.hung !== true && context.powered === true;
};

/** `switch` and `release` are typed at the master, `acquire` at the backup. */
function request(router: EngineRouter, typed: string, world: World): StepOutcome | undefined {
  const command = typed.trim().replaceAll(/\s+/g, ' ');
  const match = SWITCH.exec(command);
  if (match === null) return undefined;
  const context = contextOf(router, world);
  if (world.described(deviceInstance(router.handle))?.state !== 'on' || context === undefined)
    return refused(`error: ${router.handle} does not answer`);
  const { master } = context;
  if (master === NONE || !answers(router, world, master))
    return refused('error: the master Routing Engine does not answer');
  const peer = other(master);
  // Texts of these two refusals are ours; that the command is not executed is documented [R6, R25].
  if (!answers(router, world, peer)) return refused('error: no other Routing Engine to take mastership');
  if (!isAvailable(context, peer)) return refused('error: the other Routing Engine is disabled; command not executed');
  const left = context.gres ? secondsLeft(world, clockId(router)) : 0;
  if (left > 0) return refused(`Command aborted. Not ready for mastership switch, try after ${left} secs.`);
  if (match[2] !== undefined) return check(context);
  const lines = [
    ...warnings(context),
    ...(match[3] === undefined && match[1] === 'switch'
      ? ['Toggle mastership between routing engines ? [yes,no] (no) yes', '']
      : []),
    'Resolving mastership...',
    match[1] === 'acquire'
      ? 'Complete. The local routing engine becomes the master.'
      : 'Complete. The other routing engine becomes the master.',
  ];
  return accepted(lines.join('\n'), [
    now(router, world),
    { to: mastershipId(router), event: { type: 'SWITCH', reason: 'command' } },
  ]);
}

const NOT_READY =
  'warning: Standby Routing Engine is not ready for graceful switchover. Packet Forwarding Engines that are not ready for graceful switchover might be reset';

/** What precedes the question [R13, R42]. */
function warnings({ gres, ready }: MastershipContext): readonly string[] {
  if (!gres) return ['warning: Traffic will be interrupted while the PFE is re-initialized'];
  return ready ? [] : [NOT_READY];
}

const check = (context: MastershipContext): StepOutcome =>
  context.gres && context.ready ? accepted('Switchover Ready', []) : refused(warnings(context).join('\n'));

const IS_OURS =
  /^(set|delete|deactivate|activate) (chassis redundancy|system (commit|switchover-on-routing-crash|processes|backup-router)|routing-options (nonstop-routing|nsr-phantom-holdtime|graceful-restart|warm-standby)|protocols layer2-control|groups re[01]|apply-groups)/;

/** The running configuration with what was committed during the run. */
export function runningTree(router: EngineRouter, world: World, added: readonly string[] = []): JunosTree | undefined {
  const base = routerConfiguration(router.design, router.group);
  if (base === undefined) return undefined;
  const lines = [...committedLines(world, committedId(router)), ...added];
  if (lines.length === 0) return base;
  return readJunos(`${writeJunos(base, { form: 'set', secrets: 'shown' })}\n${lines.join('\n')}\n`).tree;
}

/** A commit that touches redundancy: refused in the device's words, or taken; roles the other way round move mastership [M7]. */
function commit(router: EngineRouter, lines: readonly string[], world: World): StepOutcome | undefined {
  const typed = commitLines(lines);
  if (typed === undefined || !typed.some((line) => IS_OURS.test(line))) return undefined;
  const context = contextOf(router, world);
  if (world.described(deviceInstance(router.handle))?.state !== 'on' || context === undefined)
    return refused(`error: ${router.handle} does not answer`);
  if (context.master === NONE || !answers(router, world, context.master))
    return refused('error: the master Routing Engine does not answer');
  const tree = runningTree(router, world, typed);
  if (tree === undefined) return refused('error: this router has no configuration');
  const errors = commitErrors(effectiveTree(tree));
  if (errors.length > 0) return refused([...new Set(errors.map(({ text }) => text))].join('\n'));
  const config = readEngineTree(tree)?.config ?? router.config;
  const settings: Settings = settingsOf(config);
  const synchronises = config.commitSynchronize && answers(router, world, other(context.master));
  const text = synchronises
    ? `re${context.master}:\nconfiguration check succeeds\nre${other(context.master)}:\ncommit complete\nre${context.master}:\ncommit complete`
    : 'commit complete';
  return accepted(text, [
    now(router, world),
    { to: committedId(router), event: { type: 'COMMITTED', lines: typed } },
    { to: mastershipId(router), event: { type: 'CONFIGURE', ...settings } },
    ...(givesRolesAway(context, settings) && (!context.gres || secondsLeft(world, clockId(router)) === 0)
      ? [{ to: mastershipId(router), event: { type: 'SWITCH', reason: 'configuration' } }]
      : []),
  ]);
}

/** The other slot is newly configured as master, or the present one as backup. */
function givesRolesAway(context: MastershipContext, settings: Settings): boolean {
  const before = [context.priority0, context.priority1];
  const after = [settings.priority0, settings.priority1];
  const peer = other(context.master);
  return after[peer] === 'master' && before[peer] !== 'master';
}
