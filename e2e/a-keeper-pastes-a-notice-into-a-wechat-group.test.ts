import { sql } from 'kysely'
import { expect } from 'vitest'
import { queueDeliveries } from '../server/src/modules/channels/index.ts'
import { runJob } from '../server/src/platform/operate.ts'
import { openServices } from '../server/src/wiring.ts'
import { story, useStage } from './stage.ts'
import { signInStaff } from './visit.ts'

const stage = useStage()
const { step } = stage

const NOTICE = '【停水通知】今天 20:00 至明天 6:00 检修，请提前存水。'

/** What a broadcast hands over: here by the product's own function, for two groups of one keeper. */
async function queueFor(account: string) {
  const database = stage.database()
  const services = await openServices({
    database_url: database.url,
    data_folder: database.data_folder,
    pool_size: 2,
    log_level: 'silent',
  })
  try {
    const keeper = await sql<{ person_id: string }>`
      select person_id from identity.account where district_id = 371502 and account = ${account}`.execute(
      services.database.db,
    )
    const person_id = keeper.rows[0]?.person_id ?? ''
    const places = await sql<{ id: string }>`
      update channels.binding b set presser_id = ${person_id}
      from (select b.id from channels.binding b join channels.channel c on c.id = b.channel_id
        where b.district_id = 371502 and c.kind = 'manual' order by b.id limit 2) as some_places
      where b.id = some_places.id returning b.id`.execute(services.database.db)
    expect(places.rows).toHaveLength(2)
    const job = { name: 'story', actor: services.jobActor(371502), subject_id: null }
    await runJob(services, job, async (ctx) => {
      await queueDeliveries(ctx, {
        about: { noun: 'story', id: ctx.newId() },
        content: { text: NOTICE },
        priority: 'emergency',
        not_after: new Date(ctx.now.getTime() + 4 * 3_600_000),
        rows: places.rows.map(({ id }) => ({ idempotency_key: `story/${id}`, binding_id: id })),
      })
    })
    // Notices of a moment leave together; the process must not end before they have.
    await new Promise((resolve) => setTimeout(resolve, 300))
  } finally {
    await services.close()
  }
}

story('a keeper pastes a notice into two groups and ticks them off', async () => {
  const { page } = await stage.visit('网格员', { size: 'phone' })
  await signInStaff(page, 'wangge', '/worker/')
  await step('nothing waits, and no door to it is shown', async () => {
    await page.getByRole('link', { name: '记一件小事' }).waitFor()
    expect(await page.getByText('条通知要您发到微信群').count()).toBe(0)
  })
  await step('a notice comes, and the page says so by itself', async () => {
    await queueFor('wangge')
    await page.getByText('2 条通知要您发到微信群').waitFor()
  })
  await step('she sees what to paste, where, and until when', async () => {
    await page.getByRole('link', { name: '查看' }).last().click()
    await page.getByText(NOTICE).first().waitFor()
    expect(await page.getByText('紧急').count()).toBe(2)
    expect(await page.getByText(/最晚 .* 前发/).count()).toBe(2)
  })
  await step('she copies it, and says that it stands in the first group', async () => {
    await page.getByRole('button', { name: '复制文字' }).first().click()
    await page.getByText(/已复制，去微信群里粘贴|没能自动复制/).waitFor()
    await page.getByRole('button', { name: '已发到群里' }).first().click()
    await page.getByText(/已记下：发到/).waitFor()
    await expect.poll(() => page.getByText(NOTICE).count()).toBe(1)
  })
  await step('the second group is gone, and she says so', async () => {
    await page.getByRole('button', { name: '发不了' }).click()
    await page.getByLabel('为什么发不了').last().fill('群上个月解散了')
    await page.getByRole('button', { name: '报告发不了' }).click()
    await page.getByText('没有要粘贴的').waitFor()
  })
})

story(
  'the administrator sees what is connected, what is not, and what may still be sent',
  async () => {
    const visit = await stage.visit('系统管理员', { size: 'desk' })
    const { page } = visit
    // Refused twice on purpose.
    visit.forgive('409 (Conflict)')
    await signInStaff(page, 'xitong', '/desk/')
    await step('the channels stand in a list with their honest states', async () => {
      await page.goto('/desk/channels')
      await page.getByRole('link', { name: '网格员粘贴到微信群' }).waitFor()
      expect(await page.getByText('未接通').count()).toBe(2)
    })
    await step('a channel without its secrets cannot be connected, and says why', async () => {
      await page.getByRole('link', { name: '区级企业微信客户群' }).click()
      await page.getByRole('button', { name: '接通' }).click()
      await page.getByText('还有密钥没填').waitFor()
    })
    await step(
      'its secrets are filled in and never shown again; a demonstration stays inside',
      async () => {
        await page.getByRole('button', { name: '改连接信息' }).click()
        await page.getByLabel('应用密钥（corpsecret）').fill('not-a-real-secret')
        await page.getByLabel('回调 Token').fill('token')
        await page.getByLabel('回调 EncodingAESKey').fill('key')
        await page.getByRole('button', { name: '保存渠道' }).click()
        await page.getByText('渠道已保存').waitFor()
        expect(await page.content()).not.toContain('not-a-real-secret')
        await page.getByRole('button', { name: '接通' }).click()
        await page.getByText('演示区里的人和事都是编的').waitFor()
      },
    )
    await step('a text is tried and nothing is sent', async () => {
      await page.getByLabel('要发的文字').fill('【停水】今晚八点停水，请提前存水。')
      await page.getByText('要由人点发送').waitFor()
      await page.getByText('文字没有问题').waitFor()
    })
  },
)
