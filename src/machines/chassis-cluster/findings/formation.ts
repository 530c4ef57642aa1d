// L01 and L02: two devices can only form a cluster when they are alike.
import type { Finding } from '../../../model/finding';
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

/** Same model, same release. Licences and cards are no part of a design. */
export function formationFindings({ nodes: [first, second] }: RuleContext): readonly Finding[] {
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
  return findings;
}
