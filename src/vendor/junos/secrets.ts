// Which words of a configuration are secrets, and how they are hidden. Knows spellings, not what the secrets are for.

/** Statements whose value is a secret, whatever it looks like. */
const SECRET_STATEMENTS: ReadonlySet<string> = new Set(
  (
    'ascii-text hexadecimal encrypted-password plain-text-password-value authentication-key authentication-password privacy-password ' +
    'privacy-key secret simple-password chap-secret default-chap-secret pap-password local-password challenge-password passphrase password ' +
    'default-password hello-authentication-key preauthentication-secret master-password cak encrypted-sim-unlock-code private-key key'
  ).split(' '),
);

const HASH = /^\$(?:[1568]|9|2[aby]?|sha1|md5)\$./;
const PLACEHOLDER = /^\/\* masked(?: \d+)? \*\/$/;
/** The word "masked" in hexadecimal, where Junos takes nothing but digits. */
const HEXADECIMAL_PLACEHOLDER = '6d61736b6564';

/**
 * The word that stands for a hidden secret below `parent`, made so that Junos' own syntax check takes it; `nth` tells siblings apart
 * (two hidden list keys must not become one).
 */
export function placeholder(parent: string, nth: number): string {
  if (parent === 'hexadecimal') return HEXADECIMAL_PLACEHOLDER;
  return nth <= 1 ? '/* masked */' : `/* masked ${nth} */`;
}

/** Is this word what an earlier masked export left in the place of a secret? */
export function isPlaceholder(word: string): boolean {
  return word === HEXADECIMAL_PLACEHOLDER || (word.length < 30 && PLACEHOLDER.test(word));
}

/** Is `word`, standing below `parent`, a secret by its look or by its place? */
export function isSecret(parent: string, word: string): boolean {
  const first = word.charCodeAt(0);
  if (first === 36 && HASH.test(word)) return true;
  if (first === 45 && word.includes('PRIVATE KEY-----')) return true;
  if (!SECRET_STATEMENTS.has(parent)) return false;
  // `key 1` numbers a key of a key chain; the secret stands below it
  return parent !== 'key' || !/^\d{1,3}$/.test(word);
}

const RAW_WORD = /"(?:[^"\\\n]|\\.)*"?|[^\s;{}"[\]]+|[\s;{}[\]]+/g;
const GAP = /^[\s;{}[\]]/;
const HINT = new RegExp(`\\$[0-9a-z]+\\$|PRIVATE KEY|SECRET-DATA|community|${[...SECRET_STATEMENTS].join('|')}`);
const COMMUNITY_CONTENT = /^\s*(?:authorization|client|view|logical-system|routing-instance)/;

/**
 * Raw Junos text with every secret replaced by a placeholder, for showing on a screen: line by line, nothing else changes,
 * broken text is fine, masking twice is the same as once.
 */
export function maskSecrets(text: string): string {
  const lines = text.split('\n');
  /** Braces open since `snmp {`: there, a community is a password. */
  let snmp = 0;
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    if (snmp > 0) snmp += line.split('{').length - line.split('}').length;
    else if (/^\s*snmp\s*\{/.test(line)) snmp = line.split('{').length - line.split('}').length;
    if (!HINT.test(line)) continue;
    lines[index] = maskLine(
      line,
      snmp > 0 || (line.trimEnd().endsWith('{') && COMMUNITY_CONTENT.test(lines[index + 1] ?? '')),
    );
  }
  return lines.join('\n');
}

function maskLine(line: string, inSnmp: boolean): string {
  const pieces = line.match(RAW_WORD) ?? [];
  let parent = '';
  let grandparent = '';
  let last: { readonly at: number; readonly parent: string } | undefined;
  let masked = false;
  const mask = (at: number, below: string): void => {
    masked = true;
    pieces[at] = `"${placeholder(below, 1)}"`;
  };
  for (const [at, piece] of pieces.entries()) {
    if (GAP.test(piece)) {
      if (/[;{}]/.test(piece)) parent = '';
      continue;
    }
    if (piece.startsWith('##')) {
      // Junos marks secrets of statements that are not listed here as well
      if (piece === '##' && line.includes('SECRET-DATA') && !masked && last !== undefined) mask(last.at, last.parent);
      break;
    }
    const word = piece.startsWith('"')
      ? piece.slice(1, piece.length > 1 && piece.endsWith('"') ? -1 : undefined)
      : piece;
    const community = parent === 'community' && (grandparent === 'snmp' || inSnmp);
    if (isPlaceholder(word)) masked = true;
    else if (community || isSecret(parent, word)) mask(at, parent);
    last = { at, parent };
    grandparent = parent;
    parent = word;
  }
  return pieces.join('');
}
