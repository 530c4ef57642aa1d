// Every rule of Mist Edge clusters that a run can name: what it says, where it comes from, how sure it is. Data only.
import type { Confidence } from '../../model/diagnostics';
import type { Rule } from '../kernel/types';

const rule = (id: string, confidence: Confidence, source: string, text: string): Rule => ({
  id,
  text,
  source,
  confidence,
});

const detection: readonly Rule[] = [
  rule(
    'mist.hello.missed',
    'derived',
    'OAS',
    'The Edge does not answer any more: hellos are missed one by one, and until the last of hello_retries the tunnel counts as up.',
  ),
  rule(
    'mist.hello.answered',
    'derived',
    'OAS',
    'The Edge answers again before the last hello is missed: the tunnel was never given up.',
  ),
  rule(
    'mist.hello.counted-anew',
    'derived',
    'OAS, RFC',
    'A hello is answered again: those that were missed before count no longer.',
  ),
  rule(
    'mist.hello.lost',
    'documented',
    'OAS',
    'hello_retries hellos in a row are missed: the AP gives the Edge up and tries another peer. Hellos fall on multiples of hello_interval.',
  ),
  rule(
    'mist.hole',
    'derived',
    'CRM',
    'The Edge answers hellos, but what it bridges goes nowhere: the tunnel stays up and the traffic is lost.',
  ),
  rule('mist.hole.end', 'derived', 'CRM', 'Traffic behind the Edge gets through again.'),
  rule('mist.look', 'derived', 'L2', 'The state of an Edge on the list has changed; these APs are not on it.'),
];

const selection: readonly Rule[] = [
  rule('mist.tunnel.told', 'documented', 'CRM', 'The Edge tells its APs to leave: no hello has to be missed.'),
  rule(
    'mist.tunnel.ask',
    'documented',
    'L2, ADD',
    'The AP asks the next Edge of its own list; there is no election between Edges.',
  ),
  rule(
    'mist.tunnel.connected',
    'unconfirmed',
    'RFC',
    'A live peer takes 1 s until the tunnel forwards; the figure is assumed.',
  ),
  rule(
    'mist.tunnel.no-answer',
    'unconfirmed',
    'RFC',
    'The asked Edge is dead, suspended, refusing or out of reach: the try costs 10 s; the figure is assumed.',
  ),
  rule(
    'mist.tunnel.next',
    'unconfirmed',
    'AP1',
    'No answer within 10 s: the next peer of the list is asked. Re-selection starts at the top of the list, the lost peer last.',
  ),
  rule(
    'mist.tunnel.none',
    'unconfirmed',
    'OAS',
    'Every peer was asked and none answered; the AP goes on asking in turn without pause.',
  ),
  rule('mist.tunnel.retry', 'unconfirmed', 'OAS', 'The turn comes to a peer that answers again.'),
  rule(
    'mist.list.changed',
    'documented',
    'AP1',
    'A member has joined the cluster: the lists change, tunnels stay where they are until preemption or a bounce.',
  ),
  rule(
    'mist.admin.disconnect',
    'unconfirmed',
    'OAS, AP1',
    'An operator disconnects the AP: it starts at the top of its list.',
  ),
  rule('mist.ap.off', 'derived', 'OAS', 'The AP has no power.'),
  rule('mist.ap.boot', 'documented', 'L2', 'The AP boots and starts at the top of its list.'),
];

const service: readonly Rule[] = [
  rule('mist.edge.on', 'derived', 'GS1', 'The Edge has power and serves.'),
  rule('mist.edge.off', 'derived', 'GS1', 'The Edge has no power: it falls silent, nobody tells its APs.'),
  rule('mist.edge.stats', 'derived', 'OAS', 'What the statistics of the Edge say has changed.'),
  rule(
    'mist.service.stop',
    'unconfirmed',
    'HELP',
    'The tunnel service is stopped; as in suspension its APs are told (assumed).',
  ),
  rule('mist.service.start', 'documented', 'HELP', 'The tunnel service is started.'),
  rule(
    'mist.service.restart',
    'unconfirmed',
    'MDG, MGS',
    'The tunnel service restarts: silent for less than 3 s, tunnels resume on the same Edge if no more hellos are missed than allowed.',
  ),
  rule(
    'mist.service.restarted',
    'documented',
    'MDG, MGS',
    'The restart took less than 3 s; the model takes all of them.',
  ),
];

const resources: readonly Rule[] = [
  rule('mist.check.start', 'documented', 'CRM', 'The Edge begins to check the resource.'),
  rule('mist.check.off', 'derived', 'CRM', 'An Edge without power checks nothing.'),
  rule('mist.check.lost', 'documented', 'CRM', 'The resource does not answer; the check fails only after its timeout.'),
  rule('mist.check.back', 'unconfirmed', 'URM', 'The resource answers again; the next probe sees it.'),
  rule(
    'mist.check.timeout',
    'unconfirmed',
    'HELP, OAS',
    'No success for the whole timeout: the check fails. That the timeout means this is assumed.',
  ),
  rule(
    'mist.check.recovered',
    'unconfirmed',
    'URM',
    'The first success clears the check; the probe period is assumed to be 10 s.',
  ),
  rule('mist.check.counted', 'derived', 'CRM', 'A check changed while the tunnel service does not run.'),
  rule(
    'mist.crm.failed',
    'documented',
    'CRM, HELP',
    'One failed check takes the whole tunnel service down: its APs are told to leave, new ones are refused.',
  ),
  rule(
    'mist.crm.recovered',
    'documented',
    'CRM',
    'All checks are healthy: the service takes tunnels again. It brings none back by itself.',
  ),
];

const cloud: readonly Rule[] = [
  rule('mist.cloud.connected', 'documented', 'MGS, GCG', 'The cloud hears the Edge over its OOBM port.'),
  rule(
    'mist.cloud.gone',
    'derived',
    'MGS, GCG',
    'The cloud does not hear the Edge; tunnels and local failover go on without it.',
  ),
  rule(
    'mist.cloud.reported',
    'unconfirmed',
    'EV1, EV2',
    'The cloud raises ME_DISCONNECTED; the wait of 60 s is assumed.',
  ),
  rule(
    'mist.preempt.clock',
    'documented',
    'ADD, AP1',
    'APs are off their preferred Edge, which could take them: the next auto-preemption is awaited.',
  ),
  rule(
    'mist.preempt.evaluate',
    'documented',
    'ADD, HELP',
    'The cloud looks for APs that are off their preferred Edge: every 15 minutes, or at the time of day.',
  ),
  rule(
    'mist.preempt.tick',
    'unconfirmed',
    'ADD, AP1',
    'They are moved evenly over the next 300 s; that it is gradual is documented, the pace is assumed.',
  ),
  rule(
    'mist.preempt.nobody',
    'documented',
    'ADD',
    'Nobody is off a preferred Edge that is up and healthy in the eyes of the cloud.',
  ),
  rule('mist.preempt.done', 'documented', 'AP1', 'The batch is done.'),
  rule(
    'mist.preempt.nudge',
    'documented',
    'ADD, AP1',
    'The cloud moves the AP to its preferred Edge; its clients are not deauthenticated.',
  ),
];

const views: readonly Rule[] = [
  rule('mist.sum', 'documented', 'OAS', 'How many APs hold a tunnel to which Edge.'),
  rule('mist.cluster.healthy', 'derived', 'L2', 'All members serve.'),
  rule('mist.cluster.degraded', 'derived', 'L2', 'Some members serve, some do not.'),
  rule('mist.cluster.down', 'derived', 'L2', 'No member serves.'),
  rule('mist.wlan.served', 'documented', 'OAS', 'The traffic of the WLAN gets through its tunnels.'),
  rule('mist.wlan.impaired', 'derived', 'OAS', 'Some of its APs have no tunnel, or one that leads nowhere.'),
  rule(
    'mist.wlan.stranded',
    'documented',
    'OAS',
    'No AP has a tunnel and disable_when_mxtunnel_down is false: the SSID stays up, its clients have no traffic.',
  ),
  rule(
    'mist.wlan.disabled',
    'documented',
    'OAS',
    'No AP has a tunnel and disable_when_mxtunnel_down is true: the WLAN is disabled until one is back.',
  ),
  rule(
    'mist.wlan.black-holed',
    'derived',
    'URM',
    'A VLAN is missing on the trunk of the Edge: its clients are associated and have no traffic.',
  ),
  rule(
    'mist.wlan.stale-addresses',
    'derived',
    'ADD, OAS',
    'Clients have addresses of another subnet, because they are not made to reconnect; no usable traffic until DHCP renews them.',
  ),
  rule('mist.fault', 'derived', 'physics', 'It is broken.'),
  rule('mist.repair', 'derived', 'physics', 'It is repaired.'),
];

export const rules: readonly Rule[] = [...detection, ...selection, ...service, ...resources, ...cloud, ...views];
