// L01 and L02: two devices can only form a cluster when they are alike.
import type { DesignNode } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { localPortName, nodeOfPort } from '../models';
import { findingOf, type RuleContext, type RuleOf } from './context';

const SAME_MODEL: RuleOf = {
  rule: 'L01',
  severity: 'error',
  source: 'J-FORM',
  confidence: 'documented',
  explanation:
    'Both nodes of a chassis cluster must be the same model: they share one configuration, and each takes over the other with the same cards.',
};
const SAME_RELEASE: RuleOf = {
  rule: 'L02',
  severity: 'error',
  source: 'J-FORM',
  confidence: 'documented',
  explanation:
    'Both nodes must run the same Junos release, with the same licences and the same cards in the same slots; otherwise they do not synchronise, or features are missing after a failover.',
};

/**
 * Cards that cannot be the same: one place, the same on both nodes, under two media. Which cards and licences a node has is no part of a
 * design; its ports tell this much.
 */
function cardFindings({ design, nodes: [first, second], offset }: RuleContext): readonly Finding[] {
  if (first === undefined || second === undefined) return [];
  const media = (node: DesignNode, index: 0 | 1): ReadonlyMap<string, string> =>
    new Map(
      Object.values(design.ports).flatMap(({ node: owner, name }) => {
        const [, medium, place] = /^([a-z]+)-(\d+\/\d+\/\d+)$/.exec(localPortName(offset, name)) ?? [];
        const isOwn = owner === node.id && nodeOfPort(offset, name) === index;
        return isOwn && medium !== undefined && place !== undefined ? [[place, medium] as const] : [];
      }),
    );
  const theirs = media(second, 1);
  return [...media(first, 0)].flatMap(([place, medium]) => {
    const other = theirs.get(place);
    if (other === undefined || other === medium) return [];
    return [
      findingOf(SAME_RELEASE, {
        subject: { kind: 'node', id: second.id },
        name: second.name,
        message: `${first.name} has ${medium}, ${second.name} ${other} at ${place} of its own numbering: both nodes need the same cards in the same slots.`,
      }),
    ];
  });
}

/** Same model, same release, cards that can be the same. */
export function formationFindings(context: RuleContext): readonly Finding[] {
  const [first, second] = context.nodes;
  if (first === undefined || second === undefined) return [];
  const findings: Finding[] = [];
  const subject = { kind: 'node', id: second.id } as const;
  if (
    first.model !== undefined &&
    second.model !== undefined &&
    first.model.toLowerCase() !== second.model.toLowerCase()
  ) {
    findings.push(
      findingOf(SAME_MODEL, {
        subject,
        name: second.name,
        message: `${first.name} is an ${first.model}, ${second.name} an ${second.model}: both nodes must be the same model.`,
      }),
    );
  }
  if (first.release !== undefined && second.release !== undefined && first.release !== second.release) {
    findings.push(
      findingOf(SAME_RELEASE, {
        subject,
        name: second.name,
        message: `${first.name} runs Junos ${first.release}, ${second.name} ${second.release}: both nodes must run the same release.`,
      }),
    );
  }
  return [...findings, ...cardFindings(context)];
}
