import type { Page } from 'playwright-core'
import { afterAll, expect } from 'vitest'
import { fakeApps, sealEntry } from '../server/test/fakes/apps.ts'
import { fakeWecom } from '../server/test/fakes/wecom.ts'
import { askOwner } from './ask-product.ts'
import { story, useStage } from './stage.ts'
import { press } from './use-dock.ts'
import { signInStaff } from './visit.ts'

// Nobody is sent back to an address that the place has not named; here it is only a name.
process.env.LINLI_PUBLIC_URL = 'https://linli.example.cn'
const stage = useStage()
const { step } = stage
const IN_WECOM =
  'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/116.0 Mobile MicroMessenger/7.0.1 wxwork/4.1.36'
const IN_MINI_PROGRAM =
  'Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/116.0 Mobile MicroMessenger/8.0.50 miniProgram/wx1'
const APP = 'wx4f4bc4dec97d474b'
const KEY = 'tiihtNczf5v6AKRyjwEUhQ=='
const wecom = await fakeWecom(() => new Date())
const apps = await fakeApps(() => new Date())
afterAll(async () => {
  delete process.env.LINLI_PUBLIC_URL
  await wecom.close()
  await apps.close()
})

story(
  'a grid worker ties WeCom once, after the password, and then comes in by pressing a button',
  async () => {
    await realDistrict()
    const worker = await stage.visit('网格员', { size: 'phone', userAgent: IN_WECOM })
    const { page } = worker
    await step('while no channel of WeCom is in service there is no such button', async () => {
      await page.goto('/worker/')
      await page.getByLabel('用户名').waitFor()
      expect(await byWecom(page).count()).toBe(0)
    })
    await step('the administrator connects the app of WeCom', () =>
      connect('企业微信应用消息', {
        '接口地址（不填用官方地址）': wecom.url,
        '企业 ID（corpid）': wecom.corp_id,
        '应用 ID（agentid）': '1000002',
        '应用密钥（corpsecret）': wecom.app.secret,
        '回调 Token': 'CALLBACK-TOKEN',
        '回调 EncodingAESKey': 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
      }),
    )
    await asMember(page, 'WangGe01')
    await step('the member is told that nobody is tied to them, and nothing is made', async () => {
      await page.reload()
      await byWecom(page).click()
      await page.getByText('您的企业微信还没有绑定账号').waitFor()
      expect(new URL(page.url()).search).toBe('')
    })
    await step('after the password they are asked, and tie it', async () => {
      await signInHere(page)
      await page.getByText('把您的企业微信绑定到这个账号？').waitFor()
      await press(page, '绑定')
      await page.getByText('已绑定，以后可以用企业微信登录').waitFor()
    })
    await step('from then on the button is enough', async () => {
      await page.goto('/worker/me')
      await page.getByText('已绑定您的企业微信').waitFor()
      await press(page, '退出登录')
      const came = page.waitForResponse(/identity\.sign_in_arrived/)
      await byWecom(page).click()
      await came
      await page.getByLabel('用户名').waitFor({ state: 'detached' })
      await page.goto('/worker/me')
      await page.getByText('已绑定您的企业微信').waitFor()
    })
    await step('a link with the code of somebody else does nothing', async () => {
      const other = await stage.visit('同事', { size: 'phone', userAgent: IN_WECOM })
      wecom.addCode('theirs', { userid: 'WangGe01' })
      await other.page.goto(`/worker/?code=theirs&state=${'ab'.repeat(32)}`)
      await other.page.getByLabel('用户名').waitFor()
      expect(new URL(other.page.url()).search).toBe('')
      expect(await other.page.getByText('正在向企业微信确认').count()).toBe(0)
    })
  },
  240_000,
)

story(
  'out of a WeChat group by the mini-program: a keeper says which group it is, and a neighbour finds the way to it',
  async () => {
    await connect('微信小程序', {
      '接口地址（不填用官方地址）': apps.url,
      '应用 ID（AppID）': APP,
      '订阅消息模板 ID': 't',
      '应用密钥（AppSecret）': apps.secret,
    })
    const keeper = await stage.visit('网格员', { size: 'phone', userAgent: IN_MINI_PROGRAM })
    await signInStaff(keeper.page, 'wangge', '/worker/')
    const name = await step(
      'the keeper opens the card in the WeChat group and ties it',
      async () => {
        // That the group leads nowhere yet is what this is about.
        keeper.forgive('groups.look_at_invitation')
        await inMiniProgram(keeper.page, 'o-keeper')
        await keeper.page.goto('/arrive')
        await keeper.page.getByText('这个微信群还没有登记').first().waitFor()
        const first = keeper.page.getByRole('button', { name: /：就是这个群$/ }).first()
        const label = (await first.getAttribute('aria-label')) ?? ''
        await first.click()
        await keeper.page.getByText('登记好了').waitFor()
        return label.replace('：就是这个群', '')
      },
    )
    const neighbour = await stage.visit('居民', { size: 'phone', userAgent: IN_MINI_PROGRAM })
    await step('a neighbour opens the same card and stands before that group', async () => {
      await inMiniProgram(neighbour.page, 'o-neighbour')
      await neighbour.page.goto('/arrive')
      await neighbour.page.getByRole('heading', { name }).waitFor()
      await neighbour.page.getByLabel('手机号').waitFor()
    })
  },
  120_000,
)

const byWecom = (page: Page) => page.getByRole('button', { name: '用企业微信登录' })

async function signInHere(page: Page) {
  const { DEMONSTRATION_PASSWORD } = await import('../server/src/demonstration/accounts.ts')
  await page.getByLabel('用户名').fill('wangge')
  await page.getByLabel('密码').fill(DEMONSTRATION_PASSWORD)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await page.getByLabel('密码').waitFor({ state: 'detached' })
}

/** WeCom's own page, on which this member is already known: it goes back at once with a code. */
async function asMember(page: Page, userid: string) {
  let serial = 0
  await page.route('https://open.weixin.qq.com/**', (route) => {
    const asked = new URL(route.request().url()).searchParams
    const back = new URL(asked.get('redirect_uri') ?? '')
    expect(back.origin).toBe('https://linli.example.cn')
    const code = `code-${userid}-${++serial}`
    wecom.addCode(code, { userid })
    const query = new URLSearchParams({ code, state: asked.get('state') ?? '' })
    return route.fulfill({
      status: 302,
      headers: { location: `${stage.url()}${back.pathname}?${query}` },
    })
  })
}

/** The mini-program around the page: its own page asks WeChat, and comes back behind the #. */
async function inMiniProgram(page: Page, openid: string) {
  await page.exposeFunction('askWechat', (url: string) => {
    const state = new URL(url, 'https://x').searchParams.get('state') ?? ''
    const code = `code-${openid}-${Math.random()}`
    apps.codes.set(code, { openid, session_key: KEY })
    // The product lives in 2022, and so does whoever seals for it.
    const at = new Date(clock)
    const entry = sealEntry(KEY, { opengid: 'G1', chat_type: 3, app_id: APP, at })
    return `#${new URLSearchParams({ state, code, ...entry })}`
  })
  const clock = await nowOf(page)
  await page.addInitScript(() => {
    Object.assign(window, {
      __wxjs_environment: 'miniprogram',
      WeixinJSBridge: {
        invoke: (_name: string, { arg }: { arg: { url: string } }) => {
          const ask: (url: string) => Promise<string> = Reflect.get(window, 'askWechat')
          void ask(arg.url).then((hash) => {
            location.hash = hash
          })
        },
      },
    })
  })
}

async function nowOf(page: Page): Promise<number> {
  const reply = await page.request.get(`${stage.url()}/health`)
  return Date.parse((await reply.json()).now)
}

async function realDistrict() {
  await askOwner(stage.database(), [
    `update platform.district set is_demonstration = false where district_id = 371502`,
  ])
}

async function connect(kind: string, fields: Record<string, string>) {
  const { page } = await stage.visit('系统管理员', { size: 'desk' })
  await signInStaff(page, 'xitong', '/desk/')
  await page.goto('/desk/channels')
  await press(page, '添加渠道')
  await page.getByLabel(kind).first().check()
  for (const [label, text] of Object.entries({ 名称: kind, ...fields })) {
    await page.getByLabel(label).fill(text)
  }
  await press(page, '保存渠道')
  await page.getByRole('button', { name: '测试连接' }).waitFor()
}
