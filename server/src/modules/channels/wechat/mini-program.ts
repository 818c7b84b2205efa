import { z } from 'zod'
import {
  type Brought,
  type CallContext,
  defineAdapter,
  type Fault,
  type Named,
  type Outcome,
  type Parcel,
} from '../adapter.ts'
import { callJson, stringOf } from '../call-json.ts'
import type { Content } from '../content.ts'
import { baseUrl, readWecom, type WecomAnswer } from '../wecom/call-wecom.ts'
import { openEncrypted, readGroupEntry } from './open-encrypted.ts'

const Settings = z.object({
  base_url: baseUrl('https://api.weixin.qq.com'),
  app_id: z.string().min(1),
  template_id: z.string().min(1),
})
type Settings = z.output<typeof Settings>

/** How long the value of a field may be, by the beginning of its name. */
const MOST: Record<string, number> = {
  thing: 20,
  phrase: 5,
  number: 32,
  character_string: 32,
  name: 10,
  time: 32,
  date: 32,
  const: 20,
}
const REFUSED_TOKEN = new Set([40001, 40014, 42001])

/** Messages to people who have agreed to one in our mini-program (订阅消息): a template with short values. One agreement is one
 * message; the platform alone knows what is left. */
export const miniProgram = defineAdapter<Settings>({
  kind: 'mp-miniprogram',
  settings: Settings,
  secrets: ['app_secret'],
  capabilities: {
    hears: 'forms',
    posts: true,
    needs_person: false,
    most_text: 20,
    text_unit: 'characters',
    receipts: 'none',
    can_take_back: false,
  },
  most_per_call: 1,
  gather_by: 'content',
  is_idempotent: false,
  buckets: () => [],
  render: (_channel, content) => ({
    body: JSON.stringify(content.template?.values ?? {}, null, 2),
    complaints: complaintsOf(content),
  }),
  fetchToken,
  send,
  door: ({ settings }) => ({ scope: settings.app_id, address: () => null }),
  nameOf,
  test: async (ctx) => {
    await ctx.token('renewed')
    return null
  },
})

function complaintsOf({ template }: Content): string[] {
  if (!template) return ['no_template']
  const wrong = Object.entries(template.values).filter(([name, value]) => {
    const most = MOST[/^[a-z_]+/.exec(name)?.[0] ?? '']
    return most === undefined || value === '' || [...value].length > most
  })
  return wrong.length > 0 ? ['too_long'] : []
}

async function fetchToken({
  channel,
  outward,
}: Omit<CallContext<Settings>, 'token' | 'serial'>): Promise<
  { token: string; seconds: number } | Fault
> {
  const answer = await callJson(outward, {
    url: `${channel.settings.base_url}/cgi-bin/stable_token`,
    body: {
      grant_type: 'client_credential',
      appid: channel.settings.app_id,
      secret: channel.secrets['app_secret'] ?? '',
      force_refresh: false,
    },
  })
  const token = stringOf(answer.json?.['access_token'])
  if (token) return { token, seconds: Number(answer.json?.['expires_in']) || 7200 }
  const { code, message } = readWecom(answer)
  return { code: String(code), message, ...(code > 0 && { is_lasting: true }) }
}

/** Calls WeChat with the pass that all share, and once more where it was refused. */
async function callWechat(
  ctx: CallContext<Settings>,
  path: string,
  body: object,
): Promise<WecomAnswer> {
  const once = async (token: string) =>
    readWecom(
      await callJson(ctx.outward, {
        url: `${ctx.channel.settings.base_url}${path}?access_token=${encodeURIComponent(token)}`,
        body,
      }),
    )
  const first = await once(await ctx.token())
  return REFUSED_TOKEN.has(first.code) ? once(await ctx.token('renewed')) : first
}

async function send(
  ctx: CallContext<Settings>,
  { content, rows }: Parcel,
): Promise<Map<string, Outcome>> {
  const [row] = rows
  if (!row) return new Map()
  const [complaint] = complaintsOf(content)
  if (complaint || !content.template) {
    const fault = { code: complaint ?? 'no_template', message: '' }
    return new Map([[row.id, { state: 'rejected', fault }]])
  }
  const values = Object.entries(content.template.values)
  const answer = await callWechat(ctx, '/cgi-bin/message/subscribe/send', {
    touser: row.address,
    template_id: ctx.channel.settings.template_id,
    miniprogram_state: 'formal',
    lang: 'zh_CN',
    data: Object.fromEntries(values.map(([name, value]) => [name, { value }])),
  })
  if (answer.code === 0) return new Map([[row.id, { state: 'accepted', provider_id: row.id }]])
  return new Map([[row.id, outcomeOf(answer)]])
}

function outcomeOf({ code, message, broken }: WecomAnswer): Outcome {
  if (broken) return broken
  const fault = { code: String(code), message }
  if (code === -1) return { state: 'retry', after_ms: 5_000, fault }
  if (code === 45009 || REFUSED_TOKEN.has(code)) return { state: 'retry', after_ms: 60_000, fault }
  if (code === 40037 || code === 43107) {
    return { state: 'channel_down', fault: { ...fault, is_lasting: true } }
  }
  // 43101: refused, or the one message of the agreement has been sent.
  return { state: 'rejected', fault }
}

/** Who has opened our mini-program, by a code that is good once. The key of the session never leaves the server. */
export async function readLogin(
  { channel, outward }: Pick<CallContext<Settings>, 'channel' | 'outward'>,
  js_code: string,
): Promise<{ openid: string; union_id: string | null; session_key: string } | Fault> {
  const query = new URLSearchParams({
    appid: channel.settings.app_id,
    secret: channel.secrets['app_secret'] ?? '',
    js_code,
    grant_type: 'authorization_code',
  })
  const url = `${channel.settings.base_url}/sns/jscode2session?${query}`
  const answer = await callJson(outward, { method: 'GET', url })
  const openid = stringOf(answer.json?.['openid'])
  if (!openid) {
    const { code, message } = readWecom(answer)
    return { code: String(code), message }
  }
  return {
    openid,
    union_id: stringOf(answer.json?.['unionid']) || null,
    session_key: stringOf(answer.json?.['session_key']),
  }
}

/** Who it is, and out of which group: the key of the session opens what the phone was given of the group, and is kept nowhere.
 * What does not open, or was given long ago, names no group. */
async function nameOf(
  ctx: CallContext<Settings>,
  { code, entry }: Brought,
): Promise<Named | Fault> {
  const login = await readLogin(ctx, code)
  if ('code' in login) return login
  const { app_id } = ctx.channel.settings
  const sealed = entry && { session_key: login.session_key, ...entry }
  const body = sealed ? openEncrypted(sealed, app_id) : null
  const came = body && readGroupEntry(body, ctx.now())
  return {
    account: login.openid,
    group: came && { opengid: came.opengid, chat_type: came.kind },
  }
}
