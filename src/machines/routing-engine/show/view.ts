// What the CLI of a router knows of its Routing Engines at one instant of a run, as data; it lays out no text.
import { effectiveTree, type JunosTree } from '../../../vendor/junos';
import type { ConsoleContext } from '../../kernel/technology';
import { routerConfiguration } from '../config-write';
import { priorityWords } from '../draw';
import { type EngineRouter, engineId, engineOf, mastershipId, protocolsId, routerOf } from '../router';
import { SLOTS } from '../schema';

export interface EngineView {
  readonly slot: 0 | 1;
  /** `master`, `backup`, `disabled`, `present`, `empty`. */
  readonly state: string;
  readonly priority: string;
  readonly hardware: string | undefined;
  /** Since it booted last, ms. */
  readonly upMs: number;
}
export interface EngineRouterView {
  readonly context: ConsoleContext;
  readonly router: EngineRouter;
  readonly power: 'on' | 'booting' | 'off';
  readonly engines: readonly [EngineView, EngineView];
  /** Slot of the master; undefined where nobody is. */
  readonly master: 0 | 1 | undefined;
  readonly ready: boolean;
  readonly protocols: string;
  /** What the router runs, groups applied; undefined where the config breaks its schema. */
  readonly effective: JunosTree | undefined;
}

/** The view at the CLI of the router: that of its master. */
export function engineView(context: ConsoleContext): EngineRouterView {
  const { design, group, frame, run } = context;
  const router = routerOf(design, group);
  const state = (id: string): string | undefined => frame.instances.get(id)?.state;
  const device = state(`device:${router.handle}`);
  const bootedMs = (id: string): number =>
    run.trace.findLast(
      (entry) =>
        entry.instance === id &&
        entry.atMs <= frame.atMs &&
        ['re.boot', 're.fitted', 're.fault.reboot'].includes(entry.rule),
    )?.atMs ?? 0;
  const viewOf = (slot: 0 | 1): EngineView => {
    const id = engineId(router, slot);
    return {
      slot,
      state: state(id) ?? 'empty',
      priority: priorityWords(router, slot),
      hardware: engineOf(router, slot).hardware,
      upMs: frame.atMs - bootedMs(id),
    };
  };
  const mastership = frame.instances.get(mastershipId(router));
  const written = routerConfiguration(design, group);
  return {
    context,
    router,
    power: device === 'off' ? 'off' : device === 'booting' ? 'booting' : 'on',
    engines: [viewOf(0), viewOf(1)],
    master: SLOTS.find((slot) => mastership?.state === `re${slot}`),
    ready: mastership?.facts.gresReady === true,
    protocols: state(protocolsId(router)) ?? 'down',
    effective: written && effectiveTree(written),
  };
}
