// What a Junos release has of Multinode HA: which syntax it takes, what it implies. It knows releases and statements, no design.

/** `24.4R1` → [24, 4]; undefined where the text is no release. */
function parts(release: string | undefined): readonly [number, number] | undefined {
  const match = /^(\d{2})\.(\d)/.exec(release ?? '');
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}

/** Is it this release or a later one? A design without a release counts as current. */
export function isAtLeast(release: string | undefined, year: number, number: number): boolean {
  const found = parts(release);
  return found === undefined || found[0] > year || (found[0] === year && found[1] >= number);
}

/** `floating-ip` instead of the probe's `src-ip`; no deployment type, no virtual IPs, no preemption [5.1]. */
export const isFloatingIpEra = (release: string | undefined): boolean => !isAtLeast(release, 21, 4);

/** SRG1 owns the IPsec tunnels without saying so [5.1]. */
export const impliesIpsec = (release: string | undefined): boolean => !isAtLeast(release, 22, 4);

/** Only the grid model of 26.x is ever activated there [5.1, FWS-GRID]. */
export const isGridEra = (release: string | undefined): boolean =>
  parts(release) !== undefined && isAtLeast(release, 26, 1);
