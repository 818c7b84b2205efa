import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { buildWeb } from '../server/src/launch/build-web.ts'
import { type Product, runProduct } from './run-product.ts'
import { setClock } from './set-clock.ts'
import { cloneDemonstration, type StoryDatabase } from './template-database.ts'
import { openVisit, type Visit, type VisitOptions } from './visit.ts'

/** Where a story that fails leaves its pictures; with LINLI_E2E_PICTURES=1 every step leaves one. */
const OUTPUT = join(import.meta.dirname, 'output')
const isSkipped = process.env.LINLI_SKIP_BROWSER === '1'

/** A story in a real browser; skipped where the run has none. */
export const story = test.skipIf(isSkipped)

/** The product running on a demonstration of its own, for the stories of one file. */
export interface Stage {
  /** Opens a browser for a person; it is closed when the story ends. */
  visit(name: string, options: VisitOptions): Promise<Visit>
  /** One sentence of the story; where it fails, the sentence stands in the complaint. */
  step<T>(sentence: string, act: () => Promise<T>): Promise<T>
  /** Lets the product live on at another moment, as after a night or a holiday: its processes end, and start by a clock that
   * is set to it. Everybody has left by then. */
  moveClock(to: string): Promise<void>
  database(): StoryDatabase
  url(): string
}

/** Sets the stage once for a file, and after each story fails it for anything unexpected that a browser or process said. */
export function useStage(): Stage {
  let database: StoryDatabase | undefined
  let product: Product | undefined
  let browser: Browser | undefined
  let visits: Visit[] = []
  let steps = 0
  // What processes have said that run no more.
  let saidBefore = ''

  beforeAll(async () => {
    if (isSkipped) return
    await buildWeb()
    database = await cloneDemonstration()
    product = await runProduct(database)
    browser = await openBrowser()
  })
  afterEach(async ({ task }) => {
    const complaints = visits.flatMap((visit) => visit.complaints)
    const said = saidBefore + (product?.log() ?? '')
    if (task.result?.state === 'fail' || complaints.length > 0) {
      await takePictures(visits, task.name)
      writeFileSync(join(OUTPUT, `${fileName(task.name)}.log`), `${complaints.join('\n')}\n${said}`)
    }
    await Promise.all(visits.map(({ context }) => context.close()))
    visits = []
    expect(complaints).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await product?.stop()
    await database?.drop()
  })

  return {
    visit: async (name, options) => {
      const visit = await openVisit(need(browser), need(product).url, name, options)
      visits.push(visit)
      return visit
    },
    step: async (sentence, act) => {
      try {
        const result = await act()
        if (process.env.LINLI_E2E_PICTURES === '1')
          await takePictures(visits, `${String(++steps).padStart(2, '0')} ${sentence}`)
        return result
      } catch (error) {
        if (error instanceof Error) error.message = `${sentence}\n${error.message}`
        throw error
      }
    },
    moveClock: async (to) => {
      await Promise.all(visits.map(({ context }) => context.close()))
      const before = need(product)
      await before.stop()
      saidBefore += before.log()
      await setClock(need(database), new Date(to))
      product = await runProduct(need(database))
    },
    database: () => need(database),
    url: () => need(product).url,
  }
}

function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  })
}

async function takePictures(visits: readonly Visit[], about: string) {
  mkdirSync(OUTPUT, { recursive: true })
  for (const { name, page } of visits) {
    const path = join(OUTPUT, `${fileName(`${about} ${name}`)}.png`)
    await page.screenshot({ path, animations: 'disabled' }).catch(() => undefined)
  }
}

const fileName = (words: string) => words.replace(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)

function need<T>(thing: T | undefined): T {
  if (thing === undefined) throw new Error('the stage is set by beforeAll; use it inside a story')
  return thing
}
