// How two devices become a cluster: what to type where, in order. It knows commands, and nothing of a simulation.
import type { Design, Group } from '../../model/design';
import type { ConfigExport } from '../kernel/technology';
import { clusterModel, consumedPortNames } from './models';
import type { ChassisClusterConfig } from './schema';

type FormationStep = ConfigExport['steps'][number];

/**
 * Steps in order; `command` is what to type at the operational prompt (`>`) of `node`, and configuration-mode lines stand in the text.
 * Enabling comes before the shared configuration [J-AA], control ports of the SRX5000 line before enabling [J-AACN].
 */
export function formationSteps(design: Design, group: Group, config: ChassisClusterConfig): readonly FormationStep[] {
  const [first, second] = group.members.map((id) => design.nodes[id]);
  const names = [first?.name ?? 'node0', second?.name ?? 'node1'] as const;
  const model = clusterModel(first?.model);
  const steps: FormationStep[] = [];
  const taken = model === undefined ? [] : consumedPortNames(model, 0);
  if (taken.length > 0) {
    for (const node of names) {
      steps.push({
        node,
        text: `On ${node}, before it joins: leave no configuration on ${taken.join(' and ')}. The cluster takes ${taken.length === 1 ? 'this port' : 'these ports'} for ${model?.fxp0 === null ? 'the control link' : 'fxp0 and the control link'}.`,
      });
    }
  }
  const ports = config.controlPorts ?? [];
  if (model?.needsControlPorts === true && ports.length > 0) {
    const lines = ports.map(({ fpc, port }) => `set chassis cluster control-ports fpc ${fpc} port ${port}`).join('; ');
    for (const node of names) {
      steps.push({
        node,
        text: `On ${node}, in configuration mode (#), before the cluster is enabled: ${lines}; commit.`,
      });
    }
  }
  names.forEach((node, index) => {
    steps.push({
      node,
      text: `On ${node}, at the operational prompt (>): makes it node ${index} and reboots it.`,
      command: `set chassis cluster cluster-id ${config.clusterId} node ${index} reboot`,
    });
  });
  steps.push(
    {
      node: names[0],
      text: `On ${names[0]}, at the operational prompt (>), when both nodes are back: one must be primary, the other secondary, for redundancy group 0.`,
      command: 'show chassis cluster status',
    },
    {
      node: names[0],
      text: `On ${names[0]}, in configuration mode (#): load the file ("load override" for the curly form, "load set" for set lines), then "commit check" and "commit". The commit goes to both nodes.`,
    },
    {
      node: names[0],
      text: `On ${names[0]}, at the operational prompt (>): control link, fabric link and every reth must be Up.`,
      command: 'show chassis cluster interfaces',
    },
  );
  return steps;
}
