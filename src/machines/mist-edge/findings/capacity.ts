// Rules 1 to 5, 23, 30, 32: enough Edges, enough room on those that are left, and APs spread as meant.
import {
  type Breach,
  clusterSubject,
  edgeSubject,
  holderSubject,
  listed,
  primaryTunnels,
  type Rule,
  rule,
  tunnelSubject,
} from './context';
import { loadsWithout, PLAN_PERCENT, percent, sharesOf } from './load';

const oneMember = rule(
  {
    rule: 'L01',
    severity: 'error',
    source: 'L2, FO',
    confidence: 'documented',
    explanation: 'Redundancy inside a cluster needs at least two members, or a secondary cluster that takes over.',
  },
  (context) =>
    context.config.clusters.flatMap((cluster): Breach[] => {
      const members = context.org.membersOf(cluster.name);
      const alone = primaryTunnels(context, cluster.name).filter(({ clusters }) => clusters.length === 1);
      if (members.length !== 1 || alone.length === 0) return [];
      return [
        {
          ...clusterSubject(context, cluster),
          message: `${cluster.name} has one member, ${members[0]?.name}, and ${listed(alone.map(({ name }) => name))} has no secondary cluster.`,
        },
      ];
    }),
);

const oneCluster = rule(
  {
    rule: 'L02',
    severity: 'warning',
    source: 'FO',
    confidence: 'documented',
    explanation: 'Without a secondary cluster the loss of the site is an outage.',
  },
  (context) =>
    context.config.tunnels
      .filter(({ clusters }) => clusters.length === 1)
      .map((tunnel) => ({
        ...tunnelSubject(context, tunnel),
        message: `${tunnel.name} goes to ${tunnel.clusters[0]} only.`,
      })),
);

/** Members that carry a tunnel as their primary, each lost in turn. */
const afterOneLoss = rule(
  {
    rule: 'L03',
    severity: 'error',
    source: 'FO, HS, V',
    confidence: 'derived',
    explanation:
      'The tunnels of a lost Edge go to those that are left: two Edges at 80 % leave one at 160 %. What an Edge above its maximum does is not documented.',
  },
  (context) =>
    context.config.clusters.flatMap((cluster): Breach[] => {
      const members = context.org.membersOf(cluster.name);
      if (members.length < 2) return [];
      let worst = { percent: 0, text: '' };
      for (const lost of members) {
        const loads = loadsWithout(context, new Set([lost]));
        for (const edge of members) {
          const load = loads.get(edge);
          if (load === undefined || edge === lost) continue;
          const tunnels = sharesOf(edge, load).find(({ what }) => what === 'tunnels');
          if (tunnels && tunnels.percent > worst.percent)
            worst = { percent: tunnels.percent, text: `without ${lost.name}, ${edge.name} has ${tunnels.text}` };
        }
      }
      if (worst.percent <= 100) return [];
      return [
        { ...clusterSubject(context, cluster), message: `${percent(worst.percent)} after one failure: ${worst.text}.` },
      ];
    }),
);

const steadyLoad = rule(
  {
    rule: 'L04',
    severity: 'warning',
    source: 'FO, HS, L2',
    confidence: 'documented',
    explanation: 'An Edge is planned for at most 80 % of its maxima, so that there is room when others fail.',
  },
  (context) => {
    const loads = loadsWithout(context, new Set());
    return context.org.edges.flatMap((edge): Breach[] => {
      const load = loads.get(edge);
      const [most] = load === undefined ? [] : sharesOf(edge, load);
      if (most === undefined || most.percent <= PLAN_PERCENT) return [];
      return [
        { ...edgeSubject(edge), message: `${edge.name} is at ${percent(most.percent)} of its maximum: ${most.text}.` },
      ];
    });
  },
);

const secondaryLoad = rule(
  {
    rule: 'L05',
    severity: 'error',
    source: 'HS, V',
    confidence: 'derived',
    explanation: 'A secondary cluster has to hold all tunnels of the primary beside its own.',
  },
  (context) =>
    context.config.clusters.flatMap((cluster): Breach[] => {
      const lost = context.config.tunnels
        .filter(({ clusters }) => clusters.indexOf(cluster.name) > 0)
        .flatMap(({ clusters }) => clusters.slice(0, clusters.indexOf(cluster.name)));
      if (lost.length === 0) return [];
      const gone = new Set(lost.flatMap((name) => context.org.membersOf(name)));
      const loads = loadsWithout(context, gone);
      const worst = context.org
        .membersOf(cluster.name)
        .flatMap((edge) => {
          const load = loads.get(edge);
          const share = load && sharesOf(edge, load).find(({ what }) => what === 'tunnels');
          return share === undefined ? [] : [{ edge, ...share }];
        })
        .sort((a, b) => b.percent - a.percent)[0];
      if (worst === undefined || worst.percent <= PLAN_PERCENT) return [];
      return [
        {
          ...clusterSubject(context, cluster),
          severity: worst.percent > 100 ? 'error' : 'warning',
          message: `Without ${listed([...new Set(lost)])}, ${worst.edge.name} is at ${percent(worst.percent)}: ${worst.text}.`,
        },
      ];
    }),
);

const spread = rule(
  {
    rule: 'L23',
    severity: 'warning',
    source: 'OAS, HS, V',
    confidence: 'derived',
    explanation:
      'ordered leaves all but the first host idle; shuffle-by-site is even only with more sites and tunnels than members; shuffle ignores the size of a model.',
  },
  (context) =>
    context.config.clusters.flatMap((cluster): Breach[] => {
      const members = context.org.membersOf(cluster.name);
      const tunnels = primaryTunnels(context, cluster.name);
      if (members.length < 2 || tunnels.length === 0) return [];
      const subject = clusterSubject(context, cluster);
      if (cluster.selection === 'ordered')
        return [
          {
            ...subject,
            message: `Hosts are ordered: one of ${members.length} Edges carries everything, the others are idle.`,
          },
        ];
      const places = context.uses.filter(({ tunnel }) => tunnels.includes(tunnel)).length;
      if (cluster.selection === 'shuffle-by-site' && places < members.length)
        return [{ ...subject, message: `${places} pairs of site and tunnel are shared by ${members.length} Edges.` }];
      const models = [...new Set(members.map(({ model }) => model.name))];
      if (cluster.selection === 'shuffle' && models.length > 1)
        return [{ ...subject, message: `Members are ${listed(models)}: the smallest fills first.` }];
      return [];
    }),
);

const counted = rule(
  {
    rule: 'L30',
    severity: 'info',
    source: 'L2, V',
    confidence: 'derived',
    explanation: 'Capacity counts AP tunnels: an AP with two Mist Tunnels counts twice where both end on one Edge.',
  },
  (context) =>
    context.org.apGroups.flatMap((holder): Breach[] => {
      const own = context.uses.filter((use) => use.holder.node === holder.node);
      const shared = own.filter((use) =>
        own.some((other) => other !== use && other.edges.some((edge) => use.edges.includes(edge))),
      );
      if (shared.length < 2) return [];
      const total = shared.reduce((sum, { aps }) => sum + aps, 0);
      return [
        {
          ...holderSubject(holder),
          message: `Tunnels ${listed(shared.map(({ tunnel }) => tunnel.name))} end on the same Edges: ${total} tunnels are counted for ${holder.config.aps} APs.`,
        },
      ];
    }),
);

/** Above so many clients in one layer 2 the vendor advises Edges [HS]. */
const CLIENTS_WITHOUT_EDGE = 2000;

const advice = rule(
  {
    rule: 'L32',
    severity: 'info',
    source: 'HS',
    confidence: 'documented',
    explanation:
      'The vendor advises Edges above 2000 clients in one layer 2, and shuffle-by-site where clients roam much.',
  },
  (context) =>
    context.org.apGroups.flatMap((holder): Breach[] => {
      const { clients = 0, roaming } = holder.config;
      const own = context.uses.filter((use) => use.holder.node === holder.node);
      const found: Breach[] = [];
      if (own.length === 0 && clients >= CLIENTS_WITHOUT_EDGE)
        found.push({
          ...holderSubject(holder),
          message: `${clients} clients are bridged into one layer 2 without Edges.`,
        });
      const shuffled = own
        .flatMap(({ tunnel }) => context.org.cluster(tunnel.clusters[0] ?? '') ?? [])
        .find(({ selection, name }) => selection === 'shuffle' && context.org.membersOf(name).length > 1);
      if (roaming === true && shuffled !== undefined)
        found.push({
          ...holderSubject(holder),
          message: `Clients roam much here, and ${shuffled.name} puts neighbouring APs on different Edges.`,
        });
      return found;
    }),
);

export const capacityRules: readonly Rule[] = [
  oneMember,
  oneCluster,
  afterOneLoss,
  steadyLoad,
  secondaryLoad,
  spread,
  counted,
  advice,
];
