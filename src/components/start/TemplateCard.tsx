// One design of the gallery: its picture, what it is, and a button that plays its first fault. It knows no technology.
import { Play } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { Run } from '../../machines/kernel/types';
import { type ListedDesign, templateDesign } from '../../machines/templates';
import type { Design } from '../../model';
import { openTemplate } from '../../state/documents';
import { setRefusal } from '../../state/editor-store';
import { allFaults } from '../../state/faults';
import { currentBranch, kill, SPEEDS, setPlaying, setSpeed } from '../../state/run-store';
import { useTechnologies } from '../../state/technologies';
import { showTemplate, tellOpening } from '../app/open-designs';
import { Button, cx } from '../ui';
import { type Preview, previewOf } from './preview';
import { Thumbnail } from './Thumbnail';

/** Opens the design in Run with its first fault on the way: the first failover without another click. */
async function playFailover(template: ListedDesign): Promise<void> {
  const opening = await openTemplate(template.id, 'run');
  tellOpening(opening, () => void playFailover(template));
  if (opening.kind !== 'opened' || template.firstFault === undefined) return;
  const problem = kill(template.firstFault);
  setSpeed(speedFor(currentBranch()?.run));
  setRefusal(problem ?? null);
  if (problem === undefined) setPlaying(true);
}

/** Nobody watches longer for the first failover: where it takes minutes the clock runs faster. */
const PATIENCE_MS = 10_000;

function speedFor(run: Run | undefined): number {
  const ends = [...(run?.outages.values() ?? [])].flatMap((outages) => outages.map(({ toMs }) => toMs ?? 0));
  const endMs = Math.max(0, ...ends);
  return SPEEDS.find((speed) => speed >= 1 && endMs / speed <= PATIENCE_MS) ?? SPEEDS.at(-1) ?? 1;
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

function outcome(preview: Preview): string {
  if (preview.outageMs === null) return 'a flow is lost for good';
  return preview.outageMs === 0 ? 'nothing is lost' : `longest outage ${seconds(preview.outageMs)}`;
}

/** The simulated first fault, computed when the page has nothing better to do. */
function usePreview(design: Design | undefined, firstFault: string | undefined): Preview | undefined {
  const [preview, setPreview] = useState<Preview>();
  useEffect(() => {
    if (!design) return;
    const compute = (): void => setPreview(previewOf(design, firstFault));
    if (!('requestIdleCallback' in window)) {
      const timer = setTimeout(compute, 200);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(compute, { timeout: 3000 });
    return () => cancelIdleCallback(idle);
  }, [design, firstFault]);
  return preview;
}

/** The design, as soon as its technology is there. */
function useBuilt({ id, technology }: ListedDesign): Design | undefined {
  const isThere = useTechnologies(({ present }) => present.some((each) => each.id === technology));
  return useMemo(() => {
    if (!isThere) return undefined;
    const built = templateDesign(id);
    return 'error' in built ? undefined : built;
  }, [id, isThere]);
}

export function TemplateCard({ template, first }: { readonly template: ListedDesign; readonly first: boolean }) {
  const design = useBuilt(template);
  const preview = usePreview(design, template.firstFault);
  const [lively, setLively] = useState(false);
  const faults = useMemo(() => (design ? allFaults(design).length : undefined), [design]);
  return (
    <article
      onPointerEnter={() => setLively(true)}
      onPointerLeave={() => setLively(false)}
      onFocus={() => setLively(true)}
      onBlur={() => setLively(false)}
      className={cx(
        'hoverable group relative flex h-full flex-col overflow-hidden rounded-4 border bg-panel',
        first
          ? 'border-accent shadow-[0_0_0_2px_var(--accent-line),var(--shadow-2)]'
          : 'border-line shadow-low hover:border-line-control hover:shadow-mid',
      )}
    >
      <div className="paper grid h-44 place-items-center border-b border-line bg-size-[14px_14px]">
        {design ? <Thumbnail design={design} preview={preview} playing={lively} /> : <Skeleton />}
      </div>
      <div className="flex flex-1 flex-col p-3 pb-3.5">
        <div className="flex items-center gap-2">
          <h3 className="min-w-0 flex-1 truncate text-14 font-semibold">
            <button
              type="button"
              onClick={() => void showTemplate(template.id)}
              className="text-left after:absolute after:inset-0 focus-visible:outline-offset-4"
              title={`Open ${template.title} in Design`}
            >
              {template.title}
            </button>
          </h3>
          <Button
            size="sm"
            variant={first ? 'primary' : 'secondary'}
            className="relative"
            icon={<Play size={10} fill="currentColor" strokeWidth={0} aria-hidden="true" />}
            aria-label={`Play failover: ${template.title}`}
            onClick={() => void playFailover(template)}
          >
            {first ? 'Play failover' : 'Play'}
          </Button>
        </div>
        <p className="mt-0.5 text-12 text-ink-2">{template.summary}</p>
        <p className="num mt-auto flex min-h-6.5 items-center gap-2.5 pt-2 text-12 text-ink-3">
          {preview ? (
            <>
              <span>{outcome(preview)}</span>
              <span aria-hidden="true" className="h-3 w-px bg-line-strong" />
            </>
          ) : null}
          {faults === undefined ? null : (
            <span>
              {faults} {faults === 1 ? 'fault' : 'faults'} to try
            </span>
          )}
        </p>
      </div>
    </article>
  );
}

/** Where the picture will be; seen only when it is slow to come. */
function Skeleton() {
  return <div aria-hidden="true" className="skeleton h-24 w-60 rounded-3 bg-sunken" />;
}
