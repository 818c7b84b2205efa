import type { ImportLine, ImportState } from '@linli/contract/imports'
import type { ReactNode } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { Badge, type Tone } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { IMPORT_STATE, IMPORTS } from '../../words/zh-CN/imports.ts'

export const IMPORT_TONE: Record<ImportState, Tone> = {
  reading: 'doing',
  refused: 'over',
  mapping: 'todo',
  checking: 'doing',
  checked: 'todo',
  running: 'doing',
  paused: 'soon',
  done: 'done',
  undoing: 'doing',
  undone: 'quiet',
}

/** Imports of the district, newest first. */
export function ImportTable({
  items,
  link,
}: {
  items: readonly ImportLine[]
  link: (id: string, words: ReactNode) => ReactNode
}) {
  return (
    <TableBox label={IMPORTS.title}>
      <table className="d-table">
        <caption className="l-visually-hidden">{IMPORTS.title}</caption>
        <thead>
          <tr>
            <th scope="col">{IMPORTS.file}</th>
            <th scope="col">{IMPORTS.source}</th>
            <th scope="col">{IMPORTS.state}</th>
            <th scope="col" className="d-number">
              {IMPORTS.rows}
            </th>
            <th scope="col" className="d-number">
              {IMPORTS.made}
            </th>
            <th scope="col" className="d-number">
              {IMPORTS.wrong}
            </th>
            <th scope="col">{IMPORTS.by}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((line) => (
            <tr key={line.id}>
              <th scope="row">{link(line.id, line.file_name)}</th>
              <td>{line.source_name}</td>
              <td className="d-tight">
                <Badge tone={IMPORT_TONE[line.state]}>{IMPORT_STATE[line.state]}</Badge>
              </td>
              <td className="d-number">{line.rows_total.toLocaleString('zh-CN')}</td>
              <td className="d-number">{line.rows_made.toLocaleString('zh-CN')}</td>
              <td className="d-number">{line.rows_wrong.toLocaleString('zh-CN')}</td>
              <td>
                {line.started_by.name}
                <p className="l-quiet l-small">
                  <Moment at={line.started_at} />
                </p>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
