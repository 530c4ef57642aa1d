// The screen that compares two systems: the bar of the start page above the comparison.
import { ComparePage } from '../compare';
import { StartBar } from './TopBar';

export function CompareScreen({ id }: { readonly id: string }) {
  return (
    <div className="flex h-full flex-col">
      <StartBar />
      <ComparePage key={id} id={id} />
    </div>
  );
}
