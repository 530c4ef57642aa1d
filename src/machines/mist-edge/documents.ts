// What an organization is exported as: API bodies and Terraform as texts, the switch side as Junos trees, and the steps to load them. No I/O.
import type { Design, Group } from '../../model/design';
import { writeMistDocument } from '../../vendor/mist';
import type { ConfigDocuments, ConfigExport } from '../kernel/technology';
import { mistDocument } from './api/bodies';
import { looksLikeMist, readMistBodies } from './api/read';
import { switchSides } from './api/switch-side';
import { terraformText } from './api/terraform';
import { orgOf } from './org';

/** One configuration for each switch with Edge ports, and what to do with the calls. */
export function writeMistEdge(design: Design, group: Group): ConfigExport {
  const org = orgOf(design, group);
  const sides = switchSides(org);
  return {
    files: sides.map(({ node, tree }) => ({ node: node.id, name: node.name, tree })),
    steps: [
      ...sides.map(({ node }) => ({
        node: node.name,
        text: 'Load the switch side of the Edges, then commit.',
        command: `load set ${node.name}.set`,
      })),
      ...mistDocument(org).requests.map(({ method, path, body }) => ({
        node: 'Mist API',
        text: `${method} ${path}: ${JSON.stringify(body.name ?? body.ssid ?? 'site tunnel')}. Put the ids that earlier answers gave in place of the placeholders.`,
        command: `${method} ${path}`,
      })),
    ],
  };
}

export const mistDocuments: ConfigDocuments = {
  formats: [
    { id: 'mist-json', title: 'Mist API bodies', extension: 'json' },
    { id: 'terraform', title: 'Terraform', extension: 'tf' },
  ],
  write: (design, group, format) => {
    const org = orgOf(design, group);
    if (format === 'mist-json') return [{ name: 'mist-edges', text: writeMistDocument(mistDocument(org)) }];
    return format === 'terraform' ? [{ name: 'mist-edges', text: terraformText(org) }] : [];
  },
  recognises: looksLikeMist,
  read: readMistBodies,
};
