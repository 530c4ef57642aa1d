// Instants and durations in words.
import { describe, expect, it } from 'vitest';
import { clockLabel, durationLabel, playheadLabel, spokenInstant } from './instants';

describe('instants in words', () => {
  it.each([
    [4_850, '4.850'],
    [64_850, '1:04.850'],
    [3_604_850, '1:00:04.850'],
  ])('playhead %i', (ms, label) => expect(playheadLabel(ms)).toBe(label));
  it('clock', () => expect(clockLabel(3_604_850.9)).toBe('01:00:04.850'));
  it('spoken', () => {
    expect(spokenInstant(4_850)).toBe('4.85 seconds');
    expect(spokenInstant(64_850)).toBe('1 minute 4.85 seconds');
  });
  it('durations', () => {
    expect(durationLabel(850)).toBe('0.85 s');
    expect(durationLabel(64_850)).toBe('1 min 4.85 s');
  });
});
