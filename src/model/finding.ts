// What a design rule reports about a design, before anything runs.
import type { Design, SubjectRef } from './design';
import type { Confidence, Severity } from './diagnostics';

export interface Finding {
  /** Rule id as its reference numbers it, `L05`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly subject: SubjectRef;
  /** The subject's name for people: `reth1`, `srx-a ge-0/0/3`. */
  readonly subjectName: string;
  /** One sentence: what is wrong, with the number. */
  readonly message: string;
  /** Why the rule exists, for people. */
  readonly explanation: string;
  /** Source key(s) and confidence of the rule. */
  readonly source: string;
  readonly confidence: Confidence;
  /** Present where there is one mend only; becomes one named, undoable step. */
  readonly fix?: { readonly label: string; readonly apply: (design: Design) => Design };
}
