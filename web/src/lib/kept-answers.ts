import type { QueryClient } from '@tanstack/react-query'
import type { QueryName } from './api.ts'
import { readDraft, writeDraft } from './drafts.ts'

/**
 * Keeps the last answers of a few queries without input on the phone, so that a page opened without network
 * knows who is here and what may be recorded. They are shown at once and asked for again when that is possible.
 * Never for queries that hold other people's data.
 */
export async function keepAnswers(client: QueryClient, names: readonly QueryName[]) {
  for (const name of names) {
    const kept = await readDraft<object>(keyOf(name))
    // As old as can be, so that it is asked for again at once.
    if (kept) client.setQueryData([name, {}], kept, { updatedAt: 1 })
  }
  client.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return
    const [name, input] = event.query.queryKey
    const isKept = names.some((one) => one === name) && JSON.stringify(input) === '{}'
    if (isKept) void writeDraft(keyOf(String(name)), event.query.state.data)
  })
}

function keyOf(name: string) {
  return `answer ${name}`
}
