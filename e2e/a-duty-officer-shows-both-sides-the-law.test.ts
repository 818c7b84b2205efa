import { expect } from 'vitest'
import { findSmall, inspect } from './inspect-page.ts'
import { story, useStage } from './stage.ts'
import { signInStaff } from './visit.ts'

const stage = useStage()

story(
  'a duty officer finds the article of the day, and reckons for both sides what suing for 35,000 costs',
  async () => {
    const { page } = await stage.visit('值班员', { size: 'desk' })
    await signInStaff(page, 'zhiban', '/desk/')
    await stage.step('The library is a key away, and finds while one types', async () => {
      await page.getByRole('link', { name: '法律', exact: true }).first().click()
      await page.getByText('诉讼费用交纳办法').first().waitFor({ state: 'attached' })
      expect(await inspect(page)).toEqual([])
      await page.keyboard.press('/')
      await page.keyboard.type('定金 双倍返还')
      await page.getByRole('link', { name: /民法典 第五百八十七条/ }).waitFor()
      expect(await inspect(page)).toEqual([])
    })
    await stage.step('The article opens as of the day, with a way to cite it', async () => {
      await page.getByRole('link', { name: /民法典 第五百八十七条/ }).click()
      await page.getByRole('heading', { name: '第五百八十七条' }).waitFor()
      expect(page.url()).toContain('/law/minfadian/587')
      await page.getByText('现行', { exact: true }).first().waitFor()
      expect(await inspect(page)).toEqual([])
      await page.goto('/desk/law/minshisusongfa/201?on=2024-01-01')
      await page.getByText('已修改').first().waitFor()
      await page.getByText('这一条文字不同').waitFor()
      await page.getByRole('link', { name: '看全文' }).click()
      await page.locator('#a201').waitFor()
      expect(await inspect(page)).toEqual([])
    })
    await stage.step('The fee is reckoned, kept, and opens as it was', async () => {
      await page.goto('/desk/law?show=calculators')
      await page.getByRole('link', { name: /诉讼费/ }).click()
      await page.getByLabel('请求金额（元）').fill('35,000')
      await page.getByLabel('人身伤害的受害人（可以缓交）').check()
      await page.getByRole('button', { name: '算一算' }).click()
      await page.getByText('¥675.00').first().waitFor()
      await page.getByText('¥337.50').first().waitFor()
      expect(await inspect(page)).toEqual([])
      await page.getByRole('button', { name: '存下这次测算' }).click()
      await page.getByText('已存，以后打开还是这个数').waitFor()
      await page.getByText('¥337.50').first().waitFor()
      await page.getByText('仅供调解参考').waitFor()
    })
    await stage.step(
      'An injury is reckoned item by item, with where each figure comes from',
      async () => {
        await page.goto('/desk/law/calculate/damages')
        await page.getByLabel('哪天发生的').fill('2022-05-11')
        await page.getByLabel('后果').selectOption('disability')
        await page.getByLabel('周岁（定残或死亡那天）').fill('62')
        await page.getByLabel(/伤残等级/).fill('9 10')
        await page.getByLabel('医疗费（元）').fill('25000')
        await page.getByLabel('住院天数').fill('20')
        await page.getByRole('button', { name: '加一名被扶养人' }).click()
        await page.getByLabel('周岁', { exact: true }).fill('10')
        await page.getByLabel('几个人一起扶养').fill('2')
        await page.getByRole('button', { name: '算一算' }).click()
        await page.getByText('残疾赔偿金', { exact: false }).first().waitFor()
        await page.getByText('未核对统计公报原文', { exact: false }).first().waitFor()
        expect(await inspect(page)).toEqual([])
      },
    )
    await stage.step('Figures without a source are shown as such', async () => {
      await page.goto('/desk/law?show=figures')
      await page.getByText('没有出处，暂不使用').first().waitFor()
      expect(await inspect(page)).toEqual([])
    })
  },
  180_000,
)

story(
  'an elderly resident asks the law on a phone',
  async () => {
    const { page } = await stage.visit('居民', { size: 'phone' })
    await stage.step('Law stands on the first page', async () => {
      await page.goto('/')
      await page.getByRole('button', { name: '大字' }).click()
      await page.getByRole('link', { name: /查法条/ }).click()
      await page.getByLabel('查法条').fill('mfd1179')
      await page.getByRole('link', { name: /第一千一百七十九条/ }).waitFor()
      expect([...(await findSmall(page)), ...(await inspect(page))]).toEqual([])
      await page.getByRole('link', { name: /第一千一百七十九条/ }).click()
      await page.getByText('侵害他人造成人身损害的', { exact: false }).waitFor()
      expect([...(await findSmall(page)), ...(await inspect(page))]).toEqual([])
    })
    await stage.step('The last day to sue is reckoned in plain words', async () => {
      await page.goto('/law/calculate/limitation')
      await page.getByLabel('权利受损的那天').fill('2020-03-02')
      await page.getByLabel('知道受损和对方是谁的那天').fill('2020-03-02')
      await page.getByRole('button', { name: '加一次中断' }).click()
      await page.getByLabel('哪天', { exact: true }).fill('2022-08-10')
      await page.getByRole('button', { name: '算一算' }).click()
      await page.getByText('2025年8月11日').waitFor()
      expect([...(await findSmall(page)), ...(await inspect(page))]).toEqual([])
    })
  },
  90_000,
)
