import { expect, test } from 'vitest'
import { cardBlocks } from './card-blocks.ts'

const at = (seq: number, id?: string) => ({ seq, card: id ? { noun: 'matter', id } : null })

test('a page of a talk asks once, whatever number of cards stands in it', () => {
  const page = Array.from({ length: 40 }, (_, n) => at(n + 1, `matter ${n}`))
  expect(cardBlocks(page)).toHaveLength(1)
  expect(cardBlocks(page)[0]).toHaveLength(40)
})

test('no block holds more than one question may ask for', () => {
  const talk = Array.from({ length: 240 }, (_, n) => at(n + 1, `matter ${n}`))
  const blocks = cardBlocks(talk)
  expect(blocks.flat()).toHaveLength(240)
  expect(Math.max(...blocks.map((ids) => ids.length))).toBeLessThanOrEqual(50)
})

test('reading back leaves the blocks that are there as they are', () => {
  const talk = Array.from({ length: 200 }, (_, n) => at(n + 1, `matter ${n}`))
  const later = cardBlocks(talk.slice(99))
  const blocks = cardBlocks(talk.slice(49))
  for (const block of later) expect(blocks).toContainEqual(block)
})

test('a matter that is told twice is asked for once, and what leads elsewhere is not', () => {
  const broadcast = { seq: 3, card: { noun: 'broadcast', id: 'b' } }
  expect(cardBlocks([at(1, 'a'), at(2), broadcast, at(4, 'a')])).toEqual([['a']])
})
