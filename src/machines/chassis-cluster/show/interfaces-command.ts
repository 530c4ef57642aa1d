// `show chassis cluster interfaces`: links, reths and monitors as the asked node sees them.
import type { Reth } from '../schema';
import { type InterfacesTable, interfacesText, type UpDown } from './interfaces';
import { informationLayout } from './release';
import { type ClusterView, groupInstance, isHeard, isPortUp, type MemberView, memberOf } from './view';

export const upDown = (up: boolean): UpDown => (up ? 'Up' : 'Down');

/** Does this detector of a node still count the peer as there? */
export const hears = (view: ClusterView, detector: 'control' | 'fabric', member: MemberView = view.self): boolean =>
  isHeard(view.context, `${detector}@${member.handle}`);

/** A port of a peer out of reach is not there any more. */
export const portStatus = (view: ClusterView, port: string): UpDown => {
  const member = memberOf(view, port);
  return upDown(!member.lost && isPortUp(view, port, member));
};

/** Up while enough children are up on the node where the reth's group is primary, as the asked node sees it [J-RETH47, J-LAG47]. */
export function rethStatus(view: ClusterView, reth: Reth): UpDown {
  const id = reth.redundancyGroup;
  if (id === undefined) return 'Down';
  const isPrimary = (member: MemberView): boolean =>
    !member.lost && groupInstance(view, id, member)?.state === 'primary';
  const owner = isPrimary(view.self) ? view.self : isPrimary(view.peer) ? view.peer : undefined;
  if (owner === undefined) return 'Down';
  const active = reth.children.filter(
    (port) => memberOf(view, port).index === owner.index && isPortUp(view, port, owner),
  );
  return upDown(active.length >= (reth.minimumLinks ?? 1));
}

function controls(view: ClusterView): InterfacesTable['controls'] {
  const links = Object.values(view.context.design.links).filter((link) => link.kind === 'control');
  const own = links.flatMap((link) => {
    const ports = [view.context.design.ports[link.a], view.context.design.ports[link.b]];
    const port = ports.find((each) => each?.node === view.self.node);
    return port !== undefined &&
      ports.every((each) => each !== undefined && view.context.group.members.includes(each.node))
      ? [port]
      : [];
  });
  const names = view.model?.controlNames ?? ['em0'];
  const heard = hears(view, 'control');
  // heartbeats on either link keep the peer alive, so the link alone tells which of two has failed
  return (own.length === 0 ? [undefined] : own).map((port, index) => ({
    name: names[index] ?? `em${index}`,
    status: upDown(own.length > 1 && port !== undefined ? isPortUp(view, port.name, view.self) : heard),
  }));
}

/** A disabled peer sends no probes any more: cable up, monitored down [CAP-VSRX]. */
function probesHeard(view: ClusterView): boolean {
  return (
    hears(view, 'fabric') &&
    !view.peer.lost &&
    groupInstance(view, 0, view.peer)?.state !== 'disabled' &&
    groupInstance(view, 0, view.self)?.state !== 'disabled'
  );
}

/** Children of both fabric interfaces with their physical state and what the probes say. */
export function fabricRows(view: ClusterView): InterfacesTable['fabrics'] {
  const heard = probesHeard(view);
  return view.members.flatMap((member) => {
    const name = `fab${member.index}`;
    const children = member.index === 0 ? view.config.fabric.fab0 : view.config.fabric.fab1;
    if (member.lost || children.length === 0) return [{ name }];
    return children.map((child) => {
      const up = isPortUp(view, child, member);
      return { name, child: { name: child, physical: upDown(up), monitored: upDown(up && heard) } };
    });
  });
}

/** Text of `show chassis cluster data-plane interfaces`: the members of both fabric interfaces. Spacing is UNCONFIRMED. */
export function printDataPlaneInterfaces(view: ClusterView): string {
  const fabrics = fabricRows(view);
  return ['fab0', 'fab1']
    .map((name) =>
      [
        `${name}:`,
        '  Name               Status',
        ...fabrics.flatMap((row) =>
          row.name === name && row.child !== undefined
            ? [`  ${row.child.name.padEnd(19)}${row.child.physical.toLowerCase()}`]
            : [],
        ),
      ].join('\n'),
    )
    .join('\n');
}

/** Text of `show chassis cluster interfaces`. */
export function printInterfaces(view: ClusterView): string {
  const { config } = view;
  const reths = new Map(config.reths.map((reth) => [reth.name, reth]));
  const fabrics = fabricRows(view);
  const own = fabrics.filter(({ name }) => name === `fab${view.self.index}`);
  return interfacesText({
    layout: view.layout,
    namesControls: informationLayout(view.release) === 'oldest',
    controlLink: upDown(hears(view, 'control')),
    controls: controls(view),
    fabricLink: upDown(own.some(({ child }) => child?.monitored === 'Up')),
    fabrics,
    reths: Array.from({ length: config.rethCount }, (_, index) => {
      const name = `reth${index}`;
      const reth = reths.get(name);
      return { name, status: reth === undefined ? 'Down' : rethStatus(view, reth), group: reth?.redundancyGroup };
    }),
    loopback: 'Up',
    monitors: config.redundancyGroups.flatMap((group) =>
      group.interfaceMonitors.map(({ interface: name, weight }) => {
        const reth = reths.get(name);
        const status = reth === undefined ? portStatus(view, name) : rethStatus(view, reth);
        return { name, weight, physical: status, monitored: status, group: group.number };
      }),
    ),
  });
}
