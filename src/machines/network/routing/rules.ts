// The rules by which routers, BFD and echoes behave; every entry of the routing names one. It knows no technology.
import type { Rule } from '../../kernel/types';

const rule = (id: string, text: string, source: string, confidence: Rule['confidence'] = 'documented'): Rule => ({
  id,
  text,
  source,
  confidence,
});

export const ROUTING_RULES: readonly Rule[] = [
  rule(
    'net.bfd.start',
    'A device that runs again starts its BFD sessions; what does not answer in time is down.',
    'HYBRID',
    'derived',
  ),
  rule(
    'net.bfd.up',
    'BFD is up as soon as both ends hear each other again; real sessions need seconds.',
    'HYBRID',
    'unconfirmed',
  ),
  rule(
    'net.bfd.silent',
    'Nothing comes from the peer any more; what BFD knows does not change before its time is over.',
    'HYBRID, JVD-FW',
  ),
  rule(
    'net.bfd.detect',
    'BFD declares its peer down when it heard nothing for multiplier × interval.',
    'HYBRID, JVD-FW, BASICS',
  ),
  rule(
    'net.bfd.fail',
    'BFD alone fails: the link goes on carrying packets, and the protocol above falls with its BFD.',
    'HYBRID',
    'derived',
  ),
  rule(
    'net.bgp.hold-time',
    'Without BFD a neighbour is given up when its hold time is over, 90 s by default.',
    'HYBRID',
    'derived',
  ),
  rule(
    'net.bgp.up',
    'A BGP session is established as soon as its path and its BFD are there; real ones need seconds.',
    'SEED, HYBRID',
    'unconfirmed',
  ),
  rule(
    'net.bgp.down',
    'A BGP session falls in the instant in which its BFD is down, and all that it taught with it.',
    'SEED, HYBRID',
  ),
  rule('net.bgp.hold-down', 'BFD came up again: BGP waits for the hold-down before it trusts it.', 'HYBRID'),
  rule(
    'net.bgp.process',
    'A router without its BGP process goes on forwarding until its neighbours notice.',
    'SEED',
    'derived',
  ),
  rule('net.route.only', 'There is only one path to this prefix.', 'SEED'),
  rule('net.route.local-preference', 'The path with the highest local preference is the best.', 'SEED, HYBRID'),
  rule('net.route.as-path', 'The path with the shortest AS path is the best.', 'JVD-IPSEC, JVD-FW'),
  rule(
    'net.route.med',
    'Of paths from the same neighbour AS the one with the lowest MED is the best.',
    'SEED, HYBRID, FWS',
  ),
  rule(
    'net.route.ebgp',
    'A path learned from another AS is better than one learned inside the own.',
    'HYBRID',
    'derived',
  ),
  rule('net.route.existing', 'Of equal paths from other ASs the one that is in use stays.', 'SEED, HYBRID'),
  rule('net.route.router-id', 'Of equal paths the one from the lowest router id is the best.', 'SEED, HYBRID'),
  rule(
    'net.route.multipath',
    'Equal paths are used at once: which one a flow takes, its addresses decide.',
    'SEED, FWS-GRID',
  ),
  rule(
    'net.route.local',
    'A direct or static route is there while its port is up, and wins over what is learned.',
    'HYBRID, FWS-GRID',
    'derived',
  ),
  rule('net.route.none', 'Nobody offers a path to this prefix any more.', 'SEED'),
  rule(
    'net.echo.answered',
    'The request reaches its destination, and the router there sends the answer back to this node.',
    'SEED, VRRP',
  ),
  rule(
    'net.echo.lost',
    'The request does not arrive, or the answer goes to another node: routers answer only along their preferred path.',
    'SEED, VRRP',
  ),
  rule(
    'net.probe.mirror',
    'Router trouble: every echo is answered the way it came, so that every node whose request arrives gets its answer.',
    'SEED',
  ),
  rule(
    'net.segment.partition',
    'A partitioned segment keeps its ports up; the halves do not hear each other.',
    'SEED',
    'derived',
  ),
  rule('net.segment.whole', 'The segment is whole again.', 'SEED', 'derived'),
  rule('net.address.lost', 'Nobody reaches this address, or one node does not.', 'SEED', 'derived'),
  rule('net.address.back', 'The address answers again.', 'SEED', 'derived'),
];
