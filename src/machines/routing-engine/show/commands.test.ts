// The outputs of section 6 of the Routing Engine reference, as goldens.
import { describe, expect, it } from 'vitest';
import { consoleAt, printed } from '../testing/console';
import { enginePrompt } from './commands';
import { uptime } from './engines';

describe('show chassis routing-engine', () => {
  it('both slots', () => {
    expect(printed('re-bg', 'show chassis routing-engine')).toMatchInlineSnapshot(`
      "
      Routing Engine status:
        Slot 0:
          Current state                  Master
          Election priority              Master (default)
          Model                          RE-S-1800x4
          Uptime                         16 minutes, 0 seconds
      Routing Engine status:
        Slot 1:
          Current state                  Backup
          Election priority              Backup (default)
          Model                          RE-S-1800x4
          Uptime                         16 minutes, 0 seconds
      "
    `);
  });
  it('a removed one is Empty, and only that', () => {
    expect(printed('re-bg', 'show chassis routing-engine', ['0s fail re:MX/re0'], 1000)).toMatchInlineSnapshot(`
      "
      Routing Engine status:
        Slot 0:
          Current state                  Empty
      Routing Engine status:
        Slot 1:
          Current state                  Master
          Election priority              Backup (default)
          Model                          RE-S-1800x4
          Uptime                         16 minutes, 1 second
      "
    `);
  });
  it('configured priorities lose the word default', () => {
    expect(printed('re-b0+prio=backup/master', 'show chassis routing-engine')).toMatch(
      /Backup\n {4}Election priority {14}Backup\n[\s\S]*Master\n {4}Election priority {14}Master\n/,
    );
  });
  it('writes uptimes as the device does', () => {
    expect(uptime(((5 * 24 + 3) * 3600 + 24 * 60 + 13) * 1000)).toBe('5 days, 3 hours, 24 minutes, 13 seconds');
    expect(uptime(61_000)).toBe('1 minute, 1 second');
    expect(uptime(0)).toBe('0 seconds');
  });
});

describe('readiness', () => {
  it('ready', () => {
    expect(printed('re-bg', 'show system switchover')).toMatchInlineSnapshot(`
      "
      Graceful switchover: On
      Configuration database: Ready
      Kernel database: Ready
      Switchover Status: Ready
      "
    `);
  });
  it('not ready after the backup has rebooted', () => {
    const lines = ['0s fail re:MX/re1', '100s repair re:MX/re1'];
    expect(printed('re-bg', 'show system switchover', lines, 120_000)).toMatchInlineSnapshot(`
      "
      Graceful switchover: On
      Configuration database: Ready
      Kernel database: Synchronizing
      Switchover Status: Not Ready
      "
    `);
  });
  it('off', () => {
    expect(printed('re-b0', 'show system switchover')).toBe('\nGraceful switchover: Off\n');
  });
  it('task replication with and without NSR', () => {
    expect(printed('re-bn', 'show task replication')).toMatchInlineSnapshot(`
      "
              Stateful Replication: Enabled
              RE mode: Master

          Protocol                Synchronization Status
          OSPF                    Complete
          BGP                     Complete
      "
    `);
    expect(printed('re-bg', 'show task replication')).toMatchInlineSnapshot(`
      "
              Stateful Replication: Disabled
              RE mode: Master
      "
    `);
  });
  it('database replication', () => {
    expect(printed('re-bn', 'show database-replication summary')).toMatchInlineSnapshot(`
      "
      General:
          Graceful Restart           Enabled
          Mastership                 Master
          Connection                 Up
          Database                   Synchronized
          Message Queue              Ready
      "
    `);
  });
});

describe('hardware and log', () => {
  it('a missing Routing Engine has no row', () => {
    expect(printed('re-bg', 'show chassis hardware', ['0s fail re:MX/re1'], 1000)).toMatchInlineSnapshot(`
      "
      Hardware inventory:
      Item             Version  Part number  Serial number     Description
      Chassis                                                  MX480
      Routing Engine 0                                         RE-S-1800x4
      CB 0
      CB 1
      "
    `);
  });
  it('the board of the master', () => {
    expect(printed('re-bg', 'show chassis environment cb')).toMatchInlineSnapshot(`
      "
      CB 0 status:
        State                      Online Master
      CB 1 status:
        State                      Online
      "
    `);
  });
  it('one line of the log every 20 s, then the change', () => {
    const text = printed(
      're-b0+on-loss+keepalive=45',
      'file show /var/log/mastership',
      ['0s fail hang:MX/re0'],
      60_000,
    );
    expect(text).toMatchInlineSnapshot(`
      "
      00:00:20 no keepalives from the other Routing Engine
      00:00:40 no keepalives from the other Routing Engine
      00:00:45 E_NO_IPC re1 becomes master (keepalives-lost)
      "
    `);
  });
});

describe('prompt', () => {
  it.each([
    ['settled', [], 0, '{master}'],
    ['after a switchover', ['0s fail re:MX/re0'], 1000, '{master}'],
    ['nobody left', ['0s fail re:MX/re0', '0s fail re:MX/re1'], 1000, undefined],
    ['without power', ['0s fail node:MX'], 1000, undefined],
  ] as const)('%s', (_, lines, atMs, prompt) => {
    expect(enginePrompt(consoleAt('re-bg', lines, atMs))).toBe(prompt);
  });
});
