// @vitest-environment happy-dom
// One registry: what is shown, what a key press means and where it must not be taken.
import { afterEach, expect, test, vi } from 'vitest';
import { type Action, actionFor, matchesKeys, registerActions, runAction, shownActions } from './actions';

const press = (key: string, more: Partial<KeyboardEvent> = {}): KeyboardEvent =>
  new KeyboardEvent('keydown', { key, ...more });
let stop = (): void => {};
const add = (...actions: readonly (Partial<Action> & { readonly id: string })[]): void => {
  stop = registerActions(
    actions.map((action) => ({ section: 'Edit', title: () => action.id, run: () => {}, ...action })),
  );
};
afterEach(() => {
  stop();
  document.body.replaceChildren();
});

test.each([
  ['Mod+Z', press('z', { ctrlKey: true }), true],
  ['Mod+Z', press('z', { metaKey: true }), true],
  ['Mod+Z', press('Z', { ctrlKey: true, shiftKey: true }), false],
  ['Mod+Shift+Z', press('Z', { ctrlKey: true, shiftKey: true }), true],
  ['K', press('k'), true],
  ['K', press('k', { ctrlKey: true }), false],
  ['?', press('?', { shiftKey: true }), true],
  ['Space', press(' '), true],
  ['Mod++', press('+', { ctrlKey: true, shiftKey: true }), true],
  ['Delete', press('Delete'), true],
])('%s', (keys, event, expected) => {
  expect(matchesKeys(event, keys)).toBe(expected);
});

test('letters are not taken from who is typing, Mod+K is', () => {
  add({ id: 'kill', keys: ['K'] }, { id: 'search', keys: ['Mod+K'], inFields: true });
  const field = document.createElement('textarea');
  document.body.append(field);
  expect(actionFor(press('k'), field)).toBeUndefined();
  expect(actionFor(press('k'), document.body)?.id).toBe('kill');
  expect(actionFor(press('k', { metaKey: true }), field)?.id).toBe('search');
});

test('Space on a button presses the button', () => {
  add({ id: 'play', keys: ['Space'] });
  const button = document.createElement('button');
  document.body.append(button);
  expect(actionFor(press(' '), button)).toBeUndefined();
  expect(actionFor(press(' '), document.body)?.id).toBe('play');
});

test('an action that is off has a reason and does not run; one of another screen is not there', () => {
  const run = vi.fn();
  add({ id: 'a', off: () => 'Nothing to undo', run }, { id: 'b', shown: () => false, run });
  expect(runAction('a')).toBe(false);
  expect(runAction('b')).toBe(false);
  expect(runAction('unknown')).toBe(false);
  expect(run).not.toHaveBeenCalled();
  expect(shownActions().map((action) => action.id)).toEqual(['a']);
});
