// Interfaces, BGP, export policies and what they test, on one node. Shape and words only, no Junos text.
import * as v from 'valibot';
import { address, bfdTimers, choice, flag, list, port, prefix, unit, whole, word } from './schema-fields';

const inInstance = v.exactOptional(word('Routing instance', 'Empty: the default instance.'));
const as = (title: string, description: string) => whole(1, 4_294_967_295, title, description);

export const interfaceSchema = v.object({
  name: port('Port', 'Physical or logical port: ge-0/0/3, lo0, st0.'),
  unit: whole(0, 16385, 'Unit', 'Number of the logical interface.'),
  addresses: list(prefix('Address', 'With prefix length.'), 64, 'Addresses'),
  dhcp: flag('DHCP', 'The address comes from a DHCP server, with a default route.'),
  vlanId: v.exactOptional(whole(1, 4094, 'VLAN', 'Tag of this unit.')),
  mtu: v.exactOptional(whole(256, 9216, 'MTU', 'Of the physical port.')),
});

export const instanceSchema = v.object({
  name: word('Routing instance', 'Name of the instance.'),
  type: v.exactOptional(word('Type', 'Multinode HA needs virtual-router.')),
  interfaces: list(unit('Interface', 'Logical interface in this instance.'), 256, 'Interfaces'),
});

export const bgpGroupSchema = v.object({
  name: word('Group', 'Name of the BGP group.'),
  instance: inInstance,
  type: choice(['external', 'internal'], 'Type', 'External between systems, internal within one.'),
  peerAs: v.exactOptional(as('Peer AS', 'Autonomous system of the neighbours.')),
  localAs: v.exactOptional(as('Local AS', 'Own system towards these neighbours.')),
  exports: list(word('Policy', 'Export policy.'), 16, 'Export policies'),
  bfd: v.exactOptional(
    v.pipe(
      v.object({
        ...bfdTimers(),
        holdDownMs: v.exactOptional(
          whole(0, 255_000, 'Hold-down', 'How long BFD must be up again before the session may come back.', {
            unit: 'ms',
            junosDefault: 0,
            source: 'HYBRID',
          }),
        ),
      }),
      v.title('BFD'),
    ),
  ),
  neighbours: list(
    v.object({
      address: address('Address', 'Address of the neighbour.'),
      description: v.exactOptional(word('Description', 'Name of the router.')),
    }),
    64,
    'Neighbours',
  ),
});

export const conditionSchema = v.object({
  name: word('Condition', 'Name of the condition.'),
  prefix: prefix('Route', 'True while this route exists.'),
  table: v.exactOptional(word('Table', 'Where it is looked for: inet.0, or INSTANCE.inet.0.')),
});

export const prefixListSchema = v.object({
  name: word('Prefix list', 'Name of the list.'),
  prefixes: list(prefix('Prefix', 'With prefix length.'), 1000, 'Prefixes'),
});

export const policySchema = v.object({
  name: word('Policy', 'Name of the policy.'),
  terms: list(
    v.object({
      name: word('Term', 'Name of the term.'),
      prefixLists: list(word('Prefix list', 'Name of the list.'), 64, 'From prefix lists'),
      prefixes: list(prefix('Prefix', 'Exactly this prefix.'), 64, 'From prefixes'),
      protocols: list(word('Protocol', 'direct, static, bgp, …'), 16, 'From protocols'),
      interfaces: list(unit('Interface', 'Logical interface.'), 64, 'From interfaces'),
      conditions: list(word('Condition', 'Name of the condition.'), 16, 'From conditions'),
      metric: v.exactOptional(whole(0, 4_294_967_295, 'MED', 'Lower is preferred by neighbours.')),
      asPathPrepend: v.exactOptional(whole(1, 32, 'AS-path prepend', 'How often the own AS is put in front.')),
      localPreference: v.exactOptional(whole(0, 4_294_967_295, 'Local preference', 'Higher is preferred.')),
      nextHopSelf: flag('Next hop self', 'The node names itself as the next hop.'),
      action: choice(['accept', 'reject', 'next'], 'Then', 'What happens to routes that match.'),
    }),
    64,
    'Terms',
  ),
});

export const staticRouteSchema = v.object({
  prefix: prefix('Destination', 'Prefix, as in 0.0.0.0/0.'),
  nextHop: word('Next hop', 'Address of the router, or discard.'),
  instance: inInstance,
});
