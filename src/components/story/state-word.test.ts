// States are shown as the vendor prints them, and never as something else.
import { expect, it } from 'vitest';
import type { StateChart } from '../../machines/kernel/types';
import { stateWord } from './state-word';

const chart: StateChart = {
  states: [
    { id: 'active', label: 'Active', role: 'active', column: 0, row: 0 },
    { id: 'wait-for-members', label: 'Wait for Members', role: 'failed', column: 1, row: 0 },
    { id: 'unheard', label: 'not heard yet', role: 'neutral', column: 2, row: 0 },
  ],
  transitions: [],
};

it.each([
  ['active', 'Active'],
  ['wait-for-members', 'Wait for Members'],
  // A label that says something else is the chart's own.
  ['unheard', 'unheard'],
  ['re0', 're0'],
])('%s is %s', (state, word) => {
  expect(stateWord(chart, state)).toBe(word);
});

it('without a chart the state speaks for itself', () => {
  expect(stateWord(undefined, 'up')).toBe('up');
});
