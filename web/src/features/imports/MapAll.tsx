import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type ProblemError } from '../../lib/client.ts'
import { invalidate } from '../../lib/queries.ts'
import { fill, reasonText } from '../../lib/words.ts'
import { Button } from '../../ui/Button.tsx'
import { Notice } from '../../ui/States.tsx'
import { say } from '../../ui/Toast.tsx'
import { IMPORT_PAGE } from '../../words/zh-CN/imports.ts'

/** One meaning for every word that has none yet: made new, or left empty. */
export function MapAll({
  id,
  choice,
  n,
  mayCreate,
  maySkip,
}: {
  id: string
  choice: string
  n: number
  mayCreate: boolean
  maySkip: boolean
}) {
  const client = useQueryClient()
  const map = useMutation<number, ProblemError, 'create' | 'none'>({
    mutationFn: async (our_value) => {
      const words = await openWords(id, choice)
      const values = words.map((external_value) => ({ choice, external_value, our_value }))
      for (let at = 0; at < values.length; at += MOST) {
        await call('imports.map', { id, values: values.slice(at, at + MOST) })
      }
      return values.length
    },
    onSuccess: async (done) => {
      say(fill(IMPORT_PAGE.mapped_all, { n: done }))
      await invalidate(client, ['imports.'])
    },
  })
  if (n === 0 || !(mayCreate || maySkip)) return null
  return (
    <div className="l-row">
      {mayCreate ? (
        <Button
          busyWord={map.isPending && IMPORT_PAGE.mapping_all}
          onClick={() => map.mutate('create')}
        >
          {fill(IMPORT_PAGE.create_all, { n })}
        </Button>
      ) : null}
      {maySkip ? (
        <Button look="quiet" disabled={map.isPending} onClick={() => map.mutate('none')}>
          {IMPORT_PAGE.skip_all}
        </Button>
      ) : null}
      {map.error ? <Notice tone="over">{reasonText(map.error)}</Notice> : null}
    </div>
  )
}

/** As many as one `imports.map` takes. */
const MOST = 2000

async function openWords(id: string, choice: string) {
  const words: string[] = []
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Awaited<ReturnType<typeof readOpen>> = await readOpen(id, choice, cursor)
    words.push(...page.items.map(({ external_value }) => external_value))
    cursor = page.next_cursor
  }
  return words
}

function readOpen(id: string, choice: string, cursor: string | undefined) {
  return call('imports.list_values', {
    id,
    choice,
    is_unmapped: true,
    limit: 100,
    ...(cursor ? { cursor } : {}),
  })
}
