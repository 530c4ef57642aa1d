// `show configuration` of a cluster node: the shared configuration as it would be exported, secrets masked.
import { writeJunos } from '../../../vendor/junos';
import { sharedConfiguration } from '../config-write';
import type { ClusterView } from './view';

/** The text in either form, without a closing line feed. */
export function printConfiguration(view: ClusterView, form: 'curly' | 'set'): string {
  const shared = sharedConfiguration(view.context.design, view.context.group);
  return shared === undefined ? '' : writeJunos(shared, { form, secrets: 'masked' }).trimEnd();
}
