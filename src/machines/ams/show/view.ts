// What the router's CLI knows of its services at one instant of a run, as data; it lays out no text.
import type { ConsoleContext } from '../../kernel/technology';
import { type AmsRouter, bundleId, picId, routerOf } from '../router';
import type { Bundle } from '../schema';

export interface BundleView {
  readonly bundle: Bundle;
  /** `Up`, `Wait for Members`. */
  readonly state: string;
  /** Since the state of the bundle changed; members do not count [R, S14]. */
  readonly lastChangeMs: number;
  readonly roles: readonly string[];
  readonly slots: readonly (number | null)[];
  readonly online: readonly boolean[];
  readonly syncState: readonly string[] | null;
}
export interface AmsView {
  readonly context: ConsoleContext;
  readonly router: AmsRouter;
  readonly power: 'on' | 'booting' | 'off';
  readonly bundles: readonly BundleView[];
  /** Is the PIC of that member online? */
  readonly isOnline: (mams: string) => boolean;
}

const STATE_WORDS: Readonly<Record<string, string>> = { up: 'Up', 'wait-for-members': 'Wait for Members' };

/** The view of the router at whose CLI the command is typed. */
export function amsView(context: ConsoleContext): AmsView {
  const { design, group, frame, run } = context;
  const router = routerOf(design, group);
  const state = (id: string): string | undefined => frame.instances.get(id)?.state;
  const device = state(`device:${router.handle}`);
  return {
    context,
    router,
    power: device === 'off' ? 'off' : device === 'booting' ? 'booting' : 'on',
    isOnline: (mams) => state(picId(router, mams)) === 'online',
    bundles: router.config.bundles.map((bundle) => {
      const id = bundleId(router, bundle);
      const view = frame.instances.get(id);
      const changed = run.trace.findLast(
        (entry) => entry.instance === id && entry.atMs <= frame.atMs && entry.from !== entry.to,
      );
      const facts = view?.facts ?? {};
      return {
        bundle,
        state: STATE_WORDS[view?.state ?? ''] ?? 'Wait for Members',
        lastChangeMs: frame.atMs - (changed?.atMs ?? 0),
        roles: bundle.members.map(
          ({ name }) => frame.instances.get(`${bundle.name}/${name}@${router.handle}`)?.state ?? 'down',
        ),
        slots: Array.isArray(facts.slots) ? (facts.slots as readonly (number | null)[]) : [],
        online: bundle.members.map(({ name }) => state(picId(router, name)) === 'online'),
        syncState: Array.isArray(facts.syncState) ? (facts.syncState as readonly string[]) : null,
      };
    }),
  };
}
