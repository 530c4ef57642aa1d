// The dock below the canvas: transport, flows and tabs in one row, the ruler above every tab, then the tab. In Design only findings and config.
import { Maximize2 } from 'lucide-react';
import { type ReactNode, Suspense, useMemo, useState } from 'react';
import type { Design } from '../../model';
import { useDesign, useEditor } from '../../state/editor-store';
import { targetName } from '../../state/faults';
import { useFindings } from '../../state/findings';
import { loggingNodes } from '../../state/log';
import { type Branch, useBranch, useRun } from '../../state/run-store';
import { type DockTab, useView } from '../../state/view-store';
import { useMedia } from '../measure';
import { bestPathsOf, metersOf, tellersOf } from '../story';
import { Button, ErrorBoundary, IconButton, latePart, TabPanel } from '../ui';
import { DockTabs } from './DockTabs';
import { FindingsList, FindingsSummary } from './FindingsList';
import { FlowChips } from './FlowChips';
import { FlowsTable } from './FlowsTable';
import { Lanes } from './Lanes';
import { flagsOf, type LaneContext, lanesOf } from './lanes';
import { RIGHT_PX, TimeArea } from './TimeArea';
import { TraceList } from './TraceList';
import { Transport } from './Transport';
import { traceRows } from './trace-rows';
import { useTimeWindow } from './use-time-window';

const ConfigTab = latePart(async () => (await import('../config')).ConfigTab);
const LogTab = latePart(async () => (await import('../log')).LogTab);
const ConsoleTab = latePart(async () => (await import('../console')).Console);

const TRANSPORT_PX = 44;
const TABS_PX = 36;

export function Dock() {
  const mode = useEditor((state) => state.mode);
  return mode === 'run' ? <RunDock /> : <DesignDock />;
}

interface FrameProps {
  readonly header: ReactNode;
  readonly headerPx: number;
  readonly children: ReactNode;
}

/** The row that stays when the dock is folded, and what is below it. The shell owns the dock's box and its size. */
function Frame({ header, headerPx, children }: FrameProps) {
  const open = useView((view) => view.dockOpen);
  return (
    <div className="flex min-h-0 flex-1 flex-col bg-panel">
      <div
        className="flex shrink-0 items-center gap-1 border-b border-line pr-3 pl-2"
        style={{ height: open ? headerPx : TRANSPORT_PX }}
      >
        {header}
      </div>
      {open ? <div className="flex min-h-0 flex-1 flex-col">{children}</div> : null}
    </div>
  );
}

function DesignDock() {
  const wanted = useView((view) => view.designTab);
  const findings = useFindings();
  const tab: DockTab = wanted === 'config' ? 'config' : 'findings';
  return (
    <Frame
      headerPx={TABS_PX}
      header={
        <>
          <DockTabs
            folds={false}
            value={tab}
            tabs={[
              { id: 'findings', label: 'Findings', count: findings.length },
              { id: 'config', label: 'Config' },
            ]}
          />
          <span className="flex-1" />
          <FindingsSummary />
        </>
      }
    >
      <Panel tab={tab}>{tab === 'config' ? <ConfigTab /> : <FindingsList />}</Panel>
    </Frame>
  );
}

function RunDock() {
  const branch = useBranch();
  const chosen = useView((view) => view.tab);
  const hasLog = loggingNodes(useDesign()).length > 0;
  const tab = chosen === 'log' && !hasLog ? 'timeline' : chosen;
  const findings = useFindings();
  const lanes = useLanes(branch);
  const story = useMemo(
    () =>
      [...new Set(lanes.flatMap((lane) => lane.segments.map((segment) => segment.fromMs)))].toSorted((a, b) => a - b),
    [lanes],
  );
  const flowCount = branch?.run.plan.flows?.length ?? 0;
  return (
    <Frame
      headerPx={TRANSPORT_PX}
      header={
        <>
          <Transport story={story} />
          <FlowChips />
          <DockTabs
            folds
            value={tab}
            tabs={[
              { id: 'timeline', label: 'Timeline' },
              { id: 'trace', label: 'Trace', count: branch ? traceRows(branch.run).length : 0 },
              { id: 'console', label: 'Console' },
              ...(hasLog ? [{ id: 'log' as const, label: 'Log' }] : []),
              { id: 'flows', label: 'Flows', count: flowCount },
              { id: 'findings', label: 'Findings', count: findings.length },
              { id: 'config', label: 'Config' },
            ]}
          />
        </>
      }
    >
      {branch ? <RunBody branch={branch} lanes={lanes} tab={tab} /> : <CannotRun tab={tab} />}
    </Frame>
  );
}

const laneContext = (design: Design): LaneContext => ({
  meters: metersOf(design),
  tellers: tellersOf(design),
  routes: bestPathsOf(design),
  members: new Set(
    Object.values(design.groups).flatMap((group) =>
      group.members.map((member) => design.nodes[member]?.name ?? member),
    ),
  ),
});

function useLanes(branch: Branch | undefined) {
  const design = useDesign();
  return useMemo(() => (branch ? lanesOf(branch.run, laneContext(design)) : []), [branch, design]);
}

function RunBody({
  branch,
  lanes,
  tab,
}: {
  readonly branch: Branch;
  readonly lanes: ReturnType<typeof lanesOf>;
  readonly tab: DockTab;
}) {
  const design = useDesign();
  const branches = useRun((state) => state.branches);
  const view = useTimeWindow();
  const narrow = useMedia('(max-width: 1199px)');
  const flags = useMemo(() => flagsOf(branch.steps, (target) => targetName(design, target)), [branch, design]);
  const others = useMemo(
    () =>
      branches
        .filter((each) => each.id !== branch.id)
        .map((each) => ({ branch: each, lanes: lanesOf(each.run, laneContext(design)) })),
    [branches, branch, design],
  );
  const [all, setAll] = useState(false);
  const [hidden, setHidden] = useState(0);
  const onTimeline = tab === 'timeline';
  const gutter = onTimeline ? (narrow ? 128 : 168) : RIGHT_PX + 4;
  const area = {
    view,
    flags,
    gutter,
    lastEventMs: branch.run.lastEventMs,
    corner: onTimeline ? (
      <>
        {hidden > 0 || all ? (
          <Button size="sm" variant="quiet" aria-expanded={all} onClick={() => setAll(!all)}>
            {all ? 'Fewer lanes' : `${hidden} more ${hidden === 1 ? 'lane' : 'lanes'}`}
          </Button>
        ) : null}
        {view.zoomed ? (
          <IconButton
            size="sm"
            label="Show the whole run"
            icon={<Maximize2 size={14} strokeWidth={1.5} />}
            onClick={view.fit}
          />
        ) : null}
      </>
    ) : null,
  };
  if (onTimeline)
    return (
      <Panel tab={tab}>
        <TimeArea {...area}>
          <Lanes
            lanes={lanes}
            all={all}
            others={others}
            current={branch}
            window={view.window}
            gutter={gutter}
            onHidden={setHidden}
          />
        </TimeArea>
      </Panel>
    );
  return (
    <>
      <TimeArea {...area} />
      <Panel tab={tab}>
        {tab === 'trace' ? <TraceList run={branch.run} /> : null}
        {tab === 'console' ? <ConsoleTab /> : null}
        {tab === 'log' ? <LogTab /> : null}
        {tab === 'flows' ? <FlowsTable run={branch.run} /> : null}
        {tab === 'findings' ? <FindingsList /> : null}
        {tab === 'config' ? <ConfigTab /> : null}
      </Panel>
    </>
  );
}

function CannotRun({ tab }: { readonly tab: DockTab }) {
  const errors = useRun((state) => state.errors);
  return (
    <Panel tab={tab}>
      {tab === 'findings' ? (
        <FindingsList />
      ) : tab === 'config' ? (
        <ConfigTab />
      ) : (
        <div className="min-h-0 flex-1 overflow-auto p-3 text-12" role="status">
          <b className="font-semibold">This design cannot run yet.</b>
          <ul className="mt-1 grid gap-1 text-ink-2">
            {errors.map((error) => (
              <li key={error}>{error}</li>
            ))}
          </ul>
        </div>
      )}
    </Panel>
  );
}

const NAMES: Readonly<Record<DockTab, string>> = {
  timeline: 'The timeline',
  trace: 'The trace',
  console: 'The console',
  log: 'The log',
  flows: 'The flow table',
  findings: 'The findings',
  config: 'The config view',
};

/** The panel of one tab with its own error boundary; what is loaded late leaves it empty for that moment. */
function Panel({ tab, children }: { readonly tab: DockTab; readonly children: ReactNode }) {
  return (
    <TabPanel idBase="dock" id={tab} className="flex min-h-0 flex-1 flex-col">
      <ErrorBoundary key={tab} name={NAMES[tab]}>
        <Suspense fallback={null}>{children}</Suspense>
      </ErrorBoundary>
    </TabPanel>
  );
}
