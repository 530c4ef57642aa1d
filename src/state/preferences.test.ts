// Stored preferences are input like any other: what is broken or out of bounds is left out.
import { expect, test } from 'vitest';
import { defaultSizes, parsePreferences } from './preferences';

test('sizes, switches and the theme come back', () => {
  const text = JSON.stringify({ dockHeight: 300, paletteOpen: false, theme: 'dark', paletteWidth: 250 });
  expect(parsePreferences(text)).toEqual({ dockHeight: 300, paletteOpen: false, theme: 'dark', paletteWidth: 250 });
});

test.each([
  [null],
  ['not json'],
  ['null'],
  ['[]'],
  ['{"dockHeight":"300","paletteOpen":1,"theme":"neon"}'],
  ['{"dockHeight":5,"paletteWidth":99999}'],
])('%s gives nothing and does not throw', (text) => {
  expect(parsePreferences(text)).toEqual({});
});

test('a low window leaves the canvas more than half of it', () => {
  const { dockHeight = 0, textDockHeight = 0 } = defaultSizes(768);
  expect(dockHeight).toBeLessThan(768 / 2 - 48);
  expect(textDockHeight).toBeLessThan(768 / 2 - 48);
  expect(defaultSizes(900)).toEqual({});
});

test('keys that are none of ours are not taken over', () => {
  expect(parsePreferences('{"searching":true,"selection":null}')).toEqual({});
});
