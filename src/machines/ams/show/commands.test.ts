// The outputs of section 5 of the AMS reference, as goldens.
import { describe, expect, it } from 'vitest';
import { printed } from '../testing/console';
import { elapsed } from './bundles';

const DETAIL = 'show interfaces load-balancing detail';
const FIRST = '0s fail pic:MX/mams-1/1/0';

describe('show interfaces load-balancing', () => {
  it('one line for each bundle', () => {
    expect(printed('ams-f1', 'show interfaces load-balancing', [], 2000)).toMatchInlineSnapshot(`
      "
      Interface   State            Last change  Members  HA Model
      ams0        Up               00:10:02     4        Many-to-One
      "
    `);
  });

  it('detail: members with their states', () => {
    expect(printed('ams-f1', DETAIL, [], 23_000)).toMatchInlineSnapshot(`
      "
      Load-balancing interfaces detail
      Interface        : ams0
        State          : Up
        Last change    : 00:10:23
        Member count   : 4
        HA Model       : Many-to-One
        Members        :
            Interface    Weight   State
            mams-1/0/0   10       Active
            mams-1/1/0   10       Active
            mams-2/0/0   10       Active
            mams-3/0/0   10       Backup
      "
    `);
  });

  it('detail: a failed member, and one that is dropped; the change of members does not count as the last change', () => {
    expect(printed('ams-f1', DETAIL, [FIRST, '10s fail pic:MX/mams-2/0/0'], 20_000)).toMatchInlineSnapshot(`
      "
      Load-balancing interfaces detail
      Interface        : ams0
        State          : Up
        Last change    : 00:10:20
        Member count   : 4
        HA Model       : Many-to-One
        Members        :
            Interface    Weight   State
            mams-1/0/0   10       Active
            mams-1/1/0   10       Inactive
            mams-2/0/0   10       Discard
            mams-3/0/0   10       Active
      "
    `);
  });

  it('detail: a pair and its synchronisation', () => {
    expect(printed('ams-f3', DETAIL, [], 0)).toMatchInlineSnapshot(`
      "
      Load-balancing interfaces detail
      Interface        : ams0
        State          : Up
        Last change    : 00:11:00
        Member count   : 2
        HA Model       : One-to-One
        Members        :
            Interface    Weight   State
            mams-1/0/0   10       Active
            mams-2/0/0   10       Backup
        Sync-state     :
            Interface    Status
            mams-2/0/0   In sync
      "
    `);
  });

  it('times from a day on are written as observed', () => {
    expect(elapsed(9 * 86_400_000 + 17 * 60_000)).toBe('1w2d 00:17');
    expect(elapsed(86_400_000 + 3_600_000)).toBe('1d 01:00');
    expect(elapsed(7 * 86_400_000)).toBe('1w 00:00');
  });
});

describe('cards, PICs and sessions', () => {
  it('show chassis hardware: a lost card has no rows', () => {
    expect(printed('ams-f3', 'show chassis hardware', ['0s fail card:MX/fpc2'])).toMatchInlineSnapshot(`
      "
      Hardware inventory:
      Item             Version  Part number  Serial number     Description
      Chassis                                                  MX480
      FPC 1                                                    SPC3
        PIC 0                   BUILTIN      BUILTIN           SPC3-PIC
        PIC 1                   BUILTIN      BUILTIN           SPC3-PIC
      "
    `);
  });

  it('show chassis fpc pic-status', () => {
    expect(printed('ams-f3', 'show chassis fpc pic-status', ['0s fail pic:MX/mams-2/0/0'])).toMatchInlineSnapshot(`
      "
      Slot 1   Online       SPC3
        PIC 0  Online       SPC3-PIC
        PIC 1  Online       SPC3-PIC
      Slot 2   Online       SPC3
        PIC 0  Offline      SPC3-PIC
        PIC 1  Online       SPC3-PIC
      "
    `);
  });

  it('show services sessions count', () => {
    expect(printed('ams-f1', 'show services sessions count', [FIRST])).toMatchInlineSnapshot(`
      "
      Interface   Service set                        Valid      Invalid      Pending  Other state
      mams-1/0/0  SS-CGN                               300            0            0            0
      mams-2/0/0  SS-CGN                               300            0            0            0
      mams-3/0/0  SS-CGN                               300            0            0            0
      "
    `);
  });

  it('show services service-sets summary', () => {
    expect(printed('ams-f3', 'show services service-sets summary')).toMatchInlineSnapshot(`
      "
                   Service sets                                                                           CPU
      Interface    configured             Bytes used        Session bytes used     Policy bytes used      utilization
      mams-1/0/0         1
      mams-2/0/0         1
      "
    `);
  });

  it('show interfaces terse', () => {
    expect(printed('ams-f3', 'show interfaces terse', ['0s fail pic:MX/mams-1/0/0'])).toMatchInlineSnapshot(`
      "
      Interface               Admin Link Proto    Local                 Remote
      mams-1/0/0              up    down
      mams-2/0/0              up    up
      mams-2/0/0.1            up    up   container--> ams0.1
      mams-2/0/0.2            up    up   container--> ams0.2
      ams0                    up    up
      ams0.1                  up    up   inet
      ams0.2                  up    up   inet
      "
    `);
  });

  it('does not answer without power', () => {
    expect(printed('ams-f1', DETAIL, ['0s fail node:MX'])).toBe('\nMX has no power: its CLI does not answer.\n');
  });
});
