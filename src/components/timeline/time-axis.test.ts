// The time axis: windows, marks, labels.
import { describe, expect, it } from 'vitest';
import { axisLabel, fitWindow, followWindow, instantAt, panWindow, shareOf, ticksOf, zoomWindow } from './time-axis';

describe('the window of a run', () => {
  it('shows ten seconds while nothing has happened', () => {
    expect(fitWindow(0, 0)).toEqual({ fromMs: 0, toMs: 10_000 });
  });
  it('ends on a round figure beyond the last event', () => {
    expect(fitWindow(62_000, 0)).toEqual({ fromMs: 0, toMs: 70_000 });
    expect(fitWindow(8_000, 0)).toEqual({ fromMs: 0, toMs: 10_000 });
  });
  it('grows when the playhead leaves it', () => {
    expect(fitWindow(0, 20_000).toMs).toBeGreaterThan(20_000);
  });
  it('keeps the instant under the pointer while zooming', () => {
    const whole = fitWindow(60_000, 0);
    const zoomed = zoomWindow(whole, 0.5, 20_000, whole);
    expect(zoomed.toMs - zoomed.fromMs).toBeCloseTo((whole.toMs - whole.fromMs) / 2);
    expect(shareOf(zoomed, 20_000)).toBeCloseTo(shareOf(whole, 20_000));
  });
  it('zooms no further out than the whole run and no further in than 20 ms', () => {
    const whole = fitWindow(60_000, 0);
    expect(zoomWindow(whole, 5, 1, whole)).toEqual(whole);
    const deep = zoomWindow(whole, 1e-9, 30_000, whole);
    expect(deep.toMs - deep.fromMs).toBeCloseTo(20);
  });
  it('pans no further than the run', () => {
    const whole = { fromMs: 0, toMs: 10_000 };
    expect(panWindow({ fromMs: 1_000, toMs: 3_000 }, -5_000, whole)).toEqual({ fromMs: 0, toMs: 2_000 });
    expect(panWindow({ fromMs: 1_000, toMs: 3_000 }, 50_000, whole)).toEqual({ fromMs: 8_000, toMs: 10_000 });
  });
  it('follows the playhead only when it is out of sight', () => {
    const whole = { fromMs: 0, toMs: 10_000 };
    const window = { fromMs: 1_000, toMs: 2_000 };
    expect(followWindow(window, 1_500, whole)).toBe(window);
    expect(followWindow(window, 4_000, whole)).toEqual({ fromMs: 3_900, toMs: 4_900 });
  });
  it('maps instants to shares and back', () => {
    const window = { fromMs: 1_000, toMs: 5_000 };
    expect(shareOf(window, 2_000)).toBe(0.25);
    expect(instantAt(window, 0.25)).toBe(2_000);
  });
});

describe('the marks of the axis', () => {
  it('stand on round figures with room for their labels', () => {
    expect(ticksOf({ fromMs: 0, toMs: 10_000 }, 1_250).map((tick) => tick.label)).toEqual([
      '0 s',
      '1 s',
      '2 s',
      '3 s',
      '4 s',
      '5 s',
      '6 s',
      '7 s',
      '8 s',
      '9 s',
      '10 s',
    ]);
    expect(ticksOf({ fromMs: 0, toMs: 10_000 }, 400).map((tick) => tick.label)).toEqual(['0 s', '5 s', '10 s']);
  });
  it('start inside a zoomed window', () => {
    expect(ticksOf({ fromMs: 4_930, toMs: 5_130 }, 500).map((tick) => tick.label)).toEqual([
      '4.95 s',
      '5 s',
      '5.05 s',
      '5.1 s',
    ]);
  });
  it('draw nothing without width', () => {
    expect(ticksOf({ fromMs: 0, toMs: 10_000 }, 0)).toEqual([]);
  });
});

describe('instants in words', () => {
  it.each([
    [0, '0 s'],
    [500, '0.5 s'],
    [45_000, '45 s'],
    [75_000, '1:15'],
    [300_000, '5 min'],
    [600_000, '10 min'],
    [3_720_000, '1:02:00'],
    [3_600_000, '1:00:00'],
    [630_000, '10:30'],
  ])('axis %i', (ms, label) => expect(axisLabel(ms)).toBe(label));
});
