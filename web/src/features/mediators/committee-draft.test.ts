import { expect, test } from 'vitest'
import { type CommitteeDraft, inputOf, previewOf, problemsOf } from './committee-draft.ts'

const DRAFT: CommitteeDraft = {
  kind: 'street',
  short_name: '闫寺',
  series: '人调字',
  brackets: 'round',
  width: '3',
  established_on: '',
  elected_on: '2021-01-15',
  term_ends_on: '',
  seal_since: '',
  seal_keeper: '',
}

test.each([
  [{}, '（2022）闫寺人调字第007号'],
  [{ brackets: 'tortoise', width: '1' }, '〔2022〕闫寺人调字第7号'],
  [{ brackets: 'narrow', series: '民调字' }, '(2022)闫寺民调字第007号'],
  [{ short_name: ' ' }, undefined],
  [{ width: '7' }, undefined],
  [{ width: '' }, undefined],
] as const)('%j numbers the seventh case %s', (change, number) => {
  expect(previewOf({ ...DRAFT, ...change }, 2022)).toBe(number)
})

test('a seal is entered whole or not at all', () => {
  expect(inputOf('id', DRAFT)).toMatchObject({ seal: null, established_on: null })
  expect(problemsOf({ ...DRAFT, seal_since: '2020-01-01' })).toHaveProperty('seal_keeper')
  expect(inputOf('id', { ...DRAFT, seal_keeper: '王文书' })).toBeUndefined()
  const whole = { ...DRAFT, seal_since: '2020-01-01', seal_keeper: '王文书' }
  expect(inputOf('id', whole)?.seal).toEqual({ since: '2020-01-01', keeper: '王文书' })
})
