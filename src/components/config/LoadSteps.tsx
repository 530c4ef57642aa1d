// How to bring the configuration onto the devices: numbered steps with what to type where. It knows no vendor.
import { ListOrdered } from 'lucide-react';
import type { loadSteps } from '../../state/exports';
import { EmptyState, ScrollRegion } from '../ui';
import { CopyButton } from './CopyButton';

export function LoadSteps({ steps }: { readonly steps: ReturnType<typeof loadSteps> }) {
  if (steps.length === 0)
    return (
      <div className="grid flex-1 place-items-center bg-canvas">
        <EmptyState icon={<ListOrdered size={18} strokeWidth={1.5} />} title="No steps" className="border-0">
          This configuration needs none beyond loading it.
        </EmptyState>
      </div>
    );
  return (
    <ScrollRegion label="How to load this" className="flex-1 bg-canvas px-4 py-3">
      <ol className="grid max-w-200 gap-3">
        {steps.map((step, index) => (
          <li
            key={`${step.node} ${step.text} ${step.command ?? ''}`}
            className="grid grid-cols-[24px_minmax(0,1fr)] gap-x-2"
          >
            <span
              aria-hidden="true"
              className="num grid size-5 place-items-center rounded-full border border-line-strong bg-panel text-11 font-medium text-ink-2"
            >
              {index + 1}
            </span>
            <div>
              <p className="text-12">
                {step.text.includes(step.node) ? null : <b className="mr-1.5 font-semibold">{step.node}</b>}
                {step.text}
              </p>
              {step.command === undefined ? null : (
                <div className="mt-1 flex items-center gap-1">
                  <code className="mono min-w-0 overflow-x-auto rounded-1 border border-line bg-panel px-2 py-0.5 text-12 leading-[18px] whitespace-pre">
                    {step.command}
                  </code>
                  <CopyButton text={step.command} label="Copy the command" small />
                </div>
              )}
            </div>
          </li>
        ))}
      </ol>
    </ScrollRegion>
  );
}
