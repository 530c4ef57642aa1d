// From the view of a node to what one of its groups shows in full. It lays out no text.
import { logTimeMs } from '../../kernel/log-time';
import type { TraceEntry } from '../../kernel/types';
import { hostOf } from '../inet';
import { addressInstance, modeOf, probeInstance, rolesOf, srg0Of } from '../pair';
import { bfdTargetsOf, ipTargetsOf, ownerOf } from '../routing';
import type { Srg } from '../schema';
import { srg0State, srgBlock } from './blocks';
import { detailLines, type GroupDetail, groupText, type ProbeBlock } from './group';
import { srg0Lines } from './information';
import { type PairView, type SrgView, srgView } from './view';

/** `show chassis high-availability services-redundancy-group N`. */
export function printGroup(view: PairView, id: number): string {
  const srg0 = srg0State(view);
  if (id === 0 && srg0 !== undefined) return srg0Text(view, srg0);
  const srg = rolesOf(view.self).find((one) => one.id === id);
  if (srg === undefined) return 'no such SRG is configured';
  const group = srgView(view, srg);
  return groupText(srgBlock(view, group), detailOf(view, group));
}

/** SRG0 has no roles; with monitors, failure route or ports to shut it shows those, too (layout UNCONFIRMED). */
function srg0Text(view: PairView, state: string): string {
  const srg = srg0Of(view.self);
  const lines = srg0Lines(state, view.self.config.peer.peerId);
  if (srg === undefined) return lines.join('\n');
  const failure = srg.installOnFailureRoute;
  const routes =
    failure === undefined
      ? []
      : [
          '',
          '        Signal Route Info:',
          '          Failure Signal Route:',
          `          IP: ${failure.address}`,
          `          Routing Instance: ${failure.instance ?? 'default'}`,
          `          Status: ${view.fact(`node@${view.self.handle}`, 'failureRoute')}`,
        ];
  const shut =
    srg.shutdownOnFailure.length === 0 ? [] : ['', `        Shutdown on failure: ${srg.shutdownOnFailure.join(' ')}`];
  const monitors = detailLines({ routes: [], vips: [], probe: undefined, events: [], ...monitorsOf(view, srg) });
  return [...lines, ...routes, ...shut, ...monitors].join('\n');
}

/** Everything below the head of a group. */
export function detailOf(view: PairView, group: SrgView): GroupDetail {
  const { srg } = group;
  return {
    routes: [
      ...(srg.activeSignalRoute === undefined
        ? []
        : [{ title: 'Active' as const, ...routeOf(srg.activeSignalRoute), status: group.activeRoute }]),
      ...(srg.backupSignalRoute === undefined
        ? []
        : [{ title: 'Backup' as const, ...routeOf(srg.backupSignalRoute), status: group.backupRoute }]),
    ],
    vips: srg.virtualIps.map((vip) => ({
      index: vip.index,
      address: vip.address,
      virtualMac: vip.useVirtualMac ? virtualMac(srg.id, vip.index) : 'N/A',
      interface: vip.interface,
      status: group.vip,
    })),
    probe: probeOf(view, srg),
    events: group.changes.flatMap((entry) => eventOf(srg, entry)),
    ...monitorsOf(view, srg),
  };
}

const routeOf = ({ address, instance }: NonNullable<Srg['activeSignalRoute']>) => ({
  address,
  instance: instance ?? 'default',
});

/** `00:10:db:fe:xx:xx` [YANG, VRRP]; its last two bytes are an example. */
const hex = (value: number): string => (value % 256).toString(16).padStart(2, '0');
const virtualMac = (srg: number, index: number): string => `00:10:db:fe:${hex(srg)}:${hex(index)}`;

/** What the device keeps as history; a HOLD that ends in the instant of the boot is an event, too. */
function eventOf(srg: Srg, { atMs, from, to, text }: TraceEntry): readonly string[] {
  if (to === 'off' || from === 'off') return [];
  const reason = text === undefined || text === '' ? 'N/A' : text;
  return [`${logTimeMs(atMs)} : SRG[${srg.id}] state ${from.toUpperCase()} -> ${to.toUpperCase()}, Reason: ${reason}`];
}

function probeOf({ self, pair, fact }: PairView, srg: Srg): ProbeBlock | undefined {
  const { probe } = srg;
  const id = probeInstance(self, srg.id);
  const base = { status: fact(id, 'status'), result: fact(id, 'result'), instance: probe?.instance ?? 'default' };
  if (probe?.bfd !== undefined)
    return { ...base, destination: probe.bfd.destinationIp, source: probe.bfd.sourceIp, type: 'BFD Probe' };
  if (modeOf(srg) === 'routing')
    return probe?.destIp === undefined
      ? undefined
      : { ...base, destination: probe.destIp, source: probe.srcIp ?? 'N/A', type: 'ICMP Probe' };
  const [first] = [...srg.virtualIps].sort((a, b) => a.index - b.index);
  if (first === undefined) return undefined;
  const addressOn = (node: typeof self): string =>
    hostOf(
      node.config.interfaces.find(({ name, unit }) => `${name}.${unit}` === first.interface)?.addresses[0] ?? 'N/A',
    );
  return { ...base, destination: addressOn(pair.peerOf(self)), source: addressOn(self), type: 'ICMP Probe' };
}

function monitorsOf(view: PairView, srg: Srg): Pick<GroupDetail, 'sessions' | 'addresses' | 'interfaces'> {
  const { self, instance, pair } = view;
  return {
    sessions: bfdTargetsOf(srg).map((target) => {
      const router = pair.deviceWith(target.destination);
      return {
        source: target.source ?? 'N/A',
        destination: target.destination,
        instance: target.instance ?? 'default',
        type: target.sessionType === 'multihop' ? 'MULTI-HOP' : 'SINGLE-HOP',
        interface: target.interface,
        isUp: router === undefined || instance(`bfd:${self.handle}/${router.name}@${ownerOf(srg)}`)?.state !== 'down',
      };
    }),
    addresses: [...new Set(ipTargetsOf(srg))].map((address) => ({
      address,
      isUp: instance(addressInstance(self, srg.id, address))?.state !== 'lost',
    })),
    interfaces: [
      ...srg.monitors.interfaces,
      ...srg.monitorObjects.flatMap((object) => object.interface?.entries.map((entry) => entry.interface) ?? []),
    ].map((name) => ({ name, isUp: instance(`port:${self.handle}/${name}`)?.state !== 'down' })),
  };
}
