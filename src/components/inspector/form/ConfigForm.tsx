// The form of a group's config, or of one part of it; every change is one named, undoable step. It knows only schemas.
import { useMemo } from 'react';
import type { GenericSchema } from 'valibot';
import type { Group, JsonObject, JsonValue } from '../../../model';
import { setGroupConfig } from '../../../model/commands';
import { execute } from '../../../state/editor-store';
import { ObjectFields, Part } from './Fields';
import { fieldModel, modelAt, type Path } from './field-model';
import { changeLabel } from './field-words';
import { type FormAccess, FormContext, troubleOf } from './form-context';
import { Section } from './Section';
import { valueAt, withValueAt } from './value-at';

export interface ConfigFormProps {
  readonly group: Group;
  readonly schema: GenericSchema;
  /** Into the config: `['reths', 0]`; empty for all of it. */
  readonly path: Path;
  readonly readOnly: boolean;
}

const isObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function ConfigForm({ group, schema, path, readOnly }: ConfigFormProps) {
  const root = fieldModel(schema);
  const access = useMemo((): FormAccess => {
    const { config } = group;
    const wasFine = troubleOf(schema, config) === undefined;
    return {
      value: config,
      readOnly,
      check: (at, model, next) => {
        // An entry that goes, or a key that may be absent, has no value that could be wrong by itself.
        const own = next === undefined && model.empty === 'absent' ? undefined : troubleOf(model.schema, next);
        if (own !== undefined || !wasFine) return own;
        return troubleOf(schema, withValueAt(config, at, next));
      },
      commit: (at, next) => {
        const changed = withValueAt(config, at, next);
        if (!isObject(changed)) return;
        const label = changeLabel(root, config, at, next, group.name);
        execute(setGroupConfig, { group: group.id, config: changed, label });
      },
    };
  }, [group, schema, root, readOnly]);
  const model = modelAt(root, path);
  if (!model || (path.length > 0 && valueAt(group.config, path) === undefined)) return null;
  return (
    <FormContext value={access}>
      {model.kind === 'object' ? (
        <ObjectFields model={model} path={path} nested={false} />
      ) : (
        <Section title={model.title || 'Settings'}>
          <Part model={model} path={path} />
        </Section>
      )}
    </FormContext>
  );
}
