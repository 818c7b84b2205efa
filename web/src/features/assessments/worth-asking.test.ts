import { expect, test } from 'vitest'
import { worthAsking } from './worth-asking.ts'

test('words of a report hint at what to ask, and a harmless report hints at nothing', () => {
  expect(worthAsking('他喝了酒就打我，孩子没人管')).toEqual({
    violence: '打我',
    minor: '孩子没人管',
  })
  expect(worthAsking('业主都说要一起去上访')).toEqual({ crowd: '一起去上访' })
  expect(worthAsking('3号楼门口的路灯不亮')).toEqual({})
})
