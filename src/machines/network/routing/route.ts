// The route of one speaker to one prefix: the paths that it was told, and the one that it uses. It compares nothing itself.
import { setup } from 'xstate';
import type { MachineSpec, Role } from '../../kernel/types';
import type { RoutePath } from './best-path';

/** What the network finds for a route; `local` says where it comes from if nobody taught it. */
export interface RouteState {
  /** Handles of the neighbours that packets go to. */
  readonly via: readonly string[];
  /** Handles of the members that the paths in use lead through first. */
  readonly members: readonly string[];
  readonly local: 'none' | 'direct' | 'static';
  readonly candidates: readonly RoutePath[];
  /** The part of a group that it belongs to, as it was last said; empty = to none. */
  readonly owner?: string;
}

const route = setup({
  types: {} as {
    context: RouteState;
    events: { type: 'ROUTE'; rule: string; text: string } & RouteState;
    emitted: { type: 'rule'; rule: string; text: string };
  },
});

/** Event ROUTE with the new state, the rule that decided and its words. Described as `A, 10`, `A via RTR2, 10`, `direct` or `none`. */
export const routeMachine: MachineSpec = {
  id: 'route',
  logic: route.createMachine({
    id: 'route',
    context: { via: [], members: [], local: 'none', candidates: [], owner: '' },
    on: {
      ROUTE: {
        actions: [
          route.assign(({ context, event: { via, members, local, candidates } }) => ({
            via,
            members,
            local,
            candidates,
            owner: candidates.find(({ owner }) => owner !== '')?.owner ?? context.owner ?? '',
          })),
          route.emit(({ event: { rule, text } }) => ({ type: 'rule', rule, text })),
        ],
      },
    },
  }),
  describe: ({ context }) => {
    const { via, members, local, candidates, owner } = context as unknown as RouteState;
    const used = candidates.find(({ from }) => from === via[0]);
    const facts = {
      via,
      members,
      preference: used?.preference ?? null,
      word: used?.word ?? '',
      owner: owner ?? '',
      candidates: candidates.map(({ from, through, preference, word, role, owner }) => ({
        from,
        through,
        preference,
        word,
        role,
        owner,
      })),
    };
    if (local !== 'none') return { state: [local, ...via].join(' via '), role: 'neutral', facts };
    if (via.length === 0) return { state: 'none', role: 'failed', facts };
    const through = members.length > 0 && members.join() !== via.join() ? `${members.join(' + ')} via ` : '';
    const number = used?.preference === null || used === undefined ? '' : `, ${used.preference}`;
    return { state: `${through}${via.join(' + ')}${number}`, role: roleOf(used), facts };
  },
  timers: {},
};

const ROLES: ReadonlySet<string> = new Set<Role>(['active', 'standby', 'transition', 'failed', 'neutral']);

const roleOf = (path: RoutePath | undefined): Role =>
  path !== undefined && ROLES.has(path.role) ? (path.role as Role) : 'neutral';
