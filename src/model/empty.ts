// The design that a blank canvas starts from.
import { DESIGN_VERSION, type Design, type DesignId } from './design';

/** A design with nothing in it. `id` names the document in the store of designs. */
export const emptyDesign = (name: string, id: DesignId): Design => ({
  version: DESIGN_VERSION,
  id,
  name,
  nodes: {},
  ports: {},
  links: {},
  groups: {},
  flows: {},
  scenarios: {},
  notes: {},
  sources: {},
  layout: { nodes: {}, notes: {}, sides: {} },
});
