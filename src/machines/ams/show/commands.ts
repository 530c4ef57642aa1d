// The commands of the router's CLI about its services; it knows frames and text, not how a console looks.
import { effectiveTree, writeJunos } from '../../../vendor/junos';
import type { ConsoleCommand, ConsoleContext } from '../../kernel/technology';
import { routerConfiguration } from '../config-write';
import { bundlesText, detailText } from './bundles';
import { hardwareText, picStatusText, sessionsText, setsText, terseText } from './hardware';
import { type AmsView, amsView } from './view';

type Print = NonNullable<ConsoleCommand['print']>;

/** Prints from the view of the router; one without power has no CLI, and these are our words, not a device's. */
const fromView =
  (print: (view: AmsView) => string): Print =>
  (context) => {
    const view = amsView(context);
    const name = view.router.node?.name ?? view.router.handle;
    if (view.power === 'off') return `${name} has no power: its CLI does not answer.`;
    if (view.power === 'booting') return `${name} is booting: its CLI does not answer yet.`;
    return print(view);
  };

/** All that the router runs, whichever of its systems wrote it. */
const configurationOf = ({ configuration, design, group }: ConsoleContext) =>
  configuration ?? routerConfiguration(design, group);

const printConfiguration =
  (form: 'set' | 'curly') =>
  ({ context }: AmsView): string => {
    const tree = configurationOf(context);
    return tree === undefined ? '' : writeJunos(tree, { form, secrets: 'masked' }).trimEnd();
  };

const printInherited = ({ context }: AmsView): string => {
  const tree = configurationOf(context);
  return tree === undefined ? '' : writeJunos(effectiveTree(tree), { form: 'curly', secrets: 'masked' }).trimEnd();
};

const members: NonNullable<ConsoleCommand['values']> = (context) =>
  amsView(context).bundles.flatMap(({ bundle, roles }) =>
    bundle.members.map(({ name }, at) => ({ value: name, help: `${bundle.name}, ${roles[at] ?? ''}` })),
  );

const version = ({ router }: AmsView): string =>
  [
    `Hostname: ${router.node?.name ?? router.handle}`,
    ...(router.node?.model === undefined ? [] : [`Model: ${router.node.model.toLowerCase()}`]),
    ...(router.node?.release === undefined ? [] : [`Junos: ${router.node.release}`]),
  ].join('\n');

const show = (
  words: string,
  help: string,
  print: (view: AmsView) => string,
  confidence: NonNullable<ConsoleCommand['confidence']>,
): ConsoleCommand => ({ words: words.split(' '), help, kind: 'show', print: fromView(print), confidence });

const request = (words: string, help: string): ConsoleCommand => ({
  words: words.split(' '),
  help,
  kind: 'request',
  values: members,
  confidence: 'unconfirmed',
});

/** Everything about its services that the router answers. */
export const amsCommands: readonly ConsoleCommand[] = [
  show(
    'show interfaces load-balancing',
    'Show load-balancing interfaces',
    ({ bundles }) => bundlesText(bundles),
    'unconfirmed',
  ),
  show(
    'show interfaces load-balancing detail',
    'Show load-balancing interfaces with their members',
    ({ bundles }) => detailText(bundles),
    'captured',
  ),
  show('show interfaces terse', 'Show link state of interfaces', terseText, 'unconfirmed'),
  { ...show('show chassis hardware', 'Show installed hardware components', hardwareText, 'captured'), isList: true },
  show('show chassis fpc pic-status', 'Show state of PICs', picStatusText, 'captured'),
  show('show services sessions count', 'Show number of sessions of each member', sessionsText, 'captured'),
  show('show services service-sets summary', 'Show service sets of each PIC', setsText, 'unconfirmed'),
  show('show configuration', 'Show current configuration', printConfiguration('curly'), 'documented'),
  show(
    'show configuration | display set',
    'Show current configuration as set commands',
    printConfiguration('set'),
    'documented',
  ),
  show(
    'show configuration | display inheritance',
    'Show current configuration with its groups applied',
    printInherited,
    'unconfirmed',
  ),
  show('show version', 'Show software process revision levels', version, 'unconfirmed'),
  request('request interface load-balancing switchover <member>', 'Switch load-balancing member interface to backup'),
  request('request interface load-balancing switchover <member> force', 'Force an active member switchover'),
  request('request interface load-balancing revert <member>', 'Revert load-balancing member interface'),
];
