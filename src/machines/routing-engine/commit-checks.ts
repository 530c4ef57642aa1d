// What a commit refuses about Routing Engine redundancy, in the device's own words [R26]. It reads a configuration tree.
import { child, type JunosTree, valueOf as singleValue } from '../../vendor/junos';

export interface CommitError {
  /** The device's text; for one rule it is not known, and ours. */
  readonly text: string;
  /** Words from the root to the statement that breaks the rule. */
  readonly path: readonly string[];
}

const GRES = 'Graceful switchover needs to be configured';

/** Every refusal, in the order of the reference. `tree` has groups applied. */
export function commitErrors(tree: JunosTree): readonly CommitError[] {
  const has = (...path: readonly string[]): boolean => child(tree, ...path) !== undefined;
  const redundancy = ['chassis', 'redundancy'];
  const gres = has(...redundancy, 'graceful-switchover');
  const nsr = has('routing-options', 'nonstop-routing');
  const warm = has('routing-options', 'warm-standby');
  const synchronize = has('system', 'commit', 'synchronize');
  const restart = child(tree, 'routing-options', 'graceful-restart');
  const isMaster = (slot: string): boolean => has(...redundancy, 'routing-engine', slot, 'master');
  const monitors = (child(tree, 'chassis', 'fpc')?.children ?? []).some((fpc) =>
    (child(fpc, 'pic')?.children ?? []).some(
      (pic) =>
        singleValue(pic, 'monitoring-services') === 'application' || child(pic, 'monitoring-services', 'application'),
    ),
  );
  const checks: readonly (readonly [boolean, string, readonly string[]])[] = [
    [
      gres && has(...redundancy, 'keepalive-time'),
      'Graceful switchover configured, cannot change the default keepalive interval',
      [...redundancy, 'keepalive-time'],
    ],
    [
      has(...redundancy, 'failover', 'on-disk-failure') &&
        !gres &&
        !has(...redundancy, 'failover', 'on-loss-of-keepalives'),
      'Option on-loss-of-keepalives or graceful-switchover must be set',
      [...redundancy, 'failover', 'on-disk-failure'],
    ],
    [
      nsr && !synchronize,
      'Synchronized commits must be configured with nonstop-routing',
      ['routing-options', 'nonstop-routing'],
    ],
    [nsr && !gres, GRES, ['routing-options', 'nonstop-routing']],
    [
      restart !== undefined && child(restart, 'disable') === undefined && nsr,
      'Graceful restart and Nonstop routing may not be enabled simultaneously',
      ['routing-options', 'graceful-restart'],
    ],
    [
      has('routing-options', 'nsr-phantom-holdtime') && !nsr,
      'Nonstop routing must be enabled',
      ['routing-options', 'nsr-phantom-holdtime'],
    ],
    [
      has('system', 'switchover-on-routing-crash') && !nsr && !warm,
      'Nonstop routing or Warm standby must be enabled',
      ['system', 'switchover-on-routing-crash'],
    ],
    [
      has('protocols', 'layer2-control', 'nonstop-bridging') && !gres,
      GRES,
      ['protocols', 'layer2-control', 'nonstop-bridging'],
    ],
    [
      warm && nsr,
      'Warm standby and Nonstop routing cannot be enabled simultaneously',
      ['routing-options', 'warm-standby'],
    ],
    [
      has('system', 'commit', 'fast-synchronize') && !gres,
      '[chassis redundancy graceful-switchover] has to be configured',
      ['system', 'commit', 'fast-synchronize'],
    ],
    [
      has('system', 'commit', 'fast-synchronize') && !synchronize,
      '[system commit synchronize] has to be configured',
      ['system', 'commit', 'fast-synchronize'],
    ],
    [
      gres && monitors,
      'Graceful Switchover is not supported on monitoring-services application',
      [...redundancy, 'graceful-switchover'],
    ],
    [
      isMaster('0') && isMaster('1'),
      'error: both Routing Engines are configured as master',
      [...redundancy, 'routing-engine', '1', 'master'],
    ],
  ];
  return checks.flatMap(([isBroken, text, path]) => (isBroken ? [{ text, path }] : []));
}
