import { expect, test } from 'vitest'
import { EMPTY_TALK, inputOf, withCall } from './compose-draft.ts'

test('a call is sent as long as its word stands in the text', () => {
  const called = { ...EMPTY_TALK, ...withCall(EMPTY_TALK, { word: '物业', role: 'property' }) }
  expect(called.text).toBe('@物业 ')
  expect(inputOf('g', called)).toMatchObject({ text: '@物业', mentioned_roles: ['property'] })
  expect(inputOf('g', { ...called, text: '算了' })).toMatchObject({ mentioned_roles: [] })
})

test('nothing is sent of an empty draft, and files say what kind it is', () => {
  const photo = { id: 'p', blob: new Blob(), name: 'a.jpg', kind: 'photo' } as const
  expect(inputOf('g', { ...EMPTY_TALK, text: '  ' })).toBeUndefined()
  expect(inputOf('g', { ...EMPTY_TALK, files: [photo] })).toMatchObject({ kind: 'photo' })
  expect(inputOf('g', { ...EMPTY_TALK, text: '看' })).toMatchObject({ kind: 'text', text: '看' })
})
