// The states of many instances as one object: equal states give the same object, and a change costs a few lookups. It knows no meaning.

/** A pair of interned things, itself interned. */
type Branch = object;

/** Bound of remembered pairs; a new table only makes equal situations differ once. */
const KEPT_PAIRS = 300_000;

/** Gives the same object for the same two objects. */
export class PairTable {
  #pairs = new Map<object, Map<object, Branch>>();
  #size = 0;

  pair(left: object, right: object): Branch {
    const known = this.#pairs.get(left)?.get(right);
    if (known !== undefined) return known;
    if (this.#size >= KEPT_PAIRS) {
      this.#pairs = new Map();
      this.#size = 0;
    }
    const own = Object.freeze({});
    const rights = this.#pairs.get(left);
    if (rights === undefined) this.#pairs.set(left, new Map([[right, own]]));
    else rights.set(right, own);
    this.#size++;
    return own;
  }
}

const EMPTY: object = Object.freeze({});

/** A binary tree over a fixed number of places; inner nodes are interned pairs, so the root stands for all leaves. */
export class Situation {
  readonly #pairs: PairTable;
  /** Node 1 is the root, node n has the children 2n and 2n + 1, leaves come last. */
  readonly #nodes: object[] = [];
  readonly #leaves: number;
  #dirty: number[] = [];
  readonly #isDirty: Uint8Array;

  constructor(count: number, pairs: PairTable) {
    this.#pairs = pairs;
    this.#leaves = 2 ** Math.ceil(Math.log2(Math.max(2, count)));
    for (let node = 0; node < 2 * this.#leaves; node++) this.#nodes.push(EMPTY);
    this.#isDirty = new Uint8Array(2 * this.#leaves);
  }

  /** Puts an interned state into a place. */
  set(place: number, state: object): void {
    const leaf = this.#leaves + place;
    if (this.#nodes[leaf] === state) return;
    this.#nodes[leaf] = state;
    this.#touch(leaf >> 1, this.#dirty);
  }

  /** The object that stands for all places as they are now. */
  root(): object {
    const nodes = this.#nodes;
    let level = this.#dirty;
    // All leaves lie equally deep, so each round climbs one level, and shared ancestors are paired once.
    while (level.length > 0) {
      const above: number[] = [];
      for (const node of level) {
        this.#isDirty[node] = 0;
        nodes[node] = this.#pairs.pair(nodes[2 * node] ?? EMPTY, nodes[2 * node + 1] ?? EMPTY);
        if (node > 1) this.#touch(node >> 1, above);
      }
      level = above;
    }
    this.#dirty = level;
    return nodes[1] ?? EMPTY;
  }

  #touch(node: number, list: number[]): void {
    if (this.#isDirty[node] === 1) return;
    this.#isDirty[node] = 1;
    list.push(node);
  }
}
