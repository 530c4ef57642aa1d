// Text of `show interfaces load-balancing` and its detail [AMS 5.1, 5.2]. It knows data, no run.
import type { BundleView } from './view';

const MODEL_WORDS = { none: 'None', 'many-to-one': 'Many-to-One', 'one-to-one': 'One-to-One' } as const;
const modelOf = ({ bundle }: BundleView): string => MODEL_WORDS[bundle.highAvailability?.model ?? 'none'];
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
const two = (value: number): string => String(value).padStart(2, '0');

/** `00:10:23`; from a day on `1d 02:03`, `1w2d 00:17` [S14]. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const days = Math.floor(hours / 24);
  if (days === 0) return [hours, minutes, seconds % 60].map(two).join(':');
  const weeks = Math.floor(days / 7);
  return `${weeks > 0 ? `${weeks}w` : ''}${days % 7 > 0 || weeks === 0 ? `${days % 7}d` : ''} ${two(hours % 24)}:${two(minutes)}`;
}

/** One line for each bundle; the alignment is not known from a device. */
export function bundlesText(views: readonly BundleView[]): string {
  return [
    'Interface   State            Last change  Members  HA Model',
    ...views.map((view) =>
      [
        view.bundle.name.padEnd(11),
        view.state.padEnd(16),
        elapsed(view.lastChangeMs).padEnd(12),
        String(view.bundle.members.length).padEnd(8),
        modelOf(view),
      ].join(' '),
    ),
  ].join('\n');
}

const label = (name: string, value: string): string => `  ${name.padEnd(15)}: ${value}`;

const SYNC_WORDS: Readonly<Record<string, string>> = { na: 'NA', 'in-progress': 'In progress', 'in-sync': 'In sync' };

/** The status of each standing backup, while the bundle is up. */
function syncLines(view: BundleView): readonly string[] {
  if (view.syncState === null || view.state !== 'Up') return [];
  const backups = view.bundle.members.filter((_, member) => view.roles[member] === 'backup');
  const rows = view.syncState.map((sync, pair) => {
    const name = backups[pair]?.name ?? view.bundle.members[pair]?.name ?? '';
    return `      ${name.padEnd(12)} ${SYNC_WORDS[sync] ?? 'Unknown'}`;
  });
  return [label('Sync-state', '').trimEnd(), '      Interface    Status', ...rows];
}

function detailLines(view: BundleView): readonly string[] {
  return [
    `Interface        : ${view.bundle.name}`,
    label('State', view.state),
    label('Last change', elapsed(view.lastChangeMs)),
    label('Member count', String(view.bundle.members.length)),
    label('HA Model', modelOf(view)),
    label('Members', '').trimEnd(),
    '      Interface    Weight   State',
    ...view.bundle.members.map(
      ({ name }, member) => `      ${name.padEnd(12)} 10       ${capital(view.roles[member] ?? 'down')}`,
    ),
    ...syncLines(view),
  ];
}

/** Every bundle with its members; layout as observed [S14], the block of the synchronisation is not. */
export const detailText = (views: readonly BundleView[]): string =>
  ['Load-balancing interfaces detail', ...views.flatMap(detailLines)].join('\n');
