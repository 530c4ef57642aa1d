// What the command palette offers: actions, faults and repairs, parts of the design, built-in designs; and how it finds them.
import { comparisonCards } from '../../machines/comparisons';
import { handlesOf } from '../../machines/run';
import { knownDesigns } from '../../machines/templates';
import type { Design } from '../../model';
import { deedsAt, doDeed } from '../../state/deeds';
import { setMode, setRefusal, useEditor } from '../../state/editor-store';
import { allFaults } from '../../state/faults';
import { allPlaces, selectPlace } from '../../state/places';
import { currentFrame, kill, repair } from '../../state/run-store';
import { select } from '../../state/view-store';
import { shownActions } from './actions';
import { hashOfComparison } from './hash';
import { showTemplate } from './open-designs';

export interface PaletteEntry {
  readonly id: string;
  readonly group: 'Do' | 'Kill and repair' | 'Select' | 'Open';
  readonly title: string;
  /** At the right, quieter. */
  readonly detail?: string;
  readonly keys?: string;
  /** Why it cannot be done now. */
  readonly off?: string;
  /** Further words by which it is found. */
  readonly words?: string;
  readonly tone?: 'danger';
  /** Offered before anything is typed, as actions are. */
  readonly offered?: true;
  readonly run: () => void;
}

/** Everything there is, for the design that is open (or none). Faults and parts in the order of the design. */
export function paletteEntries(design: Design | null): readonly PaletteEntry[] {
  return [
    ...actionEntries(),
    ...(design ? [...faultEntries(design), ...deedEntries(design), ...partEntries(design)] : []),
    ...templateEntries(design === null),
    ...comparisonEntries(),
  ];
}

const actionEntries = (): readonly PaletteEntry[] =>
  shownActions()
    .filter((action) => action.id !== 'view.search' && action.id !== 'run.kill' && action.id !== 'run.repair')
    .map((action) => {
      const off = action.off?.();
      const [keys] = action.keys ?? [];
      return {
        id: action.id,
        group: 'Do',
        title: action.title(),
        detail: action.section,
        run: action.run,
        ...(off === undefined ? {} : { off }),
        ...(keys === undefined ? {} : { keys }),
      };
    });

function faultEntries(design: Design): readonly PaletteEntry[] {
  const failed = new Set(currentFrame()?.failed ?? []);
  return allFaults(design).map((fault) => {
    const isFailed = failed.has(fault.target);
    const act = (): void => {
      if (useEditor.getState().mode !== 'run') setMode('run');
      setRefusal((isFailed ? repair(fault.target) : kill(fault.target)) ?? null);
    };
    return {
      id: `${isFailed ? 'repair' : 'kill'} ${fault.target}`,
      group: 'Kill and repair',
      title: isFailed ? `Repair ${fault.what}` : killTitle(fault),
      detail: fault.target,
      words: isFailed ? 'repair restore' : 'kill fail break cut pull',
      run: act,
      ...(isFailed ? {} : { tone: 'danger' as const }),
    };
  });
}

function deedEntries(design: Design): readonly PaletteEntry[] {
  return Object.values(design.nodes).flatMap((node) =>
    deedsAt(design, node.id).map((deed): PaletteEntry => {
      const act = (): void => {
        if (useEditor.getState().mode !== 'run') setMode('run');
        setRefusal(doDeed(design, node.id, deed) ?? null);
      };
      return {
        id: `do ${node.id} ${deed.label}`,
        group: 'Kill and repair',
        title: `${node.name}: ${deed.label}`,
        detail: deed.step.kind,
        words: 'request commit operator manual',
        run: act,
      };
    }),
  );
}

/** `Pull srx-a ge-0/0/14`, `Cut the power: srx-a`: the label with the thing, which is told once. */
function killTitle({ label, what }: { readonly label: string; readonly what: string }): string {
  const own = what.split(' ').at(-1) ?? '';
  return label.endsWith(` ${own}`) ? `${label.slice(0, -own.length)}${what}` : `${label}: ${what}`;
}

function partEntries(design: Design): readonly PaletteEntry[] {
  const handles = handlesOf(design);
  const aliasOf = (id: Design['nodes'][keyof Design['nodes']]['id']): string => {
    const handle = handles.get(id);
    return handle === undefined || handle === design.nodes[id]?.name ? '' : ` ${handle}`;
  };
  return [
    ...Object.values(design.groups).map(
      (group): PaletteEntry => ({
        id: `select ${group.id}`,
        group: 'Select',
        title: `Select ${group.name}`,
        detail: 'group',
        run: () => select({ group: { id: group.id, path: [] } }),
      }),
    ),
    ...Object.values(design.nodes).map(
      (node): PaletteEntry => ({
        id: `select ${node.id}`,
        group: 'Select',
        title: `Select ${node.name}`,
        detail: `${node.model ?? node.kind}${aliasOf(node.id)}`,
        run: () => select({ nodes: [node.id] }),
      }),
    ),
    ...allPlaces(design).map(({ node, id, slot, part }): PaletteEntry => {
      const name = part?.shape === 'chip' ? `${part.label} of ${slot.label}` : (part ?? slot).label;
      return {
        id: `select ${node} ${id}`,
        group: 'Select',
        title: `Select ${name}`,
        detail: [(part ?? slot).detail, design.nodes[node]?.name].filter(Boolean).join(', '),
        run: () => selectPlace({ kind: 'place', node, id }),
      };
    }),
    ...Object.values(design.ports).map((port): PaletteEntry => {
      const node = design.nodes[port.node]?.name ?? port.node;
      return {
        id: `select ${port.id}`,
        group: 'Select',
        title: `Select ${port.name}`,
        detail: `${node}${aliasOf(port.node)}`,
        run: () => select({ ports: [port.id] }),
      };
    }),
  ];
}

const comparisonEntries = (): readonly PaletteEntry[] =>
  comparisonCards.map(({ id, title, summary }) => ({
    id: `compare ${id}`,
    group: 'Open',
    title,
    detail: 'comparison',
    words: `compare choose versus ${summary}`,
    run: () => {
      location.hash = hashOfComparison(id);
    },
  }));

const templateEntries = (areFirst: boolean): readonly PaletteEntry[] =>
  knownDesigns().map((template) => ({
    id: `open ${template.id}`,
    group: 'Open',
    title: `Open ${template.title}`,
    detail: template.id,
    words: `template ${template.summary}`,
    ...(areFirst && template.gallery ? { offered: true } : {}),
    run: () => void showTemplate(template.id),
  }));

/** More would be scrolled, not read. */
export const RESULTS = 40;

/**
 * The entries in which every word of the query begins a word or occurs, best first; order of the list among equals.
 * An empty query gives the actions and what else is offered.
 */
export function searchEntries(entries: readonly PaletteEntry[], query: string): readonly PaletteEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return entries.filter((entry) => entry.group === 'Do' || entry.offered).slice(0, RESULTS);
  return entries
    .map((entry) => ({ entry, score: scoreOf(entry, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .slice(0, RESULTS)
    .map(({ entry }) => entry);
}

/** 0 where a word is missing; a whole word counts more than its beginning, that more than a place inside; the detail least. */
function scoreOf(entry: PaletteEntry, query: readonly string[]): number {
  const title = entry.title.toLowerCase();
  const words = entry.words ?? '';
  const detail = (entry.detail ?? '').toLowerCase();
  let total = 0;
  for (const word of query) {
    const score = Math.max(2 * placeScore(title, word), 2 * placeScore(words, word), placeScore(detail, word));
    if (score === 0) return 0;
    total += score;
  }
  return entry.off === undefined ? total : total * 0.5;
}

function placeScore(text: string, word: string): number {
  let best = 0;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const starts = at === 0 || /[\s:/–-]/.test(text[at - 1] ?? '');
    const after = text[at + word.length];
    const ends = after === undefined || /[\s:–]/.test(after);
    best = Math.max(best, starts && ends ? 4 : starts ? 3 : 1);
  }
  return best;
}
