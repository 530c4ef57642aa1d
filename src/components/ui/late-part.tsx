// A part of the screen whose code is fetched when it is first shown; where that fails, its pane says so and can try again. It knows no part.
import { type ComponentType, createElement, lazy, type ReactElement } from 'react';

/** What a pane says where code could not be fetched. */
const UNFETCHED =
  'Its code could not be fetched. Check the connection and try again; if Standby was updated meanwhile, reload the page.';

/** What makes a part that failed loadable again. Not at once: React renders what failed a second time, and would load for ever. */
const failed = new Set<() => void>();

/** Parts that could not be fetched are fetched anew when they are shown next. */
export function renewLateParts(): void {
  for (const renew of failed) renew();
  failed.clear();
}

/** The component, loaded once it is shown. A failed load throws to the pane's boundary. */
export function latePart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): (props: Props) => ReactElement {
  const attempt = (): ComponentType<Props> =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (cause) {
        failed.add(() => {
          current = attempt();
        });
        throw new Error(UNFETCHED, { cause });
      }
    });
  let current = attempt();
  return (props) => createElement(current, props);
}
