import { BATCH_ACTIONS } from '@linli/contract/codes/batches'
import { expect, test } from 'vitest'
import { actOf, EMPTY_DRAFT } from './batch-draft.ts'

test('an act goes when everything is said that it needs, and not before', () => {
  const needy = BATCH_ACTIONS.filter((action) => !actOf(action, EMPTY_DRAFT))
  expect(needy).toEqual(['triage', 'assign', 'note', 'hand_over'])
  const said = {
    ...EMPTY_DRAFT,
    note: ' 已核对 ',
    category_code: 'env.rubbish',
    unit_id: 'u',
    person_id: 'p',
  }
  expect(BATCH_ACTIONS.every((action) => actOf(action, said))).toBe(true)
  expect(actOf('note', said)).toEqual({ action: 'note', note: '已核对' })
  expect(actOf('set_secret', said)).toEqual({ action: 'set_secret', is_secret: true })
})
