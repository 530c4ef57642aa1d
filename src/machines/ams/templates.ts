// Built-in designs: the fixtures of the conformance table with their options, and the gallery's routers.
import type { Design, JsonObject } from '../../model/design';
import type { Template } from '../kernel/technology';
import { BASELINES, cgnatManyToOne, ipsecOneToOne } from './baselines';
import { buildAmsDesign } from './build-design';
import { type AmsDesign, amsCard } from './card';
import type { AmsConfig, Bundle } from './schema';

interface Chosen {
  readonly config: AmsConfig;
  /** Two Routing Engines in the same chassis, with or without graceful switchover. */
  readonly engines: 'none' | 'plain' | 'gres';
}

const OPTIONS: readonly { readonly name: string; readonly help: string }[] = [
  { name: 'drop', help: 'drop: drop-member-traffic is configured' },
  { name: 'redist', help: 'redist: redistribute-all-traffic' },
  { name: 'rejoin', help: 'rejoin: enable-rejoin' },
  { name: 't60', help: 't60: rejoin-timeout in seconds' },
  { name: 're', help: 're: two Routing Engines without graceful switchover' },
  { name: 'gres', help: 'gres: two Routing Engines with graceful switchover' },
];

const eachBundle = (chosen: Chosen, change: (bundle: Bundle) => Bundle): Chosen => ({
  ...chosen,
  config: { ...chosen.config, bundles: chosen.config.bundles.map(change) },
});
const failureOf = (bundle: Bundle): NonNullable<Bundle['memberFailure']> =>
  bundle.memberFailure ?? { action: 'drop', enableRejoin: false };

/** The choice with one more option; a sentence where it is none or its value is wrong. */
function withOption(chosen: Chosen, option: string): Chosen | string {
  const timeout = /^t(\d{1,4})$/.exec(option);
  if (timeout !== null) {
    const seconds = Number(timeout[1]);
    if (seconds > 1000) return `Option "${option}": "${seconds}" is not a number of seconds from 0 to 1000.`;
    return eachBundle(chosen, (bundle) => {
      const failure = failureOf(bundle);
      return failure.action === 'drop' ? { ...bundle, memberFailure: { ...failure, rejoinTimeoutS: seconds } } : bundle;
    });
  }
  switch (option) {
    case 'drop':
      return eachBundle(chosen, (bundle) => ({
        ...bundle,
        memberFailure: { ...failureOf(bundle), action: 'drop' },
      }));
    case 'redist':
      return eachBundle(chosen, (bundle) => ({
        ...bundle,
        memberFailure: { action: 'redistribute', enableRejoin: failureOf(bundle).enableRejoin },
      }));
    case 'rejoin':
      return eachBundle(chosen, (bundle) => ({
        ...bundle,
        memberFailure: { ...failureOf(bundle), enableRejoin: true },
      }));
    case 're':
      return { ...chosen, engines: chosen.engines === 'gres' ? 'gres' : 'plain' };
    case 'gres':
      return { ...chosen, engines: 'gres' };
    default:
      return `Unknown option "${option}"; there are ${OPTIONS.map(({ name }) => name).join(', ')}.`;
  }
}

/** `drop` and `redist` come first, because the others belong to what they choose. */
const order = (option: string): number => (option === 'drop' || option === 'redist' ? 0 : 1);

const ENGINE = { fitted: true, priority: 'default', fxp0: [], masterOnly: [] } as const;

/** The Routing Engines of the same chassis, as their own technology has them: two, and nothing configured but what the option says. */
const enginesConfig = (gres: boolean): JsonObject => ({
  engines: [ENGINE, ENGINE],
  gracefulSwitchover: gres,
  nonstopRouting: false,
  warmStandby: false,
  gracefulRestart: null,
  onLossOfKeepalives: false,
  onDiskFailure: false,
  onReToFpcStale: false,
  notOnDiskUnderperform: false,
  onLossOfVmHostConnection: false,
  commitSynchronize: false,
  fastSynchronize: false,
  switchoverOnRoutingCrash: false,
  processFailovers: [],
  nonstopBridging: false,
  interfaces: [],
  ospf: [],
  bgp: null,
  neighbourHoldS: 90,
});

function template(
  about: Omit<Template, 'options' | 'build'>,
  router: { readonly name: string; readonly model: string; readonly release: string },
  standard: Chosen,
): Template {
  return {
    ...about,
    options: OPTIONS,
    build: (options): Design | { readonly error: string } => {
      let chosen = standard;
      for (const option of [...options].sort((a, b) => order(a) - order(b))) {
        const next = withOption(chosen, option);
        if (typeof next === 'string') return { error: next };
        chosen = next;
      }
      const engines = enginesConfig(chosen.engines === 'gres');
      return buildAmsDesign({
        name: about.title,
        id: [about.id, ...options].join('+'),
        router,
        config: chosen.config,
        others: chosen.engines === 'none' ? [] : [{ id: 'engines', technology: 'routing-engine', config: engines }],
      });
    },
  };
}

const RELEASE = '24.4R1';

const GALLERY: Readonly<Record<AmsDesign, Chosen>> = {
  'cgnat-many-to-one': { config: cgnatManyToOne, engines: 'none' },
  'cgnat-dual-re': { config: cgnatManyToOne, engines: 'plain' },
  'ipsec-one-to-one': { config: ipsecOneToOne, engines: 'none' },
};

export const templates: readonly Template[] = [
  ...amsCard.gallery.map((about) =>
    template({ ...about, gallery: true }, { name: 'mx-1', model: 'MX480', release: RELEASE }, GALLERY[about.id]),
  ),
  ...Object.entries(BASELINES).map(([key, { title, config }]) =>
    template(
      {
        id: `ams-${key}`,
        title,
        summary: 'Fixture of the conformance table.',
        gallery: false,
        firstFault: 'pic:MX/mams-1/0/0',
      },
      { name: 'MX', model: 'MX480', release: RELEASE },
      { config, engines: 'none' },
    ),
  ),
];
