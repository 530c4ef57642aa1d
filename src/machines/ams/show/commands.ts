// The commands of the router's CLI about its services; it knows frames and text, not how a console looks.
import { effectiveTree } from '../../../vendor/junos';
import { printedTree, showFrom, versionText } from '../../chassis';
import type { ConsoleCommand, ConsoleContext } from '../../kernel/technology';
import { routerConfiguration } from '../config-write';
import { bundlesText, detailText } from './bundles';
import { hardwareText, picStatusText, sessionsText, setsText, terseText } from './hardware';
import { type AmsView, amsView } from './view';

/** All that the router runs, whichever of its systems wrote it. */
const configurationOf = ({ configuration, design, group }: ConsoleContext) =>
  configuration ?? routerConfiguration(design, group);

const printConfiguration =
  (form: 'set' | 'curly') =>
  ({ context }: AmsView): string =>
    printedTree(configurationOf(context), form);

const printInherited = ({ context }: AmsView): string => {
  const tree = configurationOf(context);
  return printedTree(tree && effectiveTree(tree), 'curly');
};

const members: NonNullable<ConsoleCommand['values']> = (context) =>
  amsView(context).bundles.flatMap(({ bundle, roles }) =>
    bundle.members.map(({ name }, at) => ({ value: name, help: `${bundle.name}, ${roles[at] ?? ''}` })),
  );

const version = (view: AmsView): string => versionText(view, view.router.node?.name ?? view.router.handle);

const show = showFrom(amsView);

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
