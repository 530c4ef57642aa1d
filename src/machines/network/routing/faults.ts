// What of the routing can be failed by name: BFD, BGP processes, segments, addresses, probe routers. It knows no technology.
import type { NodeId } from '../../../model/design';
import type { FaultChoice } from '../../kernel/technology';
import type { Delivery, Step, StepOutcome } from '../../kernel/types';
import type { Topology } from '../topology';
import { addressInstance, askersOf, processInstance, routersOf } from './instances';
import { bareAddress } from './prefixes';
import type { RoutingSetup } from './setup';

interface Target extends FaultChoice {
  /** The instances that it hits; the target itself unless said. */
  readonly hits?: readonly string[];
}

/** Every target of the routing, with the words of a menu. */
export function routingTargets(
  setup: RoutingSetup,
  handleOf: (node: NodeId) => string,
  topology: Topology,
): readonly FaultChoice[] {
  return targetsOf(setup, handleOf).map(({ target, label, what }) => {
    const address = target.startsWith('ip:') ? what : undefined;
    const owner = topology.nodes.find((node) => node.addresses?.some((own) => bareAddress(own) === address));
    return { target, label, what, ...(address !== undefined && owner ? { places: [owner.id] } : {}) };
  });
}

function targetsOf(setup: RoutingSetup, handleOf: (node: NodeId) => string): readonly Target[] {
  const bfd = setup.detectors.filter(({ kind }) => kind === 'bfd');
  const pairs = [...new Map(bfd.map((one) => [one.pair, one] as const)).values()];
  return [
    ...pairs.map(({ pair, a, b }) => ({
      target: pair,
      label: 'Fail BFD only',
      what: `${handleOf(a)} – ${handleOf(b)}`,
      hits: bfd.filter((one) => one.pair === pair).map(({ id }) => id),
    })),
    ...bfd
      .filter(({ id, pair }) => id !== pair)
      .map(({ id, a, b }) => ({
        target: id,
        label: `Fail only the BFD session of ${id.slice(id.indexOf('@') + 1).toUpperCase()}`,
        what: `${handleOf(a)} – ${handleOf(b)}`,
      })),
    ...routersOf(setup).map(({ handle }) => ({
      target: processInstance(handle),
      label: 'Kill its BGP process',
      what: handle,
    })),
    ...[...setup.probeRouters].map(([target, node]) => ({
      target,
      label: 'Answer every probe',
      what: handleOf(node),
    })),
    ...setup.segments.map(({ id, node }) => ({ target: id, label: 'Partition the segment', what: handleOf(node) })),
    ...setup.addresses.flatMap((address) => [
      { target: addressInstance(address), label: 'Lose the address', what: address },
      ...askersOf(setup, address).map((node) => ({
        target: addressInstance(address, handleOf(node)),
        label: `Lose the address from ${handleOf(node)}`,
        what: address,
      })),
    ]),
  ];
}

/** Carries out a fault or repair of the routing; undefined = the target is none of it. */
export function executeRoutingFault(
  setup: RoutingSetup,
  handleOf: (node: NodeId) => string,
  step: Extract<Step, { kind: 'fail' | 'repair' }>,
): StepOutcome | undefined {
  const target = targetsOf(setup, handleOf).find((one) => one.target === step.target);
  if (target === undefined) return undefined;
  const type = step.kind === 'fail' ? 'FAIL' : 'REPAIR';
  return { deliveries: (target.hits ?? [target.target]).map((to): Delivery => ({ to, event: { type } })) };
}
