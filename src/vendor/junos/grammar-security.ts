// Grammar of security zones, policies, IKE and IPsec, and of applications; the notation is explained in grammar-table.ts.
export const SECURITY_GRAMMAR = `
security
 ...
 z|ones
  functional-zone join
   management
    ...
    i|nterfaces {}
     @inbound
    @inbound
  security-zone <>
   - tcp-rst application-tracking source-identity-log enable-reverse-reroute unidirectional-session-refreshing
   = description screen
   [ white-list
   ~ advance-policy-based-routing-profile advanced-connection-tracking
   address-book
    ...
   @inbound
   interfaces {}
    ...
    @inbound
 po|licies
  traceoptions
   ...
  - lookup-intact-on-commit file-serialization no-file-serialization
  ~ explicit-proxy policy-set default-http-mux-policy policy-rematch policy-stats pre-id-default-policy unified-policy dns-cache stateful-firewall-rule stateful-firewall-rule-set
  from-zone <> join
   to-zone <>
    ~ application-services
    @policy
  global
   @policy
  default-policy
   - permit-all deny-all
   ~ log-profile
 ik|e
  ~ traceoptions trap session blocklists respond-bad-spi
  proposal <>
   = description authentication-method dh-group authentication-algorithm encryption-algorithm lifetime-seconds
   [ signature-hash-algorithm
  policy <>
   = mode reauth-frequency description blocklist proposal-set
   [ proposals
   ~ certificate local-certificate local-key-pair encoding identity
   pre-shared-key line
    @key
   seeded-pre-shared-key line
    @key
  gateway <>
   - node-local no-nat-traversal general-ikeid
   = ike-policy nat-keepalive external-interface local-address version tcp-encap-profile
   [ address
   ~ dynamic local-identity remote-identity aaa xauth advpn fragmentation ppk-profile
   dead-peer-detection short
    - optimized probe-idle-tunnel always-send
    = interval threshold
 ipsec
  = anti-replay-window-size
  ~ internal traceoptions vpn-monitor-options trusted-channel security-association
  proposal <>
   - extended-sequence-number
   = description protocol authentication-algorithm encryption-algorithm lifetime-seconds lifetime-kilobytes
  policy <>
   = description proposal-set
   [ proposals
   perfect-forward-secrecy
    = keys
  vpn <>
   - ha-link-encryption copy-outer-dscp no-icmp-packet-too-big passive-mode-tunneling
   = bind-interface df-bit establish-tunnels distribution-profile
   ~ multi-sa vpn-monitor manual udp-encapsulate
   ike
    - no-anti-replay
    = gateway idle-time anti-replay-window-size ipsec-policy install-interval
    proxy-identity
     = local remote service
   traffic-selector <>
    = local-ip remote-ip protocol source-port destination-port metric preference description
    ~ term
 add|ress-book {}
  ...
 scr|een
  ...
 fl|ow
  ...
 na|t
  ...
 alg
  ...
 lo|g
  ...
$key
 = ascii-text hexadecimal
$inbound
 h|ost-inbound-traffic
  system-services {}
   - except
  protocols {}
   - except
$policy
 policy <>
  - report-skip
  = description scheduler-name
  match
   - source-address-excluded destination-address-excluded
   [ source-address destination-address application source-identity source-identity-feed destination-identity-context destination-identity-feed dynamic-application url-category from-zone to-zone source-l3vpn-vrf-group destination-l3vpn-vrf-group
   ~ source-end-user-profile destination-identity-context-profile
  then
   deny
    ...
   reject
    ...
   permit
    ...
   log
    - session-init session-close sfw
    = session-update profile
   count
    ...
applications
 application-set <>
  ...
 application <> short
  ...
  = desc|ription appli|cation-protocol p|rotocol so|urce-port dest|ination-port icmp-t|ype icmp-c|ode in|activity-timeout
`;
