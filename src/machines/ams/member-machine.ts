// One member interface of a bundle: the state that the redundancy process gave it. It knows its place in the bundle and nothing else.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec, Role } from '../kernel/types';
import type { MemberRole } from './bundle-context';
import type { Assignment } from './bundle-machine';

interface MemberContext {
  readonly member: number;
  /** Slot of the hash that it owns; -1 = none. */
  readonly slot: number;
}
type MemberEmission = { type: 'rule'; rule: string };

const member = setup({
  types: {} as { context: MemberContext; events: Assignment; input: { member: number }; emitted: MemberEmission },
});

const ROLES: Readonly<Record<MemberRole, Role>> = {
  active: 'active',
  backup: 'standby',
  discard: 'failed',
  inactive: 'failed',
  down: 'failed',
  invalid: 'failed',
};

const take = member.enqueueActions(({ context, event, enqueue }) => {
  const slot = event.slots[context.member] ?? -1;
  const rule = event.rules[context.member] ?? '';
  if (slot !== context.slot) enqueue.assign({ slot });
  if (rule !== '') enqueue.emit({ type: 'rule', rule });
});
const whenAssigned = (state: MemberRole) => ({
  guard: ({ context, event }: { context: MemberContext; event: Assignment }) => event.roles[context.member] === state,
  target: `.${state}` as const,
  actions: take,
});

const logic = member.createMachine({
  id: 'ams-member',
  context: ({ input }) => ({ member: input.member, slot: -1 }),
  initial: 'down',
  on: {
    ASSIGN: [
      whenAssigned('active'),
      whenAssigned('backup'),
      whenAssigned('discard'),
      whenAssigned('inactive'),
      whenAssigned('down'),
      whenAssigned('invalid'),
    ],
  },
  states: { active: {}, backup: {}, discard: {}, inactive: {}, down: {}, invalid: {} },
});

/** `ams0/mams-1/0/0@MX`: states as the CLI prints them; fact `slot`, null while it serves none. */
export const memberMachine: MachineSpec = {
  id: 'ams-member',
  logic,
  describe: ({ value, context }) => {
    const state = stateName(value) as MemberRole;
    return { state, role: ROLES[state], facts: { slot: context.slot === -1 ? null : (context.slot ?? null) } };
  },
  timers: {},
  chart: {
    states: [
      { id: 'down', label: 'Down', role: ROLES.down, column: 0, row: 0 },
      { id: 'active', label: 'Active', role: ROLES.active, column: 1, row: 0 },
      { id: 'backup', label: 'Backup', role: ROLES.backup, column: 2, row: 0 },
      { id: 'discard', label: 'Discard', role: ROLES.discard, column: 1, row: 1 },
      { id: 'inactive', label: 'Inactive', role: ROLES.inactive, column: 2, row: 1 },
      { id: 'invalid', label: 'Invalid', role: ROLES.invalid, column: 0, row: 1 },
    ],
    transitions: [
      { from: 'down', to: 'active', label: 'PICs online', rule: 'ams.start' },
      { from: 'down', to: 'backup', label: 'PICs online', rule: 'ams.start.backup' },
      { from: 'backup', to: 'active', label: 'takes the slot', rule: 'ams.takeover' },
      { from: 'active', to: 'inactive', label: 'covered', rule: 'ams.covered' },
      { from: 'active', to: 'discard', label: 'no backup: drop', rule: 'ams.drop' },
      { from: 'active', to: 'inactive', label: 'redistribute', rule: 'ams.redistribute' },
      { from: 'discard', to: 'active', label: 'returns in time', rule: 'ams.rejoin' },
      { from: 'discard', to: 'inactive', label: 'rejoin-timeout', rule: 'ams.rejoin.expired' },
      { from: 'inactive', to: 'active', label: 'first to return', rule: 'ams.rejoin.after-expiry' },
      { from: 'inactive', to: 'discard', label: 'kept out', rule: 'ams.kept-out' },
      { from: 'inactive', to: 'backup', label: 'returns', rule: 'ams.floating-backup' },
      { from: 'inactive', to: 'active', label: 'revert', rule: 'ams.revert' },
      { from: 'discard', to: 'backup', label: 'revert', rule: 'ams.revert' },
      { from: 'backup', to: 'inactive', label: 'lost', rule: 'ams.backup.lost' },
      { from: 'active', to: 'backup', label: 'switchover', rule: 'ams.switchover' },
      { from: 'active', to: 'down', label: 'cards restart', rule: 'ams.restart' },
    ],
  },
};
