// A state as the vendor prints it. Machines spell states in lower case with hyphens; their charts have the printed word.
import type { StateChart } from '../../machines/kernel/types';

const plain = (word: string): string => word.toLowerCase().replaceAll(' ', '-');

/** `Active` for `active` where the chart spells it so, else the state itself. */
export const stateWord = (chart: StateChart | undefined, state: string): string =>
  chart?.states.find(({ label }) => plain(label) === state)?.label ?? state;
