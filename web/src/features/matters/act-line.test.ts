import { expect, test } from 'vitest'
import { ACTED } from '../../words/zh-CN/acts.ts'
import { titleOfAct, whoDidIt } from './act-line.ts'

const of = (action: Parameters<typeof titleOfAct>[0]['action']) => ({
  action,
  unit_name: '路灯养护所',
  actor_name: '郭文峰',
})

test('an assignment names whom it went to, and not as the home of who assigned', () => {
  expect(titleOfAct(of('assign'), ACTED)).toBe('派给路灯养护所')
  expect(whoDidIt(of('assign'))).toBe('郭文峰')
})

test('only those who act for the unit stand behind its name', () => {
  expect(whoDidIt(of('resolve'))).toBe('路灯养护所 郭文峰')
  expect(whoDidIt(of('verify'))).toBe('郭文峰')
  expect(whoDidIt({ action: 'rate', unit_name: '路灯养护所' })).toBe('')
})
