// What the canvas draws of a router's services: a row for each services PIC, a pill for each bundle. Live state comes by instance id.
import type { Design, Group, NodeId, PortId } from '../../model/design';
import type { GroupDrawing, NodeDrawing, PillDrawing, PortDrawing } from '../kernel/technology';
import { initialBackup, slotCount } from './bundle-context';
import { type AmsRouter, bundleInput, failureText, memberId, pairsOf, parsePic, routerOf } from './router';
import type { Bundle } from './schema';

/** The drawing of one router; also of one whose config has errors. */
export function drawAms(design: Design, group: Group): GroupDrawing {
  const router = routerOf(design, group);
  return {
    nodes: new Map<NodeId, NodeDrawing>(group.members.map((node) => [node, drawRouter(router)])),
    pills: router.config.bundles.map((bundle, index) => drawPill(router, bundle, index)),
    linkLabels: [],
  };
}

function drawRouter(router: AmsRouter): NodeDrawing {
  const ports = Object.values(router.design.ports).filter(({ node }) => node === router.id);
  const row: PortDrawing = { shape: 'row', linkKind: 'revenue' };
  return {
    alias: router.node?.model ?? 'MX',
    rows: router.config.bundles.flatMap((bundle) =>
      bundle.members.map(({ name }, member) => ({
        instance: memberId(router, bundle, name),
        label: name,
        detail: `${cardOf(router, name)}, ${bundle.name}`,
        tags: startsAsBackup(bundle, member) ? ['initial backup'] : [],
      })),
    ),
    ports: new Map<PortId, PortDrawing>(ports.map(({ id }) => [id, row])),
  };
}

function cardOf(router: AmsRouter, name: string): string {
  const fpc = parsePic(name)?.fpc ?? 0;
  const card = router.config.cards.find((each) => each.fpc === fpc);
  return card === undefined ? `FPC ${fpc}` : `FPC ${fpc} ${card.model}`;
}

function startsAsBackup(bundle: Bundle, member: number): boolean {
  const input = bundleInput(bundle);
  return initialBackup(input, input.model === 'one-to-one' ? (pairsOf(bundle)[member] ?? 0) : 0) === member;
}

const MODEL_WORDS = { none: 'load balancing', 'many-to-one': 'many-to-one', 'one-to-one': 'one-to-one' } as const;

function drawPill(router: AmsRouter, bundle: Bundle, index: number): PillDrawing {
  const input = bundleInput(bundle);
  const options = input.model === 'one-to-one' ? '' : `, ${failureText(bundle)}`;
  return {
    id: bundle.name,
    title: bundle.name,
    detail: `${MODEL_WORDS[input.model]}, ${slotCount(input)} slots${options}`,
    config: ['bundles', index],
    legs: bundle.members.map(({ name }) => ({
      node: router.id,
      instance: memberId(router, bundle, name),
      ports: [],
    })),
  };
}
