// From an SRG's monitors to the entries of its monitor machine, with what feeds each of them. It simulates nothing.
import type { MonitorCode, MonitorEntry, MonitorInput } from './monitor-machine';
import type { BfdTarget } from './routing';
import type { Srg } from './schema';

/** One entry with what it watches. */
export interface Watched extends MonitorEntry {
  readonly source:
    | { readonly kind: 'bfd'; readonly target: BfdTarget }
    | { readonly kind: 'ip'; readonly address: string }
    | { readonly kind: 'interface'; readonly name: string };
}

const entry = (code: MonitorCode, object: number, weight: number, source: Watched['source']): Watched => ({
  code,
  object,
  weight,
  source,
});

/** All entries: flat ones first, then those of objects, in the order of the configuration. */
export const watchedOf = (srg: Srg): readonly Watched[] => [
  ...srg.monitors.bfd.map((target) => entry('BF', -1, 0, { kind: 'bfd', target })),
  ...srg.monitors.ips.map(({ address }) => entry('IP', -1, 0, { kind: 'ip', address })),
  ...srg.monitors.interfaces.map((name) => entry('IF', -1, 0, { kind: 'interface', name })),
  ...srg.monitorObjects.flatMap((object, at) => [
    ...(object.bfd?.entries ?? []).map((target) => entry('BF', at, target.weight, { kind: 'bfd', target })),
    ...(object.ip?.entries ?? []).map(({ address, weight }) => entry('IP', at, weight, { kind: 'ip', address })),
    ...(object.interface?.entries ?? []).map(({ interface: name, weight }) =>
      entry('IF', at, weight, { kind: 'interface', name }),
    ),
  ]),
];

export const monitorInput = (srg: Srg): MonitorInput => ({
  entries: watchedOf(srg).map(({ code, object, weight }) => ({ code, object, weight })),
  objects: srg.monitorObjects.map((object) => ({
    threshold: object.threshold ?? 0,
    kinds: {
      BF: object.bfd?.threshold ?? 0,
      IP: object.ip?.threshold ?? 0,
      IF: object.interface?.threshold ?? 0,
    },
  })),
  srgThreshold: srg.threshold ?? 0,
});
