// Grammar of interfaces, their children and ranges; the notation is explained in grammar-table.ts.
export const INTERFACES_GRAMMAR = `
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
  - primary backup
  = link-index distribution-list port-priority
  ~ lacp link-protection-sub-group
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
`;
