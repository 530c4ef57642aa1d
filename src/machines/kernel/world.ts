// The read-only view of a simulation that plans, technologies and checkers get.
import type { InternedState } from './interning';
import type { InstanceId, World } from './types';

/** A view over states that change underneath; `now` is asked each time. */
export function worldOver(
  indexOf: ReadonlyMap<InstanceId, number>,
  states: readonly InternedState[],
  now: () => number,
  situation: () => object,
): World {
  const stateOf = (id: InstanceId): InternedState | undefined => {
    const at = indexOf.get(id);
    return at === undefined ? undefined : states[at];
  };
  return {
    get nowMs() {
      return now();
    },
    get situation() {
      return situation();
    },
    state: (id) => stateOf(id)?.state,
    described: (id) => stateOf(id)?.described,
  };
}
