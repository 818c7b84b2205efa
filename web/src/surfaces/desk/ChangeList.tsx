import type { CatalogueChange } from '@linli/contract/catalogue'
import type { ParameterEdition } from '@linli/contract/parameters'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { parameterWord, valueWord } from '../../features/parameters/parameter-words.ts'
import { call } from '../../lib/client.ts'
import { Moment } from '../../lib/Moment.tsx'
import { useQuery } from '../../lib/queries.ts'
import { sayDay } from '../../lib/time.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { PARAMETERS_PAGE } from '../../words/zh-CN/parameters.ts'

/** What was changed in the district's rules, the newest first: of the catalogue or of the numbers. */
export function ChangeList({ withCatalogue }: { withCatalogue: boolean }) {
  const [of, setOf] = useState<'catalogue' | 'numbers'>(withCatalogue ? 'catalogue' : 'numbers')
  return (
    <>
      {withCatalogue ? (
        <Chips
          label={PARAMETERS_PAGE.of}
          options={[
            { value: 'catalogue' as const, word: PARAMETERS_PAGE.catalogue },
            { value: 'numbers' as const, word: PARAMETERS_PAGE.numbers },
          ]}
          value={of}
          onChange={(next) => next && setOf(next)}
        />
      ) : null}
      {of === 'catalogue' ? <CatalogueChanges /> : <NumberChanges />}
    </>
  )
}

function CatalogueChanges() {
  const list = usePages(['catalogue.list_changes', {}], (cursor, signal) =>
    call('catalogue.list_changes', { limit: 50, ...cursor }, { signal }),
  )
  return <Changes list={list} row={catalogueRow} />
}

function catalogueRow(change: CatalogueChange): Row {
  const { kind, code, name, edition_id, day, at, by, previous_id } = change
  return {
    key: `${edition_id} ${kind}`,
    what: fill(PARAMETERS_PAGE[kind], { name }),
    day,
    at,
    by: by?.name ?? '—',
    more: (
      <Link to="/catalogue/$code" params={{ code }} search={{ edition: edition_id }}>
        {kind === 'published' && previous_id ? PARAMETERS_PAGE.compare : name}
      </Link>
    ),
  }
}

function NumberChanges() {
  const units = useQuery('parameters.list', {})
  const list = usePages(['parameters.list_editions', {}], (cursor, signal) =>
    call('parameters.list_editions', { limit: 50, ...cursor }, { signal }),
  )
  const numberRow = (edition: ParameterEdition): Row => {
    const rule = units.data?.find(({ key }) => key === edition.key)
    const say = (value: number | null) =>
      value === null || !rule ? (value ?? PARAMETERS_PAGE.product) : valueWord(value, rule.unit)
    return {
      key: edition.id,
      what: fill(PARAMETERS_PAGE.set, {
        name: parameterWord(edition.key),
        before: say(edition.value_before),
        after: say(edition.value),
      }),
      day: edition.valid_from,
      at: edition.set_at,
      by: edition.set_by.name,
      more: edition.source,
    }
  }
  return <Changes list={list} row={numberRow} />
}

interface Row {
  key: string
  what: string
  day: string
  at: string
  by: string
  more: ReactNode
}

function Changes<Item>({
  list,
  row,
}: {
  list: Pick<
    ReturnType<typeof usePages<Item, { items: Item[]; next_cursor: string | null }>>,
    'items' | 'error' | 'hasMore' | 'isReadingMore' | 'more'
  >
  row: (item: Item) => Row
}) {
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.items) return <Skeleton lines={8} />
  if (list.items.length === 0)
    return <Empty title={PARAMETERS_PAGE.no_changes}>{PARAMETERS_PAGE.no_changes_hint}</Empty>
  return (
    <>
      <TableBox label={PARAMETERS_PAGE.changes}>
        <table className="d-table">
          <thead>
            <tr>
              <th scope="col">{PARAMETERS_PAGE.what}</th>
              <th scope="col">{PARAMETERS_PAGE.day}</th>
              <th scope="col">{PARAMETERS_PAGE.who}</th>
              <th scope="col">{PARAMETERS_PAGE.when}</th>
              <th scope="col">{PARAMETERS_PAGE.more}</th>
            </tr>
          </thead>
          <tbody>{list.items.map(row).map(line)}</tbody>
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

function line({ key, what, day, at, by, more }: Row) {
  return (
    <tr key={key}>
      <th scope="row">{what}</th>
      <td className="d-tight">{sayDay(day)}</td>
      <td className="d-tight">{by}</td>
      <td className="d-tight">
        <Moment at={at} />
      </td>
      <td>{more}</td>
    </tr>
  )
}
