// Which hardware has Multinode HA [PREP, CC2MNHA]. It knows models and nothing else.

/** Models in menu order, each with the first release that has it where that is known. */
const PLATFORMS: readonly { readonly model: string; readonly since?: readonly [number, number] }[] = [
  { model: 'SRX1500', since: [22, 3] },
  { model: 'SRX1600', since: [23, 4] },
  { model: 'SRX2300', since: [23, 4] },
  { model: 'SRX4100', since: [22, 3] },
  { model: 'SRX4120' },
  { model: 'SRX4200', since: [22, 3] },
  { model: 'SRX4300', since: [24, 2] },
  { model: 'SRX4600', since: [22, 3] },
  { model: 'SRX4700' },
  { model: 'SRX5400', since: [20, 4] },
  { model: 'SRX5600', since: [20, 4] },
  { model: 'SRX5800', since: [20, 4] },
  { model: 'vSRX', since: [22, 3] },
];

export interface Platform {
  readonly known: boolean;
  readonly since?: readonly [number, number];
}

/** The platform of a model; `known` is false for one that has no Multinode HA, as the SRX300 line. */
export function platformOf(model: string): Platform {
  const found = PLATFORMS.find((each) => model.toLowerCase().startsWith(each.model.toLowerCase()));
  // The SRX400 line has Multinode HA only; its models are SRX400, SRX440.
  if (found === undefined) return { known: /^SRX4\d\d$/i.test(model) };
  return { known: true, ...(found.since === undefined ? {} : { since: found.since }) };
}

/** Models that can be offered. */
export const PLATFORM_MODELS: readonly string[] = PLATFORMS.map(({ model }) => model);

/** Where the ICL tunnel needs a package that is not there from the start [FWS-L13]. */
export const isVirtual = (model: string | undefined): boolean => /^vsrx/i.test(model ?? '');
