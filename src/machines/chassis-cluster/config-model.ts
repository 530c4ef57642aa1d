// Recognises the SRX model of a cluster from the interface names of its configuration. It knows names and models, no tree.
import { assert } from '../kernel/assert';
import {
  CLUSTER_MODELS,
  type ClusterModel,
  consumedPortNames,
  FALLBACK_OFFSET,
  localPortName,
  localPortNames,
} from './models';

export interface RecognisedModel {
  readonly model: ClusterModel;
  /** Models with the same first FPC of node 1, the drawn one included; they cannot be told apart by names. */
  readonly sharing: readonly string[];
  /** False where the names do not tell the offset at all. */
  readonly known: boolean;
}

/** Among models that share an offset, the ones most in use come first. */
const PREFERRED = [
  'SRX345',
  'SRX300',
  'SRX320',
  'SRX1400',
  'SRX5600',
  'vSRX',
  'SRX1500',
  'SRX550',
  'SRX5800',
  'SRX3400',
  'SRX3600',
  'SRX210',
];

const OFFSETS = new Set(CLUSTER_MODELS.map(({ offset }) => offset));
const FABRIC_VOTES = 3;

interface Name {
  readonly media: string;
  readonly fpc: number;
  readonly rest: string;
}
const parse = (name: string): Name | undefined => {
  const match = /^([a-z]+)-(\d+)\/(.+)$/.exec(name);
  return match === null ? undefined : { media: match[1] ?? '', fpc: Number(match[2]), rest: match[3] ?? '' };
};

/** Ports of the two nodes come in pairs, identical but for the slot: the commonest difference of slots is the offset. */
function offsetOf(
  ports: readonly string[],
  fabric: readonly (readonly [string, string])[],
  fpcPairs: readonly (readonly [number, number])[],
): number | undefined {
  const votes = new Map<number, number>();
  const vote = (difference: number, count: number): void => {
    if (OFFSETS.has(difference)) votes.set(difference, (votes.get(difference) ?? 0) + count);
  };
  const names = ports.flatMap((port) => parse(port) ?? []);
  for (const low of names)
    for (const high of names) if (low.media === high.media && low.rest === high.rest) vote(high.fpc - low.fpc, 1);
  for (const [first, second] of fabric) {
    const [a, b] = [parse(first), parse(second)];
    if (a !== undefined && b !== undefined) vote(b.fpc - a.fpc, FABRIC_VOTES);
  }
  for (const [first, second] of fpcPairs) vote(second - first, FABRIC_VOTES);
  return [...votes].sort(([x, a], [y, b]) => b - a || x - y)[0]?.[0];
}

const rank = ({ name }: ClusterModel): number => {
  const at = PREFERRED.indexOf(name);
  return at < 0 ? PREFERRED.length : at;
};

/** Does the model have all these ports, and does the cluster leave them free? */
function fits(model: ClusterModel, ports: readonly string[]): boolean {
  const taken = new Set(consumedPortNames(model, 0));
  const own = new Set(localPortNames(model));
  return ports.every((port) => {
    const local = localPortName(model.offset, port);
    return !taken.has(local) && (model.needsControlPorts || own.has(local));
  });
}

/**
 * The model whose slot offset the names show. `ports` are all physical ports of the configuration, `fabric` pairs members of fab0 and fab1,
 * `controlFpcs` are the slots of control ports, which only the SRX5000 line has.
 */
export function recogniseModel(input: {
  readonly ports: readonly string[];
  readonly fabric: readonly (readonly [string, string])[];
  readonly controlFpcs: readonly number[];
}): RecognisedModel {
  const [low, high] = [Math.min(...input.controlFpcs), Math.max(...input.controlFpcs)];
  const offset = offsetOf(input.ports, input.fabric, input.controlFpcs.length > 1 ? [[low, high]] : []);
  const same = CLUSTER_MODELS.filter((model) => model.offset === (offset ?? FALLBACK_OFFSET));
  const ranked = [...same].sort((a, b) => rank(a) - rank(b));
  const withControlPorts = ranked.filter((model) => model.needsControlPorts === input.controlFpcs.length > 0);
  const candidates = withControlPorts.length > 0 ? withControlPorts : ranked;
  const model = candidates.find((each) => fits(each, input.ports)) ?? candidates[0] ?? CLUSTER_MODELS[0];
  assert(model !== undefined, 'the table of cluster models is empty');
  return { model, sharing: same.map(({ name }) => name), known: offset !== undefined };
}
