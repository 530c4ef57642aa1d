// A console session, completion and marks of change as data.
import { describe, expect, it } from 'vitest';
import { markChanges } from './changed-words';
import { afterSpace, afterTab, commonStart, helpText, openWord } from './complete-line';
import { cleared, emptySession, KEPT, printed, recalled, typed } from './session';

const answer = (line: string, kind: 'show' | 'help' = 'show') => ({
  banner: '{primary:node0}',
  prompt: 'admin@srx-a> ',
  line,
  output: 'text',
  kind,
  atMs: 0,
});

describe('a console session', () => {
  const two = printed(printed(emptySession, answer('show one')), answer('show two'));
  it('prints what was entered, empties the line and remembers it', () => {
    expect(two.printed.map(({ line }) => line)).toEqual(['show one', 'show two']);
    expect(two.line).toBe('');
    expect(two.history).toEqual(['show one', 'show two']);
  });
  it('walks the history back and forth, and returns to what was being typed', () => {
    let session = typed(two, 'sho');
    session = recalled(session, -1);
    expect(session.line).toBe('show two');
    session = recalled(session, -1);
    expect(session.line).toBe('show one');
    expect(recalled(session, -1)).toBe(session);
    session = recalled(recalled(session, 1), 1);
    expect(session.line).toBe('sho');
    expect(recalled(session, 1)).toBe(session);
  });
  it('keeps no line twice in a row and no empty one', () => {
    expect(printed(two, answer('show two')).history).toEqual(two.history);
    expect(printed(two, answer('  ')).history).toEqual(two.history);
  });
  it('keeps the line when help is printed', () => {
    const session = printed(typed(two, 'show '), answer('show ', 'help'));
    expect(session.line).toBe('show ');
    expect(session.history).toEqual(two.history);
  });
  it('is cleared without losing line and history', () => {
    const session = cleared(typed(two, 'sh'));
    expect(session.printed).toEqual([]);
    expect(session).toMatchObject({ line: 'sh', history: two.history });
  });
  it('does not grow for ever', () => {
    let session = emptySession;
    for (let i = 0; i < KEPT.history + 50; i += 1) session = printed(session, answer(`show ${i}`));
    expect(session.printed).toHaveLength(KEPT.printed);
    expect(session.history).toHaveLength(KEPT.history);
    expect(new Set(session.printed.map(({ id }) => id)).size).toBe(KEPT.printed);
  });
});

describe('completion', () => {
  const words = (...values: string[]) => values.map((value) => ({ value, help: `about ${value}` }));
  it('Tab writes the only word out, with a blank behind it', () => {
    expect(afterTab('show ch', words('chassis'))).toBe('show chassis ');
    expect(afterTab('show ', words('chassis'))).toBe('show chassis ');
  });
  it('Tab writes what all words have in common, and nothing where they part', () => {
    expect(afterTab('show chassis cluster st', words('status', 'statistics'))).toBe('show chassis cluster stat');
    expect(afterTab('show chassis cluster stat', words('status', 'statistics'))).toBe('show chassis cluster stat');
    expect(afterTab('foo', [])).toBe('foo');
  });
  it('Tab takes the chosen word', () => {
    expect(afterTab('show chassis cluster st', words('status', 'statistics'), 'statistics')).toBe(
      'show chassis cluster statistics ',
    );
  });
  it('a value is no word: Tab does not write <name>', () => {
    expect(afterTab('show interfaces ', words('<name>'))).toBe('show interfaces ');
  });
  it('Space writes an unambiguous abbreviation out, else it is a blank', () => {
    expect(afterSpace('sh', words('show'))).toBe('show ');
    expect(afterSpace('show', words('show'))).toBe('show ');
    expect(afterSpace('s', words('show', 'set'))).toBe('s ');
    expect(afterSpace('show | match foo', [])).toBe('show | match foo ');
    expect(afterSpace('show ', words('chassis'))).toBe('show  ');
  });
  it('? lists words as the device does', () => {
    expect(helpText(words('status'))).toBe('Possible completions:\n  status               about status');
    expect(helpText([])).toBe('No valid completions');
  });
  it('knows the word that is being typed', () => {
    expect([openWord('show ch'), openWord('show '), openWord('')]).toEqual(['ch', '', '']);
    expect(commonStart(['status', 'statistics'])).toBe('stat');
    expect(commonStart([])).toBe('');
  });
});

describe('what changed in a text', () => {
  const before = 'Group 1\nnode0  200  primary\nnode1  100  secondary';
  it('is marked word by word in its place', () => {
    const marked = markChanges('Group 1\nnode0  0    secondary-hold\nnode1  100  primary', before);
    expect(marked.map((line) => line.filter((run) => run.changed).map((run) => run.text))).toEqual([
      [],
      ['0', 'secondary-hold'],
      ['primary'],
    ]);
  });
  it('never changes the text itself', () => {
    const text = 'Group 1\nnode0  0    hold\n';
    const joined = markChanges(text, before).map((line) => line.map((run) => run.text).join(''));
    expect(joined.join('\n')).toBe(text);
  });
  it('is nothing where there was no text, or lines were added', () => {
    expect(markChanges('a b', undefined)).toEqual([[{ text: 'a b', changed: false }]]);
    expect(
      markChanges('a\nb', 'a')
        .flat()
        .some((run) => run.changed),
    ).toBe(false);
  });
});
