// The context of an instance at an instant of a finished run: frames carry facts only, and the API's answers need each part. Made once per run.
import type { JsonObject } from '../../../model/json';
import { settled } from '../../kernel/simulate';
import { Simulation } from '../../kernel/simulation';
import type { Run } from '../../kernel/types';

const kept = new WeakMap<Run, { atMs: number; read: (id: string) => JsonObject | undefined }>();

/** Runs the same spec again up to the instant; the same spec gives the same states. The last instant asked for is kept. */
export function stateAt(run: Run, id: string, atMs: number): JsonObject | undefined {
  const known = kept.get(run);
  if (known !== undefined && known.atMs === atMs) return known.read(id);
  const isSettled = run.spec.from === 'settled';
  const simulation = isSettled ? new Simulation(run.plan, settled(run.plan)) : new Simulation(run.plan);
  if (!isSettled)
    simulation.schedule(run.plan.boot.map((boot) => ({ atMs: boot.atMs, kind: 'boot', deliveries: boot.deliveries })));
  simulation.schedule(run.spec.steps.map((step) => ({ atMs: step.atMs, kind: 'step', step: step.step })));
  simulation.advance(atMs);
  const read = (instance: string): JsonObject | undefined => simulation.world.state(instance)?.context;
  kept.set(run, { atMs, read });
  return read(id);
}
