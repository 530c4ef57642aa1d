// Zones, security policies, IKE and IPsec of one node, as far as Multinode HA depends on them. Shape and words only; it holds no secret.
import * as v from 'valibot';
import { address, choice, flag, list, unit, whole, word } from './schema-fields';

const inbound = {
  services: list(word('Service', 'ike, ping, ssh, high-availability, …'), 64, 'System services'),
  protocols: list(word('Protocol', 'bfd, bgp, …'), 32, 'Protocols'),
};

export const zoneSchema = v.object({
  name: word('Zone', 'Name of the security zone.'),
  ...inbound,
  interfaces: list(
    v.object({ name: unit('Interface', 'Logical interface in this zone.'), ...inbound }),
    256,
    'Interfaces',
  ),
});

export const securityPolicySchema = v.object({
  name: word('Policy', 'Name of the policy; any source, any destination.'),
  from: word('From zone', 'Where the packet enters.'),
  to: word('To zone', 'Where it leaves.'),
  applications: list(word('Application', 'any, junos-ike, …'), 64, 'Applications'),
  action: choice(['permit', 'deny'], 'Then', 'What happens to the packet.'),
});

export const applicationSchema = v.object({
  name: word('Application', 'Name of the application.'),
  protocol: word('Protocol', 'esp, tcp, …'),
});

const algorithms = {
  name: word('Proposal', 'Name of the proposal.'),
  authenticationAlgorithm: v.exactOptional(word('Authentication', 'sha-256, …')),
  encryptionAlgorithm: v.exactOptional(word('Encryption', 'aes-256-cbc, aes-256-gcm, …')),
  lifetimeS: v.exactOptional(whole(180, 86_400, 'Lifetime', 'Until keys are made anew.', { unit: 's' })),
};

export const ikeSchema = v.pipe(
  v.object({
    proposals: list(
      v.object({
        ...algorithms,
        authenticationMethod: v.exactOptional(word('Method', 'pre-shared-keys, rsa-signatures, …')),
        dhGroup: v.exactOptional(word('DH group', 'group14, …')),
      }),
      64,
      'IKE proposals',
    ),
    policies: list(
      v.object({
        name: word('Policy', 'Name of the IKE policy. Its key is never kept here.'),
        proposals: list(word('Proposal', 'Name of the proposal.'), 16, 'Proposals'),
      }),
      64,
      'IKE policies',
    ),
    gateways: list(
      v.object({
        name: word('Gateway', 'Name of the gateway.'),
        policy: v.exactOptional(word('IKE policy', 'Name of the policy.')),
        address: v.exactOptional(address('Address', 'Of the other end; none on the ICL gateway.')),
        externalInterface: v.exactOptional(unit('External interface', 'lo0 in routing mode.', { source: 'SEED' })),
        localAddress: v.exactOptional(address('Local address', 'The floating IP.', { source: 'SEED' })),
        version: v.exactOptional(choice(['v1-only', 'v2-only'], 'IKE version', 'The ICL needs v2-only.')),
      }),
      256,
      'IKE gateways',
    ),
  }),
  v.title('IKE'),
);

export const ipsecSchema = v.pipe(
  v.object({
    proposals: list(
      v.object({ ...algorithms, protocol: v.exactOptional(choice(['esp', 'ah'], 'Protocol', 'esp or ah.')) }),
      64,
      'IPsec proposals',
    ),
    policies: list(
      v.object({
        name: word('Policy', 'Name of the IPsec policy.'),
        proposals: list(word('Proposal', 'Name of the proposal.'), 16, 'Proposals'),
      }),
      64,
      'IPsec policies',
    ),
    vpns: list(
      v.object({
        name: word('VPN', 'Name of the VPN.'),
        haLinkEncryption: flag('Encrypts the ICL', 'ha-link-encryption', { source: 'SEED' }),
        gateway: v.exactOptional(word('IKE gateway', 'Name of the gateway.')),
        policy: v.exactOptional(word('IPsec policy', 'Name of the policy.')),
        bindInterface: v.exactOptional(unit('Tunnel interface', 'st0 unit.')),
        selectors: list(
          v.object({
            name: word('Traffic selector', 'Name of the selector.'),
            localIp: word('Local', 'Prefix behind this pair.'),
            remoteIp: word('Remote', 'Prefix behind the other end.'),
          }),
          200,
          'Traffic selectors',
        ),
      }),
      256,
      'IPsec VPNs',
    ),
  }),
  v.title('IPsec'),
);
