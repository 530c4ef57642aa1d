// What the canvas draws of a router's services: cards with their PICs in the slots of the chassis, a ring of shares for each bundle. Live state comes by instance id.
import type { Design, Group, NodeId, PortId } from '../../model/design';
import { cardPorts, chassisInstance, chassisSlots, fpcKey, fpcOrder } from '../chassis';
import type { PartDrawing, RingDrawing, SlotDrawing } from '../kernel/chassis-drawing';
import type { GroupDrawing, NodeDrawing, PillDrawing, PortDrawing } from '../kernel/technology';
import { slotCount } from './bundle-context';
import { cardEdits, emptySlotEdits, picEdits, picName, picsOf } from './card-edits';
import { type AmsRouter, bundleId, bundleInput, cardId, failureText, memberId, picId, routerOf } from './router';
import { sayMember, startsAsBackup, tellBundle } from './say';
import type { Bundle, ServiceSet } from './schema';

/** The drawing of one router; also of one whose config has errors. */
export function drawAms(design: Design, group: Group): GroupDrawing {
  const router = routerOf(design, group);
  return {
    nodes: new Map<NodeId, NodeDrawing>(group.members.map((node) => [node, drawRouter(router)])),
    pills: router.config.bundles.map((bundle, index) => drawBundle(router, bundle, index)),
    linkLabels: [],
  };
}

function drawRouter(router: AmsRouter): NodeDrawing {
  const { config, design, handle, id } = router;
  const ports = Object.values(design.ports).filter(({ node }) => node === id);
  const row: PortDrawing = { shape: 'row', linkKind: 'revenue' };
  const services = [...new Set([...config.cards.map(({ fpc }) => fpc), ...router.cards])].sort((a, b) => a - b);
  const others = chassisSlots(design, id, handle, new Set(services));
  return {
    alias: router.node?.model ?? 'MX',
    rows: [],
    ports: new Map<PortId, PortDrawing>(ports.map((port) => [port.id, row])),
    slots: [
      ...services.map((fpc) => servicesCard(router, fpc)),
      ...others.map((slot) =>
        slot.isEmpty ? { ...slot, edits: emptySlotEdits(router, slot.order - fpcOrder(0)) } : slot,
      ),
    ].sort((a, b) => a.order - b.order),
  };
}

function servicesCard(router: AmsRouter, fpc: number): SlotDrawing {
  const { config, design, id } = router;
  const index = config.cards.findIndex((card) => card.fpc === fpc);
  const model = config.cards[index]?.model;
  const isPlanned = router.cards.includes(fpc);
  const instance = isPlanned ? cardId(router, fpc) : chassisInstance(router.handle);
  const known = model === undefined ? [] : picsOf(model).map((pic) => picName(fpc, pic));
  const used = router.pics.filter((pic) => pic.fpc === fpc).map(({ name }) => name);
  return {
    key: fpcKey(fpc),
    order: fpcOrder(fpc),
    label: `FPC ${fpc}`,
    detail: model ?? 'no services card',
    tags: [],
    isEmpty: false,
    instance,
    presence: instance,
    ports: cardPorts(design, id, fpc),
    parts: [...new Set([...known, ...used])].sort().map((name) => drawPic(router, name, instance)),
    faults: isPlanned ? [cardId(router, fpc)] : [],
    ...(index === -1 ? {} : { config: ['cards', index] }),
    edits: cardEdits(router, fpc, model),
  };
}

/** `card` is there as long as the PIC is, where nothing watches the PIC itself. */
function drawPic(router: AmsRouter, name: string, card: string): PartDrawing {
  const at = router.config.bundles.findIndex(({ members }) => members.some((member) => member.name === name));
  const bundle = router.config.bundles[at];
  const base = { key: name, shape: 'cell', label: name, tags: [], edits: picEdits(router, name) } as const;
  if (bundle === undefined) return { ...base, detail: 'in no bundle', presence: card, faults: [] };
  const member = bundle.members.findIndex((each) => each.name === name);
  return {
    ...base,
    detail: startsAsBackup(bundle, member) ? `initial backup of ${bundle.name}` : `member of ${bundle.name}`,
    instance: memberId(router, bundle, name),
    presence: picId(router, name),
    says: sayMember(router, bundle, member),
    faults: [picId(router, name)],
    requests: [
      ...(bundle.highAvailability === null
        ? []
        : [{ label: 'Switch over to the backup', command: `request interface load-balancing switchover ${name}` }]),
      { label: 'Revert', command: `request interface load-balancing revert ${name}` },
    ],
    config: ['bundles', at, 'members', member],
  };
}

const MODEL_WORDS = { none: 'load balancing', 'many-to-one': 'many-to-one', 'one-to-one': 'one-to-one' } as const;

function drawBundle(router: AmsRouter, bundle: Bundle, index: number): PillDrawing {
  const input = bundleInput(bundle);
  const options = input.model === 'one-to-one' ? '' : `, ${failureText(bundle)}`;
  return {
    id: bundle.name,
    title: bundle.name,
    detail: `${MODEL_WORDS[input.model]}, ${slotCount(input)} slots${options}`,
    config: ['bundles', index],
    legs: bundle.members.map(({ name }) => ({ node: router.id, instance: memberId(router, bundle, name), ports: [] })),
    ...(bundle.members.length === 0 ? {} : { ring: ringOf(router, bundle) }),
  };
}

function ringOf(router: AmsRouter, bundle: Bundle): RingDrawing {
  const isPaired = bundle.highAvailability?.model === 'one-to-one';
  return {
    instance: bundleId(router, bundle),
    fact: 'slots',
    owners: bundle.members.map(({ name }) => ({
      instance: memberId(router, bundle, name),
      presence: picId(router, name),
      label: name,
    })),
    share: 'slot',
    middle: middleOf(router, bundle),
    users: router.config.serviceSets.flatMap((set) => bindingOf(set, bundle.name) ?? []),
    ...(isPaired ? {} : { moved: 'sessions that start again' }),
    tell: tellBundle(router, bundle),
  };
}

/** What the hash is made of: the keys of the units, or of the interface-style service sets. */
function middleOf(router: AmsRouter, bundle: Bundle): readonly string[] {
  if (bundle.highAvailability?.model === 'one-to-one') return ['stateful'];
  const sets = router.config.serviceSets.filter((set) => bindingOf(set, bundle.name) !== undefined);
  const keys = [...bundle.units, ...sets].flatMap(({ ingressKeys }) => ingressKeys);
  return keys.length === 0 ? ['hash of flows'] : ['hash of', ...new Set(keys)].slice(0, 3);
}

/** `SS-CGN: ams0.1 inside, ams0.2 outside`; undefined where the service set uses another bundle. */
function bindingOf(set: ServiceSet, bundle: string): string | undefined {
  const isOurs = (unit: string | undefined): boolean => unit?.startsWith(`${bundle}.`) ?? false;
  if (isOurs(set.serviceInterface)) return `${set.name}: ${set.serviceInterface ?? ''}`;
  if (!isOurs(set.insideInterface) && !isOurs(set.outsideInterface)) return undefined;
  return `${set.name}: ${set.insideInterface ?? 'n/a'} inside, ${set.outsideInterface ?? 'n/a'} outside`;
}
