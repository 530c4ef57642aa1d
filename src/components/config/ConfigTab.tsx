// The Config tab: what each device is to be given, in both forms, with changes since the import and the steps to load it.
import { Download, FileCode2 } from 'lucide-react';
import { memo, useEffect, useMemo, useState } from 'react';
import { technologyOf } from '../../machines/registry';
import type { Design, NodeId } from '../../model';
import { useDesign } from '../../state/editor-store';
import {
  type ChangedLine,
  changesSinceImport,
  documentsOf,
  download,
  exportConfigs,
  formatsOfDesign,
  loadSteps,
} from '../../state/exports';
import { Button, EmptyState, Segmented, Select, Switch, TabPanel, Tabs } from '../ui';
import { CodeView } from './CodeView';
import { CopyButton } from './CopyButton';
import { DiffView } from './DiffView';
import { LoadSteps } from './LoadSteps';

/** `set`, `curly`, or the id of a form that is no Junos text. */
type Form = string;
type JunosForm = 'set' | 'curly';
const JUNOS: readonly { readonly value: JunosForm; readonly label: string }[] = [
  { value: 'set', label: 'set' },
  { value: 'curly', label: 'curly' },
];
const isJunos = (form: Form): form is JunosForm => form === 'set' || form === 'curly';
type View = 'text' | 'changes' | 'steps';
const WHOLE = '';

/** Members of groups whose technology is known: the devices that have a configuration. */
const configuredNodes = (design: Design): readonly NodeId[] =>
  Object.values(design.groups).flatMap((group) => (technologyOf(group.technology) ? group.members : []));

interface Options {
  readonly form: Form;
  readonly secrets: 'masked' | 'shown';
  readonly node?: NodeId;
}
const filesOf = ({ form, ...rest }: Options): ReturnType<typeof exportConfigs> =>
  isJunos(form) ? exportConfigs({ form, ...rest }) : documentsOf(form);

/** All files one after the other, each under its name where there are several. */
const joined = (files: ReturnType<typeof exportConfigs>): string =>
  files.map((file) => (files.length > 1 ? `# ${file.name}\n${file.text}` : file.text)).join('\n');

export function ConfigTab() {
  const design = useDesign();
  const [wanted, setForm] = useState<Form>();
  const [view, setView] = useState<View>('text');
  const [chosen, setChosen] = useState(WHOLE);
  const [shown, setShown] = useState(false);
  const nodes = configuredNodes(design);
  const node = nodes.find((id) => id === chosen);
  const secrets = shown ? 'shown' : 'masked';
  const forms = useMemo(() => formsOf(design), [design]);
  // A form of another design is none of this one.
  const form = forms.find(({ value }) => value === wanted)?.value ?? forms[0]?.value ?? 'set';
  const options = { form, secrets, ...(node === undefined ? {} : { node }) } as const;
  if (nodes.length === 0) return <NoConfig />;
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div className="flex h-10 shrink-0 items-center gap-3 overflow-x-auto border-b border-line px-3">
        <Tabs<View>
          label="What to show"
          idBase="config"
          value={view}
          onChange={setView}
          tabs={[
            { id: 'text', label: 'Configuration' },
            { id: 'changes', label: 'Changes since import' },
            { id: 'steps', label: 'How to load this' },
          ]}
          className="self-stretch"
        />
        <span className="flex-1" />
        {view === 'steps' ? null : (
          <Segmented<Form>
            label="Form"
            size="sm"
            value={form}
            options={view === 'changes' ? forms.filter(({ value }) => isJunos(value)) : forms}
            onChange={setForm}
          />
        )}
        {view === 'text' ? (
          <>
            {isJunos(form) ? (
              <Select
                label="Device"
                layout="hidden"
                className="w-36"
                value={node ?? WHOLE}
                options={[
                  { value: WHOLE, label: 'All devices' },
                  ...nodes.map((id) => ({ value: id, label: design.nodes[id]?.name ?? id })),
                ]}
                onChange={setChosen}
              />
            ) : null}
            {isJunos(form) ? <Switch label="Show secrets" layout="inline" checked={shown} onChange={setShown} /> : null}
            <CopyButton text={() => joined(filesOf(options))} label="Copy the configuration" />
            <Button
              size="sm"
              icon={<Download size={14} strokeWidth={1.5} aria-hidden="true" />}
              onClick={() => {
                for (const file of filesOf(options)) download(file.name, file.text);
              }}
            >
              Download
            </Button>
          </>
        ) : null}
      </div>
      <TabPanel idBase="config" id={view} className="flex min-h-0 flex-1 flex-col">
        <Content view={view} form={form} node={node} secrets={secrets} design={design} />
      </TabPanel>
    </div>
  );
}

/** What is configured by something else than Junos shows that first. */
function formsOf(design: Design): readonly { readonly value: Form; readonly label: string }[] {
  const used = new Set(Object.values(design.groups).map(({ technology }) => technology));
  if (used.size === 0) return JUNOS;
  const documents = formatsOfDesign().map(({ id, title }) => ({ value: id, label: title }));
  return [...documents, ...JUNOS];
}

function formWords(form: Form): string {
  if (isJunos(form)) return form === 'set' ? 'set lines' : 'curly braces';
  return formatsOfDesign().find(({ id }) => id === form)?.title ?? form;
}

interface TextProps {
  readonly form: Form;
  readonly node: NodeId | undefined;
  readonly secrets: 'masked' | 'shown';
  /** The exporter reads the open design; a new reference is what makes the text stale. */
  readonly design: Design;
}

function Content({ view, ...props }: TextProps & { readonly view: View }) {
  switch (view) {
    case 'text':
      return <ConfigText {...props} />;
    case 'changes':
      return <Changes form={isJunos(props.form) ? props.form : 'set'} design={props.design} />;
    case 'steps':
      return <LoadSteps steps={loadSteps()} />;
  }
}

const ConfigText = memo(function ConfigText({ form, node, secrets }: TextProps) {
  const text = joined(filesOf({ form, secrets, ...(node === undefined ? {} : { node }) }));
  return <CodeView text={text} label={`Configuration as ${formWords(form)}`} />;
});

function Changes({ form, design }: { readonly form: JunosForm; readonly design: Design }) {
  const [found, setFound] = useState<{ readonly of: Design; readonly changes: readonly ChangedLine[] | null }>();
  useEffect(() => {
    let stale = false;
    void changesSinceImport(form).then((changes) => {
      if (!stale) setFound({ of: design, changes });
    });
    return () => {
      stale = true;
    };
  }, [design, form]);
  return found ? <DiffView changes={found.changes} /> : <div className="flex-1 bg-canvas" />;
}

function NoConfig() {
  return (
    <div className="grid h-full place-items-center">
      <EmptyState icon={<FileCode2 size={18} strokeWidth={1.5} />} title="No configuration yet" className="border-0">
        Select the devices that belong together and form a system of them: its configuration appears here.
      </EmptyState>
    </div>
  );
}
