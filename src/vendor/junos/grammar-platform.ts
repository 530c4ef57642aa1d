// Grammar of the root and of chassis, system, snmp and services; the notation is explained in grammar-table.ts.
export const PLATFORM_GRAMMAR = `
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
   = deployment-type activeness-priority floating-ip
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
