// Every rule of the chassis cluster that a run can name: what it says, where it comes from, how sure it is. Data only.
import type { Confidence } from '../../model/diagnostics';
import type { Rule } from '../kernel/types';
import { linkRules } from './rules-links';

const rule = (id: string, confidence: Confidence, source: string, text: string): Rule => ({
  id,
  text,
  source,
  confidence,
});

const detection: readonly Rule[] = [
  rule('cc.heartbeat.off', 'derived', 'J-CTL46', 'A node without power sends and hears no heartbeats.'),
  rule(
    'cc.heartbeat.start',
    'derived',
    'J-CTL46',
    'A node that has booted listens for heartbeats on the control link.',
  ),
  rule(
    'cc.heartbeat.back',
    'derived',
    'J-CTL46',
    'The control link passes heartbeats again; the next one is due within one interval.',
  ),
  rule(
    'cc.heartbeat.heard',
    'derived',
    'J-HBI46',
    'The first heartbeat is heard one heartbeat-interval after the link is back.',
  ),
  rule(
    'cc.heartbeat.missed',
    'documented',
    'J-HB46, J-CTL46',
    'Heartbeats stop; the peer counts as silent only when the threshold of them is missed.',
  ),
  rule(
    'cc.heartbeat.lost',
    'documented',
    'J-CTL46, J-HB',
    'The heartbeat-threshold is missed: nothing was heard for heartbeat-interval × heartbeat-threshold.',
  ),
  rule('cc.probe.off', 'derived', 'J-CTL46', 'A node without power sends and hears no fabric probes.'),
  rule('cc.probe.start', 'derived', 'J-CTL46', 'A node that has booted listens for probes on the fabric.'),
  rule(
    'cc.probe.back',
    'derived',
    'J-CTL46',
    'The fabric passes probes again; the next one is due within one interval.',
  ),
  rule('cc.probe.heard', 'derived', 'J-CTL46', 'The first fabric probe is heard one interval after the link is back.'),
  rule('cc.probe.missed', 'documented', 'J-CTL46', 'Fabric probes stop.'),
  rule(
    'cc.probe.lost',
    'unconfirmed',
    'J-CTL46, J-FAB93',
    'No fabric probe for as long as the heartbeat threshold takes: the fabric counts as lost.',
  ),
  rule(
    'cc.probe.role',
    'derived',
    'J-CTL46',
    'Fabric probes tell the peer whether RG0 is primary there, which decides when heartbeats are gone.',
  ),
  rule(
    'cc.probe.never',
    'unconfirmed',
    'J-CTL46, J-FAB93',
    'The peer is there and no probe ever came: after the heartbeat time the fabric counts as lost.',
  ),
  rule(
    'cc.peer.lost',
    'captured',
    'CAP-IBM, PYEZ',
    'The heartbeat time is over: the peer shows this node as lost, with priority 0.',
  ),
  rule(
    'cc.power.lost',
    'derived',
    'J-HB',
    'A node without power does nothing; its rows keep their last look until the peer has noticed.',
  ),
];

const conditions: readonly Rule[] = [
  rule(
    'cc.peer.status',
    'derived',
    'J-CTL46',
    'The nodes tell each other state, priority and failures of each group over the control link.',
  ),
  rule(
    'cc.move.clock',
    'documented',
    'J-FO103',
    'The primary has priority 0 and the secondary has not: the group has to move.',
  ),
  rule(
    'cc.move.ripe',
    'unconfirmed',
    'J-FO103',
    'The move follows 1 s after the condition began to hold; the figure is assumed.',
  ),
  rule(
    'cc.preempt.clock',
    'documented',
    'J-PRE',
    'The secondary has the higher priority and preempt is configured: the preempt delay runs.',
  ),
  rule('cc.preempt.ripe', 'documented', 'J-PRE, FE-PRE', 'The preempt delay is over.'),
  rule(
    'cc.election.clock',
    'captured',
    'CAP-VSRX',
    'Both nodes are secondary and no primary exists: the election follows 1 s later.',
  ),
  rule(
    'cc.election.claim',
    'documented',
    'J-RG0',
    'No peer is known: this node takes the group unless one comes up within the heartbeat time.',
  ),
  rule(
    'cc.cold-sync.clock',
    'captured',
    'CAP-WIKI',
    'Both nodes are past their initial hold: sessions are being copied.',
  ),
];

const monitoring: readonly Rule[] = [
  rule(
    'cc.im.threshold',
    'documented',
    'J-IM46, SEED',
    'The weight of a monitored interface that is down is taken from 255; at 0 or below the group has failed on this node.',
  ),
  rule(
    'cc.im.reth',
    'unconfirmed',
    'SEED',
    'A monitored reth is down on a node while all of its children there are down.',
  ),
  rule(
    'cc.ip.threshold',
    'documented',
    'J-GT, J-GW',
    'Weights of unreachable addresses are taken from the global threshold; when it is used up the global weight is taken from 255, once.',
  ),
  rule(
    'cc.ip.unreachable',
    'documented',
    'J-IPST',
    'An address counts as unreachable after retry-interval × retry-count without an answer.',
  ),
  rule('cc.ip.reachable', 'documented', 'J-IP102', 'The first answer makes an address reachable again.'),
  rule(
    'cc.spu.threshold',
    'documented',
    'J-GLO',
    'A failed services processing unit takes the data-plane groups of its node to priority 0, and all cards of the node restart; RG0 stays.',
  ),
  rule(
    'cc.spu.no-primary',
    'documented',
    'J-GLO',
    'The central points of both nodes have failed: there is no primary until one of them works again.',
  ),
  rule(
    'cc.hw.threshold',
    'unconfirmed',
    'YANG',
    'Failed hardware takes the group to priority 0 (HW). Assumed: a card fails the data-plane groups, the control board RG0.',
  ),
  rule(
    'cc.im.suspended',
    'unconfirmed',
    'J-IM122',
    'RG0 has left this node: interface monitoring is suspended here, so that no other group follows RG0; 30 s are assumed.',
  ),
  rule(
    'cc.im.waits',
    'unconfirmed',
    'J-IM122',
    'Interface monitoring is suspended after the failover of RG0: this port counts later.',
  ),
  rule('cc.im.resumed', 'unconfirmed', 'J-IM122', 'Interface monitoring goes on: the ports as they are now count.'),
  rule(
    'cc.health',
    'derived',
    'GUIDE262',
    'RG0 knows whether a group of its node has failed: it decides when the fabric is lost.',
  ),
  rule(
    'cc.cold-sync.done',
    'captured',
    'CAP-WIKI',
    'Sessions are copied about a minute after both nodes are past their initial hold; until then the node carries CS and priority 0.',
  ),
];

const roles: readonly Rule[] = [
  rule(
    'cc.boot.hold',
    'captured',
    'CAP-VSRX, CAP-WIKI',
    'A node that has booted waits in hold before it takes part in an election.',
  ),
  rule('cc.boot.ready', 'unconfirmed', 'CAP-VSRX', 'The initial hold of 30 s is over: the node is ready as secondary.'),
  rule(
    'cc.election',
    'documented',
    'J-RG0, CAP-VSRX',
    'No primary exists: after 1 s the better priority takes the group; at a tie the lower node id.',
  ),
  rule(
    'cc.election.alone',
    'documented',
    'J-RG0',
    'No peer for the heartbeat time: the node that came up first takes the group.',
  ),
  rule(
    'cc.move.weight',
    'documented',
    'J-FO103, J-IMCFG94',
    'The primary has priority 0 and the secondary has not: the group moves, preempt or not; 1 s later is an assumed figure.',
  ),
  rule(
    'cc.move.lower-id',
    'documented',
    'J-IM46',
    'Interface monitoring took both nodes to 0 in the same instant: the lower node id is primary.',
  ),
  rule(
    'cc.move.yield',
    'captured',
    'CAP-VSRX',
    'The peer has taken the group: the old primary goes to secondary-hold for the hold-down-interval.',
  ),
  rule('cc.hold-down.over', 'documented', 'J-HOLD', 'The hold-down-interval is over: ready to become secondary.'),
  rule(
    'cc.preempt.move',
    'documented',
    'J-PRE, FE-PRE',
    'The node with the higher priority takes the group back when it was the better one for the whole preempt delay.',
  ),
  rule(
    'cc.preempt.period',
    'documented',
    'J-PRE',
    'The preempt period is over without reaching its limit: counting starts anew.',
  ),
  rule(
    'cc.peer.gone',
    'captured',
    'CAP-VSRX, J-CTL46',
    'Neither heartbeats nor fabric probes for the heartbeat time: only node present, so it takes everything.',
  ),
  rule(
    'cc.forward',
    'unconfirmed',
    'J-GARP',
    'The new primary forwards about a second after the role change and announces its reth addresses by gratuitous ARP.',
  ),
  rule(
    'cc.count.cleared',
    'documented',
    'YANG, CAP-VSRX',
    'The failover count, to which every transition to primary on either node adds one, was cleared by command. Assumed: so was the count of preemptive failovers, for whose reset no source names a command.',
  ),
  rule('cc.reboot.told', 'unconfirmed', 'J-RG0', 'A node that is told to reboot says so to its peer before it goes.'),
  rule(
    'cc.reboot.taken',
    'unconfirmed',
    'J-RG0',
    'The peer of a node that said that it reboots does not wait for heartbeats; 1 s is assumed.',
  ),
  rule('cc.instant', 'derived', 'J-IM46', 'Everything that happens in one instant is weighed together.'),
];

const manual: readonly Rule[] = [
  rule(
    'cc.manual.failover',
    'documented',
    'J-MAN103, CAP-MAN',
    'Manual failover by command: the target takes the group at once and shows priority 255.',
  ),
  rule(
    'cc.manual.reset',
    'documented',
    'YANG, J-PRE103',
    'The manual failover was reset: configured priorities count again.',
  ),
];

export const rules: readonly Rule[] = [...detection, ...conditions, ...monitoring, ...roles, ...linkRules, ...manual];
