import { expect, test } from 'vitest'
import { worthAsking } from './worth-asking.ts'

test('words of a report hint at what to ask, and a harmless report hints at nothing', () => {
  expect(worthAsking('他喝了酒就打我，孩子没人管', undefined)).toEqual({
    violence: expect.stringContaining('打我'),
    minor: expect.stringContaining('孩子没人管'),
  })
  expect(worthAsking('业主都说要一起去上访', 'dispute.property_fee')).toEqual({
    crowd: expect.stringContaining('一起去上访'),
  })
  expect(worthAsking('3号楼门口的路灯不亮', 'facility.street_light')).toEqual({})
})

test('so does a category, itself or by its group', () => {
  expect(Object.keys(worthAsking('两口子吵架', 'dispute.family'))).toEqual(['violence'])
  expect(Object.keys(worthAsking('请来看看', 'minor.neglect'))).toEqual(['minor'])
  expect(worthAsking('楼上漏水', 'dispute.neighbour')).toEqual({})
})
