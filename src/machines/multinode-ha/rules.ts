// Every rule of Multinode HA that a run can name: what it says, where it comes from, how sure it is. Data only.
import type { Rule } from '../kernel/types';

const rule = (id: string, confidence: Rule['confidence'], source: string, text: string): Rule => ({
  id: `mnha.${id}`,
  text,
  // The reference concludes it itself where no source says it.
  source: source === '' ? 'DERIVED' : source,
  confidence,
});

const roles: readonly Rule[] = [
  rule(
    's1',
    'documented',
    'FWS-L3, SEED',
    'S1: the node has booted; the group starts in HOLD, without signal routes and virtual IPs.',
  ),
  rule('s2', 'documented', 'NAV', 'S2: the ICL is up and the peer says that it is ACTIVE.'),
  rule(
    's3',
    'documented',
    'HYBRID, VRRP',
    'S3: both hear each other and nobody is ACTIVE: the higher activeness-priority serves; at a tie the lower local-id backs off (assumed).',
  ),
  rule(
    's3.probe',
    'documented',
    'SEED',
    'S3: up to 21.3 and without priorities the probe elects: the node that gets the reply becomes ACTIVE and tells the peer.',
  ),
  rule(
    's4',
    'documented',
    'SEED',
    'S4: in HOLD without the peer that was seen since the boot; the probe says take over.',
  ),
  rule(
    's5',
    'documented',
    'FWS-L7, SEED',
    'S5: alone since the boot; HOLD has lasted its 60 s (one observation) and the probe says take over.',
  ),
  rule(
    's6',
    'documented',
    'SEED, NAV',
    'S6: a failure event of the group or of its node: both signal routes and the virtual IPs are removed, the peer is told.',
  ),
  rule('s7', 'documented', 'SEED, HYBRID', 'S7: the peer says over the ICL that it cannot serve.'),
  rule('s8', 'documented', 'VRRP', 'S8: the ACTIVE node was told to fail over to this peer.'),
  rule('s9', 'documented', 'VRRP', 'S9: the ICL is down and the probe says take over.'),
  rule(
    's10',
    'derived',
    'HYBRID',
    'S10: preemption: the higher priority is well again, the ICL is up and the cold synchronisation complete.',
  ),
  rule(
    's11',
    'documented',
    'VRRP, SEED',
    'S11: the peer has become ACTIVE, or both were and this one gives way: lower activeness-priority, then lower local-id.',
  ),
  rule('s12', 'documented', 'NAV, SEED', 'S12: the failure events are cleared, the ICL is up and the peer is ACTIVE.'),
  rule('s13', 'documented', 'SEED', 'S13: the failure events are cleared and the peer, which is heard, is not ACTIVE.'),
  rule('s14', 'unconfirmed', '', 'S14: the failure events are cleared, the ICL is down: HOLD, and the probe is asked.'),
  rule(
    'hold.over',
    'documented',
    'FWS-L7',
    'HOLD of a node that has not seen its peer has lasted its time; now the verdict of the probe counts.',
  ),
  rule('srg.power', 'derived', '', 'The node has no power.'),
];

const knowledge: readonly Rule[] = [
  rule(
    'note.configured',
    'derived',
    'YANG',
    'A change of activeness-priority, preemption or process-packet-on-backup was committed.',
  ),
  rule(
    'announce',
    'derived',
    '',
    'The segment is whole again: frames of the ACTIVE node teach its switches and hosts where the virtual IP is.',
  ),
  rule(
    'note.failures',
    'documented',
    'SEED, MONCLI',
    'Failure events of the group: any flat monitor, or monitor objects that reach srg-threshold.',
  ),
  rule(
    'note.process',
    'documented',
    'NAV',
    'A control-plane process of this node restarts or runs again; it is a failure event (CP) where the group owns IPsec.',
  ),
  rule('note.node', 'documented', 'SEED, UPG', 'The node is isolated, in software-upgrade, or neither any more.'),
  rule(
    'note.conn',
    'documented',
    'BASICS',
    'The connection to the peer came up or went down; this alone changes no role.',
  ),
  rule('note.sync', 'documented', 'BASICS', 'The state of the cold synchronisation changed.'),
  rule('note.verdict', 'documented', 'SEED, HYBRID', 'What the activeness probe says changed.'),
  rule('note.peer', 'documented', 'EXP', 'The peer told its state over the ICL (SRG Status Msg).'),
];

const nodes: readonly Rule[] = [
  rule(
    'srg0.boot',
    'unconfirmed',
    '',
    'SRG0 starts in HOLD (assumed) and leaves it in the same instant when the data plane is healthy.',
  ),
  rule(
    'srg0.online',
    'documented',
    'BASICS, SEED',
    'SRG0 is ONLINE where its node is: it has no active and backup, both nodes forward.',
  ),
  rule('srg0.isolated', 'documented', 'SEED', 'SRG0 is ISOLATED with its node.'),
  rule('srg0.offline', 'unconfirmed', 'UPG', 'SRG0 is out of service with its node; the label is an assumption.'),
  rule('srg0.failures', 'documented', 'FWS-E13', 'What the monitors of SRG0 say changed.'),
  rule('srg0.off', 'derived', '', 'The node has no power.'),
  rule(
    'node.boot',
    'derived',
    '',
    'The node has booted and its data plane is healthy: ONLINE. It does not wait for a cold synchronisation to forward.',
  ),
  rule('node.off', 'derived', '', 'The node has no power.'),
  rule('node.note', 'derived', '', 'The node learned something about its data plane, its monitors or its peer.'),
  rule(
    'node.isolated',
    'documented',
    'SEED, JVD-FW',
    'A failure of the node or srg-threshold of SRG0: ISOLATED; ports of shutdown-on-failure are shut, the failure route is installed.',
  ),
  rule(
    'node.awaits-sync',
    'documented',
    'SEED',
    'The failure is over: ISOLATED until the next cold synchronisation is complete.',
  ),
  rule(
    'node.recovered',
    'documented',
    'SEED',
    'The failure is over and the cold synchronisation complete: ONLINE, ports are enabled again, the failure route is gone.',
  ),
  rule(
    'node.alone',
    'derived',
    '',
    'The failure is over and there is no peer to synchronise with: ONLINE, as after a boot.',
  ),
  rule(
    'node.upgrade',
    'documented',
    'UPG',
    'software-upgrade is committed: OFFLINE [ SU ] until it is deleted, through reboots too.',
  ),
  rule(
    'node.upgraded',
    'documented',
    'UPG',
    'software-upgrade is deleted: the node serves again and synchronises anew.',
  ),
];

const paths: readonly Rule[] = [
  rule(
    'icl.path',
    'derived',
    'BASICS',
    'A link or device on this way of the ICL broke or is back; the ICL lives while one of its ways does.',
  ),
  rule('icl.start', 'documented', 'BASICS', 'The node has booted; BFD over the ICL is not up yet.'),
  rule('icl.off', 'derived', '', 'The node has no power.'),
  rule(
    'icl.up',
    'unconfirmed',
    'BASICS',
    'BFD over the ICL is up: Conn State UP. That it takes no time once the path is there is an assumption.',
  ),
  rule(
    'icl.silent',
    'documented',
    'YANG',
    'BFD packets of the peer are missing; Conn State is UP until multiplier × interval is over.',
  ),
  rule('icl.heard', 'derived', 'EXP', 'The peer is heard again before BFD gave up: what was lost is told again.'),
  rule(
    'icl.down',
    'documented',
    'YANG, VRRP',
    'No BFD packet for multiplier × interval: Conn State DOWN; the peer is unknown and the activeness probe starts.',
  ),
  rule('icd.start', 'documented', 'ASYM', 'The node has booted; BFD over the ICD is not up yet.'),
  rule('icd.off', 'derived', '', 'The node has no power.'),
  rule(
    'icd.up',
    'unconfirmed',
    'ASYM',
    'BFD over the ICD is up. That it takes no time once the path is there is an assumption.',
  ),
  rule('icd.silent', 'documented', 'ASYM', 'BFD packets of the peer are missing on the ICD.'),
  rule('icd.heard', 'derived', 'ASYM', 'The peer is heard again on the ICD before BFD gave up.'),
  rule(
    'icd.down',
    'documented',
    'ASYM, VRRP',
    'No BFD packet on the ICD for multiplier × interval: packets of asymmetric flows no longer cross it.',
  ),
  rule('sync.start', 'documented', 'BASICS', 'The connection is up: cold synchronisation begins.'),
  rule('sync.complete', 'documented', 'FWS-L9', 'Cold synchronisation is complete (60 to 90 s seen; 60 s assumed).'),
  rule(
    'sync.broken',
    'documented',
    'BASICS',
    'The connection is down: nothing is synchronised, the CLI says IN PROGRESS.',
  ),
  rule('sync.again', 'documented', 'SEED', 'One more cold synchronisation begins.'),
  rule('sync.off', 'derived', '', 'The data plane has lost everything: nothing is known of a synchronisation.'),
  rule('probe.start', 'documented', 'SEED, HYBRID', 'The activeness probe runs.'),
  rule('probe.stop', 'documented', 'VRRP', 'The activeness probe is no longer needed.'),
  rule(
    'probe.count',
    'derived',
    'VRRP, HYBRID',
    'What makes this node take over holds: a reply in routing mode, no answer of the peer in switching and hybrid mode. It has to hold all the time that the window lasts.',
  ),
  rule('probe.again', 'derived', '', 'It holds no longer: the window starts again.'),
  rule(
    'probe.verdict',
    'documented',
    'VRRP, HYBRID',
    'It held for the whole window: 5 s in routing mode (measured), interval × multiplier in switching and hybrid mode.',
  ),
];

const watches: readonly Rule[] = [
  rule('monitor.down', 'documented', 'SEED, MONCLI', 'A monitored session, address or interface failed.'),
  rule('monitor.up', 'documented', 'SEED, MONCLI', 'A monitored session, address or interface is back.'),
  rule('monitor.boot', 'derived', '', 'The node has booted: what has not spoken yet is unknown, not failed.'),
  rule('ip.silent', 'documented', 'SEED', 'The monitored address does not answer.'),
  rule('ip.lost', 'unconfirmed', 'SEED', 'The monitored address has not answered for 5 s (assumed).'),
  rule('ip.back', 'unconfirmed', 'SEED', 'The monitored address answers; that this counts at once is an assumption.'),
  rule('ip.off', 'derived', '', 'The node has no power.'),
  rule('process.boot', 'derived', '', 'The process has started with its node.'),
  rule('process.down', 'documented', 'NAV, SEED', 'The process restarts.'),
  rule('process.up', 'unconfirmed', 'SEED', 'The process runs again; 5 s are assumed, 60 s for flowd.'),
  rule('process.off', 'derived', '', 'The node has no power.'),
];

const sessions: readonly Rule[] = [
  rule('session.none', 'derived', '', 'The node has booted and knows no session.'),
  rule('session.off', 'derived', '', 'The node has no power: its sessions are gone.'),
  rule('session.wiped', 'documented', 'SEED', 'The data plane restarts: its sessions are gone.'),
  rule(
    'session.first',
    'documented',
    'SEED, BASICS',
    'The first packet makes an Active session; a copy goes to the peer over the ICL.',
  ),
  rule('session.copied', 'documented', 'SEED, BASICS', 'A copy of the session arrived over the ICL: Warm.'),
  rule(
    'session.hit',
    'documented',
    'SEED, BASICS',
    'A packet hits the Warm session: it becomes Active and the peer is told.',
  ),
  rule('session.notified', 'documented', 'SEED, BASICS', 'The peer has the packets now: Active becomes Warm.'),
  rule(
    'session.resynchronised',
    'derived',
    '',
    'The notification was lost while the ICL was down; the resynchronisation makes it Warm.',
  ),
  rule(
    'session.esp',
    'documented',
    'IPSECRI',
    'A session in a tunnel of a group follows the group: Active on the ACTIVE node, Backup on the BACKUP node.',
  ),
  rule(
    'tunnel.hit',
    'documented',
    'SEED',
    'A tunnel in its rekey window loses its negotiation when the control plane moves or restarts.',
  ),
  rule(
    'tunnel.keyed',
    'unconfirmed',
    'SEED',
    'The tunnel has negotiated anew on the ACTIVE node; the sources say seconds, 5 s are assumed.',
  ),
];

export const rules: readonly Rule[] = [...roles, ...knowledge, ...nodes, ...paths, ...watches, ...sessions];
