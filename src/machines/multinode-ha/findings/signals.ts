// L20 to L24: how signal routes become preferences that neighbours see.
import type { Finding } from '../../../model/finding';
import { hostOf, isInside, subnetOf } from '../inet';
import type { MnhaNode, Srg } from '../schema';
import {
  findingOf,
  inNode,
  knownSides,
  listed,
  mend,
  type RuleContext,
  type RuleOf,
  type Side,
  withSrg,
} from './context';
import { exportPolicies, isBetter, isFiltered, levelsOf, prefixesOf, wordOf } from './exports';

const THREE_LEVELS: RuleOf = {
  rule: 'L20',
  severity: 'error',
  source: 'SEED',
  confidence: 'documented',
  explanation:
    'Neighbours choose by three preferences in order: active, backup, neither. Where one is missing or two are equal, traffic goes to the wrong node or to none.',
};
const RIGHT_ROUTE: RuleOf = {
  rule: 'L21',
  severity: 'error',
  source: 'IPSECRI, FWS',
  confidence: 'documented',
  explanation:
    'The condition has to look for exactly the route that the group installs, in the table where it installs it. Otherwise it is never true: the role is right, and the traffic is not.',
};
const MEDIUM: RuleOf = {
  rule: 'L22',
  severity: 'error',
  source: 'SEED',
  confidence: 'documented',
  explanation:
    'While the ICL is down the backup node becomes active when routers answer it, and they only do where it is preferred to the failed one. That is what the backup route is for.',
};
const OWN_ADDRESSES: RuleOf = {
  rule: 'L23',
  severity: 'warning',
  source: 'HYBRID',
  confidence: 'documented',
  explanation: 'Signal routes come and go with the role. As an address of something real they would take it along.',
};
const NAMED_ROUTES: RuleOf = {
  rule: 'L24',
  severity: 'warning',
  source: 'FWS',
  confidence: 'documented',
  explanation: 'An accepting term that names no prefixes announces every route that the node has, management included.',
};

interface Signal {
  readonly address: string;
  readonly instance: string | undefined;
  readonly key: 'activeSignalRoute' | 'backupSignalRoute' | 'installOnFailureRoute';
}
const KEYS = ['activeSignalRoute', 'backupSignalRoute', 'installOnFailureRoute'] as const;
const signalsOf = (srg: Srg): readonly Signal[] =>
  KEYS.flatMap((key) => {
    const route = srg[key];
    return route === undefined ? [] : [{ address: route.address, instance: route.instance, key }];
  });
const allSignals = (node: MnhaNode): readonly Signal[] => node.srgs.flatMap(signalsOf);
const tableOf = ({ instance }: Signal): string => (instance === undefined ? 'inet.0' : `${instance}.inet.0`);

const isRouted = ({ id, deploymentType = 'routing' }: Srg): boolean =>
  id > 0 && (deploymentType === 'routing' || deploymentType === 'hybrid');

const withoutBackup = ({ srgs }: MnhaNode): readonly Srg[] =>
  srgs.filter((srg) => isRouted(srg) && srg.activeSignalRoute !== undefined && srg.backupSignalRoute === undefined);

function levelFindings(context: RuleContext, side: Side): readonly Finding[] {
  const { config: node } = side;
  const policies = exportPolicies(node);
  if (policies.length === 0) return [];
  return node.srgs.flatMap((srg, index) => {
    if (!isRouted(srg) || srg.activeSignalRoute === undefined) return [];
    const levels = policies.flatMap((policy) => {
      const found = levelsOf(node, policy, srg);
      return found === undefined ? [] : [{ policy, found }];
    });
    const name = `${side.name} SRG${srg.id}`;
    if (levels.length === 0) {
      // A condition that looks elsewhere is another rule's.
      return [
        findingOf(THREE_LEVELS, {
          subject: inNode(context, side, 'srgs', index, 'activeSignalRoute'),
          name,
          message: `No export policy of ${side.name} asks for the signal routes of SRG${srg.id}: neighbours never learn which node is active.`,
        }),
      ];
    }
    return levels.flatMap(({ policy, found }) => {
      const subject = inNode(context, side, 'policies', node.policies.indexOf(policy));
      const told = (message: string) => [
        findingOf(THREE_LEVELS, { subject, name: `${side.name} ${policy.name}`, message }),
      ];
      const missing = [
        ...(found.active === undefined ? ['active'] : []),
        ...(found.backup === undefined && srg.backupSignalRoute !== undefined ? ['backup'] : []),
        ...(found.neither === undefined ? ['neither'] : []),
      ];
      if (missing.length > 0)
        return told(
          `Policy ${policy.name} of ${side.name} has no term for SRG${srg.id} where it is ${listed(missing)}.`,
        );
      const steps = [found.active, found.backup, found.neither].filter((term) => term !== undefined);
      const tie = steps.findIndex((term, at) => {
        const next = steps[at + 1];
        return next !== undefined && !isBetter(term, next);
      });
      const [a, b] = [steps[tie], steps[tie + 1]];
      return a === undefined || b === undefined
        ? []
        : told(
            `Policy ${policy.name} of ${side.name} is not ordered for SRG${srg.id}: term ${a.name} (${wordOf(a)}) is not preferred to term ${b.name} (${wordOf(b)}).`,
          );
    });
  });
}

function conditionFindings(context: RuleContext, side: Side): readonly Finding[] {
  const { config: node } = side;
  const used = new Set(exportPolicies(node).flatMap(({ terms }) => terms.flatMap(({ conditions }) => conditions)));
  const signals = allSignals(node);
  const lacking = withoutBackup(node);
  return node.conditions.flatMap((condition, index) => {
    if (!used.has(condition.name)) return [];
    const subject = inNode(context, side, 'conditions', index);
    const name = `${side.name} ${condition.name}`;
    const signal = signals.find(({ address }) => address === hostOf(condition.prefix));
    const change = (label: string, more: Partial<typeof condition>) =>
      mend(context, side, label, (before) => ({
        ...before,
        conditions: before.conditions.map((each) => (each.name === condition.name ? { ...each, ...more } : each)),
      }));
    // What waits for the backup route that a group lacks is told with that group.
    if (signal === undefined && lacking.length > 0) return [];
    if (signal === undefined)
      return [
        findingOf(RIGHT_ROUTE, {
          subject,
          name,
          message: `Condition ${condition.name} of ${side.name} looks for ${condition.prefix}, which no group installs.`,
        }),
      ];
    const exact = `${signal.address}/${signal.address.includes(':') ? 128 : 32}`;
    const table = condition.table ?? 'inet.0';
    return [
      ...(condition.prefix === exact
        ? []
        : [
            findingOf(RIGHT_ROUTE, {
              subject,
              name,
              message: `Condition ${condition.name} of ${side.name} looks for ${condition.prefix}; the group installs ${exact}.`,
              fix: change(`Look for ${exact}`, { prefix: exact }),
            }),
          ]),
      ...(table === tableOf(signal)
        ? []
        : [
            findingOf(RIGHT_ROUTE, {
              subject,
              name,
              message: `Condition ${condition.name} of ${side.name} looks in ${table}; the route is installed in ${tableOf(signal)}, so the condition is never true.`,
              fix: change(`Look in ${tableOf(signal)}`, { table: tableOf(signal) }),
            }),
          ]),
    ];
  });
}

function backupFindings(context: RuleContext, side: Side): readonly Finding[] {
  const { config: node } = side;
  const used = new Set(exportPolicies(node).flatMap(({ terms }) => terms.flatMap(({ conditions }) => conditions)));
  const known = new Set(allSignals(node).map(({ address }) => address));
  const orphans = node.conditions.filter(({ name, prefix }) => used.has(name) && !known.has(hostOf(prefix)));
  const lacking = withoutBackup(node);
  return lacking.map((srg) => {
    // Where one condition waits for a route that nobody installs, it can only be this one.
    const [orphan] = orphans;
    const address =
      orphans.length === 1 && lacking.length === 1 && orphan !== undefined ? hostOf(orphan.prefix) : undefined;
    return findingOf(MEDIUM, {
      subject: inNode(context, side, 'srgs', node.srgs.indexOf(srg)),
      name: `${side.name} SRG${srg.id}`,
      message: `SRG${srg.id} of ${side.name} has no backup-signal-route: as backup it is announced like a node that has failed.`,
      ...(address === undefined
        ? {}
        : {
            fix: mend(
              context,
              side,
              `Install ${address} while SRG${srg.id} is backup on ${side.name}`,
              withSrg(srg.id, (each) => ({ ...each, backupSignalRoute: { address } })),
            ),
          }),
    });
  });
}

function collisions(context: RuleContext, side: Side): readonly Finding[] {
  const { config: node } = side;
  const real = [
    ...node.interfaces.flatMap(({ addresses }) => addresses.map(subnetOf)),
    ...node.staticRoutes.map(({ prefix }) => prefix),
    ...exportPolicies(node).flatMap(({ terms }) => terms.flatMap((term) => prefixesOf(node, term))),
    ...Object.values(context.design.nodes).flatMap(({ addresses }) => addresses ?? []),
  ].filter((prefix) => !prefix.endsWith('/0'));
  return node.srgs.flatMap((srg, index) =>
    signalsOf(srg).flatMap(({ address, key }) => {
      const hit = real.find((prefix) => isInside(prefix, address));
      return hit === undefined
        ? []
        : [
            findingOf(OWN_ADDRESSES, {
              subject: inNode(context, side, 'srgs', index, key),
              name: `${side.name} SRG${srg.id}`,
              message: `Signal route ${address} of SRG${srg.id} on ${side.name} lies in ${hit}, which is in use.`,
            }),
          ];
    }),
  );
}

const leaks = (context: RuleContext, side: Side): readonly Finding[] =>
  exportPolicies(side.config).flatMap((policy) =>
    policy.terms.flatMap((term, index) =>
      term.action === 'accept' && !isFiltered(term)
        ? [
            findingOf(NAMED_ROUTES, {
              subject: inNode(context, side, 'policies', side.config.policies.indexOf(policy), 'terms', index),
              name: `${side.name} ${policy.name}`,
              message: `Term ${term.name} of policy ${policy.name} on ${side.name} accepts${term.protocols.length === 0 ? '' : ` ${listed(term.protocols)}`} routes without naming prefixes.`,
            }),
          ]
        : [],
    ),
  );

/** Rules about signal routes and export policies. */
export const signalFindings = (context: RuleContext): readonly Finding[] =>
  knownSides(context).flatMap((side) => [
    ...levelFindings(context, side),
    ...conditionFindings(context, side),
    ...backupFindings(context, side),
    ...collisions(context, side),
    ...leaks(context, side),
  ]);
