import type { QueryClient } from '@tanstack/react-query'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { noteServerTime } from './time.ts'

/** What a `change` event says: something about this noun changed; what it is now is asked for as usual. */
export interface Change {
  noun: string
  id?: string
}

// What several units do, is known of dangers, decided in meetings and ruled stands beside the matter.
const BESIDE_A_MATTER: readonly string[] = [
  'matters.',
  'joint.',
  'assessments.',
  'assignments.explain',
  'assignments.recall',
  'assignments.list',
  'assignments.count',
  'supervision.',
  'workbench.list_views',
  'groups.list_cards',
  'groups.get_talk',
]

/** Which operations read a noun. A noun that is not listed is its own module. */
const READS: Record<string, readonly string[]> = {
  matter: BESIDE_A_MATTER,
  dry_run: ['assignments.get_dry_run', 'assignments.find_dry_run'],
  // Many at once: a batch. It names none of them, so every one on screen may be among them.
  matters: BESIDE_A_MATTER,
  batch: ['batches.'],
  editing: ['workbench.list_editing'],
  category: ['catalogue.'],
  area: ['org.'],
  unit: ['org.'],
  post: ['org.', 'identity.me'],
  leave: ['org.', 'matters.', 'identity.me'],
  person: ['org.', 'identity.'],
  session: ['identity.'],
  // Rows of an import are matters, and so are those that its undoing takes away.
  import: ['imports.', 'matters.'],
  parameter: ['parameters.'],
  // A plan carried out changes areas, posts and matters for everybody who looks.
  reorganisation: ['reorganisations.', 'org.', 'matters.', 'identity.me'],
  text: ['channels.'],
  broadcast: ['broadcast.'],
  lost_person: ['lost_person.'],
  lost_case: ['lost_person.'],
  // Whoever has the public page open knows no id of ours.
  lost_card: ['lost_person.get_card'],
  channel: ['channels.'],
  // Whose deliveries changed is said by the id of what they are about, so whatever shows them asks again.
  delivery: ['channels.', 'broadcast.', 'lost_person.'],
  check: ['quality.'],
  dispute: ['mediation.', 'agreements.'],
  // A notice of a room names the room, which no page asks by.
  caucus_room: ['caucus.'],
  caucus_table: ['caucus.'],
  group_hint: ['groups.list_hints'],
}

/** Should the answer under this key be asked for again after the change? The detail of another id need not. */
export function isTouchedBy(change: Change, key: readonly unknown[]) {
  const [name, input] = key
  if (typeof name !== 'string') return false
  const starts = READS[change.noun] ?? [`${change.noun}.`, `${change.noun}s.`]
  if (!starts.some((start) => name.startsWith(start))) return false
  if (change.noun === 'matters' || change.noun === 'caucus_room') return true
  const asked = typeof input === 'object' && input !== null && 'id' in input ? input.id : undefined
  return asked === undefined || change.id === undefined || asked === change.id
}

/**
 * Listens to the live stream while the page is open. Whenever the stream opens, the first time too, everything on screen that
 * was asked for before is asked for again, because nobody knows what was missed.
 */
export function useLiveUpdates(isEnabled: boolean) {
  const client = useQueryClient()
  useEffect(() => (isEnabled ? listen(client) : undefined), [client, isEnabled])
}

/** Content that the server pushes whole, by the name of its event. */
const PUSHED = ['message'] as const
type Pushed = (typeof PUSHED)[number]

const hearers = new Map<Pushed, Set<(data: unknown) => void>>()

/** Hears what the server pushes while the page is open. */
export function usePushed(event: Pushed, hear: (data: unknown) => void) {
  const latest = useRef(hear)
  latest.current = hear
  useEffect(() => {
    const tell = (data: unknown) => latest.current(data)
    const all = hearers.get(event) ?? new Set()
    hearers.set(event, all.add(tell))
    return () => void all.delete(tell)
  }, [event])
}

/** Listens until the answer is called. */
export function listen(client: QueryClient) {
  let stopped = false
  let source: EventSource | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    if (stopped) return
    source = new EventSource('/api/stream')
    source.addEventListener('hello', (event) => noteHello(event.data))
    source.addEventListener('change', (event) => {
      const change = readChange(event.data)
      if (change) {
        client.invalidateQueries({ predicate: ({ queryKey }) => isTouchedBy(change, queryKey) })
      }
    })
    for (const name of PUSHED) {
      source.addEventListener(name, (event) => {
        for (const hear of hearers.get(name) ?? []) hear(readJson(event.data))
      })
    }
    // The server says so when it may itself have missed changes.
    source.addEventListener('refresh', () => client.invalidateQueries({ refetchType: 'active' }))
    source.onopen = () => catchUp(client)
    source.onerror = () => {
      // The browser tries again by itself unless the server refused; then we do, slowly.
      if (source?.readyState !== EventSource.CLOSED) return
      timer = setTimeout(open, 5_000)
    }
  }
  open()
  return () => {
    stopped = true
    clearTimeout(timer)
    source?.close()
  }
}

// What was read before the page listened may have changed unheard. What is being read now is asked for once more afterwards: a
// first question under way is not broken off, and its answer may be older than the stream.
function catchUp(client: QueryClient) {
  for (const query of client.getQueryCache().getAll()) {
    const { queryKey, state, promise } = query
    const again = () => client.invalidateQueries({ queryKey, exact: true, refetchType: 'active' })
    if (state.fetchStatus === 'fetching' && promise) promise.then(again, () => undefined)
    else if (state.dataUpdatedAt > 0) void again()
  }
}

function noteHello(data: unknown) {
  const hello = readJson(data)
  if (typeof hello !== 'object' || hello === null || !('now' in hello)) return
  if (typeof hello.now === 'string') noteServerTime(hello.now)
}

/** The change in the data of an event; undefined where it is none. */
export function readChange(data: unknown): Change | undefined {
  const change = readJson(data)
  if (typeof change !== 'object' || change === null || !('noun' in change)) return undefined
  if (typeof change.noun !== 'string') return undefined
  const id = 'id' in change && typeof change.id === 'string' ? change.id : undefined
  return id === undefined ? { noun: change.noun } : { noun: change.noun, id }
}

function readJson(data: unknown): unknown {
  try {
    return typeof data === 'string' ? JSON.parse(data) : undefined
  } catch {
    return undefined
  }
}
