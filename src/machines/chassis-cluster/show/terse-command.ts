// `show interfaces terse`: ports of both nodes, reths with their units and addresses. Rows of control, fabric and fxp0 are UNCONFIRMED.
import { clusterPortName, comparePortNames, consumedPortNames, localPortNames } from '../models';
import { linkLocalOf } from '../reth-mac';
import type { Reth } from '../schema';
import { hears, portStatus, rethStatus, upDown } from './interfaces-command';
import { type TerseRow, terseText } from './terse';
import { type ClusterView, isPortUp, type MemberView, memberOf, reachableMembers } from './view';

const plain = (name: string, link: TerseRow['link']): TerseRow => ({ name, link, families: [] });
const isNumbered = (name: string): boolean => /^[a-z]+-\d+\//.test(name);

/** Ports of a node: those of its model and those that are drawn or configured, without what became fxp0 and control. */
function portsOf(view: ClusterView, member: MemberView): readonly string[] {
  const { model, config, context } = view;
  const taken = new Set(model === undefined ? [] : consumedPortNames(model, member.index));
  const drawn = Object.values(context.design.ports)
    .filter(({ node }) => node === member.node)
    .map(({ name }) => name);
  const own =
    model === undefined ? [] : localPortNames(model).map((port) => clusterPortName(model.offset, member.index, port));
  const children = config.reths
    .flatMap((reth) => reth.children)
    .filter((port) => memberOf(view, port).index === member.index);
  return [...new Set([...own, ...drawn, ...children])]
    .filter((name) => isNumbered(name) && !taken.has(name))
    .sort(comparePortNames);
}

/** A port that is not drawn has no cable: nothing lights it. */
const linkOf = (view: ClusterView, port: string, member: MemberView): TerseRow['link'] => {
  const isDrawn = Object.values(view.context.design.ports).some(
    ({ node, name }) => node === member.node && name === port,
  );
  return upDown(isDrawn && isPortUp(view, port, member));
};

function portRows(view: ClusterView, member: MemberView): readonly TerseRow[] {
  return portsOf(view, member).flatMap((name) => {
    const link = linkOf(view, name, member);
    const parent = view.config.reths.find(({ children }) => children.includes(name));
    const units = parent?.units ?? [];
    return [
      plain(name, link),
      ...units.map(({ unit }) => ({
        name: `${name}.${unit}`,
        link,
        families: [{ proto: 'aenet', local: [`--> ${parent?.name}.${unit}`] }],
      })),
    ];
  });
}

function rethRows(view: ClusterView, reth: Reth): readonly TerseRow[] {
  const link = rethStatus(view, reth);
  // with the MAC of a child, the address made from it is the child's
  const local = view.config.useActiveChildMac === true ? [] : [linkLocalOf(view.config.clusterId, reth.name)];
  return [
    plain(reth.name, link),
    ...reth.units.map(({ unit, inet, inet6 }) => ({
      name: `${reth.name}.${unit}`,
      link,
      families: [
        ...(inet.length > 0 ? [{ proto: 'inet', local: inet }] : []),
        ...(inet6.length > 0 ? [{ proto: 'inet6', local: [...inet6, ...local] }] : []),
      ],
    })),
  ];
}

/** Ends of the fabric, the control interfaces and fxp0 of the asked node. */
function ownRows(view: ClusterView): readonly TerseRow[] {
  const { config, model, self } = view;
  const end = (name: string, members: readonly string[]): readonly TerseRow[] =>
    members.length === 0 ? [] : [plain(name, upDown(members.some((port) => portStatus(view, port) === 'Up')))];
  const addresses = config.node[self.index].fxp0 ?? [];
  return [
    ...end('fab0', config.fabric.fab0),
    ...end('fab1', config.fabric.fab1),
    plain('fxp0', 'Up'),
    ...(addresses.length > 0
      ? [{ name: 'fxp0.0', link: 'Up' as const, families: [{ proto: 'inet', local: addresses }] }]
      : []),
    ...(model?.controlNames.slice(0, 1) ?? ['em0']).map((name) => plain(name, upDown(hears(view, 'control')))),
  ];
}

/** Text of `show interfaces terse`: a peer out of reach has no ports here. */
export const printTerse = (view: ClusterView): string =>
  terseText([
    ...reachableMembers(view).flatMap((member) => portRows(view, member)),
    ...ownRows(view),
    ...view.config.reths.flatMap((reth) => rethRows(view, reth)),
    plain('lo0', 'Up'),
  ]);
