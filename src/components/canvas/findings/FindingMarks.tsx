// The marks of findings on the picture in Design: a sentence on hover and focus, a click selects the thing and opens the finding. It draws no run.
import { useStore, ViewportPortal } from '@xyflow/react';
import { type CSSProperties, memo, type ReactNode, useMemo } from 'react';
import type { Finding } from '../../../model';
import { useDesign } from '../../../state/editor-store';
import { findingKey, selectSubject, useFindings } from '../../../state/findings';
import { setView, useView } from '../../../state/view-store';
import { cx, SeverityIcon, severityBox, severityCount, severityWord, Toolbar, Tooltip } from '../../ui';
import { FAR_ZOOM } from '../cards/DeviceNode';
import type { Drawings, Scene } from '../geometry/scene-types';
import { type FindingPlace, findingPlaces } from './finding-places';

export function FindingMarks({ scene, drawings }: { readonly scene: Scene; readonly drawings: Drawings }) {
  const design = useDesign();
  const findings = useFindings();
  const isFar = useStore((state) => state.transform[2] < FAR_ZOOM);
  const places = useMemo(
    () => findingPlaces(design, scene, drawings, findings, isFar),
    [design, scene, drawings, findings, isFar],
  );
  const isOn = useView((state) => state.findingMarks);
  if (!isOn || places.length === 0) return null;
  return (
    <ViewportPortal>
      <Scaled>
        <Toolbar label="Findings on the drawing">
          {places.map((place) => (
            <Mark key={place.key} place={place} />
          ))}
        </Toolbar>
      </Scaled>
    </ViewportPortal>
  );
}

/** Far out the marks keep their size on screen. */
function Scaled({ children }: { readonly children: ReactNode }) {
  const scale = useStore((state) => (state.transform[2] < 0.8 ? 0.8 / state.transform[2] : 1));
  const style = { '--mark-scale': scale } as CSSProperties;
  return (
    <div className="absolute size-0" style={style}>
      {children}
    </div>
  );
}

const Mark = memo(
  function Mark({ place }: { readonly place: FindingPlace }) {
    const { x, y, width, height, name, findings } = place;
    const [worst] = findings;
    if (!worst) return null;
    const open = (): void => {
      selectSubject(place.subject);
      setView({ inspectorOpen: true, findingWanted: findingKey(worst) });
    };
    return (
      <Tooltip text={<Sentences findings={findings} />} side="top">
        <button
          type="button"
          data-finding={worst.severity}
          aria-label={nameOf(name, findings)}
          onClick={open}
          className={cx(
            'finding-mark nodrag nopan num hoverable pointer-events-auto absolute z-3 flex items-center justify-center gap-[3px] rounded-2 border text-11 font-semibold',
            severityBox(worst.severity),
          )}
          style={{ left: x, top: y, width, height }}
        >
          <SeverityIcon severity={worst.severity} size={12} />
          {findings.length > 1 ? findings.length : null}
        </button>
      </Tooltip>
    );
  },
  (a, b) =>
    a.place.x === b.place.x &&
    a.place.y === b.place.y &&
    a.place.key === b.place.key &&
    a.place.findings.length === b.place.findings.length &&
    a.place.findings.every((finding, i) => finding === b.place.findings[i]),
);

/** `Warning on reth0: …`, or `1 error and 2 warnings on reth0, first: …`. */
function nameOf(name: string, findings: readonly Finding[]): string {
  const [worst] = findings;
  if (!worst) return name;
  if (findings.length === 1) return `${severityWord(worst.severity)} on ${name}: ${worst.message}`;
  const counts = (['error', 'warning'] as const).flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count > 0 ? [severityCount(severity, count)] : [];
  });
  return `${counts.join(' and ')} on ${name}, first: ${worst.message}`;
}

/** More sentences than this are read in the inspector. */
const MOST = 3;

function Sentences({ findings }: { readonly findings: readonly Finding[] }) {
  const more = findings.length - MOST;
  return (
    <span className="flex flex-col gap-1">
      {findings.slice(0, MOST).map((finding) => (
        <span key={findingKey(finding)} className="flex gap-1.5">
          <SeverityIcon severity={finding.severity} size={12} className="mt-[3px] shrink-0" />
          {finding.message}
        </span>
      ))}
      {more > 0 ? <span className="text-ink-3">{more} more in the inspector</span> : null}
    </span>
  );
}
