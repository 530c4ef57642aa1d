// Designs that this browser keeps, newest first. It opens and forgets; it stores nothing itself.
import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { cardOf } from '../../machines/registry';
import { NODE_KINDS } from '../../model';
import { openRecent, type RecentDesign, recentDesigns, removeRecent } from '../../state/documents';
import { setRefusal } from '../../state/editor-store';
import { tellOpening } from '../app/open-designs';
import { DeviceTile, IconButton, type PartKind } from '../ui';
import { timeAgo } from './time-ago';

const SHOWN = 5;

function iconOf(recent: RecentDesign): PartKind {
  const [kind] = cardOf(recent.technologies[0] ?? '')?.members.kinds ?? [];
  return NODE_KINDS.find((each) => each === kind) ?? 'group';
}

export function RecentDesigns() {
  const [recents, setRecents] = useState<readonly RecentDesign[]>([]);
  const [all, setAll] = useState(false);
  const [nowMs, setNowMs] = useState(0);
  const load = (): void =>
    void recentDesigns()
      .catch(() => [])
      .then((found) => {
        setRecents(found);
        setNowMs(Date.now());
      });
  useEffect(load, []);
  if (recents.length === 0) return null;
  const open = async (recent: RecentDesign): Promise<void> => {
    const opening = await openRecent(recent.id).catch(() => ({ kind: 'gone' }) as const);
    if (opening.kind === 'gone') setRefusal(`${recent.name} could not be opened: what is stored of it is damaged.`);
    else tellOpening(opening, () => void open(recent));
  };
  return (
    <section aria-labelledby="recent-title">
      <div className="mb-1.5 flex items-center">
        <h2 id="recent-title" className="flex-1 text-13 font-semibold">
          Recent designs
        </h2>
        {recents.length > SHOWN ? (
          <button
            type="button"
            className="rounded-1 text-12 font-medium text-accent-text hover:underline"
            aria-expanded={all}
            onClick={() => setAll(!all)}
          >
            {all ? 'Fewer' : `All ${recents.length}`}
          </button>
        ) : null}
      </div>
      <ul className="-mx-1">
        {(all ? recents : recents.slice(0, SHOWN)).map((recent) => (
          <li key={recent.id} className="hoverable group relative flex items-center gap-2.5 rounded-2 hover:bg-hover">
            <button
              type="button"
              className="flex min-w-0 flex-1 items-center gap-2.5 rounded-2 py-1.5 pl-1 text-left"
              onClick={() => void open(recent)}
            >
              <DeviceTile kind={iconOf(recent)} />
              <span className="min-w-0 flex-1">
                <span className="block truncate text-12 font-medium">{recent.name}</span>
                <span className="block truncate text-11 text-ink-2">{recent.summary}</span>
              </span>
              <span className="num pr-1 text-11 text-ink-2 group-focus-within:pr-8 group-hover:pr-8">
                {timeAgo(recent.savedAtMs, nowMs)}
              </span>
            </button>
            <IconButton
              label={`Remove ${recent.name} from this browser`}
              size="sm"
              icon={<X size={14} strokeWidth={1.5} />}
              className="absolute right-1 opacity-0 group-hover:opacity-100 focus-visible:opacity-100"
              onClick={() => void removeRecent(recent.id).then(load)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
