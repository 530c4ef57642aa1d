// The Junos hierarchies that high availability touches, as a compact table: which words exist and how statements are built.
// One blank of indentation a level. `name` alone is a flag, with lines below it a block; marks: `=` one value (with lines
// below: a value and further statements), `[` several values, `<>` list printed `name key {`, `{}` list printed `name { key; }`,
// `line` all on one line, `join` no braces after this word, `~` content unknown, `secret`. A line that starts with a mark lists several
// names. `<>` as a name: any name may stand here. `...`: there are more keywords than listed. `$x` defines, `@x` uses a part.
export const GRAMMAR_TABLE = `
= version
= rcsid
groups {}
 @root
chassis
 ...
 cluster
  - control-link-recovery health-monitoring use-actual-mac-on-physical-interfaces use-active-child-mac-on-reth
  = redundancy-mode reth-count heartbeat-interval heartbeat-threshold
  ~ traceoptions node
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
      <>
       = weight
       interface <> line
        = secondary-ip-address
 high-availability
  - software-upgrade hardware-upgrade
  ~ traceoptions
  local-id =
   = local-ip
   local-forwarding-ip =
  peer-id <>
   = desc peer-ip interface routing-instance vpn-profile
   peer-forwarding-ip =
    = interface
    @bfd
   @bfd
  services-redundancy-group <>
   - preemption process-packet-on-backup
   = deployment-type activeness-priority
   shutdown-on-failure {} line
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
    interface {} line
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
      interface-name {} line
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
$bfd
 liveness-detection
  - no-adaptation
  = version minimum-interval minimum-transmit-interval minimum-receive-interval multiplier
  transmit-interval
   = minimum-interval threshold
  detection-time
   = threshold
interfaces
 interface-range <>
  [ member
  member-range <> join
   = to
  @interface
 ~ interface-set traceoptions stacked-interface-set pic-set
 <>
  @interface
  @interface-open
$interface-open
 ...
$interface
 = description mtu speed encapsulation native-vlan-id link-mode
 - disable vlan-tagging flexible-vlan-tagging stacked-vlan-tagging per-unit-scheduler
 fabric-options
  member-interfaces {} line
 gigether-options
  @redundant
 fastether-options
  @redundant
 ether-options
  @redundant
 redundant-ether-options
  ...
  = redundancy-group minimum-links link-speed
  - loopback no-loopback flow-control no-flow-control
  lacp
   - active passive
   = periodic
 aggregated-ether-options
  ...
  = minimum-links link-speed
  lacp
   ...
   - active passive
   = periodic
 load-balancing-options
  ...
  member-interface <>
   ...
  high-availability-options
   ...
 unit <>
  ...
  = description vlan-id encapsulation mtu bandwidth
  - disable point-to-point
  family join
   inet
    @family
   inet6
    @family
   iso
    ...
   mpls
    ...
   ethernet-switching
    ...
$redundant
 ...
 - loopback no-loopback auto-negotiation no-auto-negotiation flow-control no-flow-control
 redundant-parent =
 802.3ad =
$family
 ...
 = mtu
 address <>
  ...
  - primary preferred
security
 ...
 zones
  functional-zone join
   management
    ...
  security-zone <>
   - tcp-rst application-tracking source-identity-log enable-reverse-reroute unidirectional-session-refreshing
   = description screen
   ~ address-book white-list advance-policy-based-routing-profile advanced-connection-tracking
   @inbound
   interfaces {}
    ...
    @inbound
 policies
  ...
  from-zone <> join
   to-zone <>
    @policy
  global
   @policy
  default-policy
   - permit-all deny-all
$inbound
 host-inbound-traffic
  system-services {}
   - except
  protocols {}
   - except
$policy
 policy <>
  = description
  ~ scheduler-name
  match
   ...
   [ source-address destination-address application from-zone to-zone source-identity dynamic-application url-category
   - source-address-excluded destination-address-excluded
  then
   ...
   permit
    ...
   - deny count
   reject
    ...
   log
    - session-init session-close
routing-options
 ...
 = router-id
 static
  ...
  route <>
   ...
   [ next-hop community
   - discard reject retain no-retain install no-install readvertise no-readvertise resolve no-resolve active passive
   = next-table preference metric tag
   qualified-next-hop <>
    ...
    = preference metric interface tag
routing-instances
 <>
  ...
  = instance-type description
  interface <>
   ...
  routing-options
   @routing
  protocols
   @protocols
$routing
 ...
 = router-id
 static
  ...
  route <>
   ...
   [ next-hop community
   = next-table preference metric tag
policy-options
 ...
 prefix-list {}
 policy-statement <>
  ...
$protocols
 ...
 bgp
  ...
  group <>
   ...
   = type local-address peer-as hold-time description
   [ import export
   bfd-liveness-detection
    ...
    = minimum-interval multiplier
   neighbor <>
    ...
    = local-address peer-as description
    [ import export
    bfd-liveness-detection
     ...
     = minimum-interval multiplier
protocols
 @protocols
system
 ...
 = host-name domain-name time-zone
 [ authentication-order domain-search
 backup-router = 
  [ destination
 name-server {} line
 services
  ...
snmp
 ...
 = location contact description
 community <> secret
  ...
services
 ...
`;
