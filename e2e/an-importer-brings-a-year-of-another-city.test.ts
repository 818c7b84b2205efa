import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { countRows } from './ask-product.ts'
import { inspect } from './inspect-page.ts'
import { story, useStage } from './stage.ts'
import { signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const REAL = here('../../shared/data/grid-events/pingshan_2018.csv')
const hasReal = existsSync(REAL)
const MATTERS = 'select count(*)::int as n from matters.matter where district_id = 440310'

const storyOfReal = hasReal ? story : story.skip

storyOfReal(
  hasReal
    ? 'an importer brings 7,000 cases of another city, finds every one, and takes them back'
    : 'SKIPPED: ../shared/data/grid-events/pingshan_2018.csv is not on this machine',
  async () => {
    const { page } = await stage.visit('导入员', { size: 'desk' })
    const file = countFile(readFileSync(REAL, 'utf8'))
    expect(file.rows).toBe(7000)
    await step('she signs in and sends the file', async () => {
      await signInStaff(page, 'pingshan@440310', '/desk/')
      await sendFile(page, REAL)
    })
    await step('the columns are guessed, and she looks them over', async () => {
      await page.getByRole('heading', { name: '一、列的对应' }).waitFor()
      expect(await page.getByLabel('来源编号').inputValue()).toBe('REC_ID')
      expect(await page.getByLabel('上报时间').inputValue()).toBe('CREATE_TIME')
      expect(await page.getByLabel('是否逾期').inputValue()).toBe('OVERTIME_ARCHIVE_NUM')
      await page.getByRole('button', { name: '记住列的对应' }).click()
      await page.getByText('列的对应已记住').waitFor()
    })
    await step('the units that are not known here she has made', async () => {
      await page.getByRole('button', { name: /^没对应的 \d+ 个都新建/ }).click()
      await page.getByText('您选的').first().waitFor()
    })
    await step('the check finds what the file holds, and changes nothing', async () => {
      await page.getByRole('button', { name: '核对一遍' }).click()
      await page.getByRole('button', { name: '导入 7,000 行' }).waitFor({ timeout: 60_000 })
      await page.getByRole('button', { name: '承办单位（都已对应）' }).waitFor()
      expect(await figure(page, '将导入')).toBe(7000)
      expect(await figure(page, '有问题，不导')).toBe(0)
      expect(await tableOf(page, '按街道')).toEqual(file.count('STREET_NAME'))
      expect(await tableOf(page, '按是否逾期')).toEqual(file.count('OVERTIME_ARCHIVE_NUM'))
      expect(await countRows(stage.database(), MATTERS)).toBe(0)
    })
    await step('she imports them and sees how far it has come', async () => {
      await page.getByRole('button', { name: '导入 7,000 行' }).click()
      await page.getByRole('progressbar').waitFor()
      await page.getByRole('heading', { name: '导入结果' }).waitFor({ timeout: 90_000 })
      expect(await figure(page, '导入')).toBe(7000)
      expect(await countRows(stage.database(), MATTERS)).toBe(7000)
    })
    await step('the queue shows them apart from what was closed here', async () => {
      await page.getByRole('link', { name: '看导入的事项' }).click()
      await page.locator('a[data-row]').first().waitFor()
      await expect.poll(() => tab(page, '导入的')).toBe(7000)
      expect(await tab(page, '已办结')).toBe(0)
      await page.goBack()
    })
    await step('she takes the whole import back', async () => {
      await page.getByRole('button', { name: '整批撤回' }).click()
      await page.getByRole('button', { name: '撤回这次导入' }).click()
      await page.getByText('已撤回。').waitFor({ timeout: 90_000 })
      expect(await countRows(stage.database(), MATTERS)).toBe(0)
    })
  },
)

story('an importer tries a small table with every kind of fault in it', async () => {
  const { page } = await stage.visit('导入员', { size: 'desk' })
  await step('she sends it and has it checked', async () => {
    await signInStaff(page, 'pingshan@440310', '/desk/')
    await sendFile(page, here('../server/test/fixtures/imports/cases-of-another-city.csv'))
    await page.getByRole('button', { name: '核对一遍' }).click()
    await page.getByRole('button', { name: '再核对一遍' }).waitFor({ timeout: 30_000 })
  })
  await step('every row is either good or named with its reason', async () => {
    const rows = await figure(page, '行数')
    const wrong = await figure(page, '有问题，不导')
    expect(rows).toBeGreaterThan(0)
    expect(wrong).toBeGreaterThan(0)
    expect((await figure(page, '将导入')) + wrong).toBe(rows)
    expect(await inspect(page)).toEqual([])
    await page.getByRole('button', { name: '逐行看' }).click()
    await page.getByText('这一行的列数比表头少').first().waitFor()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载有问题的行（带原因）' }).click()
    const table = readFileSync(await (await download).path(), 'utf8')
    expect(table).toContain('这一行的列数比表头少')
  })
})

story('a broken file is refused in plain words', async () => {
  const { page } = await stage.visit('导入员', { size: 'desk' })
  await signInStaff(page, 'pingshan@440310', '/desk/')
  await step('she sends a table in which a quote is never closed', async () => {
    const buffer = Buffer.from('编号,描述\n1,"路灯不亮\n2,井盖坏了\n')
    await sendFile(page, { name: 'broken.csv', mimeType: 'text/csv', buffer })
  })
  await step('she is told where it breaks, and that nothing was kept', async () => {
    await page.getByText('文件没有读进来，什么都没有导入。').waitFor()
    await page.getByText('有一个引号没有配对').waitFor()
  })
})

async function sendFile(
  page: Page,
  file: Parameters<ReturnType<Page['locator']>['setInputFiles']>[0],
) {
  await page.getByRole('link', { name: '导入', exact: true }).click()
  await page.getByRole('link', { name: '导入一个文件' }).click()
  await page.getByLabel('选文件').setInputFiles(file)
  await page.getByLabel('从哪里来').fill('外市网格平台')
  await page.getByRole('button', { name: '上传并读取' }).click()
  await page
    .getByText(/正在读文件|等对应|没有读进来/)
    .first()
    .waitFor()
}

/** A figure of the page by its word. */
async function figure(page: Page, word: string): Promise<number> {
  const box = page
    .locator('.d-figures div')
    .filter({ has: page.locator('dt', { hasText: new RegExp(`^${word}$`) }) })
  return Number((await box.first().locator('dd').innerText()).replace(/,/g, ''))
}

const tab = async (page: Page, word: string) =>
  Number(
    (await page.locator('.l-tab', { hasText: word }).locator('.l-tab-count').innerText()).replace(
      /,/g,
      '',
    ),
  )

/** What the report counts by one field. */
async function tableOf(page: Page, caption: string): Promise<Record<string, number>> {
  const rows = page
    .locator('table', { has: page.locator('caption', { hasText: caption }) })
    .locator('tbody tr')
  const cells = await rows.evaluateAll((all) =>
    all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')),
  )
  return Object.fromEntries(
    cells.map(([value = '', n = '']) => [
      value === '（空）' ? '-' : value,
      Number(n.replace(/,/g, '')),
    ]),
  )
}

/** What the file itself says, read without the product: it has no quotes. */
function countFile(content: string) {
  const [head = '', ...lines] = content.trimEnd().split(/\r?\n/)
  const at = (column: string) => head.split(',').indexOf(column)
  const count = (column: string) => {
    const found: Record<string, number> = {}
    for (const line of lines) {
      const value = line.split(',')[at(column)] ?? ''
      found[value] = (found[value] ?? 0) + 1
    }
    return found
  }
  return { rows: lines.length, count }
}
