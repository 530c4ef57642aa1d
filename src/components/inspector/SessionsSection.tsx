// The sessions of a group: for each flow its state on every member, and when it last changed there. It names no technology.
import type { SessionDrawing } from '../../machines/kernel/route-drawing';
import type { InstanceSpec, Role, Run } from '../../machines/kernel/types';
import { technologyOf } from '../../machines/registry';
import type { Design, Group } from '../../model';
import { useRun } from '../../state/run-store';
import { select } from '../../state/view-store';
import { playheadLabel, stateWord } from '../story';
import { RoleBadge } from '../ui';

/** What one member knows of a flow at an instant. */
interface SessionNow {
  readonly role: Role;
  readonly word: string;
  /** When it became so; undefined = it was before the run began. */
  readonly sinceMs: number | undefined;
}

/** `gone` where there was a session and is none, `new` where one began in the run; else the state in the device's word. */
export function sessionNow(run: Run, spec: InstanceSpec, absent: string, atMs: number): SessionNow | undefined {
  const view = run.frameAt(atMs).instances.get(spec.id);
  if (!view) return undefined;
  const changes = run.trace.filter(
    (entry) => entry.instance === spec.id && entry.atMs >= 0 && entry.atMs <= atMs && entry.from !== entry.to,
  );
  const last = changes.at(-1);
  const sinceMs = last?.atMs;
  const had = run.frameAt(-1).instances.get(spec.id)?.state;
  if (view.state === absent)
    return had !== undefined && had !== absent
      ? { role: 'failed', word: 'gone', sinceMs }
      : { role: 'neutral', word: 'none', sinceMs };
  if (view.role === 'active' && last?.from === absent) return { role: 'active', word: 'new', sinceMs };
  return { role: view.role, word: stateWord(spec.machine.chart, view.state).toLowerCase(), sinceMs };
}

/** The sessions that the group of an instance keeps; none where it keeps none. */
export function sessionsOf(
  design: Design,
  spec: InstanceSpec,
): { group: Group; sessions: readonly SessionDrawing[] } | undefined {
  const group = Object.values(design.groups).find(({ id }) => id === spec.group);
  const sessions = group && technologyOf(group.technology)?.draw(design, group).sessions;
  return group && sessions && sessions.length > 0 ? { group, sessions } : undefined;
}

export function SessionsSection({
  design,
  run,
  spec,
}: {
  readonly design: Design;
  readonly run: Run;
  readonly spec: InstanceSpec;
}) {
  const kept = sessionsOf(design, spec);
  // Sessions change with events, not with frames.
  const atMs = useRun((state) => run.instants.findLast((instant) => instant <= state.playheadMs) ?? -1);
  if (!kept) return null;
  const specs = new Map(run.plan.instances.map((each) => [each.id, each]));
  return (
    <section aria-label="Sessions" className="border-b border-line px-3 py-2">
      <table className="w-full text-left text-12">
        <caption className="pb-1.5 text-left">
          <span className="flex items-baseline justify-between">
            <b className="font-semibold">Sessions</b>
            <span className="text-11 text-ink-3">state on each node</span>
          </span>
        </caption>
        <thead>
          <tr className="text-11 text-ink-3">
            <th scope="col" className="py-1 font-normal">
              Flow
            </th>
            {kept.group.members.map((id) => (
              <th key={id} scope="col" className="w-20 py-1 pl-2 font-normal">
                {design.nodes[id]?.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {kept.sessions.map(({ title, detail, on, absent }) => (
            <tr key={title} className="border-t border-line align-top">
              <th scope="row" className="py-1.5 font-normal">
                <span className="block font-medium break-words">{title}</span>
                <span className="block text-11 text-ink-3">{detail}</span>
              </th>
              {on.map(({ node, instance }) => {
                const own = specs.get(instance);
                const now = own && sessionNow(run, own, absent, atMs);
                return (
                  <td key={node} className="py-1.5 pl-2">
                    {now ? (
                      <button
                        type="button"
                        onClick={() => select({ instance })}
                        className="hoverable -m-1 grid min-h-6 justify-items-start gap-0.5 rounded-1 p-1 text-left hover:bg-hover"
                      >
                        <RoleBadge tone={now.role} word={now.word} />
                        {now.sinceMs === undefined ? null : (
                          <span className="num text-11 text-ink-3">at {playheadLabel(now.sinceMs)}</span>
                        )}
                      </button>
                    ) : null}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
