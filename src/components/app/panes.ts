// The panes that the editor screen composes, each from the index of its folder. It knows none of their parts.
import { type ComponentType, lazy } from 'react';
import type { Action } from './actions';

const found: Record<string, () => Promise<unknown>> = import.meta.glob([
  '../canvas/index.ts',
  '../inspector/index.ts',
  '../timeline/index.ts',
]);
const pane = (path: string, name: string) =>
  lazy(async (): Promise<{ default: ComponentType }> => {
    const module = (await found[path]?.()) as Record<string, ComponentType> | undefined;
    return { default: module?.[name] ?? (() => null) };
  });
export const Canvas = pane('../canvas/index.ts', 'Canvas');
export const Palette = pane('../canvas/index.ts', 'Palette');
export const Inspector = pane('../inspector/index.ts', 'Inspector');
export const Dock = pane('../timeline/index.ts', 'Dock');
export const canvasActions = async (): Promise<readonly Action[]> => {
  const module = (await found['../canvas/index.ts']?.()) as { canvasActions?: () => readonly Action[] } | undefined;
  return module?.canvasActions?.() ?? [];
};
