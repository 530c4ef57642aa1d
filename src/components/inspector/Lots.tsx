// Who of a crowd is at which place of their own order of preference. It names no technology.
import type { SharesDrawing } from '../../machines/kernel/spread';
import { useFrame } from '../../state/run-store';
import { countIn, grouped } from '../story';
import { cx } from '../ui';
import { Section } from './form/Section';

/** More orders than this are a number. */
const MOST = 12;

export function Lots({ shares }: { readonly shares: SharesDrawing }) {
  const { lots, unit } = shares;
  return (
    <Section title="Lists">
      {lots.slice(0, MOST).map((lot) => (
        <Lot key={lot.instance} lot={lot} unit={unit} />
      ))}
      {lots.length > MOST ? <p className="text-11 text-ink-3">{lots.length - MOST} more lists</p> : null}
    </Section>
  );
}

function Lot({ lot, unit }: { readonly lot: SharesDrawing['lots'][number]; readonly unit: string }) {
  // A string: it changes when somebody moves, not with every frame.
  const counts = useFrame((frame) => {
    const facts = frame.instances.get(lot.instance)?.facts;
    return lot.order.map((_, at) => countIn(facts, [...lot.fact, String(at)])).join();
  });
  const places = (counts ?? '').split(',').map(Number);
  const none = lot.total - places.reduce((sum, count) => sum + count, 0);
  return (
    <p className="num flex flex-wrap items-center gap-x-1 gap-y-0.5 text-12">
      <span className="w-12 shrink-0 text-right text-ink-3">{grouped(lot.total)}</span>
      <span className="sr-only">{unit}: </span>
      {lot.order.map((name, at) => {
        const count = places[at] ?? 0;
        return (
          <span
            key={name}
            className={cx(
              'rounded-1 border px-1 text-11 leading-4',
              count === 0 && 'border-line text-ink-3',
              count > 0 && (at === 0 ? 'border-active-border bg-active-bg' : 'border-standby-border bg-standby-bg'),
              count > 0 && (at === 0 ? 'text-active-fg' : 'text-standby-fg'),
            )}
          >
            {at + 1}. {name}
            {count > 0 ? <b className="font-semibold"> {count === lot.total ? '' : grouped(count)}●</b> : null}
          </span>
        );
      })}
      {none > 0 ? <span className="text-11 font-medium text-transition-fg">{grouped(none)} nowhere</span> : null}
    </p>
  );
}
