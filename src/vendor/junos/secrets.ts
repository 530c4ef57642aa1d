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

/** The word that stands for a hidden secret; `nth` tells siblings apart (two hidden list keys must not become one). */
export function placeholder(nth: number): string {
  return nth <= 1 ? '/* masked */' : `/* masked ${nth} */`;
}

/** Is this word what an earlier masked export left in the place of a secret? */
export function isPlaceholder(word: string): boolean {
  return word.length < 30 && PLACEHOLDER.test(word);
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

/**
 * Raw Junos text with every secret replaced by a placeholder, for showing on a screen: line by line, nothing else changes,
 * broken text is fine, masking twice is the same as once.
 */
export function maskSecrets(text: string): string {
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const line = lines[index] ?? '';
    const marked = line.includes('SECRET-DATA');
    if (!marked && !mayHoldSecret(line)) continue;
    lines[index] = maskLine(line, marked);
  }
  return lines.join('\n');
}

const HINT = new RegExp(`\\$[0-9a-z]+\\$|PRIVATE KEY|community|${[...SECRET_STATEMENTS].join('|')}`);
const mayHoldSecret = (line: string): boolean => HINT.test(line);

function maskLine(line: string, marked: boolean): string {
  const pieces = line.match(RAW_WORD) ?? [];
  let before = '';
  let beforeThat = '';
  let lastWord = -1;
  let masked = false;
  for (const [at, piece] of pieces.entries()) {
    if (GAP.test(piece)) {
      if (/[;{}]/.test(piece)) before = '';
      continue;
    }
    if (piece.startsWith('##')) break;
    const word = piece.startsWith('"')
      ? piece.slice(1, piece.endsWith('"') && piece.length > 1 ? -1 : undefined)
      : piece;
    lastWord = at;
    const community =
      before === 'community' &&
      (beforeThat === 'snmp' || /^\s*community\s/.test(line)) &&
      /authorization|client|snmp|[{]/.test(line);
    if (isSecret(before, word) || community) {
      if (!isPlaceholder(word)) pieces[at] = `"${placeholder(1)}"`;
      masked = true;
    }
    beforeThat = before;
    before = word;
  }
  if (marked && !masked && lastWord >= 0) pieces[lastWord] = `"${placeholder(1)}"`;
  return pieces.join('');
}
