// The table of shortcuts, made from the registry of actions.
import { setView, useView } from '../../state/view-store';
import { Dialog, Kbd } from '../ui';
import { type ActionSection, shownActions } from './actions';

const SECTIONS: readonly ActionSection[] = ['Run', 'Edit', 'View', 'File'];

export function ShortcutsDialog() {
  const open = useView((state) => state.shortcutsOpen);
  if (!open) return null;
  const actions = shownActions().filter((action) => action.keys?.length);
  return (
    <Dialog
      open
      onClose={() => setView({ shortcutsOpen: false })}
      title="Keyboard shortcuts"
      className="w-[min(760px,calc(100vw-32px))]"
    >
      <div className="columns-2 gap-8">
        {SECTIONS.map((section) => {
          const inSection = actions.filter((action) => action.section === section);
          if (inSection.length === 0) return null;
          return (
            <section key={section} className="mb-4">
              <h3 className="mb-1 text-12 font-semibold">{section}</h3>
              <dl>
                {inSection.map((action) => (
                  <div key={action.id} className="flex min-h-6.5 break-inside-avoid items-center gap-2 text-12">
                    <dt className="min-w-0 flex-1 truncate text-ink-2">{action.title()}</dt>
                    <dd className="flex gap-1">
                      {action.keys?.map((keys) => (
                        <Kbd key={keys} keys={keys} />
                      ))}
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
