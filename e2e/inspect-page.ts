import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const SIZES = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } } as const
/** What programs say to programmers; none of it belongs before a resident, nor does a gap of a text left unfilled. */
const NOT_FOR_PEOPLE =
  /\b(error|failed|undefined|null|NaN|exception|forbidden|invalid|not found|unauthori[sz]ed)\b|\{[a-z_]+\}/i

/** Opens a page and waits until it has drawn what it asked for. */
export async function open(page: Page, path: string) {
  await page.goto(path)
  await page.locator('h1, h2').first().waitFor({ state: 'attached' })
  await page.waitForFunction(
    () => !document.querySelector('[aria-busy="true"], .l-skeleton, .ant-spin-spinning'),
  )
}

/** What is wrong with the open page, at a phone's size and at a desk's, as sentences; empty when nothing is. */
export async function inspect(page: Page): Promise<string[]> {
  const wrong: string[] = []
  for (const [name, size] of Object.entries(SIZES)) {
    await page.setViewportSize(size)
    const found = [...(await textFaults(page)), ...(await axeFaults(page))]
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    if (width > size.width) found.push(`is ${width} px wide`)
    wrong.push(...found.map((fault) => `${new URL(page.url()).pathname} (${name}): ${fault}`))
  }
  await page.setViewportSize(SIZES.phone)
  return wrong
}

async function textFaults(page: Page): Promise<string[]> {
  const faults: string[] = []
  const mark = page.getByText('演示数据').first()
  const isMarked = await mark.waitFor({ timeout: 10_000 }).then(
    () => true,
    () => false,
  )
  if (!isMarked) faults.push('no demonstration mark')
  const text = await page.locator('body').innerText()
  const found = NOT_FOR_PEOPLE.exec(text)
  if (found) faults.push(`says “${text.slice(Math.max(0, found.index - 20), found.index + 30)}”`)
  return faults
}

async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, { resultTypes: ['violations'], runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })`,
  )
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(
      ({ id, help, nodes }) =>
        `${id}: ${help} ${nodes
          .slice(0, 3)
          .map(
            ({ target, failureSummary }) => `${target} ${failureSummary?.split('\n')[1]?.trim()}`,
          )
          .join(' · ')}`,
    )
}

/** Texts under 20 px and targets under 60 px of the open page, as sentences. */
export function findSmall(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const path = location.pathname
    const small = new Set<string>()
    const isShown = (element: Element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 1 && height > 1 && element.checkVisibility({ visibilityProperty: true })
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement
      const words = node.textContent?.trim()
      if (!words || !parent || !isShown(parent) || parent.closest('svg, script, style')) continue
      const size = Number.parseFloat(getComputedStyle(parent).fontSize)
      if (size < 20) small.add(`${path}: text ${size} px: ${words.slice(0, 20)}`)
    }
    for (const element of document.querySelectorAll(
      'button, a[href], input, select, textarea, summary',
    )) {
      // A box or picture field is pressed on the row around it.
      const target = element.closest('label') ?? element
      if (!isShown(target)) continue
      const { height } = target.getBoundingClientRect()
      if (height < 59.5)
        small.add(
          `${path}: target ${Math.round(height)} px: ${target.textContent?.trim().slice(0, 20)}`,
        )
    }
    return [...small]
  })
}
