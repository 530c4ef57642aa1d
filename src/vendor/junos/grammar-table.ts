// The Junos hierarchies that high availability touches, as a compact table: which words exist and how statements are built.
// One blank of indentation a level. A name alone is a flag, with lines below it a block. Marks behind a name: `=` one value (with
// lines below: a value and further statements), `<>` list printed `name key {`, `{}` list printed `name { key; }`, `line` all on one
// line, `short` on one line while it holds one statement, `join` no braces behind this word, `secret` the value is one. A line that
// starts with a mark lists several names: `=` leaves, `[` leaf-lists, `-` flags, `~` words with unknown content. `<>` in the place of
// a name: any name may stand here. `...`: Junos has more keywords here than are listed; then `desc|ription` says that what is left of
// the bar tells the word from all of those. `$x` defines a part, `@x` uses it. Keywords as in Juniper's published models, 24.4R1.
export const GRAMMAR_TABLE = `
= version rcsid
~ jsrc access accounting-options bridge-domains class-of-service diameter dynamic-profiles forwarding-options multi-chassis multicast-snooping-options schedulers session-limit-group smtp switch-options vlans vmhost fabric virtual-chassis jsrc-partition access-profile logical-systems tenants
groups {}
 ~ when
 @root
chassis
 ...
 = ma|ximum-ecmp network-se|rvices
 cl|uster
  - control-link-recovery health-monitoring use-actual-mac-on-physical-interfaces use-active-child-mac-on-reth
  = redundancy-mode reth-count heartbeat-interval heartbeat-threshold
  ~ node
  traceoptions
   @trace
  control-interface
   node <> line
    - disable
  control-ports
   fpc <> join
    port <> line
  scb-control-ports {} line
  network-management
   - cluster-master
  configuration-synchronize
   - no-secondary-bootup-auto
  redundancy-group <>
   = gratuitous-arp-count hold-down-interval
   node <> line
    = priority
   preempt
    = delay limit period
   interface-monitor {} line
    = weight
   ip-monitoring
    = global-weight global-threshold retry-interval retry-count
    family
     inet
      <> short
       = weight
       interface <> short
        = secondary-ip-address
 hi|gh-availability
  - software-upgrade hardware-upgrade
  traceoptions
   @trace
  local-id = short
   = local-ip
   local-forwarding-ip =
  peer-id <> short
   = desc peer-ip interface routing-instance vpn-profile
   peer-forwarding-ip = short
    = interface
    @liveness
   @liveness
  services-redundancy-group <>
   - preemption process-packet-on-backup
   = deployment-type activeness-priority
   shutdown-on-failure {}
   peer-id =
   activeness-probe
    = minimum-interval multiplier
    dest-ip =
     = src-ip routing-instance
    bfd-liveliness
     = source-ip destination-ip interface routing-instance minimum-interval multiplier
   virtual-ip <>
    - use-virtual-mac
    = ip interface
   monitor
    = srg-threshold
    ip <>
     = routing-instance
    bfd-liveliness <>
     = src-ip routing-instance session-type interface
    interface {}
    monitor-object <>
     = object-threshold
     ip
      = threshold
      destination-ip <>
       = routing-instance weight
     bfd-liveliness
      = threshold
      destination-ip <>
       = src-ip routing-instance session-type interface weight
     interface
      = threshold
      interface-name {}
       = weight
   active-signal-route =
    = routing-instance
   backup-signal-route =
    = routing-instance
   install-on-failure-route =
    = routing-instance
   prefix-list <>
    = routing-instance
   managed-services <> line
 redundancy
  = keepalive-time mastership-refresh-timeout
  ~ feb
  routing-engine <> line
   - master backup disabled
  failover short
   - on-loss-of-keepalives on-re-to-fpc-stale on-disk-failure not-on-disk-underperform on-loss-of-vm-host-connection
   = disk-read-threshold disk-write-threshold
   ~ category
  graceful-switchover
   ~ traceoptions
  @board
 ag|gregated-devices
  - ae-20
  = maximum-links
  ~ sonet
  ethernet
   = device-count
   ~ lacp
 fpc <>
  ...
  - offline
  pi|c <>
   ...
   ad|aptive-services
    service-package short
     - layer-3 layer-2 layer-2-3
     ~ extension-provider
$board
 ssb <> line
  - always preferred
 cfeb <> line
  - always preferred
 sfm <> line
  - always preferred
$trace
 - no-remote-trace
 = level
 file = line
  = size files match
  - world-readable no-world-readable
 flag <> line
  ...
$liveness
 liveness-detection
  @timers
$detection
 bf|d-liveness-detection
  = h|olddown-interval se|ssion-mode
  ~ au|thentication
  @timers
  ...
$timers
 - no|-adaptation
 = v|ersion minimum-i|nterval minimum-t|ransmit-interval minimum-receive-i|nterval mu|ltiplier
 t|ransmit-interval
  = minimum-interval threshold
 d|etection-time
  = threshold
interfaces
 ~ interface-set stacked-interface-set pic-set
 traceoptions
  ...
 interface-range <>
  member <>
  member-|range <> line
   = to
  @interface
 <>
  @interface
$interface
 ...
 = de|scription mt|u sp|eed en|capsulation na|tive-vlan-id link-m|ode mac acc|ounting-profile
 - dis|able vlan-t|agging fl|exible-vlan-tagging st|acked-vlan-tagging pe|r-unit-scheduler gr|atuitous-arp-reply no-gratuitous-arp-rep|ly no-gratuitous-arp-req|uest trap|s no-t|raps
 ho|ld-time line
  = up down
 fab|ric-options
  ~ remote-chassis
  member-interfaces {}
 gi|gether-options
  - loopback-remote no-auto-negotiation asynchronous-notification ieee-802-3az-eee pad-to-minimum-frame-size no-auto-mdix
  = mac-mode mru fec speed
  ~ auto-negotiation ethernet-switch-profile
  @gigether
 fas|tether-options
  - auto-negotiation no-auto-negotiation
  = ingress-rate-limit
  @gigether
 eth|er-options
  - loopback-remote asynchronous-notification auto-negotiation no-auto-negotiation no-auto-mdix ieee-802-3az-eee autostate-exclude
  = link-mode fec mdi-mode
  ~ ethernet-switch-profile speed configured-flow-control
  @gigether
 redundant-e|ther-options
  - loopback no-loopback flow-control no-flow-control source-filtering no-source-filtering
  = redundancy-group mru link-speed minimum-links
  source-address-filter {} line
  lacp
   - active passive
   = periodic
 aggregated-e|ther-options
  ...
  - loo|pback no-l|oopback fl|ow-control no-fl|ow-control
  link-protection
   ...
  = minimum-l|inks link-s|peed
  la|cp
   ...
   - act|ive pa|ssive
   = pe|riodic system-p|riority system-i|d ad|min-key
 loa|d-balancing-options
  - no-bundle-flap
  member-interface <>
   redundancy-group line
    = description group-id
  member-failure-options
   redistribute-all-traffic
    - enable-rejoin
   drop-member-traffic
    - enable-rejoin
    = rejoin-timeout
  high-availability-options
   many-to-one
    = preferred-backup
   one-to-one
    = preferred-backup
    redundancy-group <> line
     = preferred-backup
 redundancy-o|ptions
  = primary secondary routing-instance replication-threshold
  redundancy-peer
   = ipaddress
  redundancy-local
   = data-address
  replication-options
   = mtu
  replicate-services
   - pgcp
 unit <>
  ...
  = des|cription vlan-id enc|apsulation mt|u ban|dwidth service-|domain
  [ vlan-tag
  service
   ...
  - disable poi|nt-to-point multip|oint
  vlan-tags line
   = outer inner inner-range
   [ inner-list
  tu|nnel
   ...
   = source destination
  load-balanci|ng-options
   ...
   h|ash-keys
    ...
    [ in|gress-key e|gress-key
  fa|mily join
   ~ mlppp mlfr-end-to-end mlfr-uni-nni tcc fibre-channel pppoe
   inet
    ...
    = mt|u
    - pr|imary no-r|edirects
    dh|cp
     ...
    f|ilter
     ...
    se|rvice
     ...
    ad|dress <>
     - primary preferred master-only
     = destination destination-profile broadcast virtual-gateway-address
     ~ tag tag2 multipoint-destination arp web-authentication
     vrrp-group <>
      @vrrp
   inet6
    ...
    = m|tu
    - dad-d|isable
    f|ilter
     ...
    ad|dress <>
     - eui-64 primary preferred master-only subnet-router-anycast
     = destination virtual-gateway-address
     ~ tag tag2 ndp web-authentication
     vrrp-inet6-group <>
      @vrrp
   iso
    ...
   mpls
    ...
   ethernet-switching
    ...
   bridge
    ...
   ccc
    ...
   vpls
    ...
   any
    ...
$gigether
 - loopback no-loopback flow-control no-flow-control source-filtering no-source-filtering ignore-l3-incompletes
 ~ mpls
 source-address-filter {} line
 redundant-parent =
 802.3ad = short
  ...
  - pr|imary b|ackup
$vrrp
 [ virtual-address virtual-inet6-address
 = virtual-link-local-address priority advertise-interval fast-interval inet6-advertise-interval authentication-type advertisements-threshold
 = authentication-key secret
 - preferred no-preempt accept-data no-accept-data
 preempt
  = hold-time
 track
  = priority-hold-time
  interface <>
   ...
  ~ route
 vrrp-inherit-from
  = active-interface active-group
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
routing-options
 @routing
$routing
 ...
 = router|-id
 - nonstop-routing w|arm-standby
 auton|omous-system = short
  ...
  = l|oops
 gr|aceful-restart
  ...
 fo|rwarding-table
  ...
 st|atic
  ...
  route <> short
   ...
   [ next-h|op com|munity
   - di|scard rej|ect rec|eive ret|ain no-ret|ain i|nstall no-i|nstall rea|dvertise no-rea|dvertise res|olve no-res|olve ac|tive pa|ssive
   = next-t|able
   preference = line
    = type
   metric = line
    = type
   q|ualified-next-hop <>
    ...
    = i|nterface
    p|reference =
    me|tric =
   @detection
 rib <>
  ...
  s|tatic
   ...
   route <> short
    ...
    [ next-h|op
routing-instances
 <>
  ...
  = instance-t|ype d|escription vlan-i|d
  [ vrf-i|mport vrf-e|xport
  int|erface <>
   ...
  route|-distinguisher =
  vrf-tar|get = short
   - auto
   = import export
  vrf-tab|le-label line
   ...
  routing-o|ptions
   @routing
  prot|ocols
   @protocols
policy-options
 ...
 pr|efix-list <>
  = apply-path
  <>
 po|licy-statement <>
  ...
  f|rom
   @from
  th|en
   @then
  te|rm <>
   ...
   f|rom
    @from
   th|en
    @then
 con|dition <> short
  ...
  i|f-route-exists =
   = table
   address-family
    inet =
     = table
    ccc
     ...
 com|munity <> short
  - invert-match
  [ members
$from
 ...
 [ prot|ocol nei|ghbor community as-path int|erface po|licy con|dition
 = instance f|amily rib
 prefix-list <>
 prefix-list-|filter <> line
  ...
 route-filter <> line
  ...
$then
 ...
 - ac|cept rej|ect
 = o|rigin as-path-p|repend next
 metric = short
  ...
 loc|al-preference = short
  = add subtract
 preference = short
  = add subtract
 com|munity <> line
$protocols
 ...
 bgp
  ...
  @peer
  gro|up <>
   ...
   = ty|pe
   @peer
   [ al|low
   ne|ighbor <>
    ...
    @peer
 ospf
  ...
  @ospf
 ospf3
  ...
  @ospf
 bf|d
  ...
 lac|p
  traceoptions
   ...
  = ppm
  - fast-hello-issu
 lldp
  ...
 vr|rp
  ...
 isis
  ...
 ld|p
  ...
 rsv|p
  ...
 mp|ls
  ...
 ev|pn
  ...
 lay|er2-control
  ...
  - non|stop-bridging
$peer
 = des|cription local-ad|dress local-i|nterface local-p|reference peer-as hold-|time
 = authentication-key secret
 - pas|sive log|-updown as|-override
 [ im|port ex|port
 local-as = line
  = loops
  - private alias no-prepend-global-as
 multih|op
  = ttl
  - no-nexthop-change
 multipath
  ...
 graceful-r|estart
  ...
 fa|mily join
  ~ inet6-vpn iso-vpn l2vpn inet-mvpn inet6-mvpn inet-mdt traffic-engineering route-target inet-bgpmcast inet6-bgpmcast fabric bridge bridge-vpn fabric-vpn
  inet
   ...
  inet6
   ...
  inet-vpn
   ...
  evpn
   ...
 @detection
$ospf
 [ exp|ort i|mport
 = ref|erence-bandwidth ext|ernal-preference
 ar|ea <>
  ...
  interf|ace <>
   ...
   - di|sable
   = me|tric pr|iority h|ello-interval dea|d-interval in|terface-type
   pa|ssive
    ...
   @detection
protocols
 @protocols
system
 ...
 = ho|st-name domain-n|ame ti|me-zone
 - sw|itchover-on-routing-crash management-i|nstance no-redirects
 [ auth|entication-order domain-s|earch
 ro|ot-authentication
  = plain-text-password-value encrypted-password
  - no-public-keys
  ssh-rsa <>
   ...
  ssh-dsa <>
   ...
  ssh-ecdsa <>
   ...
  ssh-ed25519 <>
   ...
 comm|it short
  ...
  - sy|nchronize fa|st-synchronize peers-|synchronize
  peers {}
   = user authentication routing-instance
 ba|ckup-router = line
  [ destination
 ine|t6-backup-router = line
  [ destination
 name-s|erver {} line
  ...
 static|-host-mapping {} short
  ...
  [ inet inet6
 logi|n
  ...
  = an|nouncement m|essage
  u|ser <>
   ...
   = f|ull-name u|id cla|ss
   authe|ntication
    ...
    = e|ncrypted-password p|lain-text-password-value
 ser|vices
  ...
  ss|h
   ...
  netc|onf
   ...
   s|sh
    ...
  web-|management short
   ...
 sy|slog
  ...
 nt|p
  ...
 li|cense
  ...
 proc|esses
  ...
snmp
 ...
 = loc|ation con|tact d|escription sy|stem-name
 com|munity <> secret
  ...
  = v|iew au|thorization client-|list-name
services
 ...
 service-s|et <>
  ...
  nat-rule-|sets <>
  nat-rules <>
  stateful-firewall-rules <>
  ne|xt-hop-service
   = outside-service-interface-type inside-service-interface outside-service-interface service-interface-pool
  in|terface-service
   = service-interface
   load-balancing-options
    hash-keys
     ...
     [ i|ngress-key e|gress-key
event-options
 ...
firewall
 ...
`;
