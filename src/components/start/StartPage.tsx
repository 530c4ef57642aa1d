// The first screen: designs to break, a place to paste a configuration, files and recent designs. It opens; it edits nothing.
import { Plus } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import type { Role } from '../../machines/kernel/types';
import { galleryDesigns } from '../../machines/templates';
import { newDesign } from '../../state/documents';
import { setRefusal, useEditor } from '../../state/editor-store';
import { needTechnologies } from '../../state/technologies';
import { StartBar } from '../app/TopBar';
import { RoleGlyph, roleText } from '../ui';
import { CompareCard } from './CompareCard';
import { OpenFileCard } from './OpenFileCard';
import { PasteCard } from './PasteCard';
import { RecentDesigns } from './RecentDesigns';
import { StartNotice } from './StartNotice';
import { TemplateCard } from './TemplateCard';

const LEGEND: readonly (readonly [Role, string])[] = [
  ['active', 'active, primary, master'],
  ['standby', 'standby, secondary, backup, warm'],
  ['transition', 'in transition'],
  ['failed', 'failed, ineligible, lost'],
];

/** The pictures are drawn by the technologies; the page is there before them. */
function fetchPictures(): void {
  void needTechnologies().then((trouble) => {
    // What somebody asked for comes before pictures.
    if (trouble !== undefined && !useEditor.getState().retry) setRefusal(trouble, fetchPictures);
  });
}

export function StartPage() {
  useEffect(fetchPictures, []);
  return (
    <div className="flex h-full flex-col">
      <StartBar />
      <main className="min-h-0 flex-1 overflow-y-auto">
        <div className="mx-auto max-w-[1352px] px-6 pt-13 pb-10">
          <h1 className="text-28 font-semibold tracking-[-0.02em]">Draw it, break it, see who takes over</h1>
          <p className="mt-1 text-14 text-ink-2">
            Juniper high availability, from the picture to the set lines. Pick a design and kill a link.
          </p>
          <StartNotice />
          <div className="mt-6 grid grid-cols-[minmax(0,1fr)_304px] items-start gap-x-8 max-wide:grid-cols-[minmax(0,1fr)_288px] max-wide:gap-x-6">
            <div>
              <h2 className="sr-only">Designs to start from</h2>
              <ul className="grid grid-cols-3 gap-4 max-wide:grid-cols-2">
                {galleryDesigns.map((template, index) => (
                  <li key={template.id}>
                    <TemplateCard template={template} first={index === 0} />
                  </li>
                ))}
                <li>
                  <NewCard />
                </li>
              </ul>
              <Legend />
            </div>
            <div className="grid gap-4">
              <PasteCard />
              <OpenFileCard />
              <CompareCard />
              <RecentDesigns />
            </div>
          </div>
        </div>
      </main>
    </div>
  );
}

function NewCard(): ReactNode {
  return (
    <button
      type="button"
      onClick={newDesign}
      className="hoverable flex h-full min-h-64 w-full flex-col items-center justify-center rounded-4 border border-dashed border-line-strong p-4 text-center hover:border-line-control hover:bg-panel"
    >
      <span className="mb-2 grid size-9 place-items-center rounded-3 border border-line bg-panel text-ink-2">
        <Plus size={16} strokeWidth={1.5} />
      </span>
      <span className="text-14 font-semibold">New design</span>
      <span className="mt-1.5 max-w-52 text-12 text-ink-2">
        An empty canvas: place devices, connect their ports, form a system
      </span>
    </button>
  );
}

function Legend() {
  return (
    <ul aria-label="What the shapes mean" className="mt-6 flex flex-wrap gap-x-4 gap-y-1 text-12">
      {LEGEND.map(([tone, words]) => (
        <li key={tone} className={`flex items-center gap-1.5 ${roleText(tone)}`}>
          <RoleGlyph tone={tone} />
          {words}
        </li>
      ))}
    </ul>
  );
}
