// C1 to C28: what a commit on either node refuses, as findings, with the device's own words.
import type { Finding } from '../../../model/finding';
import { commitRefusals } from '../commit-checks';
import { findingOf, inNode, knownSides, type RuleContext, type RuleOf } from './context';

const WHY: Readonly<Record<string, string>> = {
  C1: 'The two nodes are told apart by these ids.',
  C2: 'A node needs an id of its own and a peer.',
  C3: 'A group is shared with a peer that the node has to know.',
  C4: 'What Multinode HA puts into a routing instance goes into a virtual router that exists.',
  C5: 'The profile names an IPsec VPN that is marked for the ICL.',
  C6: 'In routing mode a reply to this probe decides who may become active while the ICL is down.',
  C7: 'The probe needs the floating IP as its source: the router answers along its preferred path to it.',
  C8: 'Neighbours learn from these routes which node is active.',
  C9: 'Routing mode has no virtual IP: routers send to the active node by preference.',
  C10: 'The gateway addresses of these modes are virtual IPs.',
  C11: 'Switching mode announces itself by gratuitous ARP alone.',
  C12: 'In a public cloud its own addresses move to the active node.',
  C13: 'One pair is in the cloud or it is not.',
  C14: 'A group has one kind of probe.',
  C15: 'Each signal route stands for one state of one group.',
  C16: 'An address or an interface can stand for one virtual IP only.',
  C17: 'Plain monitors and monitor objects exclude each other.',
  C18: 'Objects count against the threshold of their group.',
  C19: 'A neighbour on the same link is reached over one interface, one further away is not.',
  C20: 'A port that is watched has to be configured.',
  C21: 'The group owns the prefixes of a list that exists.',
  C22: 'The ICD runs between two addresses of its own.',
  C23: 'The tunnel of the ICL is made by the system; these statements are not its user’s.',
  C24: 'Both ends of the ICL tunnel are known from the peer; its gateway has only policy and version.',
  C25: 'The ICL tunnel is made by IKEv2.',
  C26: 'The system uses these units for the ICL tunnel.',
  C27: 'ICL and virtual IPs need a routed interface.',
  C28: 'Without the junos-ike package IPsec is done by a process that cannot encrypt the ICL.',
};

/** Where the reference has the text from something else than the published configuration models. */
const SOURCES: Readonly<Record<string, string>> = { C28: 'FWS-L13' };

export function commitFindings(context: RuleContext): readonly Finding[] {
  return knownSides(context).flatMap((side) => {
    const { config: node, tree, release } = side;
    return commitRefusals({ node, tree, release, model: side.node?.model }).map(({ rule, text, path, what }) => {
      const source = SOURCES[rule];
      const about: RuleOf = {
        rule,
        severity: 'error',
        source: source ?? 'YANG',
        confidence: source === undefined ? 'documented' : 'captured',
        explanation: WHY[rule] ?? '',
      };
      return findingOf(about, {
        subject: inNode(context, side, ...path),
        name: `${side.name} ${what}`,
        message: `A commit on ${side.name} is refused (${what}): ${text}`,
      });
    });
  });
}
