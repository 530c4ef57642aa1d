// L26 to L30: monitored addresses, whether both nodes can test them, and whether they can ever move a redundancy group.
import type { Finding } from '../../../model/finding';
import { isInside, parseInet } from '../inet';
import { nodeOfPort } from '../models';
import type { IpMonitoring, RedundancyGroup } from '../schema';
import { findingOf, inConfig, listed, type RuleContext, type RuleOf } from './context';

const TESTABLE: RuleOf = {
  rule: 'L26',
  severity: 'error',
  source: 'YANG, J-IPST',
  confidence: 'documented',
  explanation:
    'Both nodes ping a monitored address through a unit of a reth: the primary from the address of the reth, the secondary from an address of its own. Without a free one in the same subnet the secondary cannot test.',
};
/** The demand for the same subnet is believed, not read. */
const SAME_SUBNET: RuleOf = { ...TESTABLE, confidence: 'unconfirmed' };
const REACHES_THRESHOLD: RuleOf = {
  rule: 'L27',
  severity: 'warning',
  source: 'J-GT, J-GW',
  confidence: 'documented',
  explanation:
    'Weights of unreachable addresses are taken from global-threshold. When that is used up, global-weight is taken once from the 255 of the redundancy group. Both steps must be able to reach zero, or nothing ever moves.',
};
const BRANCH_LAG: RuleOf = {
  rule: 'L29',
  severity: 'warning',
  source: 'J-IPCN',
  confidence: 'documented',
  explanation: 'Branch models do not support IP monitoring through a reth with more than one child on a node.',
};
const MANY: RuleOf = {
  rule: 'L30',
  severity: 'info',
  source: 'J-RG47, J-IPCN',
  confidence: 'documented',
  explanation: 'Branch models and the SRX5000 line monitor at most 64 addresses in a cluster.',
};
const MOST_ADDRESSES = 64;

type Target = IpMonitoring['targets'][number];

/** Addresses that somebody has already: units of reths, fxp0, what is monitored, and every drawn device. */
function takenAddresses({ config, design }: RuleContext, target: Target): ReadonlySet<number> {
  const texts = [
    target.address,
    ...config.reths.flatMap(({ units }) => units.flatMap(({ inet }) => inet)),
    ...config.node.flatMap(({ fxp0, backupRouter }) => [
      ...(fxp0 ?? []),
      ...(backupRouter ? [backupRouter.address] : []),
    ]),
    ...config.staticRoutes.map(({ nextHop }) => nextHop),
    ...Object.values(design.nodes).flatMap(({ addresses, gateway }) => [
      ...(addresses ?? []),
      ...(gateway ? [gateway] : []),
    ]),
  ];
  return new Set(texts.flatMap((text) => parseInet(text)?.address ?? []));
}

/** What keeps the secondary from testing this address; undefined = nothing. */
function obstacle(context: RuleContext, target: Target): { readonly of: RuleOf; readonly message: string } | undefined {
  const { address, interface: exit, secondaryAddress } = target;
  const documented = (message: string) => ({ of: TESTABLE, message });
  const [name, number = '0'] = exit.split('.');
  const unit = context.config.reths
    .find((reth) => reth.name === name)
    ?.units.find((each) => String(each.unit) === number);
  if (unit === undefined)
    return documented(`${address} is monitored through ${exit}, which is no unit of a reth here.`);
  if (secondaryAddress === undefined)
    return documented(`${address} has no secondary-ip-address: the secondary node cannot test it.`);
  const secondary = parseInet(secondaryAddress);
  if (secondary === undefined) return documented(`secondary-ip-address ${secondaryAddress} is no IPv4 address.`);
  const subnets = unit.inet.flatMap((text) => parseInet(text) ?? []);
  if (subnets.some((subnet) => subnet.address === secondary.address))
    return documented(
      `secondary-ip-address ${secondaryAddress} is the address of ${exit} itself: the primary node uses it.`,
    );
  if (subnets.length > 0 && !subnets.some((subnet) => isInside(subnet, secondary.address)))
    return {
      of: SAME_SUBNET,
      message: `secondary-ip-address ${secondaryAddress} is not in the subnet of ${exit} (${listed(unit.inet)}).`,
    };
  if (takenAddresses(context, target).has(secondary.address))
    return documented(`secondary-ip-address ${secondaryAddress} is used elsewhere: two devices would answer for it.`);
  return undefined;
}

function reachFindings(
  context: RuleContext,
  group: RedundancyGroup,
  monitoring: IpMonitoring,
  index: number,
): readonly Finding[] {
  const found = (field: string, message: string): Finding =>
    findingOf(REACHES_THRESHOLD, {
      subject: inConfig(context, 'redundancyGroups', index, 'ipMonitoring', field),
      name: `redundancy group ${group.number}`,
      message,
    });
  const weights = monitoring.targets.reduce((sum, { weight }) => sum + weight, 0);
  const findings: Finding[] = [];
  if (weights < monitoring.globalThreshold)
    findings.push(
      found(
        'globalThreshold',
        `The monitored addresses weigh ${weights} together: less than global-threshold ${monitoring.globalThreshold}, which they never use up.`,
      ),
    );
  const most = Math.max(
    ...([0, 1] as const).map((node) =>
      group.interfaceMonitors
        .filter((monitor) => nodeOfPort(context.offset, monitor.interface) !== (node === 0 ? 1 : 0))
        .reduce((sum, { weight }) => sum + weight, monitoring.globalWeight),
    ),
  );
  if (most < 255)
    findings.push(
      found(
        'globalWeight',
        `global-weight ${monitoring.globalWeight}${most > monitoring.globalWeight ? ' and all monitored interfaces' : ''} ${most > monitoring.globalWeight ? 'take' : 'takes'} ${most} from 255: the group never moves.`,
      ),
    );
  return findings;
}

/** Rules about monitored addresses. */
export function ipMonitoringFindings(context: RuleContext): readonly Finding[] {
  const { config, model, offset } = context;
  const monitored = config.redundancyGroups.flatMap((group, index) =>
    group.ipMonitoring === null || group.ipMonitoring.targets.length === 0
      ? []
      : [{ group, index, monitoring: group.ipMonitoring }],
  );
  const findings = monitored.flatMap(({ group, index, monitoring }) => {
    const at = (target: number) => inConfig(context, 'redundancyGroups', index, 'ipMonitoring', 'targets', target);
    const broken = monitoring.targets.flatMap((target, place) => {
      const wrong = obstacle(context, target);
      return wrong === undefined
        ? []
        : [findingOf(wrong.of, { subject: at(place), name: target.address, message: wrong.message })];
    });
    const lags = monitoring.targets.flatMap((target, place) => {
      const reth = config.reths.find(({ name }) => name === target.interface.split('.')[0]);
      const own = reth?.children.filter((port) => nodeOfPort(offset, port) === 0).length ?? 0;
      if (reth === undefined || model?.branch !== true || own < 2) return [];
      const message = `${target.address} is monitored through ${reth.name}, which has ${own} children on a node: an ${model.name} does not support that.`;
      return [findingOf(BRANCH_LAG, { subject: at(place), name: target.address, message })];
    });
    return [...broken, ...reachFindings(context, group, monitoring, index), ...lags];
  });
  const total = monitored.reduce((sum, { monitoring }) => sum + monitoring.targets.length, 0);
  if (total <= MOST_ADDRESSES) return findings;
  return [
    ...findings,
    findingOf(MANY, {
      subject: inConfig(context, 'redundancyGroups'),
      name: 'IP monitoring',
      message: `${total} addresses are monitored: at most ${MOST_ADDRESSES} are supported.`,
    }),
  ];
}
