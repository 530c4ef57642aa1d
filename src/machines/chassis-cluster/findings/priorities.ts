// L31 to L35, L41, L42 and L45: which node is preferred, when a group returns, and groups that do nothing.
import type { Finding } from '../../../model/finding';
import type { RedundancyGroup } from '../schema';
import { changeConfig, findingOf, inConfig, listed, type RuleContext, type RuleOf } from './context';

const SAME_HOME: RuleOf = {
  rule: 'L31',
  severity: 'warning',
  source: 'CAP-IBM',
  confidence: 'derived',
  explanation:
    'In an active/passive pair the Routing Engine and the traffic belong on the same node: otherwise management sits on one node and the data on the other, and losing either of them hurts.',
};
const DIFFERENT: RuleOf = {
  rule: 'L32',
  severity: 'warning',
  source: 'J-RG0',
  confidence: 'documented',
  explanation:
    'Where both nodes have the same priority, node 0 always wins the election. Different priorities say which node is meant.',
};
const DELAYED: RuleOf = {
  rule: 'L33',
  severity: 'info',
  source: 'FE-PRE, J-PRE',
  confidence: 'documented',
  explanation:
    'With preempt the group goes back a second after its home is well again. A link that flaps takes the traffic to and fro; a delay lets it calm down first.',
};
const FABRIC_CARRIES: RuleOf = {
  rule: 'L34',
  severity: 'warning',
  source: 'J-AA, J-DFAB',
  confidence: 'documented',
  explanation:
    'In an active/active pair, traffic that enters on one node and leaves on the other crosses the fabric. The fabric must be as fast as that traffic, and two links keep one fault from dropping it.',
};
const RECOVERY: RuleOf = {
  rule: 'L35',
  severity: 'info',
  source: 'J-CLR',
  confidence: 'documented',
  explanation:
    'A control link that fails for longer than 180 seconds leaves the secondary disabled until somebody reboots it. With control-link-recovery it reboots by itself when heartbeats are back.',
};
const AS_MANY_RETHS: RuleOf = {
  rule: 'L41',
  severity: 'warning',
  source: 'J-RG47',
  confidence: 'documented',
  explanation: 'A cluster has at most as many data-plane redundancy groups as reth interfaces.',
};
const USELESS: RuleOf = {
  rule: 'L42',
  severity: 'warning',
  source: 'J-RG47',
  confidence: 'derived',
  explanation: 'A redundancy group moves the reths that belong to it. Without any it moves nothing.',
};
const RG0_HOLD: RuleOf = {
  rule: 'L45',
  severity: 'warning',
  source: 'J-HOLD',
  confidence: 'documented',
  explanation:
    'Two failovers of redundancy group 0 lie at least 300 seconds apart, since each restarts the routing processes: hold-down-interval of redundancy group 0 is 300 to 1800.',
};
const RG0_LEAST_HOLD_S = 300;

/** The node with the higher priority; undefined where both are equal. */
const homeOf = ({ priorities: [first, second] }: RedundancyGroup): 0 | 1 | undefined =>
  first === second ? undefined : first > second ? 0 : 1;

interface Numbered {
  readonly group: RedundancyGroup;
  readonly index: number;
}

function homeFindings(context: RuleContext, groups: readonly Numbered[]): readonly Finding[] {
  const { config, nodes } = context;
  const name = (node: 0 | 1): string => nodes[node]?.name ?? `node${node}`;
  const rg0 = groups.find(({ group }) => group.number === 0);
  const data = groups.filter(({ group }) =>
    config.reths.some(({ redundancyGroup }) => redundancyGroup === group.number && group.number > 0),
  );
  const homes = [...new Set(data.flatMap(({ group }) => homeOf(group) ?? []))];
  const [home] = homes;
  const rg0Home = rg0 && homeOf(rg0.group);
  if (rg0 !== undefined && home !== undefined && homes.length === 1 && rg0Home !== undefined && rg0Home !== home)
    return [
      findingOf(SAME_HOME, {
        subject: inConfig(context, 'redundancyGroups', rg0.index, 'priorities'),
        name: 'redundancy group 0',
        message: `Redundancy group 0 prefers ${name(rg0Home)}, ${listed(data.map(({ group }) => `redundancy group ${group.number}`))} ${name(home)}.`,
      }),
    ];
  const { fab0, fab1 } = config.fabric;
  if (homes.length < 2 || Math.min(fab0.length, fab1.length) !== 1) return [];
  return [
    findingOf(FABRIC_CARRIES, {
      subject: inConfig(context, 'fabric'),
      name: 'fabric',
      message: `Both nodes are home of redundancy groups, and the fabric has one link for the traffic between them.`,
    }),
  ];
}

function groupFindings(context: RuleContext, { group, index }: Numbered): readonly Finding[] {
  const { config } = context;
  const { number, preempt, holdDownIntervalS } = group;
  const name = `redundancy group ${number}`;
  const findings: Finding[] = [];
  if (homeOf(group) === undefined)
    findings.push(
      findingOf(DIFFERENT, {
        subject: inConfig(context, 'redundancyGroups', index, 'priorities'),
        name,
        message: `Redundancy group ${number} has priority ${group.priorities[0]} on both nodes.`,
      }),
    );
  const isWatched = group.interfaceMonitors.length > 0 || group.ipMonitoring !== null;
  if (number > 0 && preempt !== null && preempt.delayS === undefined && isWatched)
    findings.push(
      findingOf(DELAYED, {
        subject: inConfig(context, 'redundancyGroups', index, 'preempt'),
        name,
        message: `Redundancy group ${number} preempts after a second: a flapping link moves it to and fro.`,
      }),
    );
  if (number > 0 && !config.reths.some(({ redundancyGroup }) => redundancyGroup === number))
    findings.push(
      findingOf(USELESS, {
        subject: inConfig(context, 'redundancyGroups', index),
        name,
        message: `No reth is in redundancy group ${number}.`,
      }),
    );
  if (number === 0 && holdDownIntervalS !== undefined && holdDownIntervalS < RG0_LEAST_HOLD_S)
    findings.push(
      findingOf(RG0_HOLD, {
        subject: inConfig(context, 'redundancyGroups', index, 'holdDownIntervalS'),
        name,
        message: `hold-down-interval of redundancy group 0 is ${holdDownIntervalS} s: at least ${RG0_LEAST_HOLD_S} s are needed, "RG failover interval. RG0(300-1800) RG1+(0-1800)".`,
        fix: {
          label: `Set it to ${RG0_LEAST_HOLD_S} s`,
          apply: (design) =>
            changeConfig(design, context.group, (now) => ({
              ...now,
              redundancyGroups: now.redundancyGroups.map((each) =>
                each.number === 0 ? { ...each, holdDownIntervalS: RG0_LEAST_HOLD_S } : each,
              ),
            })),
        },
      }),
    );
  return findings;
}

/** Rules about priorities, preemption and the number of groups. */
export function priorityFindings(context: RuleContext): readonly Finding[] {
  const { config } = context;
  const groups = config.redundancyGroups.map((group, index) => ({ group, index }));
  const data = groups.filter(({ group }) => group.number > 0).length;
  // reths above reth-count are another rule's
  const reths = Math.max(config.rethCount, ...config.reths.map(({ name }) => Number(name.slice(4)) + 1));
  return [
    ...homeFindings(context, groups),
    ...groups.flatMap((each) => groupFindings(context, each)),
    ...(config.controlLinkRecovery
      ? []
      : [
          findingOf(RECOVERY, {
            subject: inConfig(context, 'controlLinkRecovery'),
            name: 'control-link-recovery',
            message: 'control-link-recovery is off: after a control-link fault the secondary stays disabled.',
            fix: {
              label: 'Turn control-link-recovery on',
              apply: (design) => changeConfig(design, context.group, (now) => ({ ...now, controlLinkRecovery: true })),
            },
          }),
        ]),
    ...(data <= reths
      ? []
      : [
          findingOf(AS_MANY_RETHS, {
            subject: inConfig(context, 'rethCount'),
            name: 'redundancy groups',
            message: `There ${data === 1 ? 'is 1 data-plane redundancy group' : `are ${data} data-plane redundancy groups`} and reth-count is ${config.rethCount}.`,
          }),
        ]),
  ];
}
