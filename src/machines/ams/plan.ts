// From the bundles of one router to their part of a plan: instances, who tells whom. It simulates nothing itself.
import type { Design, Group, NodeId } from '../../model/design';
import type { JsonObject } from '../../model/json';
import {
  addRoute,
  cardMachine,
  chassisInstance,
  chassisPart,
  committedMachine,
  joinRoutes,
  picMachine,
  type Routes,
} from '../chassis';
import type { GroupPlan } from '../kernel/technology';
import type { InstanceSpec, Run, RunFrame } from '../kernel/types';
import { bundleSpec } from './bundle-spec';
import { memberMachine } from './member-machine';
import { executeStep } from './requests';
import {
  AMS_TECHNOLOGY,
  type AmsRouter,
  bundleId,
  bundleInput,
  cardId,
  committedId,
  memberId,
  parsePic,
  picId,
  routerOf,
} from './router';
import { AMS_PREFIX } from './rules';
import type { Bundle } from './schema';
import { trafficOf } from './traffic';

const cards = cardMachine(AMS_PREFIX);
const pics = picMachine(AMS_PREFIX);

/** The plan of one router's bundles; `handles` are the words for devices in ids. */
export function planAms(design: Design, group: Group, handles?: ReadonlyMap<NodeId, string>): GroupPlan {
  const router = routerOf(design, group, handles);
  const { handle, id } = router;
  const chassis = chassisPart(design, group, id, { handle, technology: AMS_TECHNOLOGY, prefix: AMS_PREFIX });
  return {
    instances: [
      ...chassis.instances,
      ...router.cards.map((fpc) => cardSpec(router, fpc)),
      ...router.pics.map(({ name }) => picSpec(router, name)),
      ...router.config.bundles.flatMap((bundle) => [
        bundleInstance(router, bundle),
        ...bundle.members.map((_, member) => memberInstance(router, bundle, member)),
      ]),
      committedSpec(router),
    ],
    routes: joinRoutes(chassis.routes, routesOf(router)),
    channels: [],
    // Routing Engines count as booted in the instant of their return; what takes minutes are the cards.
    bootMs: 0,
    powerOnMs: { [id]: 0 },
    listens: joinRoutes(chassis.listens, listensOf(router)),
    traffic: (world) => trafficOf(router, world),
    execute: (step, world) => executeStep(router, step, world),
  };
}

const base = (router: AmsRouter) =>
  ({ technology: AMS_TECHNOLOGY, node: router.handle, group: router.group.id }) as const;
const rowOf = (router: AmsRouter, row: string) => ({ kind: 'row', node: router.id, row }) as const;

const cardSpec = (router: AmsRouter, fpc: number): InstanceSpec => ({
  ...base(router),
  id: cardId(router, fpc),
  machine: cards,
  input: {},
  title: `FPC ${fpc} of ${router.node?.name ?? router.handle}`,
  anchor: { kind: 'node', node: router.id },
  lane: 'when-changed',
  reported: false,
});

const picSpec = (router: AmsRouter, name: string): InstanceSpec => {
  const bundle = router.config.bundles.find(({ members }) => members.some((member) => member.name === name));
  return {
    ...base(router),
    id: picId(router, name),
    machine: pics,
    input: { noticeMs: router.config.detectionMs + router.config.takeoverMs },
    title: `PIC of ${name}`,
    anchor: rowOf(router, `${bundle?.name ?? ''}/${name}`),
    lane: 'when-changed',
    reported: false,
  };
};

const bundleInstance = (router: AmsRouter, bundle: Bundle): InstanceSpec => ({
  ...base(router),
  id: bundleId(router, bundle),
  machine: bundleSpec,
  input: bundleInput(bundle),
  title: `${bundle.name} of ${router.node?.name ?? router.handle}`,
  anchor: { kind: 'pill', group: router.group.id, pill: bundle.name },
  lane: 'always',
  reported: true,
  reportFacts: rejoinDeadline(bundleId(router, bundle)),
});

/** When the rejoin timer ends, in ms of the run; null while it does not run. */
const rejoinDeadline =
  (id: string) =>
  (_: Run, frame: RunFrame): JsonObject => ({
    timerEndsAtMs: frame.instances.get(id)?.timers.find((timer) => timer.id === 'rejoin')?.endsMs ?? null,
  });

const memberInstance = (router: AmsRouter, bundle: Bundle, member: number): InstanceSpec => {
  const name = bundle.members[member]?.name ?? '';
  return {
    ...base(router),
    id: memberId(router, bundle, name),
    machine: memberMachine,
    input: { member },
    title: `${name} of ${bundle.name}`,
    anchor: rowOf(router, `${bundle.name}/${name}`),
    lane: 'always',
    reported: true,
  };
};

/** What has been committed during a run lives in an instance of its own, so that every later answer can read it. */
const committedSpec = (router: AmsRouter): InstanceSpec => ({
  ...base(router),
  id: committedId(router),
  machine: committedMachine,
  input: { rule: 'ams.configured' },
  title: `Committed on ${router.node?.name ?? router.handle}`,
  lane: 'never',
  reported: false,
});

/** PICs tell their bundle, bundles tell their members, a card that fails takes its PICs in the order of configuration. */
function routesOf(router: AmsRouter): Routes {
  const routes: Routes = new Map();
  const claimed = new Set<string>();
  for (const bundle of router.config.bundles) {
    const to = bundleId(router, bundle);
    for (const [member, { name }] of bundle.members.entries()) {
      addRoute(routes, to, 'ASSIGN', { to: memberId(router, bundle, name) });
      // A PIC has one owner; a second bundle that names it never sees it [A-L06].
      if (claimed.has(name)) continue;
      claimed.add(name);
      const pic = picId(router, name);
      addRoute(routes, pic, 'pic-dark', { to, event: { type: 'PIC_DARK', member } });
      addRoute(routes, pic, 'pic-lost', { to, event: { type: 'PIC_LOST', member } });
      addRoute(routes, pic, 'pic-up', { to, event: { type: 'PIC_UP', member } });
      const card = cardId(router, parsePic(name)?.fpc ?? 0);
      addRoute(routes, card, 'card-lost', { to: pic, event: { type: 'CARD_LOST' } });
      addRoute(routes, card, 'card-back', { to: pic, event: { type: 'CARD_BACK' } });
      addRoute(routes, card, 'card-down', { to: pic, event: { type: 'CARD_DOWN' } });
      addRoute(routes, card, 'card-up', { to: pic, event: { type: 'CARD_UP' } });
    }
  }
  return routes;
}

/** All cards stop: every bundle starts from nothing, before its PICs say a word. */
function listensOf(router: AmsRouter): Routes {
  const listens: Routes = new Map();
  const chassis = chassisInstance(router.handle);
  for (const bundle of router.config.bundles)
    addRoute(listens, chassis, 'cards-down', { to: bundleId(router, bundle), event: { type: 'RESTART' } });
  for (const fpc of router.cards) {
    const to = cardId(router, fpc);
    addRoute(listens, chassis, 'cards-down', { to, event: { type: 'CARDS_DOWN' } });
    addRoute(listens, chassis, 'cards-up', { to, event: { type: 'CARDS_UP' } });
  }
  return listens;
}
