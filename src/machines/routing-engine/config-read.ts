// Recognises Routing Engine redundancy in a configuration and turns it into a design; what it does not understand stays in the kept text.
import * as v from 'valibot';
import { asId, type ConfigSource, type Design, type GroupId, type SourceId } from '../../model/design';
import type { Diagnostic } from '../../model/diagnostics';
import { slug } from '../../model/ids';
import {
  child,
  childWords,
  effectiveTree,
  type JunosNode,
  type JunosTree,
  valueOf as singleValue,
} from '../../vendor/junos';
import { ConfigNotes, isDeviceName, routerIdentity, titleOf, USUAL_MODEL } from '../chassis';
import type { ConfigImport } from '../kernel/technology';
import { buildEngineDesign, RE_GROUP, withEngines } from './build-design';
import { type ConfigMark, readMark } from './config-mark';
import { APPLY_GROUPS, configPaths } from './config-paths';
import {
  type Engine,
  emptyEngineConfig,
  plainEngine,
  type RoutingEngineConfig,
  routingEngineSchema,
  SLOTS,
} from './schema';

const optional = <K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: T });

export interface ReadEngines {
  readonly config: RoutingEngineConfig;
  readonly diagnostics: readonly Diagnostic[];
}

const isRedundant = (tree: JunosTree): boolean =>
  (child(tree, 'chassis', 'redundancy')?.children.length ?? 0) > 0 ||
  child(tree, 'routing-options', 'nonstop-routing') !== undefined ||
  SLOTS.some((slot) => child(tree, 'groups', `re${slot}`) !== undefined);

const known = new WeakMap<JunosTree, { readonly result: ReadEngines | undefined }>();

/** Reads the redundancy out of a tree; undefined when it configures none. The same tree gives the same result. */
export function readEngineTree(tree: JunosTree): ReadEngines | undefined {
  const before = known.get(tree);
  if (before !== undefined) return before.result;
  const result = readTree(tree);
  known.set(tree, { result });
  return result;
}

function readTree(tree: JunosTree): ReadEngines | undefined {
  const effective = effectiveTree(tree);
  if (!isRedundant(tree) && !isRedundant(effective)) return undefined;
  const notes = new ConfigNotes('re-value');
  const mark = readMark(tree);
  const { name } = routerIdentity(tree);
  const engines = SLOTS.map((slot) => readEngine(tree, effective, slot, { name, mark, notes }));
  const [first = plainEngine, second = plainEngine] = engines;
  const read = { ...readSettings(effective, notes), engines: [first, second] as const };
  return {
    config: fitted({ ...read, ...optional('neighbourHoldS', mark.neighbourHoldS) }, notes),
    diagnostics: notes.diagnostics,
  };
}

/** The host name that a slot's group gets where the config has none of its own. */
export const usualHostName = (name: string, slot: number): string => `${name}-re${slot}`;

interface EngineSources {
  readonly name: string | undefined;
  readonly mark: ConfigMark;
  readonly notes: ConfigNotes;
}

function readEngine(tree: JunosTree, effective: JunosTree, slot: 0 | 1, { name, mark, notes }: EngineSources): Engine {
  const group = child(tree, 'groups', `re${slot}`);
  const addresses = child(group, 'interfaces', 'fxp0', 'unit', '0', 'family', 'inet', 'address')?.children ?? [];
  const hostName = singleValue(group, 'system', 'host-name');
  const isMasterOnly = (address: JunosNode): boolean => child(address, 'master-only') !== undefined;
  const backup = child(group, 'system', 'backup-router');
  const router = backup?.children.find((each) => each.word !== 'destination');
  const destinations = [
    ...childWords(backup, 'destination'),
    ...(router === undefined ? [] : childWords(router, 'destination')),
  ];
  return {
    fitted: mark.fitted?.[slot] ?? true,
    priority: readPriority(effective, slot, notes),
    ...optional('hardware', mark.hardware?.get(slot)),
    ...optional('hostName', name !== undefined && hostName === usualHostName(name, slot) ? undefined : hostName),
    fxp0: addresses.filter((address) => !isMasterOnly(address)).map(({ word }) => word),
    masterOnly: addresses.filter(isMasterOnly).map(({ word }) => word),
    ...(router === undefined ? {} : { backupRouter: { address: router.word, destinations } }),
  };
}

function readPriority(effective: JunosTree, slot: 0 | 1, notes: ConfigNotes): Engine['priority'] {
  const node = child(effective, 'chassis', 'redundancy', 'routing-engine', String(slot));
  const words = (['master', 'backup', 'disabled'] as const).filter((word) => child(node, word) !== undefined);
  if (words.length > 1)
    notes.error(node, `routing-engine ${slot} is set to ${words.join(' and ')}; the last one is drawn.`);
  return words.findLast((word) => node?.children.at(-1)?.word === word) ?? words.at(-1) ?? 'default';
}

function readSettings(tree: JunosTree, notes: ConfigNotes): RoutingEngineConfig {
  const redundancy = child(tree, 'chassis', 'redundancy');
  const failover = child(redundancy, 'failover');
  const routing = child(tree, 'routing-options');
  const restart = child(routing, 'graceful-restart');
  const has = (node: JunosNode | undefined, ...path: string[]): boolean =>
    node !== undefined && child(node, ...path) !== undefined;
  const processes = child(tree, 'system', 'processes')?.children ?? [];
  return {
    ...emptyEngineConfig,
    gracefulSwitchover: has(redundancy, 'graceful-switchover'),
    nonstopRouting: has(routing, 'nonstop-routing'),
    ...optional('nsrPhantomHoldtimeS', notes.number(routing, 'nsr-phantom-holdtime', 0, 10_000)),
    warmStandby: has(routing, 'warm-standby'),
    gracefulRestart:
      restart === undefined || has(restart, 'disable')
        ? null
        : { ...optional('restartDurationS', notes.number(restart, 'restart-duration', 120, 10_000)) },
    onLossOfKeepalives: has(failover, 'on-loss-of-keepalives'),
    ...optional('keepaliveTimeS', notes.number(redundancy, 'keepalive-time', 2, 10_000)),
    onDiskFailure: has(failover, 'on-disk-failure'),
    onReToFpcStale: has(failover, 'on-re-to-fpc-stale'),
    notOnDiskUnderperform: has(failover, 'not-on-disk-underperform'),
    ...optional('diskReadThresholdMs', notes.number(failover, 'disk-read-threshold', 1000, 10_000)),
    ...optional('diskWriteThresholdMs', notes.number(failover, 'disk-write-threshold', 1000, 10_000)),
    onLossOfVmHostConnection: has(failover, 'on-loss-of-vm-host-connection'),
    ...optional('mastershipRefreshTimeoutS', notes.number(redundancy, 'mastership-refresh-timeout', 9, 30)),
    commitSynchronize: has(tree, 'system', 'commit', 'synchronize'),
    fastSynchronize: has(tree, 'system', 'commit', 'fast-synchronize'),
    switchoverOnRoutingCrash: has(tree, 'system', 'switchover-on-routing-crash'),
    processFailovers: processes.flatMap((process) => {
      const action = (['other-routing-engine', 'alternate-media'] as const).find(
        (word) => singleValue(process, 'failover') === word,
      );
      return action === undefined ? [] : [{ process: process.word, action }];
    }),
    nonstopBridging: has(tree, 'protocols', 'layer2-control', 'nonstop-bridging'),
    ...readProtocols(tree),
  };
}

/** Interfaces with addresses, OSPF in area 0 and plain BGP peers; everything else of the protocols stays in the kept text. */
function readProtocols(tree: JunosTree): Pick<RoutingEngineConfig, 'interfaces' | 'ospf' | 'bgp'> {
  const ports = child(tree, 'interfaces')?.children ?? [];
  const units = ports
    .filter(({ word }) => /^(ge|xe|et|ae|so)[-\d]/.test(word))
    .flatMap((port) => (child(port, 'unit')?.children ?? []).map((unit) => [port.word, unit] as const));
  const localAs = Number(singleValue(tree, 'routing-options', 'autonomous-system') ?? Number.NaN);
  const peers = (child(tree, 'protocols', 'bgp', 'group')?.children ?? []).flatMap((group) => {
    const own = Number(singleValue(group, 'peer-as') ?? localAs);
    return (child(group, 'neighbor')?.children ?? []).flatMap((neighbor) => {
      const peerAs = Number(singleValue(neighbor, 'peer-as') ?? own);
      const isPlain = group.word === `as${peerAs}` && neighbor.children.length === 0;
      return isPlain ? [{ address: neighbor.word, peerAs }] : [];
    });
  });
  return {
    interfaces: units.map(([port, unit]) => ({
      name: `${port}.${unit.word}`,
      inet: childWords(unit, 'family', 'inet', 'address'),
    })),
    ospf: (child(tree, 'protocols', 'ospf', 'area', '0.0.0.0', 'interface')?.children ?? [])
      .filter(({ word, children }) => children.length === 0 && /^[a-z]+[\w/:-]*\.\d+$/i.test(word))
      .map(({ word }) => word),
    bgp: Number.isNaN(localAs) || peers.length === 0 ? null : { localAs, peers },
  };
}

/** The config without the lists that the schema refuses; what had to go is told. */
function fitted(config: RoutingEngineConfig, notes: ConfigNotes): RoutingEngineConfig {
  const result = v.safeParse(routingEngineSchema, config);
  if (result.success) return result.output;
  for (const issue of result.issues)
    notes.error(
      undefined,
      `${issue.path?.map(({ key }) => String(key)).join('.') ?? 'config'}: ${issue.message} It is kept, not drawn.`,
    );
  const [first, second] = config.engines;
  const plain = ({ fitted: isFitted, priority }: Engine): Engine => ({ ...plainEngine, fitted: isFitted, priority });
  const again = v.safeParse(routingEngineSchema, {
    ...config,
    interfaces: [],
    ospf: [],
    bgp: null,
    processFailovers: [],
    engines: [plain(first), plain(second)],
  });
  return again.success ? again.output : emptyEngineConfig;
}

/** Words of all statements that the drawing stands for. */
function understoodOf(tree: JunosTree, config: RoutingEngineConfig): NonNullable<ConfigImport['understood']> {
  const { hostNames, globalHostName } = routerIdentity(tree);
  return [
    ...configPaths(config, hostNames),
    ...(globalHostName === undefined ? [] : [['system', 'host-name', globalHostName]]),
    ...APPLY_GROUPS,
  ];
}

/**
 * Recognises and reads the Routing Engine redundancy of a router.
 * @param source name and full text, kept word for word in the design
 * @returns the design with everything that can be drawn, and diagnostics for what is wrong; undefined when the tree configures none
 */
export function readEngineConfiguration(
  tree: JunosTree,
  source: Omit<ConfigSource, 'id' | 'subject'>,
): ConfigImport | undefined {
  const found = readEngineTree(tree);
  if (found === undefined) return undefined;
  const { config } = found;
  const { name, model, release } = routerIdentity(tree);
  const title = titleOf(source.name);
  const design = buildEngineDesign({
    name: title,
    id: slug(title, 'router'),
    router: {
      name: name !== undefined && isDeviceName(name) ? name : 'mx',
      model: model ?? USUAL_MODEL,
      ...optional('release', release),
    },
    config,
    kept: { id: asId<SourceId>('config'), name: source.name, subject: asId<GroupId>(RE_GROUP), text: source.text },
  });
  return { design, diagnostics: found.diagnostics, understood: understoodOf(tree, config) };
}

/** The Routing Engines of the router that another system has drawn from the same configuration: one more group over it. */
export function joinEngineConfiguration(drawn: Design, tree: JunosTree): ConfigImport | undefined {
  const found = readEngineTree(tree);
  const design = found && withEngines(drawn, found.config);
  if (found === undefined || design === undefined) return undefined;
  return { design, diagnostics: found.diagnostics, understood: understoodOf(tree, found.config) };
}
