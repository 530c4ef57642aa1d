// Rules 11 to 18: hellos, auto-preemption, and what moves between address schemes do to clients.
import type { TunnelConfig } from '../schema';
import {
  type Breach,
  changeConfig,
  listed,
  type Rule,
  type RuleContext,
  rule,
  tunnelSubject,
  wlanSubject,
} from './context';

const worstS = ({ helloIntervalS, helloRetries }: TunnelConfig): number => helloIntervalS * helloRetries;
const hellos = ({ helloIntervalS, helloRetries }: TunnelConfig): string => `${helloIntervalS} s × ${helloRetries}`;

const tooFast = rule(
  {
    rule: 'L11',
    severity: 'warning',
    source: 'MDG, OAS, V',
    confidence: 'derived',
    explanation:
      'A restart of the tunnel service takes up to 3 s: with so few hellos it moves every AP, and so does a short blip.',
  },
  (context) =>
    context.config.tunnels
      .filter((tunnel) => worstS(tunnel) <= 3)
      .map((tunnel) => ({
        ...tunnelSubject(context, tunnel),
        message: `Hellos of ${hellos(tunnel)} give an Edge up after ${worstS(tunnel)} s.`,
      })),
);

const SLOW_S = 180;

const tooSlow = rule(
  {
    rule: 'L12',
    severity: 'info',
    source: 'FO, OAS',
    confidence: 'documented',
    explanation:
      'Until the last hello is missed an AP stays on its dead Edge: minutes without traffic for each failover.',
  },
  (context) =>
    context.config.tunnels.flatMap((tunnel): Breach[] => {
      const critical = context.config.wlans.filter(
        ({ tunnels, latencySensitive }) => latencySensitive === true && tunnels.includes(tunnel.name),
      );
      if (critical.length === 0 || worstS(tunnel) < SLOW_S) return [];
      return [
        {
          ...tunnelSubject(context, tunnel),
          message: `${listed(critical.map(({ ssid }) => ssid))} waits up to ${worstS(tunnel)} s for a failover (hellos of ${hellos(tunnel)}).`,
        },
      ];
    }),
);

const outside = rule(
  {
    rule: 'L13',
    severity: 'error',
    source: 'OAS',
    confidence: 'documented',
    explanation:
      'The API refuses such a value, or it means nothing: hello_interval 1 to 300, hello_retries 2 to 30, mtu 0 or 552 to 1500.',
  },
  (context) =>
    context.config.tunnels.flatMap((tunnel) => {
      const { helloIntervalS, helloRetries, mtu } = tunnel;
      const problems = [
        ...(helloIntervalS < 1 || helloIntervalS > 300 ? [`hello_interval ${helloIntervalS} is outside 1 to 300`] : []),
        ...(helloRetries < 2 || helloRetries > 30 ? [`hello_retries ${helloRetries} is outside 2 to 30`] : []),
        ...(mtu > 0 && mtu < 552 ? [`mtu ${mtu} means nothing, it is 0 or 552 to 1500`] : []),
      ];
      return problems.map((problem) => ({ ...tunnelSubject(context, tunnel), message: `${problem}.` }));
    }),
);

const candidates = ({ org }: RuleContext, { clusters }: TunnelConfig): number =>
  clusters.reduce((sum, name) => sum + org.membersOf(name).length, 0);

const noReturn = rule(
  {
    rule: 'L14',
    severity: 'warning',
    source: 'AP1, HS, ADD',
    confidence: 'documented',
    explanation:
      'Without auto-preemption nothing comes back by itself: a recovered Edge stays empty, APs linger on the secondary.',
  },
  (context) =>
    context.config.tunnels
      .filter((tunnel) => tunnel.preemption === null && candidates(context, tunnel) >= 2)
      .map((tunnel) => ({
        ...tunnelSubject(context, tunnel),
        message: `${tunnel.name} has ${candidates(context, tunnel)} Edges to choose from and no auto-preemption.`,
        fix: {
          label: 'Preempt every 15 minutes',
          apply: changeConfig(context, (config) => ({
            ...config,
            tunnels: config.tunnels.map((each) =>
              each.name === tunnel.name ? { ...each, preemption: { timeOfDay: 'any', dayOfWeek: 'any' } } : each,
            ),
          })),
        },
      })),
);

/** Business hours are a convention of ours; weekends are none of them. */
const isBusinessHour = ({ preemption }: TunnelConfig): boolean => {
  if (preemption === null || preemption.timeOfDay === 'any') return false;
  const hour = Number(preemption.timeOfDay.slice(0, 2));
  return hour >= 7 && hour < 19 && preemption.dayOfWeek !== 'sat' && preemption.dayOfWeek !== 'sun';
};

const atPeak = rule(
  {
    rule: 'L15',
    severity: 'warning',
    source: 'FO',
    confidence: 'documented',
    explanation: 'A time of day is chosen to stay out of the peak hours.',
  },
  (context) =>
    context.config.tunnels.filter(isBusinessHour).map((tunnel) => ({
      ...tunnelSubject(context, tunnel),
      message: `APs are moved at ${tunnel.preemption?.timeOfDay}, in business hours.`,
    })),
);

/** Whether the clusters of a tunnel give clients addresses of different subnets. */
export function differentSchemes({ org }: RuleContext, tunnel: TunnelConfig): boolean {
  const schemes = tunnel.clusters.map((name) =>
    (org.cluster(name)?.clientSubnets ?? [])
      .filter(({ vlan }) => tunnel.vlans.includes(vlan))
      .map(({ vlan, subnet }) => `${vlan} ${subnet}`)
      .sort()
      .join(),
  );
  const known = schemes.filter((scheme) => scheme !== '');
  return new Set(known).size > 1;
}

const everyQuarter = ({ preemption }: TunnelConfig): boolean =>
  preemption?.timeOfDay === 'any' && preemption.dayOfWeek === 'any';

const lingering = rule(
  {
    rule: 'L16',
    severity: 'warning',
    source: 'FO, ADD',
    confidence: 'documented',
    explanation:
      'Where the path to the Edges flaps, preemption every 15 minutes keeps clients from staying on a foreign subnet.',
  },
  (context) =>
    context.uses.flatMap(({ tunnel, holder }): Breach[] => {
      if (holder.kind !== 'aps' || holder.config.jittery !== true) return [];
      if (everyQuarter(tunnel) || !differentSchemes(context, tunnel)) return [];
      return [
        {
          ...tunnelSubject(context, tunnel),
          message: `The path of ${holder.name} is jittery and ${tunnel.name} does not preempt every 15 minutes.`,
        },
      ];
    }),
);

/** Faster than this counts as aggressive: a blip of the path moves APs. */
const AGGRESSIVE_S = 15;

const flapping = rule(
  {
    rule: 'L17',
    severity: 'warning',
    source: 'ADD, V',
    confidence: 'derived',
    explanation:
      'Fast hellos leave at every blip, the next quarter of an hour brings them back: clients change addresses again and again.',
  },
  (context) =>
    context.config.tunnels
      .filter((tunnel) => everyQuarter(tunnel) && worstS(tunnel) <= AGGRESSIVE_S && differentSchemes(context, tunnel))
      .map((tunnel) => ({
        ...tunnelSubject(context, tunnel),
        message: `Hellos of ${hellos(tunnel)}, preemption every 15 minutes and another address scheme in the secondary.`,
      })),
);

const stale = rule(
  {
    rule: 'L18',
    severity: 'warning',
    source: 'OAS',
    confidence: 'documented',
    explanation:
      'In another subnet clients keep addresses that do not work there until DHCP renews them, unless they are made to reconnect.',
  },
  (context) =>
    context.config.wlans.flatMap((wlan, at): Breach[] => {
      if (wlan.reconnect) return [];
      const tunnels = context.config.tunnels.filter(
        (tunnel) => wlan.tunnels.includes(tunnel.name) && differentSchemes(context, tunnel),
      );
      if (tunnels.length === 0) return [];
      return [
        {
          ...wlanSubject(context, at),
          message: `Clusters of ${listed(tunnels.map(({ name }) => name))} have different subnets and clients of ${wlan.ssid} are not made to reconnect.`,
          fix: {
            label: 'Reconnect clients between clusters',
            apply: changeConfig(context, (config) => ({
              ...config,
              wlans: config.wlans.map((each, index) => (index === at ? { ...each, reconnect: true } : each)),
            })),
          },
        },
      ];
    }),
);

export const timerRules: readonly Rule[] = [tooFast, tooSlow, outside, noReturn, atPeak, lingering, flapping, stale];
