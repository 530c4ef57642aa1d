// The chassis that AMS and Routing Engines share: cards, PICs and the facts through which the two meet. It knows neither of them.
export { commitLines, committedLines, committedMachine } from './committed';
export { ConfigNotes } from './config-notes';
export { printedTree, showFrom, versionText } from './console';
export { withChassisGroup } from './form';
export { addRoute, chassisInstance, chassisPart, joinRoutes, type Routes } from './part';
export { cardMachine, picMachine } from './pic-machine';
export { type ConfigPath, isDeviceName, parsedSource, patchRouter, titleOf } from './router-config';
export {
  ENGINES_HEIGHT,
  type RouterIdentity,
  routerIdentity,
  USUAL_MODEL,
  withLines,
  withRouterMark,
} from './router-identity';
export { chassisRules } from './rules';
export { cardPorts, chassisSlots, fpcKey, fpcOrder, fpcSlots, occupiedSlots, withModel } from './slots';
