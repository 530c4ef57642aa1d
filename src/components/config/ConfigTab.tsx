// The Config tab: what each device is to be given, in both forms, with changes since the import and the steps to load it.
import { Download, FileCode2 } from 'lucide-react';
import { memo, useEffect, useState } from 'react';
import { technologyOf } from '../../machines/registry';
import type { Design, NodeId } from '../../model';
import { useDesign } from '../../state/editor-store';
import { type ChangedLine, changesSinceImport, download, exportConfigs, loadSteps } from '../../state/exports';
import { Button, EmptyState, Segmented, Select, Switch, TabPanel, Tabs } from '../ui';
import { CodeView } from './CodeView';
import { CopyButton } from './CopyButton';
import { DiffView } from './DiffView';
import { LoadSteps } from './LoadSteps';

type Form = 'set' | 'curly';
type View = 'text' | 'changes' | 'steps';
const WHOLE = '';

/** Members of groups whose technology is known: the devices that have a configuration. */
const configuredNodes = (design: Design): readonly NodeId[] =>
  Object.values(design.groups).flatMap((group) => (technologyOf(group.technology) ? group.members : []));

/** All files one after the other, each under its name where there are several. */
const joined = (files: ReturnType<typeof exportConfigs>): string =>
  files.map((file) => (files.length > 1 ? `# ${file.name}\n${file.text}` : file.text)).join('\n');

export function ConfigTab() {
  const design = useDesign();
  const [form, setForm] = useState<Form>('set');
  const [view, setView] = useState<View>('text');
  const [chosen, setChosen] = useState(WHOLE);
  const [shown, setShown] = useState(false);
  const nodes = configuredNodes(design);
  const node = nodes.find((id) => id === chosen);
  const secrets = shown ? 'shown' : 'masked';
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
            options={[
              { value: 'set', label: 'set' },
              { value: 'curly', label: 'curly' },
            ]}
            onChange={setForm}
          />
        )}
        {view === 'text' ? (
          <>
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
            <Switch label="Show secrets" layout="inline" checked={shown} onChange={setShown} />
            <CopyButton text={() => joined(exportConfigs(options))} label="Copy the configuration" />
            <Button
              size="sm"
              icon={<Download size={14} strokeWidth={1.5} aria-hidden="true" />}
              onClick={() => {
                for (const file of exportConfigs(options)) download(file.name, file.text);
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
      return <Changes form={props.form} design={props.design} />;
    case 'steps':
      return <LoadSteps steps={loadSteps()} />;
  }
}

const ConfigText = memo(function ConfigText({ form, node, secrets }: TextProps) {
  const text = joined(exportConfigs({ form, secrets, ...(node === undefined ? {} : { node }) }));
  return <CodeView text={text} label={`Configuration as ${form === 'set' ? 'set lines' : 'curly braces'}`} />;
});

function Changes({ form, design }: { readonly form: Form; readonly design: Design }) {
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
