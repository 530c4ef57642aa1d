// `show configuration` and `show version` of a node: its own configuration, since the nodes share none.
import { writeJunos } from '../../../vendor/junos';
import { pairConfigurations } from '../config-write';
import type { PairView } from './view';

export const printConfiguration =
  (form: 'curly' | 'set') =>
  ({ context, self, pair }: PairView): string => {
    const own = pairConfigurations(pair.design, context.group).find(({ node }) => node === self.id);
    return own === undefined ? '' : writeJunos(own.tree, { form, secrets: 'masked' }).trimEnd();
  };

export const printVersion = ({ self, release }: PairView): string =>
  [
    `Hostname: ${self.node?.name ?? self.handle}`,
    ...(self.node?.model === undefined ? [] : [`Model: ${self.node.model.toLowerCase()}`]),
    ...(release === undefined ? [] : [`Junos: ${release}`]),
  ].join('\n');
