// Every design rule of a pair, L1 to L45, what a commit refuses (C1 to C28), and the limits of releases. It knows no screen.
import type { Design, Group } from '../../../model/design';
import type { Finding } from '../../../model/finding';
import { compareIds } from '../../../model/ids';
import { readPairConfig } from '../schema';
import { commitFindings } from './commits';
import { comparisonFindings } from './comparison';
import { ruleContext } from './context';
import { iclPathFindings } from './icl-path';
import { iclSecurityFindings } from './icl-security';
import { neighbourFindings } from './neighbours';
import { probeFindings } from './probe';
import { roleFindings } from './roles';
import { signalFindings } from './signals';
import { statementFindings } from './statements';
import { tunnelFindings } from './tunnels';

const RULES = [
  commitFindings,
  iclPathFindings,
  iclSecurityFindings,
  probeFindings,
  signalFindings,
  roleFindings,
  tunnelFindings,
  neighbourFindings,
  comparisonFindings,
  statementFindings,
];
const GRAVITY = { error: 0, warning: 1, info: 2 } as const;

/**
 * What the rules find in a pair, errors first, then in the order of the rules. A config that breaks its schema gives one error for each
 * field, and no rule runs on it.
 */
export function pairFindings(design: Design, group: Group): readonly Finding[] {
  const context = ruleContext(design, group);
  if (context === undefined) {
    return readPairConfig(group.config).diagnostics.map(({ message }) => ({
      rule: 'config',
      severity: 'error',
      subject: { kind: 'group', id: group.id },
      subjectName: group.name,
      message,
      explanation: 'A value outside of what Junos accepts; nothing can be simulated or exported with it.',
      source: 'YANG',
      confidence: 'documented',
    }));
  }
  return RULES.flatMap((rules) => rules(context)).sort(
    (a, b) => GRAVITY[a.severity] - GRAVITY[b.severity] || compareIds(a.rule, b.rule),
  );
}
