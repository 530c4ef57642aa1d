// Published limits of the Mist Edge models, and how full one may be planned. Data only.

export interface EdgeModel {
  readonly name: string;
  /** Counts AP tunnels, not APs [L2]. */
  readonly maxTunnels: number;
  readonly maxClients: number;
  /** undefined = bound by the virtual machine's interfaces. */
  readonly throughputMbps: number | undefined;
  readonly dataPorts: number;
  readonly portMbps: number;
  /** False where the figures are assumed. */
  readonly isPublished: boolean;
}

const model = (
  name: string,
  maxTunnels: number,
  maxClients: number,
  throughputGbps: number | undefined,
  dataPorts: number,
  portGbps: number,
  isPublished = true,
): EdgeModel => ({
  name,
  maxTunnels,
  maxClients,
  throughputMbps: throughputGbps === undefined ? undefined : throughputGbps * 1000,
  dataPorts,
  portMbps: portGbps * 1000,
  isPublished,
});

/** GS1, HS, L2; the virtual machine has no published maximum, its figures are assumed. */
const MODELS: readonly EdgeModel[] = [
  model('ME-X1', 500, 5_000, 2, 2, 1),
  model('ME-X1-M', 500, 5_000, 4, 2, 1),
  model('ME-X5', 5_000, 50_000, 20, 2, 10),
  model('ME-X5-M', 5_000, 100_000, 40, 4, 10),
  model('ME-X6', 5_000, 100_000, 100, 4, 25),
  model('ME-X10', 10_000, 100_000, 40, 4, 10),
  model('ME-VM', 500, 5_000, undefined, 2, 10, false),
];

/** Share of a maximum that a plan may use [HS]. */
export const PLANNING_SHARE = 0.8;

/** The model called so; an unknown one counts as the virtual machine, the smallest. */
export function edgeModel(name: string | undefined): EdgeModel {
  const known = MODELS.find((each) => each.name === name) ?? MODELS.at(-1);
  if (known === undefined) throw new Error('There are no models.');
  return known;
}

/** Tunnels of a plan at 80 %. */
export const plannedTunnels = ({ maxTunnels }: EdgeModel): number => Math.floor(maxTunnels * PLANNING_SHARE);

/** `40`, `76.8`: share of a maximum in percent, to one decimal. */
export const percentOf = (count: number, most: number): number =>
  most > 0 ? Math.round((1000 * count) / most) / 10 : 0;
