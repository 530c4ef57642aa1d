// Chassis cluster and Multinode HA side by side, and what decides between them. Data with its sources; it computes nothing.
import type { Comparison, ComparisonVerdict } from '../kernel/comparison';

const CLUSTER = 'chassis-cluster';
const MULTINODE = 'multinode-ha';

const no = (subject: string, why: string, ...rows: readonly string[]): ComparisonVerdict => ({
  subject,
  kind: 'rules-out',
  why,
  rows,
});
const yes = (subject: string, why: string, ...rows: readonly string[]): ComparisonVerdict => ({
  subject,
  kind: 'speaks-for',
  why,
  rows,
});

export const clusterOrMultinode: Comparison = {
  title: 'Chassis cluster or Multinode HA?',
  summary: 'Both make two SRX firewalls one service. A cluster is one device in two boxes; a multinode pair stays two.',
  subjects: [
    {
      id: CLUSTER,
      title: 'Chassis cluster',
      choose: 'SRX300 line, pure layer 2 insertion, one device to manage.',
    },
    {
      id: MULTINODE,
      title: 'Multinode HA',
      choose: 'Routed or dual-homed sites, distance, public cloud, upgrades node by node.',
    },
  ],
  rows: [
    {
      id: 'model',
      aspect: 'Model',
      cells: ['One logical chassis; slots of the second node are renumbered', 'Two independent devices'],
      sources: ['CC2MNHA'],
      confidence: 'documented',
    },
    {
      id: 'platforms',
      aspect: 'Platforms',
      cells: [
        'All SRX, the SRX300 line too; not SRX4700, the SRX400 line or a public cloud',
        'SRX1500 and up, vSRX, SRX4700, SRX400 line; not the SRX300 line',
      ],
      sources: ['CC2MNHA', 'PREP'],
      confidence: 'documented',
    },
    {
      id: 'control-plane',
      aspect: 'Control plane',
      cells: [
        'One active Routing Engine, the other stands by; routing restarts when it moves',
        'Both active, each with its own routing',
      ],
      sources: ['CC2MNHA', 'BASICS'],
      confidence: 'documented',
    },
    {
      id: 'config',
      aspect: 'Configuration',
      cells: ['One, shared by both nodes', 'One a node; groups can be synchronised'],
      sources: ['CC2MNHA'],
      confidence: 'documented',
    },
    {
      id: 'ha-links',
      aspect: 'HA links',
      cells: [
        'Dedicated control and fabric links, layer 2',
        'A routed ICL over any revenue port; an ICD where flows are asymmetric',
      ],
      sources: ['CC2MNHA'],
      confidence: 'documented',
    },
    {
      id: 'encryption',
      aspect: 'Encryption of the HA link',
      cells: ['SRX5000 line only', 'Yes, the ICL runs in IPsec'],
      sources: ['CC2MNHA'],
      confidence: 'documented',
    },
    {
      id: 'interfaces',
      aspect: 'Interfaces',
      cells: ['reth: layer 2 on both sides', 'Layer 3 interfaces, virtual IPs where hosts need a gateway'],
      sources: ['CC2MNHA'],
      confidence: 'documented',
    },
    {
      id: 'groups',
      aspect: 'Redundancy groups',
      cells: ['RG0 for the Routing Engine, RG1 to 128', 'SRG0, active on both nodes, and SRG1 to 20'],
      sources: ['YANG', 'CC2MNHA'],
      confidence: 'documented',
    },
    {
      id: 'priority',
      aspect: 'Priority and monitoring',
      cells: [
        'Node priority; weights count down from a threshold of 255',
        'activeness-priority; weights add up to thresholds',
      ],
      sources: ['HYBRID'],
      confidence: 'documented',
    },
    {
      id: 'signal',
      aspect: 'How neighbours learn of a failover',
      cells: ['GARP for each reth', 'Route preference by signal routes; GARP for virtual IPs'],
      sources: ['SEED'],
      confidence: 'documented',
    },
    {
      id: 'convergence',
      aspect: 'Convergence',
      cells: [
        'GARP on the segment; routing converges anew when the Routing Engine moves',
        'BFD of the neighbours, from 0.3 s',
      ],
      sources: ['BASICS'],
      confidence: 'documented',
    },
    {
      id: 'split-brain',
      aspect: 'Guard against split brain',
      cells: ['Control and fabric links; the secondary is disabled', 'ICL and an activeness probe, or BFD'],
      sources: ['SEED'],
      confidence: 'documented',
    },
    {
      id: 'distance',
      aspect: 'Two sites, routed network, public cloud',
      cells: ['No, or only with stretched layer 2', 'Yes, below 100 ms of round trip; AWS, Azure, GCP'],
      sources: ['CC2MNHA'],
      confidence: 'documented',
    },
    {
      id: 'upgrade',
      aspect: 'Upgrade',
      cells: ['ISSU, LICU', 'Node by node; different versions for a while are allowed'],
      sources: ['CC2MNHA', 'UPG'],
      confidence: 'documented',
    },
    {
      id: 'nodes',
      aspect: 'Nodes',
      cells: ['2', '2; 3 or 4 from 25.4R1 in routing mode'],
      sources: ['CC2MNHA'],
      confidence: 'documented',
    },
    {
      id: 'transparent',
      aspect: 'Transparent mode',
      cells: ['Yes', 'No'],
      sources: ['FWS-E10'],
      confidence: 'documented',
    },
    {
      id: 'proxy-arp',
      aspect: 'NAT with proxy ARP',
      cells: ['One node answers', 'Both answer: route the pool instead'],
      sources: ['IPSECRI'],
      confidence: 'documented',
    },
  ],
  questions: [
    {
      id: 'platform',
      text: 'Which platform?',
      options: [
        {
          id: 'srx300',
          label: 'SRX300 line',
          verdicts: [no(MULTINODE, 'The SRX300 line has no Multinode HA.', 'platforms')],
        },
        { id: 'srx1500', label: 'SRX1500 to SRX5800, vSRX on premises', verdicts: [] },
        {
          id: 'srx4700',
          label: 'SRX4700 or SRX400 line',
          verdicts: [no(CLUSTER, 'SRX4700 and the SRX400 line have no chassis cluster.', 'platforms')],
        },
        {
          id: 'cloud',
          label: 'vSRX in a public cloud',
          verdicts: [no(CLUSTER, 'No chassis cluster runs in a public cloud.', 'platforms', 'distance')],
        },
      ],
    },
    {
      id: 'sites',
      text: 'Where do the two boxes stand?',
      options: [
        { id: 'one', label: 'In one room', verdicts: [] },
        {
          id: 'stretched',
          label: 'Two sites, layer 2 stretched between them',
          verdicts: [
            yes(
              MULTINODE,
              'Its ICL is routed: the stretched layer 2 is no longer needed for HA.',
              'distance',
              'ha-links',
            ),
          ],
        },
        {
          id: 'routed',
          label: 'Two sites, only routed between them',
          verdicts: [no(CLUSTER, 'Control and fabric links are layer 2 and cannot be routed.', 'distance', 'ha-links')],
        },
        {
          id: 'far',
          label: 'More than 100 ms apart',
          verdicts: [
            no(CLUSTER, 'Control and fabric links are layer 2 and cannot be routed.', 'distance', 'ha-links'),
            no(MULTINODE, 'The ICL needs a round trip below 100 ms.', 'distance'),
          ],
        },
      ],
    },
    {
      id: 'insertion',
      text: 'How does traffic reach the firewalls?',
      options: [
        {
          id: 'transparent',
          label: 'Transparent mode',
          verdicts: [no(MULTINODE, 'Multinode HA has no transparent mode.', 'transparent')],
        },
        {
          id: 'layer2',
          label: 'They are the gateway of layer 2 segments, no routing protocol',
          verdicts: [
            yes(
              CLUSTER,
              'reth interfaces are made for segments; a virtual IP does the same for a gateway.',
              'interfaces',
            ),
          ],
        },
        {
          id: 'routers',
          label: 'Routers on both sides speak BGP or OSPF',
          verdicts: [
            yes(
              MULTINODE,
              'Neighbours choose by preference and BFD; no routing restarts at a failover.',
              'signal',
              'convergence',
              'control-plane',
            ),
          ],
        },
      ],
    },
    {
      id: 'ipsec',
      text: 'IPsec?',
      options: [
        { id: 'none', label: 'No tunnels end here', verdicts: [] },
        {
          id: 'plain',
          label: 'Tunnels end here',
          verdicts: [
            yes(
              MULTINODE,
              'Each SRG owns its tunnels on a floating IP, so several gateways can be active on different nodes.',
              'groups',
            ),
          ],
        },
        {
          id: 'encrypted',
          label: 'Tunnels end here, and state between the nodes must be encrypted',
          verdicts: [
            yes(
              MULTINODE,
              'The ICL runs in IPsec on every platform; a cluster encrypts on the SRX5000 line only.',
              'encryption',
            ),
          ],
        },
      ],
    },
    {
      id: 'operation',
      text: 'How do you want to run it?',
      options: [
        {
          id: 'single',
          label: 'As one device with one configuration',
          verdicts: [yes(CLUSTER, 'One logical chassis, one configuration for both nodes.', 'model', 'config')],
        },
        {
          id: 'rolling',
          label: 'Upgrade node by node without a break',
          verdicts: [
            yes(
              MULTINODE,
              'Nodes are upgraded one after the other and may differ meanwhile.',
              'upgrade',
              'control-plane',
            ),
          ],
        },
        {
          id: 'more',
          label: 'With more than two nodes',
          verdicts: [
            no(CLUSTER, 'A cluster has two nodes.', 'nodes'),
            yes(MULTINODE, 'Three or four nodes from 25.4R1, in routing mode.', 'nodes'),
          ],
        },
        {
          id: 'proxy-arp',
          label: 'NAT pools stay on proxy ARP',
          verdicts: [yes(CLUSTER, 'One node answers; in Multinode HA both would.', 'proxy-arp')],
        },
      ],
    },
  ],
  sources: [
    {
      key: 'CC2MNHA',
      title: 'SRX: from Chassis Cluster to MNHA, L. Paumelle',
      url: 'https://community.juniper.net/blogs/laurentp/2026/02/15/srx-from-chassis-cluster-to-mnha',
    },
    {
      key: 'BASICS',
      title: 'Multi-Node High Availability Basics, S. Jacques',
      url: 'https://community.juniper.net/blogs/steven-jacques/2024/12/20/multi-node-high-availability-basics',
    },
    {
      key: 'HYBRID',
      title: 'Hybrid MNHA with eBGP, J. Rathbun',
      url: 'https://community.juniper.net/blogs/james-rathbun/2025/06/12/hybrid-mnha-with-ebgp',
    },
    {
      key: 'IPSECRI',
      title: 'MNHA, IPSec and Multiple Routing Instances, J. Rathbun',
      url: 'https://community.juniper.net/blogs/james-rathbun/2026/03/30/mnha-ipsec-and-multiple-routing-instances',
    },
    {
      key: 'SEED',
      title: 'Multinode High Availability, Juniper TechLibrary (20.4)',
      url: 'https://www.juniper.net/documentation/en_US/junos/topics/topic-map/multi-node-high-availability.html',
    },
    {
      key: 'PREP',
      title: 'Prepare your environment, Juniper TechLibrary',
      url: 'https://juniper.net/documentation/us/en/software/junos/high-availability/topics/concept/mnha-preparation.html',
    },
    { key: 'UPG', title: 'mnha-software-upgrade, Juniper', url: 'https://github.com/Juniper/mnha-software-upgrade' },
    { key: 'YANG', title: 'YANG modules of Junos, Juniper', url: 'https://github.com/Juniper/yang' },
    {
      key: 'FWS-E10',
      title: 'Field notes on Multinode HA, quotation of the TechLibrary',
      url: 'https://github.com/fastrevmd-lab/fwskillsshare',
    },
  ],
};
