// A plan with its names turned into numbers and its messages interned, once per plan and cache.
import { assert } from './assert';
import { type InternCache, sharedCache, type Transition } from './interning';
import type { Delivery, InstanceId, InstanceSpec, Message, Plan } from './types';

export interface PreparedDelivery {
  readonly to: number;
  /** undefined = the emission itself. */
  readonly event: Message | undefined;
  readonly via: readonly PreparedVia[] | undefined;
  readonly delayMs: number;
}
export interface PreparedVia {
  readonly instance: number;
  readonly state: string;
}

export interface PreparedPlan {
  readonly plan: Plan;
  readonly cache: InternCache;
  readonly specs: readonly InstanceSpec[];
  readonly indexOf: ReadonlyMap<InstanceId, number>;
  readonly initial: readonly Transition[];
  /** Per instance: emission type → deliveries. */
  /** Place of an instance in the situation; -1 = not watched. */
  readonly places: readonly number[];
  readonly routes: readonly (ReadonlyMap<string, readonly PreparedDelivery[]> | undefined)[];
}

const preparedPlans = new WeakMap<Plan, PreparedPlan>();

/** Prepares a plan, or gives what was prepared before. Throws where a route names an instance that does not exist. */
export function prepare(plan: Plan): PreparedPlan {
  const cache = sharedCache();
  const known = preparedPlans.get(plan);
  if (known !== undefined && known.cache === cache) return known;
  const prepared = build(plan, cache);
  preparedPlans.set(plan, prepared);
  return prepared;
}

function build(plan: Plan, cache: InternCache): PreparedPlan {
  const indexOf = new Map<InstanceId, number>();
  plan.instances.forEach((spec, at) => {
    assert(!indexOf.has(spec.id), `two instances are called ${spec.id}`);
    indexOf.set(spec.id, at);
  });
  for (const from of plan.routes.keys()) assert(indexOf.has(from), `a route starts at ${from}, which does not exist`);
  const routes = plan.instances.map((spec) => {
    const own = plan.routes.get(spec.id);
    if (own === undefined) return undefined;
    return new Map(
      [...own].map(
        ([type, deliveries]) => [type, deliveries.map((one) => prepareDelivery(one, indexOf, cache))] as const,
      ),
    );
  });
  const watched = new Map((plan.watched ?? []).map((id, place) => [id, place] as const));
  return {
    plan,
    cache,
    places: plan.instances.map(({ id }) => watched.get(id) ?? -1),
    specs: plan.instances,
    indexOf,
    initial: plan.instances.map((spec) => cache.initial(spec.machine, spec.input)),
    routes,
  };
}

/** Resolves one delivery's names. Throws where it names an instance that does not exist. */
export function prepareDelivery(
  delivery: Delivery,
  indexOf: ReadonlyMap<InstanceId, number>,
  cache: InternCache,
): PreparedDelivery {
  const indexed = (id: InstanceId): number => {
    const at = indexOf.get(id);
    assert(at !== undefined, `a delivery goes to ${id}, which does not exist`);
    return at;
  };
  const delayMs = delivery.delayMs ?? 0;
  assert(Number.isInteger(delayMs) && delayMs >= 0, `a delivery to ${delivery.to} is delayed by ${delayMs} ms`);
  return {
    to: indexed(delivery.to),
    event: delivery.event === undefined ? undefined : cache.message(delivery.event),
    via: delivery.via?.map(({ instance, state }) => ({ instance: indexed(instance), state })),
    delayMs,
  };
}
