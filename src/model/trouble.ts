// What is wrong with a document and where: the one shape that all loading steps hand on. It knows no text positions.

export type Path = readonly (string | number)[];

/** One reason why a value is refused. */
export interface Trouble {
  readonly path: Path;
  readonly code: string;
  /** One sentence, place included. */
  readonly message: string;
}

/** A place as people read it: `nodes.srx-1.name`, `ports["srx-1/ge-0/0/3"].node`, `scenarios.a.steps[2]`. */
export function placeName(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (/^[A-Za-z0-9_-]{1,60}$/.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${JSON.stringify(step.length > 60 ? `${step.slice(0, 60)}…` : step)}]`;
  }
  return text === '' ? 'the document' : text;
}

/** A found value in few words, for the end of a sentence: `"abc"`, `5`, `a list`. */
export function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
