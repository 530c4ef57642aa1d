// What an operator types at the router, what is committed there, and faults of PICs and cards: deliveries and answers.
import { effectiveTree, type JunosTree, readJunos, writeJunos } from '../../vendor/junos';
import { commitLines, committedLines } from '../chassis';
import type { Delivery, Step, StepOutcome, World } from '../kernel/types';
import { deviceInstance } from '../network';
import { standingBackup } from './bundle-context';
import { bundleOf } from './bundle-spec';
import { commitErrors } from './commit-checks';
import { readAmsTree } from './config-read';
import { routerConfiguration } from './config-write';
import { type AmsRouter, bundleId, bundleInput, cardId, committedId, failureOptions, picId } from './router';
import type { AmsConfig, Bundle } from './schema';

const SWITCHOVER = /^request interface load-balancing switchover (\S+)( force)?$/;
const REVERT = /^request interface load-balancing revert (\S+)$/;

const accepted = (text: string, deliveries: readonly Delivery[]): StepOutcome => ({
  deliveries,
  reply: { text, accepted: true },
});
/** Wording of answers to these two commands is ours: no source prints it. */
const refused = (text: string): StepOutcome => ({ deliveries: [], reply: { text: `error: ${text}`, accepted: false } });

/** Carries out a step of the router's services; undefined = none of its own. */
export function executeStep(router: AmsRouter, step: Step, world: World): StepOutcome | undefined {
  switch (step.kind) {
    case 'fail':
    case 'repair':
      return fault(router, step.kind, step.target);
    case 'request':
      return request(router, step.command, world);
    case 'commit':
      return commit(router, step.lines, world);
  }
}

const EVENTS = { fail: 'FAIL', repair: 'REPAIR' } as const;

/** `pic:MX/mams-1/0/0`, `card:MX/fpc1`; the router by handle or name. */
function fault(router: AmsRouter, kind: 'fail' | 'repair', target: string): StepOutcome | undefined {
  const [, what = '', name = '', part = ''] = /^(pic|card):([^/]+)\/(.+)$/.exec(target) ?? [];
  if (name !== router.handle && name !== router.node?.name) return undefined;
  const known =
    what === 'pic'
      ? router.pics.filter((pic) => pic.name === part).map((pic) => picId(router, pic.name))
      : router.cards.filter((fpc) => `fpc${fpc}` === part).map((fpc) => cardId(router, fpc));
  const [to] = known;
  if (to === undefined) return undefined;
  return {
    deliveries: [{ to, event: { type: EVENTS[kind] } }],
    marks: kind === 'fail' ? { add: [to], remove: [] } : { add: [], remove: [to] },
  };
}

const isOn = (router: AmsRouter, world: World): boolean =>
  world.described(deviceInstance(router.handle))?.state === 'on';

function request(router: AmsRouter, typed: string, world: World): StepOutcome | undefined {
  const command = typed.trim().replaceAll(/\s+/g, ' ');
  const match = SWITCHOVER.exec(command) ?? REVERT.exec(command);
  if (match === null) return undefined;
  const name = match[1] ?? '';
  const isRevert = REVERT.test(command);
  if (!isOn(router, world)) return refused(`${router.handle} does not answer`);
  const bundle = router.config.bundles.find(({ members }) => members.some((member) => member.name === name));
  const state = bundle && world.state(bundleId(router, bundle));
  if (bundle === undefined || state === undefined) return refused(`${name} is not a load-balancing member interface`);
  const member = bundle.members.findIndex((each) => each.name === name);
  const context = bundleOf(state);
  const isOnline = (of: number): boolean =>
    world.described(picId(router, bundle.members[of]?.name ?? ''))?.state === 'online';
  const deliver = (type: 'SWITCHOVER' | 'REVERT'): readonly Delivery[] => [
    { to: bundleId(router, bundle), event: { type, member } },
  ];
  const role = context.roles[member] ?? 'down';
  if (isRevert) {
    if (!isOnline(member)) return refused(`${name} is not online`);
    if (role === 'active' || role === 'backup') return refused(`${name} is ${role}: there is nothing to revert`);
    return accepted(`${name} is let in again`, deliver('REVERT'));
  }
  const backup = standingBackup(context, member);
  const canTake = backup >= 0 && isOnline(backup);
  if (context.model === 'none') return refused(`${bundle.name} has no backup: no high-availability-options`);
  if (role !== 'active') return refused(`${name} is ${role}, not active`);
  if (!canTake) return refused(`${bundle.name} has no backup that could take over`);
  return accepted(`${bundle.members[backup]?.name ?? ''} takes over from ${name}`, deliver('SWITCHOVER'));
}

const IS_OURS = /^(set|delete|deactivate|activate) (interfaces (ams|mams-|ms-|vms-)|services service-set )/;

/** The running configuration with what was committed during the run. */
export function runningTree(router: AmsRouter, world: World, added: readonly string[] = []): JunosTree | undefined {
  const base = routerConfiguration(router.design, router.group);
  if (base === undefined) return undefined;
  const lines = [...committedLines(world, committedId(router)), ...added];
  if (lines.length === 0) return base;
  return readJunos(`${writeJunos(base, { form: 'set', secrets: 'shown' })}\n${lines.join('\n')}\n`).tree;
}

/**
 * A commit that touches the bundles: refused in the device's words, or taken. What changes while a run goes on are the
 * member-failure-options; other members or another model would be another design.
 */
function commit(router: AmsRouter, lines: readonly string[], world: World): StepOutcome | undefined {
  const typed = commitLines(lines);
  if (typed === undefined || !typed.some((line) => IS_OURS.test(line))) return undefined;
  if (!isOn(router, world)) return refused(`${router.handle} does not answer`);
  const tree = runningTree(router, world, typed);
  if (tree === undefined) return refused('this router has no configuration');
  const errors = commitErrors(effectiveTree(tree));
  if (errors.length > 0)
    return {
      deliveries: [],
      reply: { text: [...new Set(errors.map(({ text }) => text))].join('\n'), accepted: false },
    };
  const config = readAmsTree(tree)?.config;
  const changed = config && changedBundles(router, config);
  if (changed === undefined)
    return refused('a change of members or of the high-availability model is another design, not a step of a run');
  return accepted('commit complete', [
    { to: committedId(router), event: { type: 'COMMITTED', lines: typed } },
    ...changed.map(
      (bundle): Delivery => ({
        to: bundleId(router, bundle),
        event: { type: 'CONFIGURE', ...failureOptions(bundle) },
      }),
    ),
  ]);
}

/** Bundles whose options differ; undefined where something else of them does. */
function changedBundles(router: AmsRouter, config: AmsConfig): readonly Bundle[] | undefined {
  const shape = (bundle: Bundle): string => {
    const { action: _, rejoinMs: __, enableRejoin: ___, sessions: ____, ...rest } = bundleInput(bundle);
    return JSON.stringify([bundle.name, bundle.members, rest]);
  };
  const before = router.config.bundles.map(shape);
  if (JSON.stringify(config.bundles.map(shape)) !== JSON.stringify(before)) return undefined;
  return config.bundles;
}
