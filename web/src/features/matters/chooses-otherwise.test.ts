import { expect, test } from 'vitest'
import { choosesOtherwise } from './chooses-otherwise.ts'

const [lamps, firm] = [
  { id: 'u', name: '路灯管理所' },
  { id: 'v', name: '凤苑物业' },
]
const byRule = { version: 3, place: 13 }

test.each([
  ['another unit than the rule’s asks why', lamps, byRule, 'assign', firm.id, true],
  ['the rule’s own unit asks nothing', lamps, byRule, 'assign', lamps.id, false],
  ['the catalogue only proposes', lamps, null, 'assign', firm.id, false],
  ['a rule that finds nobody cannot be left', null, byRule, 'assign', firm.id, false],
  ['as long as no unit is chosen nothing is asked', lamps, byRule, 'assign', undefined, false],
  ['other acts are not about units', lamps, byRule, 'note', firm.id, false],
] as const)('%s', (_name, suggested_unit, suggested_by, action, unit_id, asks) => {
  expect(choosesOtherwise({ suggested_unit, suggested_by }, action, { note: '', unit_id })).toBe(
    asks,
  )
})
