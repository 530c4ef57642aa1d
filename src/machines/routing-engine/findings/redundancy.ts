// R-L01 to R-L09, R-L14 to R-L19, R-L21, R-L22: what is configured, and what it does not do.
import type { Finding } from '../../../model/finding';
import { child, valueOf as singleValue } from '../../../vendor/junos';
import { commitErrors } from '../commit-checks';
import { isSingleEngine } from '../form';
import { SLOTS } from '../schema';
import { changing, findingOf, type RuleContext, type RuleOf } from './context';

const rule = (
  id: string,
  severity: RuleOf['severity'],
  source: string,
  explanation: string,
  confidence: RuleOf['confidence'] = 'documented',
): RuleOf => ({ rule: id, severity, source, confidence, explanation });

const RULES = {
  refused: rule('R-L01', 'error', 'R26', 'Junos refuses the commit, with exactly this text.'),
  noMaster: rule('R-L02', 'error', 'R6', 'Neither Routing Engine may become master at a boot.'),
  disabled: rule(
    'R-L03',
    'warning',
    'R6',
    'A disabled Routing Engine takes no part in elections: there is no redundancy.',
  ),
  hung: rule('R-L04', 'warning', 'R7, R9', 'A master that hangs but is still there is never replaced.'),
  noGres: rule(
    'R-L05',
    'warning',
    'R15',
    'Without graceful switchover every switchover restarts the cards: minutes of outage.',
  ),
  adjacencies: rule(
    'R-L06',
    'warning',
    'R12, R15',
    'rpd restarts at a switchover: without NSR or graceful restart all adjacencies drop.',
  ),
  keepalives: rule(
    'R-L07',
    'warning',
    'R8',
    'Newer documents say that on-loss-of-keepalives must be configured with graceful switchover.',
  ),
  unusedTime: rule('R-L08', 'info', 'R9', 'keepalive-time has no effect without on-loss-of-keepalives.'),
  synchronize: rule(
    'R-L09',
    'warning',
    'R32, R26',
    'Without commit synchronize the two configurations diverge, and NSR is impossible.',
  ),
  crash: rule('R-L14', 'warning', 'R17', 'NSR alone restarts rpd in place when it crashes: adjacencies drop.'),
  isis: rule(
    'R-L15',
    'warning',
    'R12',
    'With graceful restart the hold-time of IS-IS must be more than 40 s, or the adjacency times out first.',
  ),
  single: rule('R-L16', 'error', 'R31, R37', 'This model has one Routing Engine only.'),
  different: rule('R-L17', 'error', 'R30, R19', 'Both Routing Engines must be the same hardware model.'),
  bridging: rule('R-L18', 'warning', 'R31', 'NSR does not cover Layer 2 control protocols; nonstop-bridging does.'),
  disk: rule('R-L19', 'info', 'R3, R26', 'Without on-disk-failure a master with a broken disk stays master.'),
  slot1: rule('R-L21', 'warning', 'R4', 'After a boot slot 1 is master; operators expect slot 0.'),
  mvpn: rule('R-L22', 'warning', 'R17', 'NSR with MVPN does not go together with automatic route distinguishers.'),
} as const;

const L2_PROTOCOLS = ['rstp', 'mstp', 'vstp', 'erp', 'protection-group'];

/** Rules about the statements of redundancy. */
export function redundancyFindings(context: RuleContext): readonly Finding[] {
  const { config, isDual, effective, group, router } = context;
  const { gracefulSwitchover: gres, nonstopRouting: nsr } = config;
  const [first, second] = config.engines;
  const priorities = [first.priority, second.priority];
  const found: Finding[] = [];
  const say = (of: RuleOf, message: string, path: string, fix?: Finding['fix']): void => {
    found.push(findingOf(context, of, { message, path: [path], ...(fix === undefined ? {} : { fix }) }));
  };
  for (const { text, path } of commitErrors(effective))
    found.push(findingOf(context, RULES.refused, { message: `[edit ${path.join(' ')}] ${text}` }));
  const isBackupPair = priorities.every((priority) => priority === 'backup');
  const isBackupAndDisabled = priorities.includes('disabled') && priorities.includes('backup');
  if (isDual && (isBackupPair || isBackupAndDisabled))
    say(RULES.noMaster, `Slot 0 is ${priorities[0]} and slot 1 ${priorities[1]}: nobody may become master.`, 'engines');
  for (const slot of SLOTS)
    if (isDual && config.engines[slot].priority === 'disabled')
      say(RULES.disabled, `The Routing Engine in slot ${slot} is disabled.`, 'engines');
  if (isDual && !gres && !config.onLossOfKeepalives)
    say(
      RULES.hung,
      'Neither graceful switchover nor on-loss-of-keepalives is configured: a hung master is never replaced.',
      'onLossOfKeepalives',
      changing(group, 'Set on-loss-of-keepalives', { onLossOfKeepalives: true }),
    );
  if (isDual && !gres)
    say(
      RULES.noGres,
      'Graceful switchover is not configured: every switchover restarts the Packet Forwarding Engines.',
      'gracefulSwitchover',
    );
  if (isDual && gres && !nsr && config.gracefulRestart === null)
    say(
      RULES.adjacencies,
      'Graceful switchover without nonstop routing and without graceful restart: adjacencies drop.',
      'nonstopRouting',
      changing(group, 'Set nonstop-routing and commit synchronize', { nonstopRouting: true, commitSynchronize: true }),
    );
  if (isDual && gres && !config.onLossOfKeepalives)
    say(
      RULES.keepalives,
      'Graceful switchover without failover on-loss-of-keepalives.',
      'onLossOfKeepalives',
      changing(group, 'Set on-loss-of-keepalives', { onLossOfKeepalives: true }),
    );
  if (config.keepaliveTimeS !== undefined && !config.onLossOfKeepalives && !gres)
    say(RULES.unusedTime, `keepalive-time ${config.keepaliveTimeS} has no effect.`, 'keepaliveTimeS');
  if (isDual && !config.commitSynchronize)
    say(
      RULES.synchronize,
      'system commit synchronize is not configured.',
      'commitSynchronize',
      changing(group, 'Set commit synchronize', { commitSynchronize: true }),
    );
  if (nsr && !config.switchoverOnRoutingCrash)
    say(
      RULES.crash,
      'Nonstop routing without switchover-on-routing-crash.',
      'switchoverOnRoutingCrash',
      changing(group, 'Set switchover-on-routing-crash', { switchoverOnRoutingCrash: true }),
    );
  if (gres && config.gracefulRestart !== null)
    for (const [name, seconds] of shortHoldTimes(context))
      say(RULES.isis, `The IS-IS hold-time of ${name} is ${seconds} s; it must be more than 40 s.`, 'gracefulRestart');
  if (isSingleEngine(router.node?.model))
    say(RULES.single, `An ${router.node?.model ?? 'MX'} has a single Routing Engine.`, 'engines');
  if (isDual && first.hardware !== undefined && second.hardware !== undefined && first.hardware !== second.hardware)
    say(RULES.different, `Slot 0 has an ${first.hardware}, slot 1 an ${second.hardware}.`, 'engines');
  const l2 = L2_PROTOCOLS.filter((word) => child(effective, 'protocols', word) !== undefined);
  if (nsr && !config.nonstopBridging && l2.length > 0)
    say(
      RULES.bridging,
      `${l2.join(', ')} ${l2.length === 1 ? 'is' : 'are'} in use with nonstop routing, without nonstop-bridging.`,
      'nonstopBridging',
      changing(group, 'Set nonstop-bridging', { nonstopBridging: true }),
    );
  if (isDual && !config.onDiskFailure) say(RULES.disk, 'failover on-disk-failure is not configured.', 'onDiskFailure');
  if (second.priority === 'master')
    say(RULES.slot1, 'routing-engine 1 is configured as master: after a boot slot 1 is master.', 'engines');
  const mvpn = [child(effective, 'protocols', 'mvpn'), ...instancesWithMvpn(context)].some(
    (node) => node !== undefined,
  );
  if (nsr && mvpn && child(effective, 'routing-options', 'route-distinguisher-id') !== undefined)
    say(RULES.mvpn, 'Nonstop routing, MVPN and route-distinguisher-id are configured together.', 'nonstopRouting');
  return found;
}

const instancesWithMvpn = ({ effective }: RuleContext) =>
  (child(effective, 'routing-instances')?.children ?? []).map((each) => child(each, 'protocols', 'mvpn'));

/** Interfaces of IS-IS whose hold-time is 40 s or less; without one it is 27 s [R12]. */
function shortHoldTimes({ effective }: RuleContext): readonly (readonly [string, number])[] {
  return (child(effective, 'protocols', 'isis', 'interface')?.children ?? [])
    .filter(({ word }) => !word.startsWith('lo0'))
    .flatMap((each) => {
      const levels = child(each, 'level')?.children ?? [];
      const seconds = levels.flatMap((level) => singleValue(level, 'hold-time') ?? []).map(Number);
      const least = seconds.length === 0 ? 27 : Math.min(...seconds);
      return least <= 40 ? [[each.word, least] as const] : [];
    });
}
