// R-L10 to R-L13: what differs between the two Routing Engines, and how the backup is reached.

import type { Finding } from '../../../model/finding';
import { inetNetwork, parseInet } from '../../../model/inet';
import { child, childWords, valueOf as singleValue } from '../../../vendor/junos';
import { SLOTS } from '../schema';
import { findingOf, type RuleContext, type RuleOf } from './context';

const OUTSIDE: RuleOf = {
  rule: 'R-L10',
  severity: 'error',
  source: 'R31',
  confidence: 'documented',
  explanation: 'Outside of the groups re0 and re1 both Routing Engines get the same host name and management address.',
};
const GROUPS: RuleOf = {
  rule: 'R-L11',
  severity: 'error',
  source: 'R1, R26',
  confidence: 'documented',
  explanation: 'Each Routing Engine applies only the group of its own name, and only where apply-groups names it.',
};
const BACKUP_ROUTER: RuleOf = {
  rule: 'R-L12',
  severity: 'warning',
  source: 'R27',
  confidence: 'documented',
  explanation:
    'The backup runs no routing process: only a backup-router on the management subnet lets it be reached from elsewhere.',
};
const MASTER_ONLY: RuleOf = {
  rule: 'R-L13',
  severity: 'warning',
  source: 'R26',
  confidence: 'documented',
  explanation: 'A master-only address, the same in both groups, follows whichever Routing Engine is master.',
};

/** Is the host in the subnet of `10.0.0.1/24`? */
function inSubnet(host: string, prefix: string): boolean {
  const [own, subnet] = [parseInet(host), parseInet(prefix)];
  return (
    own !== undefined && subnet !== undefined && inetNetwork({ ...own, length: subnet.length }) === inetNetwork(subnet)
  );
}

/** Rules about groups and management, for routers with two Routing Engines. */
export function identityFindings(context: RuleContext): readonly Finding[] {
  const { config, isDual, written } = context;
  if (!isDual) return [];
  const say = (of: RuleOf, message: string, path: string): Finding => findingOf(context, of, { message, path: [path] });
  const found: Finding[] = [];
  const fxp0 = childWords(written, 'interfaces', 'fxp0', 'unit', '0', 'family', 'inet', 'address');
  const hostName = singleValue(written, 'system', 'host-name');
  if (hostName !== undefined)
    found.push(say(OUTSIDE, `host-name ${hostName} stands outside of the groups re0 and re1.`, 'engines'));
  if (fxp0.length > 0)
    found.push(say(OUTSIDE, `fxp0 has ${fxp0.join(', ')} outside of the groups re0 and re1.`, 'engines'));

  const applied = new Set(childWords(written, 'apply-groups'));
  for (const slot of SLOTS) {
    const name = `re${slot}`;
    if (child(written, 'groups', name) !== undefined && !applied.has(name))
      found.push(say(GROUPS, `The group ${name} is not named by apply-groups: nothing of it is used.`, 'engines'));
  }
  const [first, second] = config.engines;
  for (const address of first.fxp0.filter((each) => second.fxp0.includes(each)))
    found.push(say(GROUPS, `${address} is the fxp0 address of both Routing Engines.`, 'engines'));

  for (const slot of SLOTS) {
    const { backupRouter, fxp0: own } = config.engines[slot];
    const where = `re${slot}`;
    if (backupRouter === undefined) {
      found.push(say(BACKUP_ROUTER, `${where} has no backup-router.`, 'engines'));
      continue;
    }
    if (backupRouter.destinations.length === 0)
      found.push(say(BACKUP_ROUTER, `The backup-router of ${where} has no destination.`, 'engines'));
    if (backupRouter.destinations.some((prefix) => /^0\.0\.0\.0\/0$|^0\/0$/.test(prefix)))
      found.push(
        say(BACKUP_ROUTER, `The backup-router of ${where} must not have the destination 0.0.0.0/0.`, 'engines'),
      );
    if (own.length > 0 && !own.some((prefix) => inSubnet(backupRouter.address, prefix)))
      found.push(
        say(
          BACKUP_ROUTER,
          `The backup-router ${backupRouter.address} of ${where} is not on the subnet of fxp0.`,
          'engines',
        ),
      );
  }
  if (first.masterOnly.length + second.masterOnly.length === 0)
    found.push(say(MASTER_ONLY, 'No master-only address: the management address changes with mastership.', 'engines'));
  else if (first.masterOnly.join() !== second.masterOnly.join())
    found.push(
      say(
        MASTER_ONLY,
        `The master-only addresses differ: ${first.masterOnly.join(', ') || 'none'} and ${second.masterOnly.join(', ') || 'none'}.`,
        'engines',
      ),
    );
  return found;
}
