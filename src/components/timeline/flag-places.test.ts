// Flags beside the playhead.
import { describe, expect, it } from 'vitest';
import { flagPlaces, isUnderFlag } from './flag-places';

const END = 1_000;
const flag = (leftPx: number, widthPx = 76) => ({ leftPx, widthPx });

describe('flags', () => {
  it('stay where their fault is while the playhead is elsewhere', () => {
    expect(flagPlaces([flag(100)], 400, END)).toEqual([{ shiftPx: 0, labelHidden: false }]);
  });
  it('go right of the playhead that stands on them', () => {
    expect(flagPlaces([flag(92)], 100, END)).toEqual([{ shiftPx: 42, labelHidden: false }]);
  });
  it('lose their label while the playhead stands on that alone', () => {
    expect(flagPlaces([flag(92)], 145, END)).toEqual([{ shiftPx: 0, labelHidden: true }]);
    expect(flagPlaces([flag(92, 16)], 145, END)).toEqual([{ shiftPx: 0, labelHidden: false }]);
  });
  it('stand one behind the other', () => {
    const [first, second, third] = flagPlaces([flag(92, 16), flag(92), flag(160)], 100, END);
    expect(first?.shiftPx).toBe(42);
    expect(92 + (second?.shiftPx ?? 0)).toBe(134 + 16 + 4);
    expect(160 + (third?.shiftPx ?? 0)).toBe(154 + 76 + 4);
  });
  it('go left where the axis ends', () => {
    expect(flagPlaces([flag(942)], 950, END)).toEqual([{ shiftPx: 950 - 34 - 76 - 942, labelHidden: false }]);
  });
});

describe('the labels of the marks', () => {
  const flag = { leftPx: 100, widthPx: 150 };
  it('give way to a flag as wide as its words are, and come back beside it', () => {
    const [place] = flagPlaces([flag], 500, 900);
    const places = place ? [place] : [];
    expect(isUnderFlag(240, 44, [flag], places)).toBe(true);
    expect(isUnderFlag(260, 44, [flag], places)).toBe(false);
    expect(isUnderFlag(40, 44, [flag], places)).toBe(false);
    expect(isUnderFlag(60, 44, [flag], places)).toBe(true);
  });
  it('give way where the playhead has pushed a flag to', () => {
    const places = flagPlaces([flag], 105, 900);
    expect(isUnderFlag(270, 44, [flag], places)).toBe(true);
    expect(isUnderFlag(40, 44, [flag], places)).toBe(false);
  });
  it('have room again where the playhead hides the words of a flag', () => {
    const places = flagPlaces([flag], 200, 900);
    expect(places[0]?.labelHidden).toBe(true);
    expect(isUnderFlag(240, 44, [flag], places)).toBe(false);
  });
});
