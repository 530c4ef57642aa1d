// Each machine of the network, state by state: what an event does to it and what it tells.
import { describe, expect, it } from 'vitest';
import { InternCache } from '../kernel/interning';
import type { MachineSpec, Message } from '../kernel/types';
import { channelMachine } from './channel';
import { deviceMachine } from './device';
import { flowMachine } from './flow';
import { linkMachine } from './link';
import { macMachine } from './mac';
import { portMachine } from './port';

/** Sends events one after the other; answers the state after the last, and what that last one told, timed and ruled. */
function stepped(machine: MachineSpec, input: unknown, ...events: readonly (string | Message)[]) {
  const cache = new InternCache();
  let made = cache.initial(machine, input);
  for (const event of events)
    made = cache.transition(made.next, cache.message(typeof event === 'string' ? { type: event } : event));
  return {
    state: made.next.described.state,
    facts: made.next.described.facts,
    rule: made.rule,
    text: made.text,
    tells: made.effects.flatMap((effect) => (effect.kind === 'emit' ? [effect.event.type] : [])),
    timers: made.effects.flatMap((effect) => (effect.kind === 'timer' ? [`${effect.id} ${effect.delayMs}`] : [])),
  };
}

describe('a device', () => {
  const off = { bootMs: 5000, startsOn: false };
  const on = { bootMs: 5000, startsOn: true };

  it.each([
    [off, [], 'off', []],
    [on, [], 'on', []],
    [off, ['POWER_ON'], 'booting', ['device-booting']],
    [off, ['POWER_ON', 'BOOTED'], 'on', ['device-on']],
    [off, ['POWER_ON', 'POWER_OFF'], 'off', ['device-off']],
    [off, ['POWER_OFF'], 'off', []],
    [off, ['REBOOT'], 'off', []],
    [on, ['POWER_OFF'], 'off', ['device-off']],
    [on, ['POWER_ON'], 'on', []],
    [on, ['REBOOT'], 'booting', ['device-off', 'device-booting']],
    [on, ['REBOOT', 'REBOOT'], 'booting', ['device-off', 'device-booting']],
    [on, ['REBOOT', 'BOOTED'], 'on', ['device-on']],
  ])('from %j by %j is %s and tells %j', (input, events, state, tells) => {
    expect(stepped(deviceMachine, input, ...events)).toMatchObject({ state, tells });
  });

  it('boots for its own time, from the beginning when it reboots while booting', () => {
    expect(stepped(deviceMachine, off, 'POWER_ON').timers).toEqual(['boot 5000']);
    expect(stepped(deviceMachine, on, 'REBOOT', 'REBOOT').timers).toEqual(['boot 5000']);
  });
});

describe('a port', () => {
  const flags = (failed: boolean, powered: boolean, light: boolean) => ({ failed, powered, light });

  it.each([
    [flags(false, true, true), 'up'],
    [flags(true, true, true), 'down'],
    [flags(false, false, true), 'down'],
    [flags(false, true, false), 'down'],
  ])('%j is %s and says nothing about it at the start', (input, state) => {
    expect(stepped(portMachine, input)).toMatchObject({ state, tells: [] });
  });

  it.each([
    [flags(false, true, true), 'FAIL', 'down', ['laser-off', 'port-down']],
    [flags(true, true, true), 'FAIL', 'down', []],
    [flags(true, true, true), 'REPAIR', 'up', ['laser-on', 'port-up']],
    [flags(true, true, false), 'REPAIR', 'down', ['laser-on']],
    [flags(true, false, true), 'REPAIR', 'down', []],
    [flags(false, true, true), 'DEVICE_OFF', 'down', ['laser-off', 'port-down']],
    [flags(true, true, true), 'DEVICE_OFF', 'down', []],
    [flags(false, false, true), 'DEVICE_ON', 'up', ['laser-on', 'port-up']],
    [flags(false, true, true), 'DARK', 'down', ['port-down']],
    [flags(false, true, false), 'LIGHT', 'up', ['port-up']],
    [flags(true, true, false), 'LIGHT', 'down', []],
    [flags(false, true, true), 'LIGHT', 'up', []],
  ])('%j by %s is %s and tells %j', (input, event, state, tells) => {
    expect(stepped(portMachine, input, event)).toMatchObject({ state, tells });
  });
});

describe('a link', () => {
  const flags = (failed: boolean, a: boolean, b: boolean) => ({ failed, a, b });

  it.each([
    [flags(false, true, true), 'FAIL', 'down', ['dark-at-a', 'dark-at-b', 'link-down']],
    [flags(true, true, true), 'REPAIR', 'up', ['light-at-a', 'light-at-b', 'link-up']],
    [flags(true, true, false), 'REPAIR', 'down', ['light-at-b']],
    [flags(false, true, true), 'A_DARK', 'down', ['dark-at-b', 'link-down']],
    [flags(false, true, true), 'B_DARK', 'down', ['dark-at-a', 'link-down']],
    [flags(false, false, true), 'A_LIT', 'up', ['light-at-b', 'link-up']],
    [flags(true, false, true), 'A_LIT', 'down', []],
    [flags(false, true, true), 'B_LIT', 'up', []],
  ])('%j by %s is %s and tells %j', (input, event, state, tells) => {
    expect(stepped(linkMachine, input, event)).toMatchObject({ state, tells });
  });
});

describe('a channel of two links', () => {
  it.each([
    [2, ['MEMBER_DOWN'], 'up', []],
    [2, ['MEMBER_DOWN', 'MEMBER_DOWN'], 'down', ['channel-down']],
    [0, ['MEMBER_UP'], 'up', ['channel-up']],
    [0, ['MEMBER_UP', 'MEMBER_UP'], 'up', []],
    [0, ['MEMBER_DOWN'], 'down', []],
    [2, ['MEMBER_UP'], 'up', []],
  ])('of which %i are up, by %j, is %s and tells %j', (up, events, state, tells) => {
    expect(stepped(channelMachine, { up, members: 2 }, ...events)).toMatchObject({ state, tells });
  });

  it('says nothing about how it starts', () => {
    expect(stepped(channelMachine, { up: 2, members: 2 })).toMatchObject({ state: 'up', tells: [] });
    expect(stepped(channelMachine, { up: 0, members: 2 })).toMatchObject({ state: 'down', tells: [] });
  });
});

it('a segment believes the last announcement', () => {
  expect(stepped(macMachine, undefined).state).toBe('none');
  const first: Message = { type: 'ANNOUNCE', node: 'node0' };
  const second: Message = { type: 'ANNOUNCE', node: 'node1' };
  expect(stepped(macMachine, undefined, first, second)).toMatchObject({ state: 'node1', text: 'announced by node1' });
});

describe('a flow', () => {
  const way = (member: string, synchronised = true) => ({
    path: ['office', member],
    links: [`to-${member}`],
    members: [member],
    synchronised,
  });
  const up = (member: string, synchronised?: boolean): Message => ({ type: 'PATH_UP', ...way(member, synchronised) });
  const flapping: Message = { type: 'PATH_FLAPPING', ...way('b') };

  it.each<[readonly (string | Message)[], string, string]>([
    [[], 'lost', 'kept'],
    [[up('a')], 'forwarding', 'kept'],
    [[up('a'), 'PATH_DOWN'], 'lost', 'kept'],
    [[up('a'), 'PATH_DOWN', up('b')], 'forwarding', 'kept'],
    [[up('a', false), 'PATH_DOWN', up('b')], 'forwarding', 'lost'],
    [[up('a', false), up('b')], 'forwarding', 'lost'],
    [[up('a', false), up('a')], 'forwarding', 'kept'],
    [[up('a'), up('a', false), up('b')], 'forwarding', 'lost'],
    [[up('a', false), up('b'), up('a')], 'forwarding', 'lost'],
    [[up('a', false), up('b'), 'SESSIONS_NEW'], 'forwarding', 'kept'],
    [[up('a'), flapping], 'unpredictable', 'kept'],
    [[up('a'), flapping, 'PATH_DOWN'], 'lost', 'kept'],
  ])('after %j is %s with sessions %s', (events, state, sessions) => {
    expect(stepped(flowMachine, {}, ...events)).toMatchObject({ state, facts: { sessions } });
  });

  it('shows its way while it has one', () => {
    expect(stepped(flowMachine, {}, up('a'))).toMatchObject({
      text: 'office → a',
      facts: { path: ['office', 'a'], links: ['to-a'] },
    });
    expect(stepped(flowMachine, {}, up('a'), 'PATH_DOWN').facts).toMatchObject({ path: [], links: [] });
  });
});
