// What monitors do to a redundancy group's weight: interfaces, addresses, processing units, hardware. It decides no move.
import { type RgContext, weightOf, weightText, withoutWeight, withWeight } from './rg-context';
import { rg, SUSPENSION_MS } from './rg-setup';

const RULES = { IF: 'cc.im.threshold', IP: 'cc.ip.threshold', SP: 'cc.spu.threshold', HW: 'cc.hw.threshold' } as const;

/** What RG0 of the node has to know while the fabric is lost: the group fails now (true), is well again (false), or neither. */
function failsNow(before: RgContext, after: RgContext): boolean | undefined {
  if (before.isRg0 || before.fabric !== 'lost') return undefined;
  const failed = weightOf(after) <= 0;
  return failed === weightOf(before) <= 0 ? undefined : failed;
}

/** When the fabric is lost the health of the node decides: its failed groups tell RG0. */
export const tellFailure = rg.enqueueActions(({ context, enqueue }) => {
  if (!context.isRg0 && weightOf(context) <= 0) enqueue.emit({ type: 'HEALTH', failed: true });
});

/** Counts a monitor in or out; of a dead node, whose ports all go dark, without a word. */
const countMonitor = (isTold: boolean) =>
  rg.enqueueActions(({ context, event, enqueue }) => {
    if (event.type !== 'MONITOR_DOWN' && event.type !== 'MONITOR_UP') return;
    const { code, weight, unit = 0 } = event;
    const isDown = event.type === 'MONITOR_DOWN';
    const change = (list: readonly number[], item: number) =>
      isDown ? withWeight(list, item) : withoutWeight(list, item);
    const interfacesSeen = code === 'IF' ? change(context.interfacesSeen, weight) : context.interfacesSeen;
    const next: RgContext = {
      ...context,
      interfacesSeen,
      interfacesDown: context.suspended ? context.interfacesDown : interfacesSeen,
      addressesDown: code === 'IP' ? change(context.addressesDown, weight) : context.addressesDown,
      spusDown: code === 'SP' ? change(context.spusDown, unit) : context.spusDown,
      hardwareDown: code === 'HW' ? change(context.hardwareDown, unit) : context.hardwareDown,
    };
    enqueue.assign({
      interfacesSeen: next.interfacesSeen,
      interfacesDown: next.interfacesDown,
      addressesDown: next.addressesDown,
      spusDown: next.spusDown,
      hardwareDown: next.hardwareDown,
      fellNow: context.fellNow || (isTold && code === 'IF' && weightOf(context) > 0 && weightOf(next) <= 0),
    });
    if (!isTold) return;
    const failed = failsNow(context, next);
    if (failed !== undefined) enqueue.emit({ type: 'HEALTH', failed });
    if (code === 'IF' && context.suspended) enqueue.emit({ type: 'rule', rule: 'cc.im.waits' });
    else enqueue.emit({ type: 'rule', rule: RULES[code], text: weightText(next) });
  });
export const noteMonitor = countMonitor(true);
export const noteMonitorQuietly = countMonitor(false);

/** RG0 has left this node: what ports do from now on counts only when the suspension is over [J-IM122]. */
export const suspendMonitoring = rg.enqueueActions(({ context, enqueue }) => {
  if (!context.monitors) return;
  enqueue.assign({ suspended: true });
  enqueue.raise({ type: 'RESUME' }, { delay: SUSPENSION_MS, id: 'suspension' });
  enqueue.emit({ type: 'rule', rule: 'cc.im.suspended' });
});

/** The ports as they are now count again. */
export const resumeMonitoring = rg.enqueueActions(({ context, enqueue }) => {
  const next: RgContext = { ...context, interfacesDown: context.interfacesSeen };
  enqueue.assign({
    suspended: false,
    interfacesDown: context.interfacesSeen,
    fellNow: context.fellNow || (weightOf(context) > 0 && weightOf(next) <= 0),
  });
  const failed = failsNow(context, next);
  if (failed !== undefined) enqueue.emit({ type: 'HEALTH', failed });
  enqueue.emit({ type: 'rule', rule: 'cc.im.resumed', text: weightText(next) });
});

/** A dead node's counters go by its ports again. */
export const endSuspension = rg.enqueueActions(({ context, enqueue }) => {
  enqueue.cancel('suspension');
  enqueue.assign({ suspended: false, interfacesDown: context.interfacesSeen });
});

/** Sessions are copied: CS is gone. */
export const endColdSync = rg.enqueueActions(({ context, enqueue }) => {
  const failed = failsNow(context, { ...context, coldSync: false });
  enqueue.assign({ coldSync: false });
  if (failed !== undefined) enqueue.emit({ type: 'HEALTH', failed });
});
