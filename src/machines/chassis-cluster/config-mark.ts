// The comment in an exported configuration that carries what Junos keeps elsewhere: cluster-id and model. It knows comments, no design.
import { child, type JunosTree } from '../../vendor/junos';

export interface ConfigMark {
  readonly clusterId: number;
  readonly model: string;
}

/** The comment's text: for people first, and read back by `readMark`. */
export const markText = ({ clusterId, model }: ConfigMark): string =>
  `${model}, cluster-id ${clusterId} (set at each node's operational prompt, not here)`;

const FORM = /(?:^|\n)\s*(v?SRX\d*\w*), cluster-id (\d{1,3})\b/i;

/** The mark in front of `chassis` or `chassis cluster`; undefined where there is none. */
export function readMark(tree: JunosTree): ConfigMark | undefined {
  for (const node of [child(tree, 'chassis'), child(tree, 'chassis', 'cluster')]) {
    const match = FORM.exec(node?.comment ?? '');
    const clusterId = Number(match?.[2] ?? Number.NaN);
    if (match?.[1] !== undefined && clusterId <= 255) return { clusterId, model: match[1] };
  }
  return undefined;
}
