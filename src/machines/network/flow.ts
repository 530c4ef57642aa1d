// A flow of traffic: whether it gets through, on which path, and whether its sessions survived. It knows no topology.
import { assign, setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role } from '../kernel/types';

/** What the network found for a flow; `members` are the HA devices that it crosses. */
export interface FlowWay {
  readonly path: readonly string[];
  readonly links: readonly string[];
  readonly members: readonly string[];
  readonly synchronised: boolean;
  /** Sessions that begin now are copied to the other member, too. */
  readonly copies: boolean;
  /** Names on the way back, where routers choose each way for itself. */
  readonly back?: readonly string[];
}
interface FlowContext extends FlowWay {
  readonly sessions: 'kept' | 'lost';
  /** Sessions that began after copying had stopped were lost by a move. */
  readonly lostNew: boolean;
}
type FlowEvent = ({ type: 'PATH_UP' | 'PATH_FLAPPING' } & FlowWay) | { type: 'PATH_DOWN' } | { type: 'SESSIONS_NEW' };
type FlowEmission = { type: 'rule'; rule: string; text?: string };

const flow = setup({
  types: {} as { context: FlowContext; events: FlowEvent; emitted: FlowEmission },
});

const same = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

// Whether sessions were synchronised counts as it was on the old path: a dead peer cannot be asked any more.
const takeWay = flow.assign(({ context, event }) => {
  if (event.type !== 'PATH_UP' && event.type !== 'PATH_FLAPPING') return context;
  const { path, links, members, synchronised, copies, back } = event;
  const moved = context.members.length > 0 && !same(context.members, members);
  return {
    path,
    links,
    members,
    synchronised,
    copies,
    ...(back === undefined ? undefined : { back }),
    sessions: moved && !context.synchronised ? 'lost' : context.sessions,
    lostNew: copies ? false : context.lostNew || (moved && !context.copies),
  };
});
/** `office → R2 → A → R1 → web`, and the way back where it is another one. */
const wordsOf = ({ path, back = [] }: FlowWay): string => {
  const there = path.join(' → ');
  return back.length === 0 || same([...back].reverse(), path) ? there : `${there}, back ${back.join(' → ')}`;
};
/** Where only the copying of sessions began or ceased, that is the news. */
const ruleOfWay = (plain: string, routed: string) =>
  flow.emit(({ context, event }) => {
    if (event.type !== 'PATH_UP' && event.type !== 'PATH_FLAPPING') return { type: 'rule', rule: plain };
    const rule = event.back === undefined ? plain : routed;
    const isSameWay = same(context.links, event.links) && same(context.path, event.path);
    if (!isSameWay || !same(context.back ?? [], event.back ?? [])) return { type: 'rule', rule, text: wordsOf(event) };
    if (context.copies === event.copies) return { type: 'rule', rule: 'net.flow.sync' };
    return { type: 'rule', rule: 'net.flow.copies', text: `new sessions are ${event.copies ? '' : 'not '}copied` };
  });

const ROLES: Readonly<Record<string, Role>> = { forwarding: 'neutral', lost: 'failed', unpredictable: 'transition' };

/** Events PATH_UP, PATH_FLAPPING (with a way), PATH_DOWN, SESSIONS_NEW (what was lost before does not count). */
export const flowMachine: MachineSpec = {
  id: 'flow',
  logic: flow.createMachine({
    id: 'flow',
    context: { path: [], links: [], members: [], synchronised: true, copies: true, sessions: 'kept', lostNew: false },
    initial: 'lost',
    on: {
      PATH_UP: { target: '.forwarding', actions: [ruleOfWay('net.flow.up', 'net.flow.routed'), takeWay] },
      PATH_FLAPPING: {
        target: '.unpredictable',
        actions: [ruleOfWay('net.flow.contested', 'net.flow.uncertain'), takeWay],
      },
      PATH_DOWN: {
        target: '.lost',
        actions: [
          flow.emit(({ context }) => ({
            type: 'rule',
            rule: context.back === undefined ? 'net.flow.down' : 'net.flow.astray',
          })),
          flow.assign(({ context }) => ({
            path: [],
            links: [],
            ...(context.back === undefined ? undefined : { back: [] }),
          })),
        ],
      },
      SESSIONS_NEW: {
        guard: ({ context }) => context.sessions === 'lost',
        actions: [assign({ sessions: 'kept' }), flow.emit({ type: 'rule', rule: 'net.flow.start' })],
      },
    },
    states: { forwarding: {}, lost: {}, unpredictable: {} },
  }),
  describe: ({ value, context }) => ({
    state: stateName(value),
    role: ROLES[stateName(value)] ?? 'neutral',
    facts: {
      path: context.path ?? [],
      links: context.links ?? [],
      sessions: context.sessions ?? 'kept',
      synchronised: context.synchronised ?? true,
      ...(context.back === undefined ? undefined : { back: context.back, members: context.members ?? [] }),
      newSessions: context.copies !== false ? 'copied' : context.lostNew === true ? 'lost' : 'not copied',
    },
  }),
  timers: {},
};
