// What the command line of a router has whichever of its systems answers: power, version, configuration. It knows no system.
import type { DesignNode } from '../../model/design';
import { type JunosTree, writeJunos } from '../../vendor/junos';
import type { ConsoleCommand, ConsoleContext } from '../kernel/technology';

/** The part of a view that every answer needs. */
export interface RouterView {
  readonly context: ConsoleContext;
  readonly router: { readonly node: DesignNode | undefined; readonly handle: string };
  readonly power: 'on' | 'booting' | 'off';
}

type Print<V> = (view: V) => string;

/** Commands that print from a view; a router without power has no CLI, and that answer is in our words, not a device's. */
export const showFrom =
  <V extends RouterView>(viewOf: (context: ConsoleContext) => V) =>
  (
    words: string,
    help: string,
    print: Print<V>,
    confidence: NonNullable<ConsoleCommand['confidence']>,
  ): ConsoleCommand => ({
    words: words.split(' '),
    help,
    kind: 'show',
    confidence,
    print: (context) => {
      const view = viewOf(context);
      const name = view.router.node?.name ?? view.router.handle;
      if (view.power === 'off') return `${name} has no power: its CLI does not answer.`;
      if (view.power === 'booting') return `${name} is booting: its CLI does not answer yet.`;
      return print(view);
    },
  });

/** A tree as the CLI prints it, secrets masked; nothing where there is none. */
export const printedTree = (tree: JunosTree | undefined, form: 'set' | 'curly'): string =>
  tree === undefined ? '' : writeJunos(tree, { form, secrets: 'masked' }).trimEnd();

/** Host name, model and release. */
export const versionText = ({ router: { node } }: RouterView, hostName: string): string =>
  [
    `Hostname: ${hostName}`,
    ...(node?.model === undefined ? [] : [`Model: ${node.model.toLowerCase()}`]),
    ...(node?.release === undefined ? [] : [`Junos: ${node.release}`]),
  ].join('\n');
