// Configuration changes in the middle of a run that a cluster simulates: the fabric removed, a control port shut. It edits no design.
import type { Step, StepOutcome, World } from '../kernel/types';
import { deviceInstance, linkInstance } from '../network';
import type { Cluster } from './cluster';

type Lines = Extract<Step, { kind: 'commit' }>['lines'];

const reply = (text: string, accepted: boolean) => ({ reply: { text, accepted } });

/** Carries out a commit of one kind of line; undefined = no change that the cluster simulates. */
export function commitStep(cluster: Cluster, handle: string, lines: Lines, world: World): StepOutcome | undefined {
  const typed = lines.map((line) => line.trim().replaceAll(/\s+/g, ' '));
  const all = (form: RegExp): boolean => typed.length > 0 && typed.every((line) => form.test(line));
  const outcome = all(/^delete interfaces fab[01]$/)
    ? withoutFabric(cluster)
    : all(/^set chassis cluster control-interface node [01] disable$/)
      ? controlPorts(cluster, 'FAIL')
      : all(/^delete chassis cluster control-interface node [01]( disable)?$/)
        ? controlPorts(cluster, 'REPAIR')
        : undefined;
  if (outcome === undefined) return undefined;
  if (world.described(deviceInstance(handle))?.state !== 'on')
    return { deliveries: [], ...reply(`error: ${handle} does not answer`, false) };
  return { ...outcome, ...reply('commit complete', true) };
}

/** The RG0 secondary is disabled as soon as the fabric is no longer configured [J-SLOT96]. */
const withoutFabric = (cluster: Cluster): StepOutcome => ({
  deliveries: cluster.members.flatMap((node) => [
    { to: `rg0@${node.handle}`, event: { type: 'FABRIC_REMOVED' } },
    { to: `fabric@${node.handle}`, event: { type: 'LINK_DOWN' } },
  ]),
});

/** A control port that is shut on purpose is a control link that is cut (derived; the statement is in YANG). */
function controlPorts(cluster: Cluster, type: 'FAIL' | 'REPAIR'): StepOutcome {
  const targets = cluster.links('control').map(({ id }) => linkInstance(id));
  const marks = type === 'FAIL' ? { add: targets, remove: [] } : { add: [], remove: targets };
  return { deliveries: targets.map((to) => ({ to, event: { type } })), marks };
}
