import { expect, test } from 'vitest'
import { deviceWords } from './device-words.ts'

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0',
    'Windows 电脑 · Edge',
  ],
  [
    'Mozilla/5.0 (Linux; Android 10; HarmonyOS) AppleWebKit/537.36 Chrome/99.0 HuaweiBrowser/13.0 Mobile Safari/537.36',
    '鸿蒙 · 华为浏览器',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 15_4 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0',
    '苹果手机 · 微信',
  ],
  ['linli-probe/1', 'linli-probe/1'],
])('%s', (agent, words) => {
  expect(deviceWords(agent)).toBe(words)
})
