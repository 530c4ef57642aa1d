// Grammar of routing options and instances, policy options and protocols; the notation is explained in grammar-table.ts.
export const ROUTING_GRAMMAR = `
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
routing-options
 @routing
$routing
 ...
 = router|-id
 - nonstop-routing w|arm-standby
 auton|omous-system = short
  = loops
  - asdot-notation
  ~ independent-domain
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
  - aigp
  = add subtract
  ~ igp minimum-igp expression effective-aigp minimum-effective-aigp
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
`;
