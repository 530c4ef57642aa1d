// Follows renames in scenarios, which name devices and ports by text as the runner's file does. It resolves no target.
import type { Scenario, ScenarioExpectation, ScenarioId, ScenarioStep } from '../design';
import { put, valuesOf } from '../records';
import { sameJson } from './room';

type Scenarios = Readonly<Record<ScenarioId, Scenario>>;

/** Kinds of targets that begin with a device: `port:srx-1/ge-0/0/3`, `node:srx-1`. */
const STARTS_WITH_DEVICE = new Set(
  'node reboot port spu process probe bfd bgp pic card re hang keepalives disk slow-disk em0 edge tunterm lag oobm ap'.split(
    ' ',
  ),
);
/** Kinds whose last part is a device: `ip:203.0.113.1@srx-1`. */
const ENDS_WITH_DEVICE = new Set(['ip', 'resource', 'path']);

/** The scenarios with every mention of the device `from` changed to `to`; untouched ones stay the same objects. */
export const scenariosWithRenamedNode = (scenarios: Scenarios, from: string, to: string): Scenarios =>
  changed(scenarios, {
    target: (target) => renamedNode(target, from, to),
    device: (device) => (device === from ? to : device),
  });

/** The scenarios with every `port:` target of that device's port changed. */
export const scenariosWithRenamedPort = (scenarios: Scenarios, node: string, from: string, to: string): Scenarios =>
  changed(scenarios, {
    target: (target) => (target === `port:${node}/${from}` ? `port:${node}/${to}` : target),
    device: (device) => device,
  });

function renamedNode(target: string, from: string, to: string): string {
  const [, kind = '', rest = ''] = /^([a-z0-9-]+):(.*)$/s.exec(target) ?? [];
  if (STARTS_WITH_DEVICE.has(kind)) {
    const end = rest.search(/[/@]/);
    const device = end < 0 ? rest : rest.slice(0, end);
    const first = device === from ? to : device;
    const others = kind === 'bfd' ? renamedNeighbour(rest.slice(device.length), from, to) : rest.slice(device.length);
    return `${kind}:${first}${others}`;
  }
  if (ENDS_WITH_DEVICE.has(kind) && rest.endsWith(`@${from}`)) return target.slice(0, -from.length) + to;
  return target;
}

/** `bfd:NODE/ROUTER@srg1` names a second device. */
function renamedNeighbour(rest: string, from: string, to: string): string {
  const [, router, srg = ''] = /^\/([^@]*)(@.*)?$/s.exec(rest) ?? [];
  return router === from ? `/${to}${srg}` : rest;
}

interface Change {
  readonly target: (target: string) => string;
  readonly device: (device: string) => string;
}

function changed(scenarios: Scenarios, change: Change): Scenarios {
  const rewritten = valuesOf(scenarios).flatMap((scenario) => {
    const steps = scenario.steps.map((step) => changedStep(step, change));
    const expectations = scenario.expect?.map((expectation) => changedExpectation(expectation, change));
    const next: Scenario = { ...scenario, steps, ...(expectations === undefined ? {} : { expect: expectations }) };
    return sameJson(next, scenario) ? [] : [next];
  });
  return put(scenarios, rewritten);
}

const changedStep = (step: ScenarioStep, { target, device }: Change): ScenarioStep => ({
  ...step,
  ...(step.fail === undefined ? {} : { fail: target(step.fail) }),
  ...(step.repair === undefined ? {} : { repair: target(step.repair) }),
  ...(step.request === undefined ? {} : { request: { ...step.request, node: device(step.request.node) } }),
  ...(step.commit === undefined ? {} : { commit: { ...step.commit, node: device(step.commit.node) } }),
});

/** Instances are named `rg1@node0`: the device is what follows the last `@`. */
function changedExpectation(expectation: ScenarioExpectation, { device }: Change): ScenarioExpectation {
  const { instance } = expectation;
  const at = instance?.lastIndexOf('@') ?? -1;
  if (instance === undefined || at < 0) return expectation;
  return { ...expectation, instance: instance.slice(0, at + 1) + device(instance.slice(at + 1)) };
}
