// The rules by which cables, ports, devices and flows behave; every entry of the network names one. It knows no technology.
import type { Rule } from '../kernel/types';

const rule = (id: string, text: string, confidence: Rule['confidence'] = 'derived', source = 'physics'): Rule => ({
  id,
  text,
  source,
  confidence,
});

export const NETWORK_RULES: readonly Rule[] = [
  rule('net.device.power-off', 'A device without power is off at once; all of its ports go dark in the same instant.'),
  rule('net.device.power-on', 'A device with power again first has to boot.'),
  rule('net.device.reboot', 'A rebooting device forwards nothing until it has booted.'),
  rule(
    'net.device.boot',
    'A member of an HA group has booted when its technology says so; any other device needs 120 s, a figure nobody documents.',
    'unconfirmed',
  ),
  rule('net.port.fail', 'A pulled port is down at once, and its peer sees no light any more.'),
  rule('net.port.repair', 'A port that is plugged in again is up as soon as light comes from its peer.'),
  rule('net.port.shut', 'A port that its device shut is down and sends no light until the device opens it again.'),
  rule('net.port.device', 'A port is down while its device is off or boots.'),
  rule('net.port.carrier', 'A port is down while no light arrives.'),
  rule('net.link.fail', 'A cut link carries light in neither direction; both ports see it at once.'),
  rule('net.link.silent', 'The path is dead, but both ports keep their light: only BFD sees it.', 'derived', 'SEED'),
  rule('net.link.repair', 'A mended link carries the light of both ports again.'),
  rule('net.link.light', 'A link is up while both of its ends send light.'),
  rule('net.channel', 'Parallel links are one path: it is up while one of them is.'),
  rule(
    'net.mac.announce',
    'Who announced itself last on a segment gets its frames: a gratuitous ARP moves the MAC address in every switch.',
    'documented',
    'J-GARP, SEED',
  ),
  rule(
    'net.mac.flapping',
    'Several devices answer for one MAC address: every frame of one of them moves it in the switches, back and forth.',
    'documented',
    'KB-MAC, SEED',
  ),
  rule('net.mac.relearned', 'Only one device answers for the MAC address again: its frames teach the switches.'),
  rule('net.flow.up', 'A flow gets through while there is a way of links that are up, there and back.'),
  rule('net.flow.down', 'A flow is lost while no way of links that are up leads there and back.'),
  rule(
    'net.flow.contested',
    'Two devices answer for the same address: which one gets a packet changes with every frame that a switch learns from.',
    'documented',
    'J-CTL46, SEED',
  ),
  rule(
    'net.flow.routed',
    'Every router sends a packet where its best route says: a flow gets through while that leads there and back over links that are up.',
    'documented',
    'SEED, HYBRID',
  ),
  rule(
    'net.flow.astray',
    'A router sends the flow into a way that is dead, or nobody has a route: it is lost until routes change.',
    'documented',
    'SEED, HYBRID',
  ),
  rule(
    'net.flow.uncertain',
    'Not all ways that its packets may take lead through: equal paths, two owners, or a return by a member that does not know it.',
    'documented',
    'SEED, FWS-GRID, IPSECRI',
  ),
  rule('net.flow.sync', 'Sessions survive a move only if they were synchronised before it.', 'documented', 'J-DP47'),
  rule(
    'net.flow.copies',
    'Sessions that begin while nothing is copied between the members are lost at the next move.',
    'derived',
    'J-DP47, J-FAB93',
  ),
  rule('net.flow.start', 'The sessions of a flow begin in the steady state.'),
];
