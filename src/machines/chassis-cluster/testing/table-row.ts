// How a row of the conformance table is written for a test: a scenario and what is to be seen. For tests only.

export interface Row {
  readonly row: string;
  /** As `standby run` takes it: a baseline with options. */
  readonly design: string;
  readonly from?: 'boot';
  /** `0s fail port:node0/ge-0/0/3`, `60s node0> request …`, `0s node0# delete …`. */
  readonly steps: readonly string[];
  /** `500ms rg1@node0 primary 0 w0 IF`; ` manual` behind it where the Manual column says yes, ` count 2` for the failover count. */
  readonly seen: readonly string[];
  /** Seconds that each flow is out in total, `office-to-web 4`. */
  readonly out?: readonly string[];
}
