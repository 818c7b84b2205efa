import { expect, test } from 'vitest'
import { z } from 'zod'
import { notationOf } from './schema-notation.ts'

const drawn = (schema: z.ZodType) => notationOf(z.toJSONSchema(schema, { io: 'input' }))

test('objects, optional fields, limits and defaults read as a person would write them', () => {
  const schema = z.object({
    name: z.string().min(1).max(50),
    kind: z.enum(['a', 'b']).nullable(),
    files: z.array(z.uuid()).max(9).default([]),
    note: z.string().optional(),
    rating: z.int().min(1).max(5),
  })
  expect(drawn(schema)).toBe(
    [
      '{',
      '  name: string (1–50 characters)',
      '  kind: "a" | "b" | null',
      '  files?: string (uuid)[] (≤ 9 entries) = []',
      '  note?: string',
      '  rating: integer (1–5)',
      '}',
    ].join('\n'),
  )
})

test('records, tuples and lists of alternatives keep their shape', () => {
  expect(drawn(z.record(z.string(), z.int()))).toBe('{\n  [string]: integer\n}')
  expect(drawn(z.tuple([z.number(), z.number()]))).toBe('[number, number]')
  expect(drawn(z.array(z.enum(['a', 'b'])))).toBe('("a" | "b")[]')
})
