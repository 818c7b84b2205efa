import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { isTouchedBy, listen, readChange } from './stream.ts'

test('a change of one matter touches its detail, the lists and the counts, and nothing else', () => {
  const change = { noun: 'matter', id: 'a' }
  expect(isTouchedBy(change, ['matters.get', { id: 'a' }])).toBe(true)
  expect(isTouchedBy(change, ['matters.get', { id: 'b' }])).toBe(false)
  expect(isTouchedBy(change, ['matters.list', { queue: 'mine' }])).toBe(true)
  expect(isTouchedBy(change, ['matters.count_queues', {}])).toBe(true)
  expect(isTouchedBy(change, ['org.get_board', { area_id: 'a' }])).toBe(false)
})

test('a leave moves queues, and a noun that is not listed is its own module', () => {
  expect(isTouchedBy({ noun: 'leave' }, ['matters.list', {}])).toBe(true)
  expect(isTouchedBy({ noun: 'mediation' }, ['mediation.list', {}])).toBe(true)
})

test('what is no change is left alone', () => {
  expect(readChange('{"noun":"matter","id":"a"}')).toEqual({ noun: 'matter', id: 'a' })
  expect(readChange('{"noun":"matter"}')).toEqual({ noun: 'matter' })
  expect([readChange('nonsense'), readChange('[]'), readChange('{"id":"a"}')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

/** A stream that opens and speaks when the test says so. */
class Source extends EventTarget {
  static last: Source
  readyState = 1
  onopen: (() => void) | null = null
  onerror: (() => void) | null = null
  constructor() {
    super()
    Source.last = this
  }
  close() {}
}

test('what was asked before the page listened is asked again when it does, and what nobody looks at is not', async () => {
  vi.stubGlobal('EventSource', Source)
  const client = new QueryClient()
  const asked: string[] = []
  const look = (name: string) =>
    new QueryObserver(client, {
      queryKey: [name, {}],
      queryFn: async () => asked.push(name),
      staleTime: Number.POSITIVE_INFINITY,
    }).subscribe(() => undefined)
  const end = look('workbench.list_editing')
  const left = look('matters.get')
  await vi.waitFor(() => expect(client.isFetching()).toBe(0))
  left()
  const stop = listen(client)
  expect(asked).toHaveLength(2)
  Source.last.onopen?.()
  await vi.waitFor(() => expect(asked).toHaveLength(3))
  expect(asked[2]).toBe('workbench.list_editing')
  Source.last.dispatchEvent(new MessageEvent('change', { data: '{"noun":"editing"}' }))
  await vi.waitFor(() => expect(asked).toHaveLength(4))
  stop()
  end()
  vi.unstubAllGlobals()
})

test('what is being asked while the stream opens is asked once more, for the answer may be older', async () => {
  vi.stubGlobal('EventSource', Source)
  const client = new QueryClient()
  const answers: (() => void)[] = []
  const end = new QueryObserver(client, {
    queryKey: ['workbench.list_editing', {}],
    queryFn: () => new Promise((done) => answers.push(() => done([]))),
  }).subscribe(() => undefined)
  const stop = listen(client)
  Source.last.onopen?.()
  expect(answers).toHaveLength(1)
  answers[0]?.()
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  stop()
  end()
  vi.unstubAllGlobals()
})
