// One line drawing for each kind of device, 16 px box, 1.5 stroke, current colour. It knows no device.
import type { NodeKind } from '../../model/design';
import { cx } from './class-names';

export type PartKind = NodeKind | 'group' | 'link' | 'redundancy' | 'note' | 'port' | 'flow';

const PATHS: Readonly<Record<PartKind, string>> = {
  // A shield with a cross: it filters.
  srx: 'M8 1.9 13 3.8v3.6c0 3.1-2 5.4-5 6.7-3-1.3-5-3.6-5-6.7V3.8zM8 1.9v12.2M3 7.6h10',
  // A chassis with cards.
  mx: 'M2.5 2.5h11v11h-11zM2.5 6.2h11M2.5 9.8h11M6 2.5v11',
  // A disc with four arrows.
  router:
    'M8 2.4a5.6 5.6 0 1 1 0 11.2A5.6 5.6 0 0 1 8 2.4zM5.3 5.3l1.9 1.9M7.2 5.6v1.6H5.6M10.7 10.7 8.8 8.8M8.8 10.4V8.8h1.6M10.7 5.3 9 7M5.3 10.7 7 9',
  // A box with two opposite arrows.
  switch: 'M2.4 3.4h11.2v9.2H2.4zM5 6.5h6M9.4 4.9 11 6.5 9.4 8.1M11 9.8H5M6.6 8.2 5 9.8l1.6 1.6',
  host: 'M2.5 3h11v7.5h-11zM8 10.5V13M5.5 13h5',
  // A tunnel's mouth on a box.
  'mist-edge': 'M2.2 8.6h11.6v4H2.2zM4.4 10.6h.01M6.6 10.6h2M4 8.6a4 4 0 0 1 8 0M6.3 8.6a1.7 1.7 0 0 1 3.4 0',
  'ap-group': 'M8 11.4h.01M5.7 9.2a3.3 3.3 0 0 1 4.6 0M3.4 6.9a6.6 6.6 0 0 1 9.2 0',
  cloud: 'M4.6 12.4a2.9 2.9 0 0 1-.4-5.8 4 4 0 0 1 7.7.7 2.6 2.6 0 0 1-.3 5.1z',
  // Four corners round a square: several boxes are one.
  group: 'M2.5 5V2.5H5M11 2.5h2.5V5M13.5 11v2.5H11M5 13.5H2.5V11M5.7 5.7h4.6v4.6H5.7z',
  link: 'M3.4 12.6h.01M12.6 3.4h.01M2.3 12.6a1.1 1.1 0 1 0 2.2 0 1.1 1.1 0 1 0-2.2 0M11.5 3.4a1.1 1.1 0 1 0 2.2 0 1.1 1.1 0 1 0-2.2 0M4.2 11.8l7.6-7.6',
  // A chip: one unit that fails over as a whole.
  redundancy:
    'M4.5 4.5h7v7h-7zM6.8 6.8h2.4v2.4H6.8zM6 2.5v2M10 2.5v2M6 11.5v2M10 11.5v2M2.5 6h2M2.5 10h2M11.5 6h2M11.5 10h2',
  note: 'M3 3h10v6.6L9.6 13H3zM13 9.6H9.6V13',
  port: 'M3 4.5h10v7H3zM5.5 11.5V9h5v2.5M6.5 4.5v1.6M9.5 4.5v1.6',
  flow: 'M2.5 8h9.6M9 4.9 12.1 8 9 11.1',
};

export function DeviceIcon({
  kind,
  size = 16,
  className,
}: {
  readonly kind: PartKind;
  readonly size?: number;
  readonly className?: string;
}) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth={(1.5 * 16) / Math.max(16, size)}
      strokeLinecap="round"
      strokeLinejoin="round"
      className={cx('shrink-0', className)}
    >
      <path d={PATHS[kind]} />
    </svg>
  );
}

/** The path of an icon in its 16 px box, for drawings that are one SVG. */
export const deviceIconPath = (kind: PartKind): string => PATHS[kind];

/** The icon on its 24 px tile. */
export function DeviceTile({ kind, size = 24 }: { readonly kind: PartKind; readonly size?: number }) {
  return (
    <span
      className="grid shrink-0 place-items-center rounded-2 border border-line bg-sunken text-ink-2"
      style={{ width: size, height: size }}
    >
      <DeviceIcon kind={kind} size={size >= 32 ? 18 : 14} />
    </span>
  );
}
