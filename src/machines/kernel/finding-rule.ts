// What every design rule says of itself, and how a finding is made of a breach. It knows no rule.
import type { Group, SubjectRef } from '../../model/design';
import type { Confidence, Severity } from '../../model/diagnostics';
import type { Finding } from '../../model/finding';

/** A rule of a reference: what it is called, how bad a breach is, where it comes from. */
export interface RuleOf {
  readonly rule: string;
  readonly severity: Severity;
  readonly source: string;
  readonly confidence: Confidence;
  /** Why the rule exists, for people. */
  readonly explanation: string;
}
/** Where a design breaks a rule, and how that is mended. */
export interface Breach {
  readonly subject: SubjectRef;
  readonly name: string;
  readonly message: string;
  readonly fix?: Finding['fix'];
}

/** A breach as the finding that screens and reports show. */
export const findingOf = (
  { rule, severity, source, confidence, explanation }: RuleOf,
  { subject, name, message, fix }: Breach,
): Finding => ({
  rule,
  severity,
  subject,
  subjectName: name,
  message,
  explanation,
  source,
  confidence,
  ...(fix === undefined ? {} : { fix }),
});

/** Points into the group's config. */
export const inConfig = ({ group }: { readonly group: Group }, ...path: readonly (string | number)[]): SubjectRef => ({
  kind: 'group',
  id: group.id,
  path,
});
