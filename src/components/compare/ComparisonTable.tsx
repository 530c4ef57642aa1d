// The whole comparison as a table: rows that decide are marked, and can be shown alone. Sources are named at each row and listed below.
import { useState } from 'react';
import type { Comparison } from '../../machines/kernel/comparison';
import { cx, SourceChip, Switch } from '../ui';

interface TableProps {
  readonly comparison: Comparison;
  /** Rows that decide. */
  readonly rows: ReadonlySet<string>;
  readonly chosen: string | undefined;
}

export function ComparisonTable({ comparison, rows, chosen }: TableProps) {
  const [onlyDecisive, setOnlyDecisive] = useState(false);
  const { subjects } = comparison;
  const isFiltered = onlyDecisive && rows.size > 0;
  const shown = isFiltered ? comparison.rows.filter(({ id }) => rows.has(id)) : comparison.rows;
  return (
    <>
      <div className="mt-8 mb-2 flex min-h-7 items-center gap-4">
        <h2 className="text-16 font-semibold">Side by side</h2>
        <span className="text-12 text-ink-3">
          {rows.size === 0
            ? `${comparison.rows.length} aspects`
            : `${rows.size} of ${comparison.rows.length} aspects decide`}
        </span>
        <span className="flex-1" />
        {rows.size > 0 ? (
          <Switch layout="inline" label="Only what decides" checked={onlyDecisive} onChange={setOnlyDecisive} />
        ) : null}
      </div>
      <div className="overflow-x-auto rounded-3 border border-line bg-raised">
        <table className="w-full min-w-[720px] table-fixed text-left text-13">
          <caption className="sr-only">{comparison.title}</caption>
          <colgroup>
            <col className="w-[22%]" />
            {subjects.map(({ id }) => (
              <col key={id} />
            ))}
            <col className="w-[120px]" />
          </colgroup>
          <thead>
            <tr className="border-b border-line-strong bg-sunken">
              <th scope="col" className="px-3 py-2 font-medium text-ink-2">
                Aspect
              </th>
              {subjects.map(({ id, title }) => (
                <th key={id} scope="col" className={cx('px-3 py-2 font-semibold', id === chosen && 'text-accent-text')}>
                  {title}
                </th>
              ))}
              <th scope="col" className="px-3 py-2 font-medium text-ink-2">
                Source
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, aspect, cells, sources, confidence }) => {
              const decides = rows.has(id);
              return (
                <tr
                  key={id}
                  data-decides={decides || undefined}
                  className={cx('border-b border-line align-top last:border-b-0', decides && 'bg-selected')}
                >
                  <th scope="row" className="px-3 py-2 font-medium">
                    {aspect}
                    {decides ? <span className="ml-2 text-11 font-normal text-ink-2">decides</span> : null}
                  </th>
                  {subjects.map((subject, i) => (
                    <td key={subject.id} className="px-3 py-2 text-ink-2">
                      {cells[i]}
                    </td>
                  ))}
                  <td className="px-3 py-2">
                    <SourceChip
                      title={aspect}
                      text={subjects.map(({ title }, i) => `${title}: ${cells[i] ?? ''}.`).join(' ')}
                      confidence={confidence}
                      source={sources.join(', ')}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <h2 className="mt-6 text-14 font-semibold">Sources</h2>
      <dl className="mt-1 grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1 text-12">
        {comparison.sources.map(({ key, title, url }) => (
          <div key={key} className="contents">
            <dt className="mono text-11 leading-5 text-ink-3">{key}</dt>
            <dd className="leading-5">
              <a href={url} target="_blank" rel="noopener noreferrer" className="text-ink-2 underline hover:text-ink">
                {title}
              </a>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
