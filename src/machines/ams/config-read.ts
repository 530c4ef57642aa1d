// Recognises AMS interfaces in a configuration and turns them into a design; whatever it does not understand stays in the kept text.
import * as v from 'valibot';
import { asId, type ConfigSource, type GroupId, type SourceId } from '../../model/design';
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
import { AMS_GROUP, buildAmsDesign } from './build-design';
import { readMark, usualCards, usualSessions } from './config-mark';
import { configPaths } from './config-paths';
import {
  type AmsConfig,
  amsSchema,
  type Bundle,
  type BundleUnit,
  emptyAmsConfig,
  HASH_KEYS,
  plainBundle,
  plainUnit,
  type ServiceSet,
} from './schema';

const optional = <K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } =>
  value === undefined ? {} : ({ [key]: value } as { readonly [P in K]?: T });
const oneOf = <const T extends string>(words: readonly T[], text: string | undefined): T | undefined =>
  words.find((word) => word === text);
const keysOf = (node: JunosNode | undefined, word: string) =>
  childWords(node, word).flatMap((key) => HASH_KEYS.find((known) => known === key) ?? []);

function readUnit(node: JunosNode, notes: ConfigNotes): readonly BundleUnit[] {
  const number = Number(node.word);
  if (!/^\d{1,5}$/.test(node.word) || number > 16385) {
    notes.error(node, `unit ${node.word} is not accepted: expected a number from 0 to 16385.`);
    return [];
  }
  const options = child(node, 'load-balancing-options');
  const keys = child(options, 'hash-keys');
  const prefix = Number(singleValue(keys, 'ipv6-source-prefix-length') ?? Number.NaN);
  return [
    {
      ...plainUnit(number),
      families: childWords(node, 'family').flatMap((word) => oneOf(['inet', 'inet6'], word) ?? []),
      ...optional('serviceDomain', oneOf(['inside', 'outside'], singleValue(node, 'service-domain'))),
      ingressKeys: keysOf(keys, 'ingress-key'),
      egressKeys: keysOf(keys, 'egress-key'),
      ...optional('preferredActive', singleValue(options, 'preferred-active')),
      disableHash: child(options, 'disable-hash') !== undefined,
      ...optional('moduloKey', oneOf(['source-ip', 'destination-ip'], singleValue(options, 'modulo-key'))),
      ...optional(
        'ipv6PrefixLength',
        ([56, 64, 96, 128] as const).find((length) => length === prefix),
      ),
    },
  ];
}

function readFailure(options: JunosNode | undefined, notes: ConfigNotes): Bundle['memberFailure'] {
  const node = child(options, 'member-failure-options');
  if (node === undefined) return null;
  const drop = child(node, 'drop-member-traffic');
  const redistribute = child(node, 'redistribute-all-traffic');
  if (drop !== undefined && redistribute !== undefined)
    notes.error(
      redistribute,
      'drop-member-traffic and redistribute-all-traffic exclude each other; the later one is drawn.',
    );
  const isRedistribute = redistribute !== undefined && node.children.at(-1) === redistribute;
  const chosen = isRedistribute || drop === undefined ? redistribute : drop;
  return {
    action: chosen === redistribute && redistribute !== undefined ? 'redistribute' : 'drop',
    ...(chosen === redistribute ? {} : optional('rejoinTimeoutS', notes.number(chosen, 'rejoin-timeout', 0, 1000))),
    enableRejoin: child(chosen, 'enable-rejoin') !== undefined,
  };
}

function readHa(options: JunosNode | undefined, notes: ConfigNotes): Bundle['highAvailability'] {
  const node = child(options, 'high-availability-options');
  const chosen = node?.children.filter(({ word }) => word === 'many-to-one' || word === 'one-to-one').at(-1);
  if (chosen === undefined) return null;
  if ((node?.children.length ?? 0) > 1)
    notes.error(chosen, 'many-to-one and one-to-one exclude each other; the later one is drawn.');
  const groups = (child(chosen, 'redundancy-group')?.children ?? []).flatMap((each) => {
    const group = Number(each.word);
    if (!/^\d{1,2}$/.test(each.word) || group < 1 || group > 18) {
      notes.error(each, `redundancy-group ${each.word} is not accepted: expected a number from 1 to 18.`);
      return [];
    }
    return [{ group, ...optional('preferredBackup', singleValue(each, 'preferred-backup')) }];
  });
  return {
    model: chosen.word === 'one-to-one' ? 'one-to-one' : 'many-to-one',
    ...optional('preferredBackup', singleValue(chosen, 'preferred-backup')),
    ...(groups.length > 0 ? { redundancyGroups: groups } : {}),
  };
}

function readBundle(node: JunosNode, notes: ConfigNotes): Bundle {
  const options = child(node, 'load-balancing-options');
  return {
    ...plainBundle(node.word),
    members: (child(options, 'member-interface')?.children ?? []).map((member) => ({
      name: member.word,
      ...optional('redundancyGroup', notes.number(child(member, 'redundancy-group'), 'group-id', 1, 18)),
    })),
    memberFailure: readFailure(options, notes),
    highAvailability: readHa(options, notes),
    noBundleFlap: child(options, 'no-bundle-flap') !== undefined,
    units: (child(node, 'unit')?.children ?? []).flatMap((unit) => readUnit(unit, notes)),
  };
}

function readServiceSets(tree: JunosTree): readonly ServiceSet[] {
  const firstGateway = (rule: string): string | undefined => {
    const terms = child(tree, 'services', 'ipsec-vpn', 'rule', rule, 'term')?.children ?? [];
    return terms.flatMap((term) => singleValue(term, 'then', 'remote-gateway') ?? []).at(0);
  };
  return (child(tree, 'services', 'service-set')?.children ?? []).flatMap((node) => {
    const nextHop = child(node, 'next-hop-service');
    const style = child(node, 'interface-service');
    const keys = child(style, 'load-balancing-options', 'hash-keys');
    const inside = singleValue(nextHop, 'inside-service-interface');
    const outside = singleValue(nextHop, 'outside-service-interface');
    const service = singleValue(style, 'service-interface');
    if (![inside, outside, service].some((unit) => unit?.startsWith('ams'))) return [];
    const gateway = singleValue(node, 'ipsec-vpn-options', 'local-gateway');
    return [
      {
        name: node.word,
        ...optional('insideInterface', inside),
        ...optional('outsideInterface', outside),
        ...optional('serviceInterface', service),
        ingressKeys: keysOf(keys, 'ingress-key'),
        egressKeys: keysOf(keys, 'egress-key'),
        natRuleSets: childWords(node, 'nat-rule-sets'),
        natRules: childWords(node, 'nat-rules'),
        ipsec:
          gateway === undefined
            ? null
            : {
                localGateway: gateway,
                rules: childWords(node, 'ipsec-vpn-rules').map((name) => ({
                  name,
                  ...optional('remoteGateway', firstGateway(name)),
                })),
              },
        bypassOnFailure: child(node, 'service-set-options', 'bypass-traffic-on-pic-failure') !== undefined,
      },
    ];
  });
}

/** Static routes and instances that lead into a bundle; all others stay in the kept text. */
function readRouting(tree: JunosTree): Pick<AmsConfig, 'staticRoutes' | 'routingInstances'> {
  const routesBelow = (node: JunosNode | undefined, instance?: string): AmsConfig['staticRoutes'] =>
    (child(node, 'routing-options', 'static', 'route')?.children ?? []).flatMap((route) => {
      const nextHop = singleValue(route, 'next-hop');
      if (nextHop === undefined || !/^ams\d+\./.test(nextHop)) return [];
      return [{ prefix: route.word, nextHop, ...optional('instance', instance) }];
    });
  const instances = child(tree, 'routing-instances')?.children ?? [];
  return {
    routingInstances: instances.flatMap((node) => {
      const interfaces = childWords(node, 'interface');
      if (!interfaces.some((name) => /^ams\d+\./.test(name))) return [];
      const type = oneOf(['virtual-router', 'vrf', 'forwarding'], singleValue(node, 'instance-type'));
      return [{ name: node.word, ...optional('type', type), interfaces }];
    }),
    staticRoutes: [...instances.flatMap((node) => routesBelow(node, node.word)), ...routesBelow(tree)],
  };
}

/** The config without bundles whose names or values the schema refuses; what had to go is told. */
function fitted(config: AmsConfig, notes: ConfigNotes): AmsConfig {
  const result = v.safeParse(amsSchema, config);
  if (result.success) return result.output;
  for (const issue of result.issues)
    notes.error(
      undefined,
      `${issue.path?.map(({ key }) => String(key)).join('.') ?? 'config'}: ${issue.message} It is kept, not drawn.`,
    );
  const bundles = config.bundles.filter((bundle) => v.safeParse(amsSchema, { ...config, bundles: [bundle] }).success);
  const again = v.safeParse(amsSchema, { ...config, bundles });
  return again.success ? again.output : { ...emptyAmsConfig, detectionMs: config.detectionMs };
}

export interface ReadAms {
  readonly config: AmsConfig;
  readonly diagnostics: readonly Diagnostic[];
}

const isBundle = (node: JunosNode): boolean =>
  /^ams\d{1,3}$/.test(node.word) && child(node, 'load-balancing-options') !== undefined;

const read = new WeakMap<JunosTree, { readonly result: ReadAms | undefined }>();

/** Reads the bundles out of a tree, groups `re0` and `re1` applied; undefined when it has none. The same tree gives the same result. */
export function readAmsTree(tree: JunosTree): ReadAms | undefined {
  const known = read.get(tree);
  if (known !== undefined) return known.result;
  const result = readTree(tree);
  read.set(tree, { result });
  return result;
}

function readTree(tree: JunosTree): ReadAms | undefined {
  const effective = effectiveTree(tree);
  const nodes = (child(effective, 'interfaces')?.children ?? []).filter(isBundle);
  if (nodes.length === 0) return undefined;
  const notes = new ConfigNotes('ams-value');
  const mark = readMark(tree);
  const bundles = nodes
    .map((node) => readBundle(node, notes))
    .map((bundle) => ({ ...bundle, sessions: mark.sessions?.get(bundle.name) ?? usualSessions(bundle) }));
  const config = fitted(
    {
      ...emptyAmsConfig,
      cards: mark.cards ?? usualCards(bundles),
      bundles,
      serviceSets: readServiceSets(effective),
      ...readRouting(effective),
      ...optional('detectionMs', mark.detectionMs),
      ...optional('takeoverMs', mark.takeoverMs),
    },
    notes,
  );
  return {
    config,
    diagnostics: notes.diagnostics,
  };
}

/**
 * Recognises and reads the AMS interfaces of a router.
 * @param source name and full text, kept word for word in the design
 * @returns the design with everything that can be drawn, and diagnostics for the rest; undefined when the tree has no AMS interface
 */
export function readAmsConfiguration(
  tree: JunosTree,
  source: Omit<ConfigSource, 'id' | 'subject'>,
): ConfigImport | undefined {
  const found = readAmsTree(tree);
  if (found === undefined) return undefined;
  const { config } = found;
  const { name, globalHostName, model, release } = routerIdentity(tree);
  const title = titleOf(source.name);
  const design = buildAmsDesign({
    name: title,
    id: slug(title, 'router'),
    router: {
      name: name !== undefined && isDeviceName(name) ? name : 'mx',
      model: model ?? USUAL_MODEL,
      ...optional('release', release),
    },
    config,
    kept: { id: asId<SourceId>('config'), name: source.name, subject: asId<GroupId>(AMS_GROUP), text: source.text },
  });
  const understood = [
    ...configPaths(config),
    ...(globalHostName === undefined ? [] : [['system', 'host-name', globalHostName]]),
  ];
  return { design, diagnostics: found.diagnostics, understood };
}
