// The table of shortcuts, made from the registry of actions.
import { setView, useView } from '../../state/view-store';
import { Dialog, Kbd } from '../ui';
import { type Action, type ActionSection, shownActions } from './actions';

/** Two columns of much the same length. */
const COLUMNS: readonly (readonly ActionSection[])[] = [['Run', 'Edit', 'File'], ['View']];

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
      <div className="grid grid-cols-2 gap-x-8">
        {COLUMNS.map((sections) => (
          <div key={sections.join()}>
            {sections.map((section) => (
              <Section key={section} title={section} actions={actions.filter((each) => each.section === section)} />
            ))}
          </div>
        ))}
      </div>
    </Dialog>
  );
}

function Section({ title, actions }: { readonly title: string; readonly actions: readonly Action[] }) {
  if (actions.length === 0) return null;
  return (
    <section className="mb-4">
      <h3 className="mb-1 text-12 font-semibold">{title}</h3>
      <dl>
        {actions.map((action) => (
          <div key={action.id} className="flex min-h-6.5 items-center gap-2 text-12">
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
}
