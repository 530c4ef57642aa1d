// What the API answers on the console: GET of statistics, events and configuration, and the calls that change something. It prints JSON.
import type { MistJson } from '../../../vendor/mist';
import type { ConsoleCommand, ConsoleContext } from '../../kernel/technology';
import { clusterBody, edgeBody, tunnelBody, wlanBody } from '../api/bodies';
import { eventsUntil } from './events';
import { edgeStatsBody, type StatusView, statusView, tunnelCountBody, tunnelStatsBodies } from './stats';

const ORG = '/api/v1/orgs/:org_id';
/** A page of the search; the API's own default. */
const PAGE = 100;

type Answer = (view: StatusView, args: Readonly<Record<string, string>>) => MistJson;

const get = (path: string, help: string, answer: Answer, words: readonly string[] = []): ConsoleCommand => ({
  words: ['GET', `${ORG}${path}`, ...words],
  help,
  kind: 'show',
  ...(words.length > 0 ? { values: edgeValues } : {}),
  print: (context, args) => JSON.stringify(answer(statusView(context), args), null, 2),
  confidence: 'documented',
});

const post = (path: string, help: string, words: readonly string[] = []): ConsoleCommand => ({
  words: ['POST', `${ORG}${path}`, ...words],
  help,
  kind: 'request',
  ...(words.length > 0 ? { values: requestValues } : {}),
});

function edgeValues(context: ConsoleContext): readonly { readonly value: string; readonly help: string }[] {
  return statusView(context).scene.org.edges.map(({ name, model }) => ({ value: name, help: model.name }));
}

function requestValues(
  context: ConsoleContext,
  word: string,
): readonly { readonly value: string; readonly help: string }[] {
  if (word.includes('percentage'))
    return [25, 50, 100].map((each) => ({ value: `${each}`, help: `${each} % of its APs` }));
  return statusView(context).scene.org.config.tunnels.map(({ name }) => ({ value: name, help: 'Mist Tunnel' }));
}

const notFound: MistJson = { detail: 'Not found.' };

/** The Edge that a command is typed at. */
const own = ({ scene, context }: StatusView) => scene.org.edges.find(({ node }) => node === context.node);

export const mistCommands: readonly ConsoleCommand[] = [
  get('/stats/mxedges', 'Statistics of all Mist Edges', (view) =>
    view.scene.org.edges.map((edge) => edgeStatsBody(view, edge)),
  ),
  get(
    '/stats/mxedges',
    'Statistics of one Mist Edge',
    (view, args) => {
      const edge = view.scene.org.edge(args.mxedge ?? '');
      return edge === undefined ? notFound : edgeStatsBody(view, edge);
    },
    ['<mxedge>'],
  ),
  get('/stats/tunnels/search', 'Tunnels of APs and Edges, the first hundred', (view) => {
    const { results, total } = tunnelStatsBodies(view, PAGE);
    return { results, total, limit: PAGE };
  }),
  get('/stats/tunnels/count', 'How many tunnels end on each Mist Edge', tunnelCountBody),
  get('/mxedges/events/search', 'Events, the newest first', (view) => {
    const results = eventsUntil(view.scene, view.context.run, view.frame.atMs);
    return { results, total: results.length };
  }),
  get('/mxedges', 'Configuration of all Mist Edges', ({ scene }) =>
    scene.org.edges.map((edge) => edgeBody(scene.org, edge)),
  ),
  get('/mxclusters', 'Configuration of all clusters', ({ scene }) => scene.org.config.clusters.map(clusterBody)),
  get('/mxtunnels', 'Configuration of all Mist Tunnels', ({ scene }) =>
    scene.org.config.tunnels.map((tunnel) => tunnelBody(scene.org, tunnel)),
  ),
  get('/wlans', 'The tunnelling part of all WLANs', ({ scene }) =>
    scene.org.config.wlans.map((wlan) => wlanBody(scene.org, wlan)),
  ),
  get('/mxedges/self', 'Statistics of this Mist Edge', (view) => {
    const edge = own(view);
    return edge === undefined ? notFound : edgeStatsBody(view, edge);
  }),
  post('/mxtunnels/preempt_aps', 'Move APs of all tunnels to their preferred Edge'),
  post('/mxtunnels/preempt_aps', 'Move APs of one tunnel to their preferred Edge', ['<tunnel>']),
  post('/services/tunterm/disconnect_aps', 'Disconnect APs of this Edge', ['<percentage>']),
  post('/services/tunterm/start', 'Start the tunnel service of this Edge'),
  post('/services/tunterm/stop', 'Stop the tunnel service of this Edge'),
  post('/services/tunterm/restart', 'Restart the tunnel service of this Edge'),
];

/** The API has no banner. */
export const mistPrompt = (): undefined => undefined;
