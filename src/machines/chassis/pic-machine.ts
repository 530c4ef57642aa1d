// One services PIC, and the card that carries it: online unless it, its card or the chassis fails. It knows no bundle.
import { setup } from 'xstate';
import { stateName } from '../kernel/state-name';
import type { MachineSpec } from '../kernel/types';
import { chassisRuleIds } from './rules';

type CardEvent = { type: 'FAIL' | 'REPAIR' | 'CARDS_DOWN' | 'CARDS_UP' };
type CardEmission = { type: 'card-lost' | 'card-back' | 'card-down' | 'card-up' } | { type: 'rule'; rule: string };
interface CardFlags {
  readonly failed: boolean;
  /** The chassis' cards run. */
  readonly running: boolean;
}

/** A card: `card-lost` and `card-back` for its own fault, `card-down` and `card-up` when all cards of the chassis stop and start. */
export function cardMachine(prefix: string): MachineSpec {
  const id = chassisRuleIds(prefix);
  const card = setup({ types: {} as { context: CardFlags; events: CardEvent; emitted: CardEmission } });
  const change = (
    next: Partial<CardFlags>,
    rule: string,
    emission: 'card-lost' | 'card-back' | 'card-down' | 'card-up',
  ) =>
    card.enqueueActions(({ context, enqueue }) => {
      const [key, value] = Object.entries(next)[0] ?? [];
      if (key === undefined || context[key as keyof CardFlags] === value) return;
      enqueue.assign(next);
      enqueue.emit({ type: 'rule', rule });
      enqueue.emit({ type: emission });
    });
  const isOnline = ({ failed, running }: CardFlags): boolean => !failed && running;
  return {
    id: `${prefix}-card`,
    logic: card.createMachine({
      id: 'card',
      context: { failed: false, running: false },
      initial: 'offline',
      on: {
        FAIL: { actions: change({ failed: true }, id.cardFail, 'card-lost') },
        REPAIR: { actions: change({ failed: false }, id.cardRepair, 'card-back') },
        CARDS_DOWN: { actions: change({ running: false }, id.cardRestart, 'card-down') },
        CARDS_UP: { actions: change({ running: true }, id.cardRestart, 'card-up') },
      },
      states: {
        online: { always: { guard: ({ context }) => !isOnline(context), target: 'offline' } },
        offline: { always: { guard: ({ context }) => isOnline(context), target: 'online' } },
      },
    }),
    describe: ({ value }) => ({
      state: stateName(value),
      role: value === 'online' ? 'neutral' : 'failed',
      facts: {},
    }),
    timers: {},
  };
}

interface PicFlags {
  readonly failed: boolean;
  readonly cardFailed: boolean;
  readonly running: boolean;
  /** From the loss until the redundancy process has dealt with it. */
  readonly noticeMs: number;
  /** A loss that nobody has noticed yet. */
  readonly unnoticed: boolean;
}
type PicEvent =
  | { type: 'FAIL' | 'REPAIR' | 'CARD_LOST' | 'CARD_BACK' | 'CARD_DOWN' | 'CARD_UP' }
  | { type: 'TELL_DARK' | 'TELL_LOST' | 'TELL_BACK' };
type PicEmission = { type: 'pic-dark' | 'pic-lost' | 'pic-up' } | { type: 'rule'; rule: string };

const isOnline = ({ failed, cardFailed, running }: PicFlags): boolean => !failed && !cardFailed && running;

/**
 * A services PIC. Input `{noticeMs}`. Emits `pic-dark` when it is gone, `pic-lost` when that is noticed, `pic-up` when it is online.
 * What a step of the run does to it is told at the end of the instant, after the clocks that are due then [AMS 7, How to read times].
 */
export function picMachine(prefix: string): MachineSpec {
  const id = chassisRuleIds(prefix);
  const pic = setup({
    types: {} as { context: PicFlags; events: PicEvent; input: { noticeMs: number }; emitted: PicEmission },
  });
  const fault = (next: Partial<PicFlags>, rule: string) =>
    pic.enqueueActions(({ context, enqueue }) => {
      const after = { ...context, ...next };
      const [was, is] = [isOnline(context), isOnline(after)];
      if (after.failed === context.failed && after.cardFailed === context.cardFailed) return;
      enqueue.assign(next);
      enqueue.emit({ type: 'rule', rule });
      if (was && !is) {
        enqueue.assign({ unnoticed: true });
        enqueue.raise({ type: 'TELL_DARK' }, { delay: 0, id: 'dark' });
        enqueue.raise({ type: 'TELL_LOST' }, { delay: context.noticeMs, id: 'notice' });
      }
      if (!was && is) enqueue.raise({ type: 'TELL_BACK' }, { delay: 0, id: 'back' });
    });
  const chassis = (running: boolean) =>
    pic.enqueueActions(({ context, enqueue }) => {
      if (context.running === running) return;
      enqueue.assign({ running, unnoticed: false });
      enqueue.emit({ type: 'rule', rule: id.picRestart });
      enqueue.cancel('notice');
      if (isOnline({ ...context, running })) enqueue.emit({ type: 'pic-up' });
    });
  const noticed = pic.enqueueActions(({ context, enqueue }) => {
    if (!context.unnoticed) return;
    enqueue.assign({ unnoticed: false });
    if (context.noticeMs > 0) enqueue.emit({ type: 'rule', rule: id.picDetect });
    enqueue.emit({ type: 'pic-lost' });
  });
  return {
    id: `${prefix}-pic`,
    logic: pic.createMachine({
      id: 'pic',
      context: ({ input }) => ({
        failed: false,
        cardFailed: false,
        running: false,
        noticeMs: input.noticeMs,
        unnoticed: false,
      }),
      initial: 'offline',
      on: {
        FAIL: { actions: fault({ failed: true }, id.picFail) },
        REPAIR: { actions: fault({ failed: false }, id.picRepair) },
        CARD_LOST: { actions: fault({ cardFailed: true }, id.cardFail) },
        CARD_BACK: { actions: fault({ cardFailed: false }, id.cardRepair) },
        CARD_DOWN: { actions: chassis(false) },
        CARD_UP: { actions: chassis(true) },
        TELL_DARK: { actions: pic.emit({ type: 'pic-dark' }) },
        TELL_LOST: { actions: noticed },
        TELL_BACK: {
          // A PIC that returns before its loss was noticed has restarted all the same: both are dealt with now.
          actions: [
            noticed,
            pic.cancel('notice'),
            pic.enqueueActions(({ context, enqueue }) => {
              if (isOnline(context)) enqueue.emit({ type: 'pic-up' });
            }),
          ],
        },
      },
      states: {
        online: { always: { guard: ({ context }) => !isOnline(context), target: 'offline' } },
        offline: { always: { guard: ({ context }) => isOnline(context), target: 'online' } },
      },
    }),
    describe: ({ value }) => ({
      state: stateName(value),
      role: value === 'online' ? 'neutral' : 'failed',
      facts: {},
    }),
    timers: {
      notice: { name: 'loss is noticed', rule: id.picDetect },
      dark: { name: 'end of the instant', rule: id.picFail },
      back: { name: 'end of the instant', rule: id.picRepair },
    },
  };
}
