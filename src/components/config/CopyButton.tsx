// Copies a text and says that it did. It knows no text.
import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';
import { setRefusal } from '../../state/editor-store';
import { Button, IconButton } from '../ui';

const SHOWN_MS = 1600;

export function CopyButton({
  text,
  label,
  small = false,
}: {
  /** What to copy; a function is asked at the click. */
  readonly text: string | (() => string);
  readonly label: string;
  readonly small?: boolean;
}) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = (): void =>
    void navigator.clipboard.writeText(typeof text === 'string' ? text : text()).then(
      () => setCopied(true),
      () => setRefusal('The browser did not allow copying; mark the text and copy it.'),
    );
  const Icon = copied ? Check : Copy;
  const icon = (
    <Icon size={14} strokeWidth={1.5} className={copied ? 'text-active-fg' : undefined} aria-hidden="true" />
  );
  if (small) return <IconButton label={copied ? 'Copied' : label} icon={icon} size="sm" onClick={copy} />;
  return (
    <Button size="sm" icon={icon} onClick={copy} aria-live="polite">
      {copied ? 'Copied' : 'Copy'}
    </Button>
  );
}
