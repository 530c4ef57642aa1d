// Reads `chassis cluster` out of an effective Junos tree: heartbeats, redundancy groups, monitors. It draws nothing.
import { child, childWords, type JunosNode, type JunosTree, valueOf as singleValue } from '../../vendor/junos';
import type { ConfigNotes } from './config-notes';
import { type ChassisClusterConfig, emptyClusterConfig, type IpMonitoring, type RedundancyGroup } from './schema';

type ClusterPart = Pick<
  ChassisClusterConfig,
  | 'heartbeatIntervalMs'
  | 'heartbeatThreshold'
  | 'controlLinkRecovery'
  | 'rethCount'
  | 'redundancyGroups'
  | 'controlPorts'
  | 'scbControlPorts'
  | 'redundancyMode'
  | 'useActiveChildMac'
  | 'useActualMac'
>;

/** Where a node has no priority, Junos takes 1 (UNCONFIRMED, the reference's best assumption). */
const DEFAULT_PRIORITY = 1;

/** Optional fields must be absent, not undefined. */
const given = <Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: Value });

function readPreempt(group: JunosNode, notes: ConfigNotes): RedundancyGroup['preempt'] {
  const preempt = child(group, 'preempt');
  if (preempt === undefined) return null;
  return {
    ...given('delayS', notes.number(preempt, ['delay'], 1, 21_600)),
    ...given('limit', notes.number(preempt, ['limit'], 1, 50)),
    ...given('periodS', notes.number(preempt, ['period'], 1, 1400)),
  };
}

function readIpMonitoring(group: JunosNode, notes: ConfigNotes): IpMonitoring | null {
  const monitoring = child(group, 'ip-monitoring');
  if (monitoring === undefined) return null;
  const targets = (child(monitoring, 'family', 'inet')?.children ?? []).flatMap((target): IpMonitoring['targets'] => {
    const weight = notes.number(target, ['weight'], 0, 255);
    const [exit] = child(target, 'interface')?.children ?? [];
    if (weight === undefined || exit === undefined || !/^\d{1,3}(\.\d{1,3}){3}$/.test(target.word)) {
      notes.note(
        'warning',
        target,
        'cc-ip-monitoring',
        `The monitored address ${target.word} needs a weight and an interface; it is kept, not drawn.`,
      );
      return [];
    }
    return [
      {
        address: target.word,
        weight,
        interface: exit.word,
        ...given('secondaryAddress', singleValue(exit, 'secondary-ip-address')),
      },
    ];
  });
  return {
    globalWeight: notes.number(monitoring, ['global-weight'], 0, 255) ?? 255,
    globalThreshold: notes.number(monitoring, ['global-threshold'], 0, 255) ?? 0,
    retryIntervalS: notes.number(monitoring, ['retry-interval'], 1, 30) ?? 1,
    retryCount: notes.number(monitoring, ['retry-count'], 5, 15) ?? 5,
    targets,
  };
}

function readGroup(group: JunosNode, number: number, notes: ConfigNotes): RedundancyGroup {
  const priority = (node: '0' | '1'): number =>
    notes.number(group, ['node', node, 'priority'], 1, 254) ?? DEFAULT_PRIORITY;
  return {
    number,
    priorities: [priority('0'), priority('1')],
    preempt: readPreempt(group, notes),
    ...given('gratuitousArpCount', notes.number(group, ['gratuitous-arp-count'], 1, 16)),
    ...given('holdDownIntervalS', notes.number(group, ['hold-down-interval'], 0, 1800)),
    interfaceMonitors: (child(group, 'interface-monitor')?.children ?? []).flatMap((monitored) => {
      if (singleValue(monitored, 'weight') === undefined) {
        notes.note(
          'warning',
          monitored,
          'cc-monitor-weight',
          `interface-monitor ${monitored.word} of redundancy group ${number} has no weight. It is drawn with 255, which moves the group at once.`,
        );
        return [{ interface: monitored.word, weight: 255 }];
      }
      const weight = notes.number(monitored, ['weight'], 0, 255);
      return weight === undefined ? [] : [{ interface: monitored.word, weight }];
    }),
    ipMonitoring: readIpMonitoring(group, notes),
  };
}

function readControlPorts(cluster: JunosNode, notes: ConfigNotes): ChassisClusterConfig['controlPorts'] {
  const ports = (child(cluster, 'control-ports', 'fpc')?.children ?? []).flatMap((fpc) =>
    childWords(fpc, 'port').flatMap((word) => {
      const slot = Number(fpc.word);
      const port = Number(word);
      if (Number.isInteger(slot) && slot <= 23 && Number.isInteger(port) && port <= 2) return [{ fpc: slot, port }];
      notes.note(
        'error',
        fpc,
        'cc-number',
        `control-ports fpc ${fpc.word} port ${word} is not accepted: expected an FPC up to 23 and a port from 0 to 2.`,
      );
      return [];
    }),
  );
  return ports.length === 0 ? undefined : ports;
}

/** Control ports on the switch control board, each of 0 to 2 [YANG]. */
function readScbControlPorts(cluster: JunosNode | undefined, notes: ConfigNotes): readonly number[] | undefined {
  const ports = (child(cluster, 'scb-control-ports')?.children ?? []).flatMap((port) => {
    if (/^[0-2]$/.test(port.word)) return [Number(port.word)];
    notes.note('error', port, 'cc-number', `scb-control-ports ${port.word} is not accepted: expected 0, 1 or 2.`);
    return [];
  });
  return ports.length === 0 ? undefined : ports;
}

/** `control-interface node 1 disable`: an operator has shut that node's control port. */
export const isControlDisabled = (tree: JunosTree, node: 0 | 1): boolean =>
  child(tree, 'chassis', 'cluster', 'control-interface', 'node', String(node), 'disable') !== undefined;

const mode = (word: string | undefined) => (word === 'active-active' || word === 'active-backup' ? word : undefined);
const present = (cluster: JunosNode | undefined, word: string): true | undefined =>
  child(cluster, word) === undefined ? undefined : true;

/** Everything below `chassis cluster`, with Junos' defaults where it says nothing; RG0 exists whatever is configured [J-RGST46]. */
export function readCluster(tree: JunosTree, notes: ConfigNotes): ClusterPart {
  const cluster = child(tree, 'chassis', 'cluster');
  const groups = (child(cluster, 'redundancy-group')?.children ?? []).flatMap((group): readonly RedundancyGroup[] => {
    const number = Number(group.word);
    if (/^\d{1,3}$/.test(group.word) && number <= 128) return [readGroup(group, number, notes)];
    notes.note(
      'error',
      group,
      'cc-number',
      `redundancy-group ${group.word} is not accepted: expected a number from 0 to 128.`,
    );
    return [];
  });
  if (!groups.some(({ number }) => number === 0)) {
    groups.push({
      number: 0,
      priorities: [DEFAULT_PRIORITY, DEFAULT_PRIORITY],
      preempt: null,
      interfaceMonitors: [],
      ipMonitoring: null,
    });
  }
  for (const wrong of (cluster?.children ?? []).filter(({ word }) => /^fab[01]$/.test(word))) {
    notes.note(
      'error',
      wrong,
      'cc-fabric-statement',
      `chassis cluster ${wrong.word} is no configuration: members stand below interfaces, as in "interfaces ${wrong.word} fabric-options member-interfaces ge-0/0/2". It is left out of exports.`,
    );
  }
  for (const wrong of child(cluster, 'node')?.children ?? []) {
    notes.note(
      'error',
      wrong,
      'cc-node-priority',
      `chassis cluster node ${wrong.word} is no configuration: priorities stand below a redundancy group, as in "chassis cluster redundancy-group 1 node ${wrong.word} priority 200". It is left out of exports.`,
    );
  }
  return {
    heartbeatIntervalMs:
      notes.number(cluster, ['heartbeat-interval'], 1000, 2000) ?? emptyClusterConfig.heartbeatIntervalMs,
    heartbeatThreshold: notes.number(cluster, ['heartbeat-threshold'], 3, 8) ?? emptyClusterConfig.heartbeatThreshold,
    controlLinkRecovery: child(cluster, 'control-link-recovery') !== undefined,
    rethCount: notes.number(cluster, ['reth-count'], 0, 128) ?? 0,
    redundancyGroups: groups.sort((a, b) => a.number - b.number),
    ...given('scbControlPorts', readScbControlPorts(cluster, notes)),
    ...given('redundancyMode', mode(singleValue(cluster, 'redundancy-mode'))),
    ...given('useActiveChildMac', present(cluster, 'use-active-child-mac-on-reth')),
    ...given('useActualMac', present(cluster, 'use-actual-mac-on-physical-interfaces')),
    ...given('controlPorts', cluster === undefined ? undefined : readControlPorts(cluster, notes)),
  };
}
