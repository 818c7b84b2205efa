import { expect, test } from 'vitest'
import { diagramOf } from './print-lifecycles.ts'

test('a diagram joins acts between the same two statuses and leaves out those that change none', () => {
  const lifecycle = {
    report: { from: ['nothing'], to: 'open' },
    resolve: { from: ['open'], to: 'closed' },
    void: { from: ['open'], to: 'closed' },
    note: { from: ['open'], to: 'same' },
  }
  const drawn = diagramOf(lifecycle, { open: '待办', closed: '办结' }, { resolve: '办好了' })
  expect(drawn.split('\n')).toEqual([
    '```mermaid',
    'stateDiagram-v2',
    '  state "待办 open" as open',
    '  state "办结 closed" as closed',
    '  [*] --> open: report',
    '  open --> closed: 办好了、void',
    '```',
  ])
})
