// How a folder of a technology compares it with another one: rows of a table, and questions whose answers make some rows decide. Types only.
import type { Confidence } from '../../model/diagnostics';

export interface Comparison {
  readonly title: string;
  /** One sentence below the title. */
  readonly summary: string;
  /** The systems that are compared, in the order of the columns; ids are those of their technologies. */
  readonly subjects: readonly { readonly id: string; readonly title: string; readonly choose: string }[];
  readonly rows: readonly ComparisonRow[];
  readonly questions: readonly ComparisonQuestion[];
  readonly sources: readonly { readonly key: string; readonly title: string; readonly url: string }[];
}

export interface ComparisonRow {
  readonly id: string;
  readonly aspect: string;
  /** In the order of the subjects. */
  readonly cells: readonly string[];
  /** Keys of the sources. */
  readonly sources: readonly string[];
  readonly confidence: Confidence;
}

export interface ComparisonQuestion {
  readonly id: string;
  readonly text: string;
  readonly options: readonly {
    readonly id: string;
    readonly label: string;
    /** What follows from this answer; none = it decides nothing. */
    readonly verdicts: readonly ComparisonVerdict[];
  }[];
}

export interface ComparisonVerdict {
  readonly subject: string;
  /** `rules-out`: it cannot be; `speaks-for`: it is the better fit. */
  readonly kind: 'rules-out' | 'speaks-for';
  readonly why: string;
  /** Rows that say so. */
  readonly rows: readonly string[];
}
