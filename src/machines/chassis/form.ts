// What giving a router a system of its chassis does to a design: one more group over that router. Pure; it knows no technology.
import { asId, type Design, type Group, type GroupId, type JsonObject, type NodeId } from '../../model/design';
import { freeId } from '../../model/ids';
import { ordered } from '../../model/records';

/**
 * The design with a group over one router. `preferred` is the name that designs from a configuration have; where another router took it,
 * `name` is used.
 */
export function withChassisGroup(
  design: Design,
  node: NodeId,
  group: {
    readonly preferred: string;
    readonly name: string;
    readonly technology: string;
    readonly config: JsonObject;
  },
): Design {
  const { preferred, name, technology, config } = group;
  const isTaken = Object.values(design.groups).some((each) => each.name === preferred);
  const chosen = isTaken ? name : preferred;
  const id = asId<GroupId>(freeId(chosen, (candidate) => Object.hasOwn(design.groups, candidate)));
  const made: Group = { id, name: chosen, technology, members: [node], config };
  return { ...design, groups: ordered({ ...design.groups, [id]: made }) };
}
