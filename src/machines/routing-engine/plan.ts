// From the Routing Engines of one router to their part of a plan: instances, who tells whom. It simulates nothing itself.
import type { Design, Group, LinkId, NodeId } from '../../model/design';
import { addRoute, chassisInstance, chassisPart, committedMachine, joinRoutes, type Routes } from '../chassis';
import type { GroupPlan, GroupTraffic } from '../kernel/technology';
import type { InstanceSpec, Message, World } from '../kernel/types';
import { deviceInstance, linkInstance } from '../network';
import { type EngineNews, engineSpec } from './engine-machine';
import { mastershipSpec } from './mastership-machine';
import { isForwarding, protocolsSpec } from './protocols-machine';
import { reportMastership } from './reported';
import { executeStep } from './requests';
import {
  clockId,
  committedId,
  type EngineRouter,
  engineId,
  engineOf,
  mastershipId,
  protocolsId,
  RE_TECHNOLOGY,
  routerOf,
} from './router';
import { RE_PREFIX } from './rules';
import { SLOTS, type Slot } from './schema';
import { settingsOf } from './settings';
import { switchClock } from './switch-clock';

/** Neighbours hold the routes of a restarting router for so long where no restart-duration is configured; an assumption. */
const RESTART_S = 300;

/** The plan of one router's Routing Engines; `handles` are the words for devices in ids. */
export function planEngines(design: Design, group: Group, handles?: ReadonlyMap<NodeId, string>): GroupPlan {
  const router = routerOf(design, group, handles);
  const { handle, id } = router;
  const chassis = chassisPart(design, group, id, { handle, technology: RE_TECHNOLOGY, prefix: RE_PREFIX });
  return {
    instances: [...chassis.instances, ...instancesOf(router)],
    routes: joinRoutes(chassis.routes, routesOf(router)),
    channels: [],
    // "A power cycle of the chassis elects at the instant of its return": what takes minutes are the cards.
    bootMs: 0,
    powerOnMs: { [id]: 0 },
    listens: joinRoutes(chassis.listens, listensOf(router)),
    traffic: (world) => trafficOf(router, world),
    execute: (step, world) => executeStep(router, step, world),
    exclusives: [
      {
        id: `re.one-master@${handle}`,
        instances: SLOTS.map((slot) => engineId(router, slot)),
        paths: [{ instance: deviceInstance(handle), state: 'on' }],
        graceMs: 0,
      },
    ],
  };
}

function instancesOf(router: EngineRouter): readonly InstanceSpec[] {
  const { config, handle, node } = router;
  const name = node?.name ?? handle;
  const base = { technology: RE_TECHNOLOGY, node: handle, group: router.group.id } as const;
  const reportFacts = reportMastership(mastershipId(router));
  const engine = (slot: Slot): InstanceSpec => ({
    ...base,
    id: engineId(router, slot),
    machine: engineSpec,
    input: { slot, fitted: engineOf(router, slot).fitted },
    title: `RE${slot} of ${name}`,
    anchor: { kind: 'row', node: router.id, row: `re${slot}` },
    lane: 'always',
    reported: true,
    reportFacts,
  });
  return [
    ...SLOTS.map(engine),
    {
      ...base,
      id: mastershipId(router),
      machine: mastershipSpec,
      input: settingsOf(config),
      title: `Mastership of ${name}`,
      anchor: { kind: 'node', node: router.id },
      lane: 'when-changed',
      reported: true,
      reportFacts,
    },
    {
      ...base,
      id: protocolsId(router),
      machine: protocolsSpec,
      input: {
        restartMs: (config.gracefulRestart?.restartDurationS ?? RESTART_S) * 1000,
        holdMs: config.neighbourHoldS * 1000,
      },
      title: `Routing protocols of ${name}`,
      anchor: { kind: 'row', node: router.id, row: 'rpd' },
      lane: 'always',
      reported: true,
    },
    {
      ...base,
      id: clockId(router),
      machine: switchClock,
      input: {},
      title: `Switchovers of ${name}`,
      lane: 'never',
      reported: false,
    },
    {
      ...base,
      id: committedId(router),
      machine: committedMachine,
      input: { rule: 're.committed' },
      title: `Committed on ${name}`,
      lane: 'never',
      reported: false,
    },
  ];
}

const NEWS: Readonly<Record<EngineNews['type'], (slot: Slot) => Message>> = {
  up: (slot) => ({ type: 'UP', slot }),
  gone: (slot) => ({ type: 'GONE', slot }),
  hung: (slot) => ({ type: 'HUNG', slot }),
  silent: (slot) => ({ type: 'SILENT', slot }),
  heard: (slot) => ({ type: 'HEARD', slot }),
  rebooted: (slot) => ({ type: 'REBOOTED', slot }),
  'disk-failed': (slot) => ({ type: 'FAULT', slot, fault: 'disk-failed' }),
  'disk-slow': (slot) => ({ type: 'FAULT', slot, fault: 'disk-slow' }),
  'em0-stale': (slot) => ({ type: 'FAULT', slot, fault: 'em0-stale' }),
  'fault-over': (slot) => ({ type: 'FAULT_OVER', slot }),
};

function routesOf(router: EngineRouter): Routes {
  const routes: Routes = new Map();
  const mastership = mastershipId(router);
  const chassis = chassisInstance(router.handle);
  for (const slot of SLOTS) {
    for (const [news, message] of Object.entries(NEWS))
      addRoute(routes, engineId(router, slot), news, { to: mastership, event: message(slot) });
    addRoute(routes, mastership, 'ROLES', { to: engineId(router, slot) });
  }
  addRoute(routes, mastership, 'cards-restart', { to: chassis, event: { type: 'CARDS_RESTART' } });
  addRoute(routes, mastership, 'cards-reset', { to: chassis, event: { type: 'CARDS_RESET' } });
  addRoute(routes, mastership, 'cards-stop', { to: chassis, event: { type: 'CARDS_STOP' } });
  addRoute(routes, mastership, 'protocols', { to: protocolsId(router) });
  for (const order of ['graceful-switch', 'both-up', 'sync-started', 'watch-started'])
    addRoute(routes, mastership, order, { to: clockId(router) });
  return routes;
}

/** Power for the engines, cards for the protocols, and every link whose change may stop a graceful restart. */
function listensOf(router: EngineRouter): Routes {
  const listens: Routes = new Map();
  const device = deviceInstance(router.handle);
  const chassis = chassisInstance(router.handle);
  const protocols = protocolsId(router);
  for (const slot of SLOTS) {
    const to = engineId(router, slot);
    addRoute(listens, device, 'device-on', { to, event: { type: 'POWER_ON' } });
    addRoute(listens, device, 'device-off', { to, event: { type: 'POWER_OFF' } });
  }
  addRoute(listens, device, 'device-off', { to: mastershipId(router), event: { type: 'POWER_OFF' } });
  addRoute(listens, device, 'device-off', { to: clockId(router), event: { type: 'POWER_OFF' } });
  addRoute(listens, chassis, 'cards-down', { to: protocols, event: { type: 'CARDS_DOWN' } });
  addRoute(listens, chassis, 'cards-up', { to: protocols, event: { type: 'CARDS_UP' } });
  for (const link of Object.keys(router.design.links) as LinkId[])
    for (const fact of ['link-up', 'link-down'])
      addRoute(listens, linkInstance(link), fact, { to: protocols, event: { type: 'TOPOLOGY_CHANGED' } });
  return listens;
}

/** Neighbours that have given up send nothing here: then no port of the router passes traffic. */
function trafficOf(router: EngineRouter, world: World): GroupTraffic {
  const quiet = { interfaces: [], crossings: [], synchronised: true } as const;
  if (isForwarding(world.described(protocolsId(router))?.state)) return quiet;
  const ports = Object.values(router.design.ports).filter(({ node }) => node === router.id);
  return {
    ...quiet,
    interfaces: ports.map(({ id, name }) => ({
      name,
      group: router.group.id,
      addresses: [],
      children: [id],
      owners: [],
    })),
  };
}
