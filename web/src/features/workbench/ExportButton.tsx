import { EXPORT_COLUMNS } from '@linli/contract/codes/workbench'
import { useState } from 'react'
import { useDisclosure, useQuery } from '../../lib/queries.ts'
import { saveFile } from '../../lib/save-file.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { EXPORT } from '../../words/zh-CN/workbench.ts'
import type { ShownList } from '../matters/queue-search.ts'

/** Takes the list as it is shown out of the house as a table; the reading is written into the record. */
export function ExportButton({ list }: { list: ShownList }) {
  const ask = useDisclosure('workbench.export_matters')
  const [openId, setOpenId] = useState<string>()
  const [hasFailed, setFailed] = useState(false)
  const take = async () => {
    setFailed(false)
    const made = await ask.mutateAsync({ list, columns: [...EXPORT_COLUMNS] }).catch(() => null)
    if (!made) return
    setOpenId(made.id)
    try {
      await saveFile(`/files/exports/${made.id}/matters.xlsx`)
      say(fill(EXPORT.done, { n: made.rows_total.toLocaleString('zh-CN') }))
    } catch {
      setFailed(true)
    }
    setOpenId(undefined)
  }
  return (
    <>
      {openId ? (
        <Going id={openId} />
      ) : (
        <Button look="quiet" busyWord={ask.isPending && EXPORT.asking} onClick={() => void take()}>
          {EXPORT.open}
        </Button>
      )}
      {ask.error ? <Notice tone="over">{reasonText(ask.error)}</Notice> : null}
      {hasFailed ? <Notice tone="over">{EXPORT.failed}</Notice> : null}
    </>
  )
}

/** How far the table has got. */
function Going({ id }: { id: string }) {
  const progress = useQuery('workbench.get_export', { id }, { everyMs: 1_000 })
  const { rows_done = 0, rows_total } = progress.data ?? {}
  return (
    <span role="status" className="l-quiet">
      {rows_total === undefined
        ? EXPORT.asking
        : fill(EXPORT.progress, {
            done: rows_done.toLocaleString('zh-CN'),
            total: rows_total.toLocaleString('zh-CN'),
          })}
    </span>
  )
}
