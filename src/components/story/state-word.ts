// A state as the vendor prints it. Machines spell states in lower case with hyphens; their charts have the printed word.
import type { StateChart } from '../../machines/kernel/types';

const plain = (word: string): string => word.toLowerCase().replaceAll(' ', '-');

/** `OFFLINE [ SU ]` of `offline`: what is in capitals is what a device prints, also where it says more than the state. */
const inCapitals = (chart: StateChart | undefined, state: string): string | undefined =>
  chart?.states.find(({ id, label }) => id === state && label === label.toUpperCase())?.label;

/** `Active` for `active` where the chart spells it so, else the state itself. */
export const stateWord = (chart: StateChart | undefined, state: string): string =>
  chart?.states.find(({ label }) => plain(label) === state)?.label ?? inCapitals(chart, state) ?? state;
