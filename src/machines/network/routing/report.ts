// The preferences that routers see, as plain facts of a frame: who advertises what, and who is chosen. It computes nothing.
import type { RoutePreference } from '../../kernel/routing';
import type { RunFrame } from '../../kernel/types';
import { routeInstance, routersOf } from './instances';
import type { RoutingSetup } from './setup';

interface Offered {
  readonly from: string;
  readonly preference: number | null;
  readonly owner: string;
}

/** Every prefix that belongs to a part of a group, at every ordinary router; prefixes that nobody ever advertised are left out. */
export function routePreferences(setup: RoutingSetup, frame: RunFrame): readonly RoutePreference[] {
  const members = [...setup.speakers.values()].filter(({ group }) => group !== undefined);
  return routersOf(setup).flatMap(({ node, handle }) =>
    setup.prefixes.flatMap((prefix): readonly RoutePreference[] => {
      const facts = frame.instances.get(routeInstance(handle, prefix))?.facts;
      if (facts === undefined || typeof facts.owner !== 'string' || facts.owner === '') return [];
      const offered = (Array.isArray(facts.candidates) ? facts.candidates : []) as unknown as readonly Offered[];
      const neighbours = members.filter((member) =>
        setup.sessions.some(({ a, b }) => (a === member.node && b === node) || (b === member.node && a === node)),
      );
      return [
        {
          router: handle,
          owner: facts.owner,
          prefix,
          advertised: Object.fromEntries(
            neighbours.map((member) => [
              member.handle,
              offered.find(({ from }) => from === member.handle)?.preference ?? null,
            ]),
          ),
          best: words(facts.members),
          via: words(facts.via),
        },
      ];
    }),
  );
}

const words = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
