// The mark: one disc serves, the ring behind it stands by.

export function BrandMark({ size = 22 }: { readonly size?: number }) {
  return (
    <svg aria-hidden="true" width={size} height={size} viewBox="0 0 22 22" className="shrink-0">
      <circle cx="14.2" cy="11" r="5.6" fill="none" stroke="var(--accent)" strokeWidth="1.8" />
      <circle cx="7.8" cy="11" r="6.5" fill="var(--accent)" stroke="var(--bg-panel)" strokeWidth="1.6" />
    </svg>
  );
}
