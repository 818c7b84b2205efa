import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { invalidate, useQuery } from '../../lib/queries.ts'
import { serverNow } from '../../lib/time.ts'
import { fill } from '../../lib/words.ts'
import { Notice } from '../../ui/States.tsx'
import { ACT } from '../../words/zh-CN/acts.ts'
import { MATTER_PAGE } from '../../words/zh-CN/matter-page.ts'
import { EDITING } from '../../words/zh-CN/workbench.ts'

/** Who else has a form of this matter open now; absent while nobody has. */
export function EditingNotice({ id }: { id: string }) {
  const client = useQueryClient()
  const signs = useQuery('workbench.list_editing', { id })
  const next = Math.min(...(signs.data ?? []).map(({ until }) => Date.parse(until)))
  useEffect(() => {
    if (!Number.isFinite(next)) return
    const ask = () => void invalidate(client, ['workbench.list_editing'])
    const timer = setTimeout(ask, Math.max(0, next - serverNow()) + 1_000)
    return () => clearTimeout(timer)
  }, [client, next])
  if (!signs.data || signs.data.length === 0) return null
  return (
    <Notice tone="soon">
      {signs.data
        .map(({ person, action }) => fill(EDITING.one, { name: person.name, act: verbOf(action) }))
        .join('；')}
      {EDITING.others}
    </Notice>
  )
}

function verbOf(action: keyof typeof ACT | 'set_secret') {
  return action === 'set_secret' ? MATTER_PAGE.set_secret : ACT[action].replace('…', '')
}
