import type { Import, ImportReport } from '@linli/contract/imports'
import { useState } from 'react'
import { call } from '../../lib/client.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { IMPORT_FIELD, IMPORT_PAGE, IMPORTS, ROW_REASON } from '../../words/zh-CN/imports.ts'

const SHOWN = 8

/** What the check found: how many rows, what they hold as the file has it, and what is wrong with which. */
export function ReportView({ one, report }: { one: Import; report: ImportReport }) {
  const figures: readonly (readonly [string, number])[] = [
    [IMPORTS.rows, report.rows],
    [IMPORT_PAGE.to_make, report.to_make],
    [IMPORT_PAGE.report_known, report.known],
    [IMPORT_PAGE.report_wrong, report.wrong],
    ...(report.with_formulas > 0 ? [[IMPORT_PAGE.formulas, report.with_formulas] as const] : []),
  ]
  return (
    <div className="l-stack">
      <dl className="d-figures">
        {figures.map(([word, n]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{n.toLocaleString('zh-CN')}</dd>
          </div>
        ))}
      </dl>
      {report.reasons.length > 0 ? (
        <ul className="d-plain-list">
          {report.reasons.map(({ reason, field, n }) => (
            <li key={`${reason} ${field}`}>
              {fill(IMPORT_PAGE.reason_line, { reason: reasonOf(reason, field), n })}
            </li>
          ))}
        </ul>
      ) : null}
      {one.rows_wrong > 0 ? <Errors one={one} of="wrong" /> : null}
      <div className="d-counted">
        {Object.entries(report.by_field).map(([field, values]) => (
          <table key={field} className="d-table">
            <caption>{fill(IMPORT_PAGE.by, { field: IMPORT_FIELD[field] ?? field })}</caption>
            <tbody>
              {values.slice(0, SHOWN).map(({ value, n }) => (
                <tr key={value}>
                  <th scope="row">{value === '-' ? IMPORT_PAGE.dash : value}</th>
                  <td className="d-number">{n.toLocaleString('zh-CN')}</td>
                </tr>
              ))}
              {values.length > SHOWN ? (
                <tr>
                  <td colSpan={2} className="l-quiet">
                    {fill(IMPORT_PAGE.by_more, { n: values.length - SHOWN })}
                  </td>
                </tr>
              ) : null}
            </tbody>
          </table>
        ))}
      </div>
    </div>
  )
}

/** The rows that were not taken, or that the undoing left: to look at here, or to take away as a file. */
export function Errors({ one, of }: { one: Import; of: 'wrong' | 'kept' }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="l-stack">
      <div className="l-row">
        <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? IMPORT_PAGE.errors_hide : IMPORT_PAGE.errors}
        </Button>
        {of === 'wrong' && one.errors_url ? (
          <a className="l-button l-button-quiet" href={one.errors_url} download>
            {IMPORT_PAGE.download}
          </a>
        ) : null}
      </div>
      {isOpen ? <ErrorRows id={one.id} of={of} /> : null}
    </div>
  )
}

function ErrorRows({ id, of }: { id: string; of: 'wrong' | 'kept' }) {
  const input = { id, of, limit: 20 }
  const list = usePages(['imports.list_row_errors', input], (cursor, signal) =>
    call('imports.list_row_errors', { ...input, ...cursor }, { signal }),
  )
  return (
    <>
      <TableBox label={IMPORT_PAGE.reasons}>
        <table className="d-table">
          <caption className="l-visually-hidden">{IMPORT_PAGE.reasons}</caption>
          <thead>
            <tr>
              <th scope="col">{IMPORT_PAGE.row_line}</th>
              <th scope="col">{IMPORT_PAGE.row_reason}</th>
              <th scope="col">{IMPORT_PAGE.row_value}</th>
            </tr>
          </thead>
          <tbody>
            {list.items?.map((row) => (
              <tr key={row.line}>
                <td className="d-tight">{row.line}</td>
                <td>{reasonOf(row.reason, row.field)}</td>
                <td className="l-quiet">{row.value ?? row.cells.slice(0, 4).join(' · ')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableBox>
      {list.hasMore ? (
        <div>
          <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
            {DESK.more}
          </Button>
        </div>
      ) : null}
    </>
  )
}

function reasonOf(reason: keyof typeof ROW_REASON, field: string | null) {
  const word = ROW_REASON[reason]
  return field
    ? fill(IMPORT_PAGE.reason_field, { field: IMPORT_FIELD[field] ?? field, reason: word })
    : word
}
