import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { COLOURS, contrastOf, TEXT_PAIRS } from './tokens.ts'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
// The first block is the screen's; print comes later and has a white ground.
const root = css.slice(0, css.indexOf('}'))

test('tokens.css and tokens.ts hold the same colours', () => {
  const written = Object.fromEntries(
    [...root.matchAll(/--([a-z0-9-]+): (#[0-9a-f]{6});/g)].map((hit) => [hit[1], hit[2]]),
  )
  expect(written).toMatchObject(COLOURS)
})

test.each(TEXT_PAIRS)('%s on %s can be read (4.5:1)', (text, ground) => {
  expect(contrastOf(COLOURS[text], COLOURS[ground])).toBeGreaterThanOrEqual(4.5)
})

test('contrast of black on white is 21', () => {
  expect(contrastOf('#000000', '#ffffff')).toBeCloseTo(21, 5)
})
