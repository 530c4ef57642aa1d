// The commands of the router's CLI about its Routing Engines, and its prompt; it knows frames and text, not how a console looks.
import { printedTree, showFrom, versionText } from '../../chassis';
import type { ConsoleCommand, ConsoleContext } from '../../kernel/technology';
import { ownConfiguration, routerConfiguration } from '../config-write';
import { boardsText, enginesText, hardwareText } from './engines';
import { databaseText, logText, replicationText, switchoverText } from './replication';
import { type EngineRouterView, engineView } from './view';

/** All that the router runs, whichever of its systems wrote it. */
const configurationOf = ({ configuration, design, group }: ConsoleContext) =>
  configuration ?? routerConfiguration(design, group);

const printConfiguration =
  (form: 'set' | 'curly') =>
  ({ context }: EngineRouterView): string =>
    printedTree(configurationOf(context), form);

/** What this Routing Engine makes of the shared configuration: only its own group applied. */
const printInherited = ({ context, master }: EngineRouterView): string => {
  const tree = configurationOf(context);
  return printedTree(tree && ownConfiguration(tree, master ?? 0), 'curly');
};

const version = (view: EngineRouterView): string => {
  const { router, master } = view;
  const name = router.node?.name ?? router.handle;
  const hostName = master === undefined ? undefined : router.config.engines[master].hostName;
  return versionText(view, hostName ?? (master === undefined ? name : `${name}-re${master}`));
};

const show = showFrom(engineView);
const request = (
  words: string,
  help: string,
  confidence: NonNullable<ConsoleCommand['confidence']>,
): ConsoleCommand => ({ words: words.split(' '), help, kind: 'request', confidence });

/** Everything about its Routing Engines that the router answers. */
export const engineCommands: readonly ConsoleCommand[] = [
  show('show chassis routing-engine', 'Show Routing Engine status', enginesText, 'captured'),
  { ...show('show chassis hardware', 'Show installed hardware components', hardwareText, 'captured'), isList: true },
  show('show chassis environment cb', 'Show state of control boards', boardsText, 'captured'),
  show('show system switchover', 'Show graceful switchover status, as the backup has it', switchoverText, 'captured'),
  show('show task replication', 'Show replication of routing protocols', replicationText, 'captured'),
  show('show database-replication summary', 'Show database replication', databaseText, 'captured'),
  show('file show /var/log/mastership', 'Show the mastership log', logText, 'unconfirmed'),
  show('show configuration', 'Show current configuration', printConfiguration('curly'), 'documented'),
  show(
    'show configuration | display set',
    'Show current configuration as set commands',
    printConfiguration('set'),
    'documented',
  ),
  show(
    'show configuration | display inheritance',
    'Show what the master makes of its groups',
    printInherited,
    'unconfirmed',
  ),
  show('show version', 'Show software process revision levels', version, 'unconfirmed'),
  ...(['switch', 'acquire', 'release'] as const).flatMap((way) => [
    request(
      `request chassis routing-engine master ${way}`,
      {
        switch: 'Toggle mastership',
        acquire: 'Attempt to become master',
        release: 'Request that the other becomes master',
      }[way],
      way === 'switch' ? 'captured' : 'unconfirmed',
    ),
    request(`request chassis routing-engine master ${way} no-confirm`, 'Do not ask', 'documented'),
  ]),
  request('request chassis routing-engine master switch check', 'Check whether a switch would be graceful', 'captured'),
];

/** `{master}` above the prompt: one types at the master; undefined while nobody is. */
export function enginePrompt(context: ConsoleContext): string | undefined {
  const view = engineView(context);
  return view.power === 'on' && view.master !== undefined ? '{master}' : undefined;
}
