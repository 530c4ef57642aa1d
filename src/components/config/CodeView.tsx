// A text with line numbers that can be scrolled, marked and searched by the browser: two text nodes, however long. It knows no syntax.
import { useEffect, useRef } from 'react';
import { ScrollRegion } from '../ui';

/** Height of a line in px; the mark of a line is placed by it. */
const LINE = 18;
const PAD = 8;

export interface CodeViewProps {
  readonly text: string;
  readonly label: string;
  /** Line to show and mark, counting from 1. */
  readonly marked?: number | undefined;
}

export function CodeView({ text, label, marked }: CodeViewProps) {
  const view = useRef<HTMLElement>(null);
  const count = text.replace(/\n$/, '').split('\n').length;
  const numbers = Array.from({ length: count }, (_, index) => index + 1).join('\n');
  useEffect(() => {
    if (marked !== undefined && view.current) view.current.scrollTop = Math.max(0, (marked - 4) * LINE);
  }, [marked]);
  return (
    <ScrollRegion ref={view} label={label} className="relative flex-1 bg-canvas">
      {marked === undefined ? null : (
        <div
          aria-hidden="true"
          className="absolute inset-x-0 bg-transition-bg"
          style={{ top: PAD + (marked - 1) * LINE, height: LINE }}
        />
      )}
      <div className="relative flex w-max min-w-full py-2">
        <pre
          aria-hidden="true"
          className="mono num shrink-0 pr-3 pl-4 text-right text-11 leading-[18px] text-ink-3 select-none"
        >
          {numbers}
        </pre>
        <pre className="mono pr-4 text-12 leading-[18px] text-ink">{text}</pre>
      </div>
    </ScrollRegion>
  );
}
