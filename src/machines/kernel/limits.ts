// Bounds that no sound simulation reaches; crossing one is a fault of a machine or a plan, and is said at once.

export const LIMITS = {
  /** Messages and timers in one run. */
  eventsPerRun: 1_000_000,
  /** Messages and timers in one millisecond: more means that two machines answer each other forever. */
  eventsPerInstant: 100_000,
  queueLength: 100_000,
  /** How often the end of an instant may find new work. */
  roundsPerInstant: 100,
  /** Virtual time within which a boot must come to rest. */
  settleMs: 7 * 24 * 3_600_000,
  /** Interned snapshots and messages; a run that starts above the bound starts a new cache. */
  internedValues: 200_000,
} as const;

/** Rest between the last event of the boot and 0 of a settled run: the baselines say "both nodes up > 10 min". */
export const SETTLED_REST_MS = 600_000;
