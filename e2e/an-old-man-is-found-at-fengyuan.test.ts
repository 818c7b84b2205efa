import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { ask } from '../tools/sign-in-for-pictures.ts'
import { countRows, placeOf } from './ask-product.ts'
import { runSchedule } from './run-schedule.ts'
import { story, useStage } from './stage.ts'
import { takePhoto } from './take-photo.ts'
import { press } from './use-dock.ts'
import { signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage
/** Seven people in turns, and the clock set three times. */
const STORY_MS = 420_000
const CLOTHES = '蓝色中山装、黑布鞋'

story(
  'an old man is found alone at night, told to groups ring by ring, and handed over to his family',
  async () => {
    await stage.moveClock('2022-08-31T22:00:00+08:00')
    const place = await placeOf(stage.url(), '凤苑小区3号楼')
    const opened = await step('at 22:00 the grid worker writes him down, the police first', () =>
      openCase(place),
    )
    await step(
      'an officer sees him, records the number, and lets him be told to the community',
      () => release(opened.id),
    )
    const told = await step('the groups of the grid have a link and no picture', () =>
      publish(opened.id),
    )
    const talk = await step('who reads the group sees a card there: his face, his clothes', () =>
      readTalk(),
    )
    await step('two neighbours open the link; one says what she saw', () => neighbours(told.card))
    await stage.moveClock('2022-08-31T22:14:00+08:00')
    await runSchedule(stage.database(), 'lost_person.widen')
    await step('fourteen minutes later the whole community has been told, and nobody twice', () =>
      widened(opened.id),
    )
    await step('the colleague of the next grid is called by name and answers', () =>
      callColleague(opened.id),
    )
    await step('his daughter-in-law finds the link and leaves her number', () =>
      daughter(told.card),
    )
    await stage.moveClock('2022-08-31T23:26:00+08:00')
    await step('at 23:30 he is handed over, everything stops, and the photo is gone', () =>
      handOver(opened.id, told.card, talk),
    )
  },
  STORY_MS,
)

async function worker(): Promise<Page> {
  const { page } = await stage.visit('网格员', { size: 'phone' })
  await signInStaff(page, 'wangge', '/worker/')
  return page
}

async function openCase(place: { longitude: number; latitude: number }) {
  const { page } = await stage.visit('网格员', { size: 'phone', position: place })
  await signInStaff(page, 'wangge', '/worker/')
  await page.getByRole('link', { name: '走失与认人' }).click()
  await page.getByRole('link', { name: '登记走失或找到的人' }).click()
  await page.getByText('找到人，不知家人').click()
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles(await takePhoto('face.jpg'))
  await press(page, '用我现在的位置')
  await page.getByText(/新区街道 凤苑社区 第.网格/).waitFor()
  await page.getByLabel('再说细一点').fill('小区北门长椅')
  await press(page, '男')
  await page.getByLabel('年龄，最小可能').fill('70')
  await page.getByLabel('年龄，最大可能').fill('80')
  await page.getByLabel('衣着').fill(CLOTHES)
  await page.getByLabel('要怎么照看').fill('说不清家在哪')
  await press(page, '登记，下一步打给公安')
  await page.getByRole('heading', { name: '第一步：打给公安' }).waitFor()
  expect(await page.getByRole('link', { name: '打 110' }).getAttribute('href')).toBe('tel:110')
  // Nothing may be published before the police are told.
  expect(await page.getByRole('button', { name: '发到群里' }).count()).toBe(0)
  await press(page, '已告诉公安')
  await inSheet(page, '已告诉公安', async (sheet) => {
    await sheet.getByLabel('谁接的').fill('新区派出所 值班民警')
  })
  await page.getByText('新区派出所 值班民警 接的').waitFor()
  expect(await page.getByRole('button', { name: '发到群里' }).count()).toBe(0)
  await press(page, '请第二人放行')
  await inSheet(page, '请第二人放行', async (sheet) => {
    await sheet.getByText('全社区的群').click()
    await sheet.getByLabel('原因').fill('老人说不清家在哪，夜里降温')
  })
  await page.getByText(/请人放行到全社区的群/).waitFor()
  return { id: new URL(page.url()).pathname.split('/').at(-1) ?? '' }
}

async function release(id: string) {
  const { page } = await stage.visit('民警', { size: 'desk' })
  await signInStaff(page, 'minjing', '/desk/')
  await page.goto(`/desk/lost/${id}`)
  await page.getByRole('img', { name: '照片' }).first().waitFor()
  await press(page, '记接警单号')
  await inSheet(page, '记接警单号', async (sheet) => {
    await sheet.getByLabel('接警单号').fill('J3715022208310412')
    await sheet.getByLabel('民警姓名').fill('曹警官')
  })
  await page.getByText('接警单号 J3715022208310412，民警 曹警官').first().waitFor()
  await page.getByRole('button', { name: '放行', exact: true }).click()
  await inSheet(page, '放行', () => Promise.resolve())
  await page
    .getByText(/已放行到全社区的群/)
    .first()
    .waitFor()
}

async function publish(id: string) {
  const page = await worker()
  await page.goto(`/worker/lost/${id}`)
  await press(page, '发到群里')
  await inSheet(page, '发到群里', () => Promise.resolve())
  await page.getByText('协查中').first().waitFor()
  await page
    .getByText(/^已到 \d+ 个群/)
    .first()
    .waitFor()
  const card = (await page.getByRole('link', { name: '公开页面' }).getAttribute('href')) ?? ''
  expect(card).toMatch(/^\/lost\/[\w-]{22}$/)
  const said = `from groups.message where card_id = '${id}'`
  const groups = await countRows(
    stage.database(),
    `select count(*)::int as n from broadcast.target as t join broadcast.broadcast as b on b.id = t.broadcast_id
      where b.about_id = '${id}' and t.way = 'built_in'`,
  )
  expect(groups).toBeGreaterThan(0)
  expect(await countRows(stage.database(), `select count(*)::int as n ${said}`)).toBe(groups)
  expect(
    await countRows(
      stage.database(),
      `select count(*)::int as n ${said} and (cardinality(file_ids) > 0 or text not like '%${card}%')`,
    ),
  ).toBe(0)
  return { card }
}

/** The newest talk of the grid worker, in which the card is drawn from what is known now; answers its address. */
async function readTalk() {
  const page = await worker()
  const [group] = await ask(page.context().request, 'groups.list_mine', {})
  const talk = `/worker/groups/${group.id}`
  await page.goto(talk)
  const card = page.getByRole('article').filter({ hasText: CLOTHES }).last()
  await card.getByText('帮忙认人').waitFor()
  await card.getByRole('img', { name: '照片' }).waitFor()
  return talk
}

async function neighbours(card: string) {
  const first = await stage.visit('邻居甲', { size: 'phone' })
  await first.page.goto(card)
  await first.page.getByRole('heading', { name: '帮忙认人' }).waitFor()
  await first.page.getByText(CLOTHES).waitFor()
  const second = await stage.visit('邻居乙', { size: 'phone' })
  await second.page.goto(card)
  await press(second.page, '我看到了')
  await second.page.getByLabel('在哪里看到的').fill('湖南路公交站')
  await second.page.getByLabel('当时什么样').fill('八点多从 3 路车上下来，一个人')
  await press(second.page, '一小时内')
  await press(second.page, '告诉工作人员')
  await second.page.getByText('谢谢，已告诉工作人员').waitFor()
}

async function widened(id: string) {
  const twice = `select count(*)::int as n from (select group_id from groups.message where card_id = '${id}'
    group by group_id having count(*) > 1) as twice`
  await expect
    .poll(() =>
      countRows(stage.database(), `select ring::int as n from lost_person.case where id = '${id}'`),
    )
    .toBe(1)
  await expect
    .poll(() =>
      countRows(
        stage.database(),
        `select count(*)::int as n from broadcast.target as t join broadcast.broadcast as b on b.id = t.broadcast_id
          where b.about_id = '${id}' and t.state = 'queued'`,
      ),
    )
    .toBe(0)
  expect(await countRows(stage.database(), twice)).toBe(0)
}

async function callColleague(id: string) {
  const duty = await stage.visit('值班员', { size: 'desk' })
  await signInStaff(duty.page, 'zhiban', '/desk/')
  await duty.page.goto(`/desk/lost/${id}`)
  await duty.page.getByText('湖南路公交站').first().waitFor()
  await duty.page.getByRole('button', { name: /^叫还没叫的 \d+ 人$/ }).click()
  await duty.page.getByText('叫过 1 次，还没回').first().waitFor()
  const colleague = await stage.visit('第二网格网格员', { size: 'phone' })
  await signInStaff(colleague.page, 'wangge2', '/worker/')
  await colleague.page.getByRole('link', { name: '去看' }).click()
  await press(colleague.page, '收到')
  await duty.page.getByText('已回“收到”').first().waitFor()
}

async function daughter(card: string) {
  const family = await stage.visit('儿媳', { size: 'phone' })
  await family.page.goto(card)
  await press(family.page, '我看到了')
  await family.page.getByLabel('在哪里看到的').fill('这是我公公，晚饭后出去就没回来')
  await family.page.getByLabel('您的电话，方便再问').fill('13800001111')
  await press(family.page, '告诉工作人员')
  await family.page.getByText('谢谢，已告诉工作人员').waitFor()
}

async function handOver(id: string, card: string, talk: string) {
  const watching = await stage.visit('邻居甲', { size: 'phone' })
  await watching.page.goto(card)
  const photo = await watching.page.getByRole('img', { name: '照片' }).getAttribute('src')
  const police = await stage.visit('民警', { size: 'desk' })
  await signInStaff(police.page, 'minjing', '/desk/')
  await police.page.goto(`/desk/lost/${id}`)
  const told = police.page.getByRole('listitem').filter({ hasText: '这是我公公' })
  await told.getByRole('button', { name: '看联系电话' }).click()
  await police.page.getByText('联系电话 13800001111').waitFor()
  await told.getByRole('button', { name: '已证实' }).click()
  await told.getByText('已证实').first().waitFor()
  const page = await worker()
  await page.goto(`/worker/lost/${id}`)
  await press(page, '找到了')
  watching.forgive('404')
  police.forgive('404')
  await inSheet(page, '找到了', async (sheet) => {
    await sheet.getByLabel('在哪里、怎么找到的').fill('儿媳看到群里的链接，来小区北门认人')
  })
  // The page that lay open says so by itself.
  await watching.page.getByText('已找到，请停止转发').first().waitFor()
  expect(await watching.page.getByRole('img', { name: '照片' }).count()).toBe(0)
  expect((await fetch(new URL(photo ?? '', stage.url()))).status).toBe(404)
  await press(page, '交接')
  await inSheet(page, '交接', async (sheet) => {
    await sheet.getByText('家人', { exact: true }).click()
    await sheet.getByLabel('接的人姓名').fill('韩秀英')
    await sheet.getByLabel('和本人什么关系').fill('儿媳')
    await sheet.getByLabel('关系怎么核的').fill('老人认得出，派出所核过户籍')
    await sheet.getByText('看过证件（不留号码）').click()
  })
  await page.getByText('关系：儿媳；怎么核的：老人认得出，派出所核过户籍').waitFor()
  await page.goto(talk)
  const over = page.getByRole('article').filter({ hasText: '已找到，请停止转发' }).last()
  await over.waitFor()
  expect(await page.getByRole('article').getByRole('img', { name: '照片' }).count()).toBe(0)
  const count = (words: string) =>
    countRows(
      stage.database(),
      `select count(distinct group_id)::int as n from groups.message where card_id = '${id}' and text ${words} like '%请停止转发%'`,
    )
  const [told_groups, stopped_groups] = [await count('not'), await count('')]
  expect(told_groups).toBeGreaterThan(0)
  await expect.poll(() => count('')).toBe(told_groups)
  expect(stopped_groups).toBeLessThanOrEqual(told_groups)
  expect(
    await countRows(
      stage.database(),
      `select count(*)::int as n from documents.file as f join lost_person.case as c on f.id = any(c.photo_ids)
        where c.id = '${id}' and f.withdrawn_at is null`,
    ),
  ).toBe(0)
}

/** Fills in the sheet of an act and presses its button. */
async function inSheet(
  page: Page,
  act: string,
  fill: (sheet: ReturnType<Page['getByRole']>) => Promise<void>,
) {
  const sheet = page.getByRole('dialog', { name: act, exact: true })
  await fill(sheet)
  await sheet.getByRole('button', { name: act, exact: true }).click()
  await sheet.waitFor({ state: 'hidden' })
}
