// What a reader has to say about a text: each remark names its place and what was expected there.

export interface JunosDiagnostic {
  readonly severity: 'error' | 'warning' | 'info';
  /** 1-based line and column of the word in question. */
  readonly line: number;
  readonly column: number;
  readonly code: string;
  readonly message: string;
  readonly expected?: string;
}

/** Collects diagnostics up to a limit, so that a hostile text cannot make more of them than anyone reads. */
export interface Reporter {
  readonly diagnostics: readonly JunosDiagnostic[];
  readonly report: (
    severity: JunosDiagnostic['severity'],
    place: { readonly line: number; readonly column: number },
    code: string,
    message: string,
    expected?: string,
  ) => void;
}

const MAX_DIAGNOSTICS = 1_000;

/** A reporter that keeps the first thousand diagnostics and then says once that there were more. */
export function createReporter(): Reporter {
  const diagnostics: JunosDiagnostic[] = [];
  return {
    diagnostics,
    report(severity, { line, column }, code, message, expected) {
      if (diagnostics.length > MAX_DIAGNOSTICS) return;
      if (diagnostics.length === MAX_DIAGNOSTICS) {
        diagnostics.push({
          severity: 'warning',
          line,
          column,
          code: 'too-many-diagnostics',
          message: `More than ${MAX_DIAGNOSTICS} remarks; the rest is not listed.`,
        });
        return;
      }
      diagnostics.push({ severity, line, column, code, message, ...(expected === undefined ? {} : { expected }) });
    },
  };
}
