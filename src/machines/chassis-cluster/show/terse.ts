// Lays out `show interfaces terse`; knows rows of text, no frame and no design.
import type { UpDown } from './interfaces';

export interface TerseRow {
  readonly name: string;
  readonly link: UpDown;
  /** Families with their addresses in order; an `aenet` child has its reth instead. */
  readonly families: readonly { readonly proto: string; readonly local: readonly string[] }[];
}

const HEADER = 'Interface               Admin Link Proto    Local                 Remote';
const NAME = 24;
const BEFORE_PROTO = 35;
const PROTO = 9;

function rowText({ name, link, families }: TerseRow): string {
  const head = `${name.padEnd(NAME)}${'up'.padEnd(6)}${link.toLowerCase().padEnd(BEFORE_PROTO - NAME - 6)}`;
  const lines = families.flatMap(({ proto, local }) =>
    (local.length === 0 ? [''] : local).map(
      (address, index) => `${(index === 0 ? proto : '').padEnd(PROTO)}${address}`,
    ),
  );
  return (lines.length === 0 ? [''] : lines)
    .map((line, index) => `${index === 0 ? head : ' '.repeat(BEFORE_PROTO)}${line}`.trimEnd())
    .join('\n');
}

/** The text of `show interfaces terse` without a closing line feed. */
export const terseText = (rows: readonly TerseRow[]): string => [HEADER, ...rows.map(rowText)].join('\n');
