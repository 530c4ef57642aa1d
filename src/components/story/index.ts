// What the screens read off a run: instants in words, causes, outages, figures. Timeline, console and inspector share it.

export { bestPathsOf } from './best-paths';
export { countAt, countHistory, countIn, grouped, valueAt, valueBefore } from './counts';
export { reasonOf, roleAfter } from './entry-words';
export { type FlowLook, flowLook, flowsOf } from './flow-look';
export { type Follower, followersOf } from './followed';
export { clockLabel, durationLabel, playheadLabel, spokenInstant } from './instants';
export { type Meter, metersOf } from './meters';
export { begunBy, lostLabel } from './outages';
export { usePlayheadEffect } from './playhead';
export { isBest, type RouteNow, routeNow, splitPreference } from './routes';
export { spreadsOf } from './spreads';
export { stateWord } from './state-word';
export { ringOf, type Tellers, tellersOf } from './tellers';
export { ledgerOf, type Why, type WhyStep, weakestConfidence, whyChain } from './why-chain';
