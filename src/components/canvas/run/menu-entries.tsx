// Entries of the menu in Run: the faults of the thing, the first one under the pointer, then Repair and Why?.
import { Info, SquareTerminal, Wrench, Zap } from 'lucide-react';
import type { Plan } from '../../../machines/kernel/types';
import type { Design } from '../../../model';
import { runCommand } from '../../../state/console';
import { deedsAt, doDeed } from '../../../state/deeds';
import { setRefusal } from '../../../state/editor-store';
import { faultsOfThing, isFailed } from '../../../state/faults';
import { drawingOf, placeAt } from '../../../state/places';
import { currentBranch, currentFrame, kill, repair } from '../../../state/run-store';
import { type MenuTarget, select, setView } from '../../../state/view-store';
import { stateWord } from '../../story';
import type { MenuEntry } from '../../ui';
import { instanceOf } from './instance-of';

const icon = { size: 16, strokeWidth: 1.5 } as const;

export function runEntries(design: Design, target: MenuTarget): readonly MenuEntry[] {
  const run = currentBranch()?.run;
  if (!run) return [];
  const faults = faultsOfThing(design, target);
  const failed = faults.filter((fault) => isFailed(fault.target));
  const standing = faults.filter((fault) => !failed.includes(fault));
  const kills = standing.map(
    (fault, i): MenuEntry => ({
      kind: 'item',
      id: fault.target,
      label: fault.label,
      note: isUnique(faults, fault.label) ? undefined : fault.what,
      icon: <Zap {...icon} />,
      ...(i === 0 && failed.length === 0 ? { tone: 'danger' as const, keys: 'Enter' } : {}),
      onSelect: () => setRefusal(kill(fault.target) ?? null),
    }),
  );
  const repairs = failed.map(
    (fault, i): MenuEntry => ({
      kind: 'item',
      id: `repair ${fault.target}`,
      // Its own fault needs no name: the thing is named above.
      label: failed.length > 1 || fault !== faults[0] ? `Repair ${fault.what}` : 'Repair',
      icon: <Wrench {...icon} />,
      keys: i === 0 ? 'R' : undefined,
      onSelect: () => setRefusal(repair(fault.target) ?? null),
    }),
  );
  // A thing that is down already is most likely clicked to be repaired.
  const acts = failed.length > 0 ? [...repairs, ...kills] : [...kills, ...line(kills), ...noRepair(kills)];
  const commands = requestEntries(design, target);
  const why = whyEntry(design, run.plan, target);
  const rest = [...commands, ...(why ? [why] : [])];
  return [
    ...acts,
    ...(rest.length > 0 && (failed.length > 0 || commands.length > 0) ? line([...acts, ...rest]) : []),
    ...rest,
  ];
}

const isUnique = (faults: readonly { readonly label: string }[], label: string): boolean =>
  faults.filter((fault) => fault.label === label).length === 1;

const line = (before: readonly MenuEntry[]): readonly MenuEntry[] =>
  before.length > 0 ? [{ kind: 'separator', id: `line ${before.length}` }] : [];

const noRepair = (kills: readonly MenuEntry[]): readonly MenuEntry[] =>
  kills.length === 0
    ? []
    : [
        {
          kind: 'item',
          id: 'repair',
          label: 'Repair',
          icon: <Wrench {...icon} />,
          keys: 'R',
          off: 'Nothing of it has failed.',
          onSelect: () => undefined,
        },
      ];

/** Commands of an operator, typed at the device whose thing it is; what the device refuses is told in its words. */
function requestEntries(design: Design, target: MenuTarget): readonly MenuEntry[] {
  if (target.kind === 'node') return deedEntries(design, target.id);
  const place = target.kind === 'place' ? placeAt(design, target.node, target.id) : undefined;
  if (!place) return [];
  return (drawingOf(place).requests ?? []).map(({ label, command }) => ({
    kind: 'item',
    id: command,
    label,
    icon: <SquareTerminal {...icon} />,
    onSelect: () => {
      const { kind, output } = runCommand(place.node, command);
      setRefusal(kind === 'error' ? output : null);
    },
  }));
}

function deedEntries(design: Design, node: string): readonly MenuEntry[] {
  return deedsAt(design, node).map((deed) => ({
    kind: 'item',
    id: deed.label,
    label: deed.label,
    icon: <SquareTerminal {...icon} />,
    onSelect: () => setRefusal(doDeed(design, node, deed) ?? null),
  }));
}

function whyEntry(design: Design, plan: Plan, target: MenuTarget): MenuEntry | undefined {
  const place = target.kind === 'place' ? placeAt(design, target.node, target.id) : undefined;
  const instance = place ? drawingOf(place).instance : instanceOf(plan, target);
  const view = instance === undefined ? undefined : currentFrame()?.instances.get(instance);
  if (instance === undefined || !view) return undefined;
  const chart = plan.instances.find(({ id }) => id === instance)?.machine.chart;
  const state = stateWord(chart, view.state);
  return {
    kind: 'item',
    id: 'why',
    label: `Why is it ${state}?`,
    icon: <Info {...icon} />,
    onSelect: () => {
      select({ instance });
      setView({ inspectorOpen: true });
    },
  };
}
