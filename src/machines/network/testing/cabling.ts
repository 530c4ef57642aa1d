// Small designs for tests, written as cables: `office:eth0 - sw1:1`.
import { asId, type Design, type Flow, type FlowEnd, type Group, type NodeKind } from '../../../model/design';
import { emptyDesign } from '../../../model/empty';

export interface Cabling {
  readonly nodes: Readonly<Record<string, NodeKind>>;
  /** Link id → `node port - node port`, with `!kind` where it is no revenue link. */
  readonly cables: Readonly<Record<string, string>>;
  /** Ports without a link: `node port`. */
  readonly loose?: readonly string[];
  readonly flows?: Readonly<Record<string, readonly [FlowEnd | string, FlowEnd | string]>>;
  readonly groups?: readonly Group[];
  /** Address with prefix length, and gateway, by device. */
  readonly addresses?: Readonly<Record<string, string>>;
  readonly gateways?: Readonly<Record<string, string>>;
}

/** The id of a port in these designs. */
const portId = (node: string, name: string): string => `${node}/${name}`;

/** Builds the design; ids are the names. */
export function cabled({
  nodes,
  cables,
  loose = [],
  flows = {},
  groups = [],
  addresses = {},
  gateways = {},
}: Cabling): Design {
  const ports: Record<string, unknown> = {};
  const port = (text: string): string => {
    const [node = '', name = ''] = text.trim().split(' ');
    const id = portId(node, name);
    ports[id] = { id, node, name };
    return id;
  };
  const links = Object.entries(cables).map(([id, text]) => {
    const [ends = '', kind = 'revenue'] = text.split('!');
    const [a = '', b = ''] = ends.split(' - ');
    return [id, { id, kind, a: port(a), b: port(b) }] as const;
  });
  loose.forEach(port);
  const end = (given: FlowEnd | string): FlowEnd =>
    typeof given === 'string' ? { kind: 'node', node: asId(given) } : given;
  return {
    ...emptyDesign('test', asId('test')),
    nodes: Object.fromEntries(
      Object.entries(nodes).map(([name, kind]) => {
        const address = addresses[name];
        const gateway = gateways[name];
        return [
          name,
          {
            id: name,
            name,
            kind,
            ...(address === undefined ? undefined : { addresses: [address] }),
            ...(gateway === undefined ? undefined : { gateway }),
          },
        ];
      }),
    ) as unknown as Design['nodes'],
    ports: ports as Design['ports'],
    links: Object.fromEntries(links) as unknown as Design['links'],
    flows: Object.fromEntries(
      Object.entries(flows).map(([name, [from, to]]): [string, Flow] => [
        name,
        { id: asId(name), name, from: end(from), to: end(to) },
      ]),
    ) as Design['flows'],
    groups: Object.fromEntries(groups.map((group) => [group.id, group])) as Design['groups'],
  };
}
