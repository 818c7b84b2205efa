import type { Import, ImportValue } from '@linli/contract/imports'
import { type ReactNode, useState } from 'react'
import { call } from '../../lib/client.ts'
import { useCommand } from '../../lib/queries.ts'
import { usePages } from '../../lib/usePages.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice, Skeleton } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { IMPORT_CHOICE, IMPORT_PAGE } from '../../words/zh-CN/imports.ts'
import { MapAll } from './MapAll.tsx'

export interface PickerProps {
  choice: string
  label: string
  ours: { id: string; name: string } | null
  onChange: (our_value: string | null) => void
}

/** What words of the file stand for here. `picker` is the surface's choice of our areas, categories and units. */
export function ValueMapping({
  one,
  picker,
}: {
  one: Import
  picker: (props: PickerProps) => ReactNode
}) {
  const [choice, setChoice] = useState(
    () =>
      one.choices.find(({ name }) => (one.report?.unmapped[name] ?? 0) > 0)?.name ??
      one.choices[0]?.name ??
      '',
  )
  const tabs = one.choices.map(({ name }) => {
    const n = one.report?.unmapped[name] ?? 0
    const word = IMPORT_CHOICE[name] ?? name
    return {
      value: name,
      word: fill(n > 0 ? IMPORT_PAGE.unmapped : IMPORT_PAGE.all_mapped, { choice: word, n }),
    }
  })
  return (
    <div className="l-stack">
      <p className="l-quiet">{IMPORT_PAGE.values_lead}</p>
      <Tabs label={IMPORT_PAGE.values} tabs={tabs} value={choice} onChange={setChoice} />
      <Values key={choice} one={one} choice={choice} picker={picker} />
    </div>
  )
}

function Values({
  one,
  choice,
  picker,
}: {
  one: Import
  choice: string
  picker: (props: PickerProps) => ReactNode
}) {
  const [under, setUnder] = useState<string>()
  const input = { id: one.id, choice, limit: 20, ...(under ? { under } : {}) }
  const list = usePages(
    ['imports.list_values', input],
    (cursor, signal) => call('imports.list_values', { ...input, ...cursor }, { signal }),
    { keepsPrevious: true },
  )
  const map = useCommand('imports.map')
  const settings = one.choices.find(({ name }) => name === choice)
  if (list.error) return <Notice tone="over">{reasonText(list.error)}</Notice>
  if (!list.items) return <Skeleton lines={6} />
  const put = (external_value: string, our_value: string | null) =>
    map.mutate({ id: one.id, values: [{ choice, external_value, our_value }] })
  return (
    <div className="l-stack">
      {under ? (
        <p className="l-row">
          <Button look="quiet" onClick={() => setUnder(undefined)}>
            {IMPORT_PAGE.back_up}
          </Button>
          {fill(IMPORT_PAGE.under, { name: under })}
        </p>
      ) : null}
      <MapAll
        id={one.id}
        choice={choice}
        n={one.report?.unmapped[choice] ?? 0}
        mayCreate={settings?.may_create === true}
        maySkip={settings?.is_required === false}
      />
      {map.error ? <Notice tone="over">{reasonText(map.error)}</Notice> : null}
      {list.items.length === 0 ? <p className="l-quiet">{IMPORT_PAGE.no_values}</p> : null}
      {list.items.length > 0 ? (
        <TableBox label={IMPORT_CHOICE[choice] ?? choice}>
          <table className="d-table">
            <caption className="l-visually-hidden">{IMPORT_CHOICE[choice] ?? choice}</caption>
            <thead>
              <tr>
                <th scope="col">{IMPORT_PAGE.value}</th>
                <th scope="col" className="d-number">
                  {IMPORT_PAGE.n}
                </th>
                <th scope="col">{IMPORT_PAGE.ours}</th>
              </tr>
            </thead>
            <tbody>
              {list.items.map((value) => (
                <tr key={value.external_value}>
                  <th scope="row">
                    {value.label || value.external_value}
                    {settings?.rule === 'levels' ? (
                      <Button
                        look="quiet"
                        className="d-inline"
                        onClick={() => setUnder(value.external_value)}
                      >
                        {IMPORT_PAGE.open_under}
                      </Button>
                    ) : null}
                  </th>
                  <td className="d-number">{value.n.toLocaleString('zh-CN')}</td>
                  <td className="d-meaning">
                    <Meaning
                      {...{ value, choice, picker }}
                      mayCreate={settings?.may_create === true}
                      maySkip={settings?.is_required === false}
                      onChange={(ours) => put(value.external_value, ours)}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </TableBox>
      ) : null}
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

function Meaning({
  value,
  choice,
  picker,
  mayCreate,
  maySkip,
  onChange,
}: {
  value: ImportValue
  choice: string
  picker: (props: PickerProps) => ReactNode
  mayCreate: boolean
  maySkip: boolean
  onChange: (our_value: string | null) => void
}) {
  const { our_value, our_name, from } = value
  const isWord = our_value === 'create' || our_value === 'none'
  return (
    <>
      {isWord ? (
        <span className="l-row">
          {our_value === 'create' ? IMPORT_PAGE.create : IMPORT_PAGE.skip}
          <Button look="quiet" className="d-inline" onClick={() => onChange(null)}>
            {DESK.clear}
          </Button>
        </span>
      ) : (
        picker({
          choice,
          label: value.label || value.external_value,
          ours: our_value ? { id: our_value, name: our_name ?? our_value } : null,
          onChange,
        })
      )}
      <span className="l-row l-small">
        {from ? <span className="l-quiet">{IMPORT_PAGE[`from_${from}`]}</span> : null}
        {mayCreate && our_value !== 'create' ? (
          <Button look="quiet" className="d-inline" onClick={() => onChange('create')}>
            {IMPORT_PAGE.create}
          </Button>
        ) : null}
        {maySkip && our_value === null ? (
          <Button look="quiet" className="d-inline" onClick={() => onChange('none')}>
            {IMPORT_PAGE.skip}
          </Button>
        ) : null}
      </span>
    </>
  )
}
