import { type ReactNode, useState } from 'react'
import { call } from '../../lib/client.ts'
import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { addDays, today } from '../../lib/time.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { WRONG } from '../../words/zh-CN/assignments.ts'
import { DESK } from '../../words/zh-CN/desk.ts'
import { RETURN_REASON } from '../../words/zh-CN/matters.ts'
import { FigureButton } from './DryRunResult.tsx'

interface Figures {
  code: string
  name: string
  first: number
  wrong: number
  upheld: number
}

interface Shown {
  of: Figures
  shown: 'first' | 'wrong' | 'upheld'
}

type MatterLink = (id: string, words: ReactNode) => ReactNode

/** How often work first went to the wrong unit, by category, with what it is a part of; each figure opens its list. */
export function WrongTable({ link }: { link: MatterLink }) {
  const [from, setFrom] = useState(() => addDays(today(), -30))
  const [to, setTo] = useState(() => today())
  const [open, setOpen] = useState<Shown>()
  const found = useQuery('assignments.count', { from, to }, { keepsPrevious: true })
  const days = (label: string, value: string, change: (day: string) => void) => (
    <Field
      label={label}
      type="date"
      required
      max={today()}
      value={value}
      onChange={(event) => {
        if (event.target.value) change(event.target.value)
        setOpen(undefined)
      }}
    />
  )
  return (
    <>
      <div className="d-tools d-days">
        {days(WRONG.from, from, setFrom)}
        {days(WRONG.to, to, setTo)}
      </div>
      {found.error ? <Notice tone="over">{reasonText(found.error)}</Notice> : null}
      {!found.data && !found.error ? <Skeleton lines={6} /> : null}
      {open ? (
        <Behind
          key={`${open.of.code} ${open.shown}`}
          open={open}
          period={{ from, to }}
          link={link}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {found.data?.length === 0 ? <Empty title={WRONG.none}>{WRONG.none_hint}</Empty> : null}
      {found.data && found.data.length > 0 ? (
        <Categories rows={found.data} onOpen={setOpen} />
      ) : null}
    </>
  )
}

function Categories({
  rows,
  onOpen,
}: {
  rows: readonly Figures[]
  onOpen: (shown: Shown) => void
}) {
  const sum = (key: 'first' | 'wrong' | 'upheld') => rows.reduce((n, row) => n + row[key], 0)
  const all = { first: sum('first'), wrong: sum('wrong'), upheld: sum('upheld') }
  return (
    <TableBox label={WRONG.rate}>
      <table className="d-table">
        <thead>
          <tr>
            <th scope="col">{WRONG.category}</th>
            {(['first', 'wrong', 'upheld'] as const).map((key) => (
              <th key={key} scope="col" className="d-number">
                {WRONG[key]}
              </th>
            ))}
            <th scope="col" className="d-number">
              {WRONG.rate}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.code}>
              <th scope="row">{row.name}</th>
              {(['first', 'wrong', 'upheld'] as const).map((shown) => (
                <td key={shown} className="d-number">
                  <FigureButton
                    n={row[shown]}
                    of={`${row.name} ${WRONG[shown]}`}
                    onPress={() => onOpen({ of: row, shown })}
                  />
                </td>
              ))}
              <td className="d-number">{rateOf(row)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{WRONG.all}</th>
            <td className="d-number">{all.first.toLocaleString('zh-CN')}</td>
            <td className="d-number">{all.wrong.toLocaleString('zh-CN')}</td>
            <td className="d-number">{all.upheld.toLocaleString('zh-CN')}</td>
            <td className="d-number">{rateOf(all)}</td>
          </tr>
        </tfoot>
      </table>
    </TableBox>
  )
}

function rateOf({ first, wrong }: { first: number; wrong: number }) {
  const rate = `${((wrong / first) * 100).toFixed(1)}%`
  return fill(WRONG.rate_of, { rate, wrong, first })
}

function Behind({
  open,
  period,
  link,
  onClose,
}: {
  open: Shown
  period: { from: string; to: string }
  link: MatterLink
  onClose: () => void
}) {
  const { of, shown } = open
  const input = { ...period, category_code: of.code, shown, limit: 20 }
  const list = usePages(['assignments.list', input], (cursor, signal) =>
    call('assignments.list', { ...input, ...cursor }, { signal }),
  )
  return (
    <div className="d-act-box l-stack">
      <div className="l-row l-row-apart">
        <h3>{fill(WRONG[`list_${shown}`], { name: of.name, n: of[shown] })}</h3>
        <Button look="quiet" onClick={onClose}>
          {WRONG.close}
        </Button>
      </div>
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      <ul className="d-looked-at">
        {list.items?.map((one) => (
          <li key={one.id}>
            <span className="d-tight">
              {one.matter ? link(one.matter.id, one.matter.number) : WRONG.secret}
            </span>
            <span>
              {one.street?.name}{' '}
              <span className="l-quiet l-small">
                <Moment at={one.at} />
              </span>
            </span>
            <span>
              {fill(WRONG.went, { unit: one.unit.name })}
              {one.next_unit ? `，${fill(WRONG.next, { unit: one.next_unit.name })}` : null}
              {!one.next_unit && one.return_reason ? `，${WRONG.still}` : null}
              {one.return_reason ? (
                <span className="l-quiet">（{RETURN_REASON[one.return_reason]}）</span>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {list.hasMore ? (
        <div>
          <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
            {DESK.more}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
