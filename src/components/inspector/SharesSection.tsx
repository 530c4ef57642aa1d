// Who has which share of a ring, as a table: each member with its state, its shares and how much that is. It names no technology.
import type { RingDrawing } from '../../machines/kernel/chassis-drawing';
import type { Run } from '../../machines/kernel/types';
import type { Design } from '../../model';
import { useFrame } from '../../state/run-store';
import { select } from '../../state/view-store';
import { ringOf, stateWord } from '../story';
import { cx, RoleBadge } from '../ui';
import { Section } from './form/Section';

export function SharesSection({
  design,
  run,
  instance,
}: {
  readonly design: Design;
  readonly run: Run;
  readonly instance: string;
}) {
  const found = ringOf(design, instance);
  const view = useFrame((frame) => (found ? frame.instances.get(found.ring.instance) : undefined));
  const shares = found ? view?.facts[found.ring.fact] : undefined;
  if (!found || !Array.isArray(shares)) return null;
  const { ring, title } = found;
  return (
    <Section title={`Shares of ${title}`} note={`${ring.owners.length} members`}>
      <table className="w-full text-12">
        <thead>
          <tr className="text-left text-ink-3 [&>th]:pb-1 [&>th]:font-normal">
            <th scope="col">Member</th>
            <th scope="col">State</th>
            <th scope="col" className="first-letter:uppercase">
              {ring.share}
            </th>
            <th scope="col" className="text-right">
              Share
            </th>
          </tr>
        </thead>
        <tbody>
          {ring.owners.map((owner, index) => (
            <Row
              key={owner.instance}
              run={run}
              owner={owner}
              own={shares.flatMap((each, share) => (each === index ? [share] : []))}
              count={shares.length}
              isShown={owner.instance === instance}
            />
          ))}
        </tbody>
      </table>
    </Section>
  );
}

interface RowProps {
  readonly run: Run;
  readonly owner: RingDrawing['owners'][number];
  /** Numbers of the shares that it has. */
  readonly own: readonly number[];
  readonly count: number;
  readonly isShown: boolean;
}

function Row({ run, owner, own, count, isShown }: RowProps) {
  const view = useFrame((frame) => frame.instances.get(owner.instance));
  const isGone = useFrame((frame) => frame.instances.get(owner.presence)?.role === 'failed') ?? false;
  if (!view) return null;
  const chart = run.plan.instances.find(({ id }) => id === owner.instance)?.machine.chart;
  const percent = own.length === 0 || isGone ? 0 : Math.round((100 * own.length) / count);
  return (
    <tr className={cx('border-t border-line [&>td]:py-1', isShown && 'bg-selected')}>
      <td>
        <button
          type="button"
          aria-current={isShown || undefined}
          onClick={() => select({ instance: owner.instance })}
          className="hoverable mono rounded-1 px-0.5 hover:bg-hover"
        >
          {owner.label}
        </button>
      </td>
      <td>
        <RoleBadge tone={view.role} word={stateWord(chart, view.state)} />
      </td>
      <td className="num">{own.join(', ')}</td>
      <td className={cx('num text-right', percent === 0 && 'text-ink-3')}>{percent} %</td>
    </tr>
  );
}
