// L25 to L30: who becomes active, who takes back, and what is watched.
import type { Finding } from '../../../model/finding';
import { isInside, subnetOf } from '../inet';
import type { Srg } from '../schema';
import {
  findingOf,
  inNode,
  knownSides,
  listed,
  mend,
  type RuleContext,
  type RuleOf,
  type Side,
  sharedGroups,
  withSrg,
} from './context';

const DIFFERENT: RuleOf = {
  rule: 'L25',
  severity: 'warning',
  source: 'SEED',
  confidence: 'documented',
  explanation:
    'Without different priorities the election falls to the local-id or to the probe; nobody says which node is meant.',
};
const BEFORE_ROUTES: RuleOf = {
  rule: 'L26',
  severity: 'warning',
  source: 'HYBRID',
  confidence: 'documented',
  explanation:
    'The role comes back as soon as the monitors are well, the routes only when BGP is. In between the node is active and has none.',
};
const ONE_PREEMPTS: RuleOf = {
  rule: 'L27',
  severity: 'info',
  source: 'DERIVED',
  confidence: 'derived',
  explanation: 'Only the node with the higher priority ever takes a group back.',
};
const WATCHED: RuleOf = {
  rule: 'L28',
  severity: 'warning',
  source: 'SEED',
  confidence: 'documented',
  explanation: 'A node that does not watch its paths stays active on a dead one.',
};
const COMMON_TARGET: RuleOf = {
  rule: 'L29',
  severity: 'warning',
  source: 'DERIVED',
  confidence: 'derived',
  explanation: 'When a far address is lost that both nodes watch, both become ineligible, and nobody serves.',
};
const REACHES: RuleOf = {
  rule: 'L30',
  severity: 'error',
  source: 'HYBRID',
  confidence: 'documented',
  explanation:
    'Weights of failed entries are added up. Where all of them together stay below a threshold, the monitor never counts.',
};

function priorities(context: RuleContext): readonly Finding[] {
  if (!context.isComplete) return [];
  const [first, second] = context.sides;
  return sharedGroups(context).flatMap(({ id, of: [a, b], indexes }) => {
    if (id === 0 || a === undefined || b === undefined) return [];
    const isEqual = a.activenessPriority === b.activenessPriority;
    const missing = [a, b].flatMap((srg, at) =>
      srg.activenessPriority === undefined ? [context.sides[at === 0 ? 0 : 1].name] : [],
    );
    const lower = (a.activenessPriority ?? 0) > (b.activenessPriority ?? 0) ? second : first;
    return [
      ...(isEqual || missing.length > 0
        ? [
            findingOf(DIFFERENT, {
              subject: inNode(context, first, 'srgs', indexes[0], 'activenessPriority'),
              name: `SRG${id}`,
              message:
                missing.length > 0
                  ? `SRG${id} has no activeness-priority on ${listed(missing)}.`
                  : `SRG${id} has activeness-priority ${a.activenessPriority} on both nodes.`,
            }),
          ]
        : []),
      ...(a.preemption && b.preemption
        ? [
            findingOf(ONE_PREEMPTS, {
              subject: inNode(context, lower, 'srgs', indexes[lower.at], 'preemption'),
              name: `SRG${id}`,
              message: `SRG${id} preempts on both nodes${isEqual ? '' : `; ${lower.name} has the lower priority and never will`}.`,
              ...(isEqual
                ? {}
                : {
                    fix: mend(
                      context,
                      lower,
                      `Turn preemption off on ${lower.name}`,
                      withSrg(id, (srg) => ({ ...srg, preemption: false })),
                    ),
                  }),
            }),
          ]
        : []),
    ];
  });
}

/** A threshold that all weights together do not reach; undefined where every one can be reached. */
function unreachable(srg: Srg): { readonly path: readonly (string | number)[]; readonly text: string } | undefined {
  for (const [number, object] of srg.monitorObjects.entries()) {
    let objectSum = 0;
    for (const kind of ['bfd', 'ip', 'interface'] as const) {
      const part = object[kind];
      const sum = (part?.entries ?? []).reduce((total, { weight }) => total + weight, 0);
      if (part?.threshold !== undefined && part.entries.length > 0 && sum < part.threshold)
        return {
          path: ['monitorObjects', number, kind, 'threshold'],
          text: `all ${kind === 'bfd' ? 'BFD' : kind} weights of ${object.name} make ${sum}, and the threshold is ${part.threshold}`,
        };
      objectSum += sum;
    }
    if (object.threshold !== undefined && objectSum > 0 && objectSum < object.threshold)
      return {
        path: ['monitorObjects', number, 'threshold'],
        text: `all weights of ${object.name} make ${objectSum}, and object-threshold is ${object.threshold}`,
      };
  }
  const total = srg.monitorObjects
    .flatMap(({ bfd, ip, interface: ports }) => [bfd, ip, ports])
    .reduce((sum, part) => sum + (part?.entries ?? []).reduce((all, { weight }) => all + weight, 0), 0);
  return srg.threshold !== undefined && srg.monitorObjects.length > 0 && total < srg.threshold
    ? { path: ['threshold'], text: `all weights together make ${total}, and srg-threshold is ${srg.threshold}` }
    : undefined;
}

function isWatched({ monitors, monitorObjects }: Srg): boolean {
  const plain = monitors.bfd.length + monitors.ips.length + monitors.interfaces.length;
  return (
    plain > 0 ||
    monitorObjects.some(({ bfd, ip, interface: ports }) =>
      [bfd, ip, ports].some((part) => (part?.entries.length ?? 0) > 0),
    )
  );
}

function groupFindings(context: RuleContext, side: Side): readonly Finding[] {
  const { config: node } = side;
  const held = node.bgp.find(({ instance, bfd }) => instance === undefined && (bfd?.holdDownMs ?? 0) > 0);
  return node.srgs.flatMap((srg, index) => {
    const name = `${side.name} SRG${srg.id}`;
    const wrong = unreachable(srg);
    return [
      ...(srg.preemption && held !== undefined
        ? [
            findingOf(BEFORE_ROUTES, {
              subject: inNode(context, side, 'srgs', index, 'preemption'),
              name,
              message: `SRG${srg.id} returns to ${side.name} at once, and BGP group ${held.name} ${((held.bfd?.holdDownMs ?? 0) / 1000).toString()} s later: traffic is lost in between.`,
            }),
          ]
        : []),
      ...(srg.id > 0 && !isWatched(srg)
        ? [
            findingOf(WATCHED, {
              subject: inNode(context, side, 'srgs', index, 'monitors'),
              name,
              message: `SRG${srg.id} of ${side.name} watches nothing.`,
            }),
          ]
        : []),
      ...(wrong === undefined
        ? []
        : [
            findingOf(REACHES, {
              subject: inNode(context, side, 'srgs', index, ...wrong.path),
              name,
              message: `Monitors of SRG${srg.id} on ${side.name} never count: ${wrong.text}.`,
            }),
          ]),
    ];
  });
}

/** Addresses whose loss alone makes the group ineligible. */
function decisive(srg: Srg | undefined): readonly string[] {
  if (srg === undefined) return [];
  const weighed = srg.monitorObjects.flatMap(({ ip, threshold }) =>
    (ip?.entries ?? []).flatMap(({ address, weight }) =>
      weight >= Math.max(ip?.threshold ?? 0, threshold ?? 0, srg.threshold ?? 0) ? [address] : [],
    ),
  );
  return [...srg.monitors.ips.map(({ address }) => address), ...weighed];
}

function commonTargets(context: RuleContext): readonly Finding[] {
  if (!context.isComplete) return [];
  const [first] = context.sides;
  const near = context.config.nodes.flatMap(({ interfaces }) =>
    interfaces.flatMap(({ addresses }) => addresses.map(subnetOf)),
  );
  return sharedGroups(context).flatMap(({ id, of: [a, b], indexes }) => {
    const both = decisive(a).filter((address) => decisive(b).includes(address));
    return both
      .filter((address) => !near.some((subnet) => isInside(subnet, address)))
      .map((address) =>
        findingOf(COMMON_TARGET, {
          subject: inNode(
            context,
            first,
            'srgs',
            indexes[0],
            (a?.monitorObjects.length ?? 0) > 0 ? 'monitorObjects' : 'monitors',
          ),
          name: `SRG${id}`,
          message: `Both nodes watch ${address} for SRG${id}, and its loss alone is enough: when it is gone, neither node is eligible.`,
        }),
      );
  });
}

/** Rules about priorities, preemption and monitors. */
export const roleFindings = (context: RuleContext): readonly Finding[] => [
  ...priorities(context),
  ...knownSides(context).flatMap((side) => groupFindings(context, side)),
  ...commonTargets(context),
];
