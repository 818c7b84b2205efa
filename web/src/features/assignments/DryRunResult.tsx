import type { DryRun } from '@linli/contract/assignments'
import { useState } from 'react'
import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Badge, Notice, Skeleton } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { DRY_RUN } from '../../words/zh-CN/assignments.ts'
import { dryRunLine } from './DryRunView.tsx'

/** Which of the diverted matters are looked at, and how that is called. */
interface Shown {
  word: string
  category_code?: string
  from_unit_id?: string
  to_unit_id?: string
  is_late?: boolean
}

const count = (n: number) => n.toLocaleString('zh-CN')
// The id by which the server means "no unit".
const NOBODY = '00000000-0000-0000-0000-000000000000'

/** What a dry run found, each figure a door to its matters. */
export function DryRunResult({ dry_run }: { dry_run: DryRun }) {
  const [shown, setShown] = useState<Shown>()
  const { diverted, late, unknown, nowhere, with_unit, hits_before, hits_after } = dry_run
  return (
    <div className="l-stack">
      <p className="l-quiet l-small">
        {dryRunLine(dry_run)}。{DRY_RUN.secret_left_out}
      </p>
      <p className="d-dry-run-says">
        {diverted === 0
          ? DRY_RUN.result_none
          : fill(DRY_RUN.result, { n: count(diverted), late: count(late) })}
      </p>
      {diverted > 0 ? (
        <p className="l-quiet">
          {DRY_RUN.how}
          {unknown > 0 ? fill(DRY_RUN.unknown, { n: count(unknown) }) : ''}
        </p>
      ) : null}
      {nowhere > 0 ? (
        <Notice tone="over">{fill(DRY_RUN.nowhere, { n: count(nowhere) })}</Notice>
      ) : null}
      {with_unit > 0 ? (
        <p>
          {fill(DRY_RUN.hits, {
            before: count(hits_before),
            after: count(hits_after),
            n: count(with_unit),
          })}
        </p>
      ) : null}
      {shown ? (
        <Diverted id={dry_run.id} shown={shown} onClose={() => setShown(undefined)} />
      ) : null}
      {diverted > 0 ? <Tables dry_run={dry_run} onShow={setShown} /> : null}
    </div>
  )
}

function Tables({ dry_run, onShow }: { dry_run: DryRun; onShow: (shown: Shown) => void }) {
  const nameOf = (unit: { name: string } | null) => unit?.name ?? DRY_RUN.no_unit
  return (
    <div className="d-half">
      <Figures
        caption={DRY_RUN.by_category}
        rows={dry_run.by_category.map(({ code, name, n, late }) => ({
          key: code,
          cells: name,
          n,
          late,
          shown: { word: name, category_code: code },
        }))}
        onShow={onShow}
      />
      <div className="l-stack">
        <Figures
          caption={DRY_RUN.by_units}
          rows={dry_run.by_units.map(({ from, to, n, late }) => {
            const word = fill(DRY_RUN.pair, { from: nameOf(from), to: nameOf(to) })
            return {
              key: word,
              cells: word,
              n,
              late,
              shown: { word, from_unit_id: from?.id ?? NOBODY, to_unit_id: to?.id ?? NOBODY },
            }
          })}
          onShow={onShow}
        />
        {dry_run.more_units > 0 ? (
          <p className="l-quiet">{fill(DRY_RUN.more_units, { n: count(dry_run.more_units) })}</p>
        ) : null}
      </div>
    </div>
  )
}

function Figures({
  caption,
  rows,
  onShow,
}: {
  caption: string
  rows: readonly { key: string; cells: string; n: number; late: number; shown: Shown }[]
  onShow: (shown: Shown) => void
}) {
  return (
    <TableBox label={caption}>
      <table className="d-table">
        <thead>
          <tr>
            <th scope="col">{caption}</th>
            <th scope="col" className="d-number">
              {DRY_RUN.n}
            </th>
            <th scope="col" className="d-number">
              {DRY_RUN.late}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells, n, late, shown }) => (
            <tr key={key}>
              <td>{cells}</td>
              <td className="d-number">
                <FigureButton n={n} of={cells} onPress={() => onShow(shown)} />
              </td>
              <td className="d-number">
                <FigureButton
                  n={late}
                  of={`${cells} ${DRY_RUN.late}`}
                  onPress={() => onShow({ ...shown, is_late: true })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}

/** A figure that opens its list; nothing to open where it is none. */
export function FigureButton({ n, of, onPress }: { n: number; of: string; onPress: () => void }) {
  if (n === 0) return <span className="l-quiet">0</span>
  return (
    <button type="button" className="d-figure-link" aria-label={`${of} ${n}`} onClick={onPress}>
      {count(n)}
    </button>
  )
}

function Diverted({ id, shown, onClose }: { id: string; shown: Shown; onClose: () => void }) {
  const { word, ...which } = shown
  const found = useQuery('assignments.list_diverted', { id, ...which })
  const items = found.data?.items ?? []
  const n = found.data?.n ?? 0
  return (
    <div className="d-act-box l-stack">
      <div className="l-row l-row-apart">
        <h3>
          {fill(DRY_RUN.list_title, {
            of: shown.is_late ? `${word} · ${DRY_RUN.late}` : word,
            n: count(n),
          })}
        </h3>
        <Button look="quiet" onClick={onClose}>
          {DRY_RUN.close}
        </Button>
      </div>
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {found.data ? null : <Skeleton lines={3} />}
      {found.data ? (
        <p className="l-quiet l-small">
          {items.length < n
            ? fill(DRY_RUN.list_some, { n: count(n), shown: items.length })
            : fill(DRY_RUN.list_all, { n: count(n) })}
        </p>
      ) : null}
      <ul className="d-looked-at">
        {items.map(({ matter, category, area_name, reported_at, from, to, is_late }) => (
          <li key={matter.id}>
            <span className="d-tight">{matter.number}</span>
            <span>
              {[category.name, area_name].filter(Boolean).join(' · ')}{' '}
              <span className="l-quiet l-small">
                <Moment at={reported_at} />
              </span>
            </span>
            <span>
              {fill(DRY_RUN.pair, {
                from: from?.name ?? DRY_RUN.no_unit,
                to: to?.name ?? DRY_RUN.no_unit,
              })}{' '}
              {is_late ? <Badge tone="over">{DRY_RUN.late}</Badge> : null}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
