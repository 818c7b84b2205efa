import type { Import } from '@linli/contract/imports'
import { useState } from 'react'
import { useCommand } from '../../lib/queries.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Notice } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { say } from '../../ui/Toast.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { IMPORT_FIELD, IMPORT_PAGE } from '../../words/zh-CN/imports.ts'

/** Which column of the file fills what of ours, with what stands there in the first row. */
export function ColumnMapping({ one }: { one: Import }) {
  const [columns, setColumns] = useState<Record<string, string>>(one.mapping.columns)
  const [closed_rule, setRule] = useState(one.mapping.closed_rule)
  const map = useCommand('imports.map', { onDone: () => say(IMPORT_PAGE.columns_saved) })
  const put = (field: string, column: string) => {
    const { [field]: _, ...others } = columns
    setColumns(column ? { ...others, [field]: column } : others)
  }
  return (
    <div className="l-stack">
      <p className="l-quiet">{IMPORT_PAGE.columns_lead}</p>
      <TableBox label={IMPORT_PAGE.columns}>
        <table className="d-table">
          <caption className="l-visually-hidden">{IMPORT_PAGE.columns}</caption>
          <thead>
            <tr>
              <th scope="col">{IMPORT_PAGE.field}</th>
              <th scope="col">{IMPORT_PAGE.column}</th>
              <th scope="col">{IMPORT_PAGE.sample}</th>
            </tr>
          </thead>
          <tbody>
            {one.fields.map((field) => (
              <tr key={field.name}>
                <th scope="row" className="d-tight">
                  {IMPORT_FIELD[field.name] ?? field.name}
                  {field.is_required ? (
                    <span className="l-quiet l-small"> {IMPORT_PAGE.required}</span>
                  ) : null}
                </th>
                <td>
                  <select
                    className="l-input"
                    aria-label={IMPORT_FIELD[field.name] ?? field.name}
                    disabled={!one.can.includes('map')}
                    value={columns[field.name] ?? ''}
                    onChange={(event) => put(field.name, event.target.value)}
                  >
                    <option value="">{IMPORT_PAGE.not_used}</option>
                    {one.columns.map((column) => (
                      <option key={column} value={column}>
                        {column}
                      </option>
                    ))}
                  </select>
                </td>
                <td className="d-sample l-quiet">{sampleOf(one, columns[field.name])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      <Choice<'all' | 'by_column'>
        legend={IMPORT_PAGE.closed_rule}
        options={[
          { value: 'all', word: IMPORT_PAGE.closed_all },
          { value: 'by_column', word: IMPORT_PAGE.closed_by_column },
        ]}
        value={closed_rule}
        onChange={setRule}
      />
      {map.error ? <Notice tone="over">{reasonText(map.error)}</Notice> : null}
      {one.can.includes('map') ? (
        <div>
          <Button
            busyWord={map.isPending && DESK.saving}
            onClick={() => map.mutate({ id: one.id, columns, closed_rule })}
          >
            {IMPORT_PAGE.save_columns}
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function sampleOf({ columns, preview }: Import, column: string | undefined) {
  const at = column === undefined ? -1 : columns.indexOf(column)
  return at < 0 ? '' : (preview[0]?.cells[at] ?? '')
}
