import { randomUUID } from 'node:crypto'
import { identity } from '@linli/contract/identity'
import { matters } from '@linli/contract/matters'
import { org } from '@linli/contract/org'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { story, useStage } from './stage.ts'
import { chooseAct, press } from './use-dock.ts'
import { signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage
const WORDS = '楼上又吵又砸，女的说男人喝了酒就打我，孩子也在哭'

story(
  'a quarrel with signs of violence is screened, reported to the police at once, assessed by four offices, and nobody can close it before',
  async () => {
    const duty = await stage.visit('值班员', { size: 'desk' })
    const head = await stage.visit('社区书记', { size: 'desk' })
    duty.forgive('409')
    const { id, committee, property } = await step(
      'a quarrel was calmed, checked, and is about to be closed',
      async () => {
        await signInStaff(duty.page, 'zhiban', '/desk/')
        return aVerifiedQuarrel(duty.page)
      },
    )
    await step('the duty officer asks about dangers, and somebody was beaten', async () => {
      await duty.page.goto(`/desk/matters/${id}`)
      await chooseAct(duty.page, '风险筛查…')
      await duty.page.getByText('请问一问有没有危险').first().waitFor()
      const question = duty.page.getByRole('group', { name: '家庭暴力' })
      await question.getByRole('button', { name: '有', exact: true }).click()
      await press(duty.page, '记下筛查')
      await duty.page.getByRole('heading', { name: '依法要马上上报：家庭暴力' }).waitFor()
      await duty.page.getByText('保密件', { exact: true }).waitFor()
    })
    await step('now nobody closes it', async () => {
      await press(duty.page, '办结')
      const form = duty.page.getByRole('form', { name: '办结' })
      await form.getByRole('button', { name: '办结', exact: true }).click()
      await form.getByText('风险上报').waitFor()
      await form.getByRole('button', { name: '先不办' }).click()
    })
    await step('she calls the police station and writes down who took it', async () => {
      await press(duty.page, '记录上报…')
      const sheet = duty.page.getByRole('dialog')
      await sheet.getByRole('button', { name: '打电话', exact: true }).click()
      await sheet.getByRole('button', { name: '新区派出所', exact: true }).click()
      await sheet.getByLabel('接报单号').fill('J0906-0021')
      await sheet.getByRole('button', { name: /^记下上报/ }).click()
      await duty.page.getByText('接报单号 J0906-0021').waitFor()
      expect(await duty.page.getByRole('heading', { name: /依法要马上上报/ }).count()).toBe(0)
    })
    await step('she calls four offices together', async () => {
      await chooseAct(duty.page, '综合研判…')
      await duty.page.getByLabel('哪天').fill('2022-09-06')
      await duty.page.getByLabel('几点').fill('18:00')
      await duty.page.getByLabel('在哪里').fill('调解中心二楼')
      await invite(duty.page, committee, /社区书记/)
      await invite(duty.page, '新区派出所', /民警/)
      await invite(duty.page, '新区街道一站式矛盾纠纷调解中心', /中心主任/)
      await duty.page.getByLabel('姓名').fill('吕律师')
      await duty.page.getByLabel('单位和职务').fill('区妇联法律顾问')
      await press(duty.page, '加上')
      await press(duty.page, '约这次会')
      await duty.page.getByText('已约好，会告诉请的人').waitFor()
    })
    const address = await step('they have met, and she writes what they decided', async () => {
      await duty.page.getByRole('listitem').getByRole('link', { name: /待开/ }).click()
      await duty.page.getByLabel('情况').fill('派出所已出警，双方分开，孩子在外婆家。')
      await duty.page.getByLabel('研判意见').fill('社区每周上门一次，派出所出具告诫书。')
      await press(duty.page, '加一条依据')
      await duty.page.getByRole('textbox', { name: '依据' }).fill('山东省反家庭暴力条例第二十条')
      await pickUnit(duty.page, '牵头单位', property)
      await press(duty.page, '加一条不同意见')
      await duty.page.getByLabel('谁', { exact: true }).fill('新区派出所')
      await duty.page.getByLabel('什么意见').fill('应同时通报学校。')
      await duty.page.getByText('写的内容都已自动保存。').waitFor()
      await press(duty.page, '会已经开过…')
      await duty.page.getByRole('dialog').getByRole('button', { name: '记为已开会' }).click()
      await duty.page.getByText('待签发', { exact: true }).first().waitFor()
      expect(await duty.page.getByRole('button', { name: '签发纪要' }).count()).toBe(0)
      return duty.page.url()
    })
    await step('the chair, who wrote none of it, reads the dissent and signs', async () => {
      await signInStaff(head.page, 'shuji', '/desk/')
      await head.page.goto(address)
      await head.page.getByText('应同时通报学校。').waitFor()
      await press(head.page, '签发纪要')
      await head.page.getByRole('dialog').getByRole('button', { name: '签发纪要' }).click()
      await head.page
        .getByText(/研判〔2022〕第\d+号/)
        .first()
        .waitFor()
    })
    await step(
      'the sheet for the file carries number, signature lines and the dissent',
      async () => {
        await duty.page.getByRole('link', { name: '打印纪要' }).click()
        await duty.page.getByRole('heading', { name: '综合研判会议纪要' }).waitFor()
        await duty.page.getByRole('columnheader', { name: '签名' }).waitFor()
        await duty.page.getByText('应同时通报学校。').waitFor()
      },
    )
    await step('what was to be settled is settled, and the duty officer closes it', async () => {
      await duty.page.goto(`/desk/matters/${id}`)
      await press(duty.page, '办结')
      const form = duty.page.getByRole('form', { name: '办结' })
      await form.getByRole('button', { name: '办结', exact: true }).click()
      await duty.page.getByText('已办结', { exact: true }).first().waitFor()
    })
  },
)

/** A quarrel that the property firm has calmed and somebody else has looked at, by the operations of their pages. */
async function aVerifiedQuarrel(page: Page) {
  const [building] = org.search_areas.output.parse(
    await act(page, 'org.search_areas', { text: '凤苑小区3号楼' }),
  )
  const [committee] = org.list_units.output.parse(
    await act(page, 'org.list_units', { text: '凤苑社区', kinds: ['community_committee'] }),
  ).items
  const manager = await stage.visit('物业经理', { size: 'phone' })
  await signInStaff(manager.page, 'wuye', '/worker/')
  const me = identity.me.output.parse(await act(manager.page, 'identity.me', {}))
  const property = me.posts[0]?.unit
  const { id } = matters.report_on_behalf.output.parse(
    await act(page, 'matters.report_on_behalf', {
      source: 'phone',
      description: WORDS,
      category_code: 'dispute.neighbour',
      area_id: building?.id,
    }),
  )
  await act(page, 'matters.assign', { id, unit_id: property?.id })
  await act(manager.page, 'matters.handle', { id })
  await act(manager.page, 'matters.resolve', { id, outcome: 'solved', note: '劝开了，各回各家' })
  const verifier = await stage.visit('核查员', { size: 'desk' })
  await signInStaff(verifier.page, 'hecha', '/desk/')
  await act(verifier.page, 'matters.verify', { id, outcome: 'solved' })
  return { id, property: property?.name ?? '', committee: committee?.name ?? '' }
}

/** Does an operation as the person of the page. */
async function act(page: Page, operation: string, input: object): Promise<unknown> {
  const reply = await page.request.post(`/api/${operation}`, {
    data: input,
    headers: { 'x-request-id': randomUUID() },
  })
  if (!reply.ok()) throw new Error(`${operation}: ${reply.status()} ${await reply.text()}`)
  return reply.json()
}

async function invite(page: Page, unit: string, person: RegExp) {
  await pickUnit(page, '单位', unit)
  await page
    .getByRole('group', { name: '请谁' })
    .getByRole('button', { name: person })
    .first()
    .click()
}

async function pickUnit(page: Page, label: string, unit: string) {
  const box = page.getByRole('combobox', { name: label, exact: true })
  await box.click()
  await box.fill(unit)
  await page.getByTitle(unit, { exact: true }).last().click()
}
