// Text of `show chassis routing-engine`, of hardware and of the control boards [RE 6.1, 6.2]. It knows a view, no run.
import type { EngineRouterView, EngineView } from './view';

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

/** `5 days, 3 hours, 24 minutes, 13 seconds`; leading zeros left out. */
export function uptime(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts = [
    [Math.floor(seconds / 86_400), 'day'],
    [Math.floor(seconds / 3600) % 24, 'hour'],
    [Math.floor(seconds / 60) % 60, 'minute'],
    [seconds % 60, 'second'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first < 0 ? parts.length - 1 : first)
    .map(([count, word]) => plural(count, word))
    .join(', ');
}

/** String values start at column 35; temperatures, memory and load are a device's own and left out. */
const value = (name: string, text: string): string => `    ${name.padEnd(31)}${text}`;

function engineLines({ slot, state, priority, hardware, upMs }: EngineView): readonly string[] {
  const head = ['Routing Engine status:', `  Slot ${slot}:`, value('Current state', capital(state))];
  if (state === 'empty') return head;
  return [
    ...head,
    value('Election priority', priority),
    ...(hardware === undefined ? [] : [value('Model', hardware)]),
    ...(state === 'present' ? [] : [value('Uptime', uptime(upMs))]),
  ];
}

/** Both slots, slot 0 first. */
export const enginesText = ({ engines }: EngineRouterView): string => engines.flatMap(engineLines).join('\n');

/** Columns 0, 17, 26, 39, 57; a slot without Routing Engine has no row [R23]. */
export function hardwareText({ router, engines }: EngineRouterView): string {
  const row = (item: string, description: string): string => `${item.padEnd(57)}${description}`.trimEnd();
  return [
    'Hardware inventory:',
    'Item             Version  Part number  Serial number     Description',
    row('Chassis', router.node?.model ?? 'MX480'),
    ...engines
      .filter(({ state }) => state !== 'empty')
      .map(({ slot, hardware }) => row(`Routing Engine ${slot}`, hardware ?? '')),
    ...engines.map(({ slot }) => row(`CB ${slot}`, '')),
  ].join('\n');
}

/** `Online Master` for the board of the master, `Online` for the other [R23]. */
export const boardsText = ({ engines, master }: EngineRouterView): string =>
  engines
    .flatMap(({ slot }) => [`CB ${slot} status:`, `  ${'State'.padEnd(27)}Online${slot === master ? ' Master' : ''}`])
    .join('\n');
