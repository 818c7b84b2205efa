import { HELPER_KINDS, type HelperKind } from '@linli/contract/codes/mediators'
import type { Helper } from '@linli/contract/mediators'
import { type ReactNode, useState } from 'react'
import { call } from '../../lib/client.ts'
import { usePages } from '../../lib/usePages.ts'
import { reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Chips } from '../../ui/Choice.tsx'
import { Empty, Notice, Skeleton } from '../../ui/States.tsx'
import { TableBox } from '../../ui/TableBox.tsx'
import { DESK } from '../../words/zh-CN/desk.ts'
import { FORCES } from '../../words/zh-CN/forces.ts'
import { HELPER_KIND, HELPERS } from '../../words/zh-CN/mediators.ts'

/** Whom one may invite around a place; only with the consent of the parties. */
export function HelperList({
  areaId,
  act,
}: {
  areaId: string
  /** What may be done with one of them, such as inviting. */
  act?: (helper: Helper) => ReactNode
}) {
  const [kind, setKind] = useState<HelperKind>()
  const input = { area_id: areaId, limit: 50, ...(kind ? { kinds: [kind] } : {}) }
  const list = usePages(
    ['mediators.list_helpers', input],
    (cursor, signal) => call('mediators.list_helpers', { ...input, ...cursor }, { signal }),
    { keepsPrevious: true },
  )
  return (
    <div className="l-stack">
      <p className="l-quiet">{HELPERS.lead}</p>
      <Chips
        label={HELPERS.kind}
        options={HELPER_KINDS.map((value) => ({ value, word: HELPER_KIND[value] }))}
        value={kind}
        onChange={setKind}
      />
      {list.error ? <Notice tone="over">{reasonText(list.error)}</Notice> : null}
      {list.items || list.error ? null : <Skeleton lines={6} />}
      {list.items?.length === 0 ? <Empty title={FORCES.none_found} /> : null}
      {list.items && list.items.length > 0 ? <Table helpers={list.items} act={act} /> : null}
      {list.hasMore ? (
        <Button onClick={list.more} busyWord={list.isReadingMore && DESK.reading_more}>
          {DESK.more}
        </Button>
      ) : null}
    </div>
  )
}

function Table({
  helpers,
  act,
}: {
  helpers: readonly Helper[]
  act: ((helper: Helper) => ReactNode) | undefined
}) {
  return (
    <TableBox label={FORCES.helpers}>
      <table className="d-table d-rows">
        <caption className="l-visually-hidden">{FORCES.helpers}</caption>
        <thead>
          <tr>
            <th scope="col">{HELPERS.name}</th>
            <th scope="col">{HELPERS.kind}</th>
            <th scope="col">{HELPERS.unit}</th>
            <th scope="col">{HELPERS.area}</th>
            <th scope="col">{HELPERS.phone}</th>
            {act ? <td /> : null}
          </tr>
        </thead>
        <tbody>
          {helpers.map((helper) => (
            <tr key={helper.post_id}>
              <th scope="row">{helper.person.name}</th>
              <td data-label={HELPERS.kind}>{HELPER_KIND[helper.kind]}</td>
              <td data-label={HELPERS.unit}>{helper.unit.name}</td>
              <td data-label={HELPERS.area}>{helper.area.name}</td>
              <td data-label={HELPERS.phone}>{helper.phone}</td>
              {act ? <td>{act(helper)}</td> : null}
            </tr>
          ))}
        </tbody>
      </table>
    </TableBox>
  )
}
