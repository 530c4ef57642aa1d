// One per pane: a pane that fails says so and leaves the others alone. It knows no pane.
import { OctagonX } from 'lucide-react';
import { Component, type ErrorInfo, type ReactNode } from 'react';
import { Button } from './Button';
import { EmptyState } from './EmptyState';
import { renewLateParts } from './late-part';

interface Props {
  /** What failed, as people call it: `The inspector`. */
  readonly name: string;
  readonly children: ReactNode;
}
interface State {
  readonly error: Error | null;
  readonly stack: string;
}

export class ErrorBoundary extends Component<Props, State> {
  override state: State = { error: null, stack: '' };

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }

  override componentDidCatch(_error: unknown, info: ErrorInfo): void {
    this.setState({ stack: info.componentStack ?? '' });
  }

  readonly #again = (): void => {
    renewLateParts();
    this.setState({ error: null, stack: '' });
  };

  override render(): ReactNode {
    const { error, stack } = this.state;
    if (!error) return this.props.children;
    const report = `${this.props.name}: ${error.message}\n${error.stack ?? ''}\n${stack}`;
    return (
      <div className="grid h-full min-h-0 place-items-center overflow-auto p-4" role="alert">
        <EmptyState
          tone="error"
          className="max-w-120 break-words"
          icon={<OctagonX size={18} strokeWidth={1.5} />}
          title={`${this.props.name} stopped`}
          action={
            <span className="flex gap-2">
              <Button size="sm" onClick={this.#again}>
                Try again
              </Button>
              <Button size="sm" variant="quiet" onClick={() => void navigator.clipboard.writeText(report)}>
                Copy the report
              </Button>
            </span>
          }
        >
          {error.message} Your design is safe.
        </EmptyState>
      </div>
    );
  }
}
