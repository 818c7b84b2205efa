import { z } from 'zod'
import {
  type CallContext,
  defineAdapter,
  type Fault,
  type HookAnswer,
  type HookRequest,
  type Outcome,
  type Parcel,
  type ReceiveContext,
} from '../adapter.ts'
import { callJson, outcomeOfStatus, parseJson, recordOf, stringOf } from '../call-json.ts'
import { bytesOver, plainText } from '../plain-text.ts'
import { baseUrl } from '../wecom/call-wecom.ts'
import { isFromDingtalk } from './dingtalk-sign.ts'

const Settings = z.object({
  base_url: baseUrl('https://api.dingtalk.com'),
  app_key: z.string().min(1),
  robot_code: z.string().min(1),
})
type Settings = z.output<typeof Settings>

const MOST_TEXT = 20_000

/** A robot of an app of ours in groups of DingTalk: hears what is said to it, and writes there. */
export const dingtalkRobot = defineAdapter<Settings>({
  kind: 'dingtalk-robot',
  settings: Settings,
  secrets: ['app_secret'],
  capabilities: {
    hears: 'mentions',
    posts: true,
    needs_person: false,
    most_text: MOST_TEXT,
    text_unit: 'bytes',
    receipts: 'none',
    can_take_back: false,
  },
  most_per_call: 1,
  gather_by: 'content',
  is_idempotent: false,
  buckets: ({ id }) => [
    {
      name: 'chat_minute',
      per: 'address',
      scope: id,
      most: 20,
      period: 'sliding',
      seconds: 60,
      counts: 'calls',
    },
  ],
  render: (_channel, content) => ({
    body: plainText(content),
    complaints: bytesOver(plainText(content), MOST_TEXT),
  }),
  fetchToken,
  send,
  test: async (ctx) => {
    await ctx.token('renewed')
    return null
  },
  receive,
})

async function fetchToken({
  channel,
  outward,
}: Omit<CallContext<Settings>, 'token' | 'serial'>): Promise<
  { token: string; seconds: number } | Fault
> {
  const { base_url, app_key } = channel.settings
  const body = { appKey: app_key, appSecret: channel.secrets['app_secret'] ?? '' }
  const answer = await callJson(outward, { url: `${base_url}/v1.0/oauth2/accessToken`, body })
  const token = stringOf(answer.json?.['accessToken'])
  if (token) return { token, seconds: Number(answer.json?.['expireIn']) || 7200 }
  const code = stringOf(answer.json?.['code']) || `http_${answer.status}`
  const is_lasting = answer.status >= 400 && answer.status < 500
  return { code, message: stringOf(answer.json?.['message']), ...(is_lasting && { is_lasting }) }
}

async function send(
  ctx: CallContext<Settings>,
  { content, rows }: Parcel,
): Promise<Map<string, Outcome>> {
  const [row] = rows
  if (!row) return new Map()
  const text = plainText(content)
  const [complaint] = bytesOver(text, MOST_TEXT)
  if (complaint) {
    return new Map([[row.id, { state: 'rejected', fault: { code: complaint, message: '' } }]])
  }
  const call = (token: string) =>
    callJson(ctx.outward, {
      url: `${ctx.channel.settings.base_url}/v1.0/robot/groupMessages/send`,
      headers: { 'x-acs-dingtalk-access-token': token },
      body: {
        robotCode: ctx.channel.settings.robot_code,
        openConversationId: row.address,
        msgKey: 'sampleText',
        msgParam: JSON.stringify({ content: text }),
      },
    })
  const first = await call(await ctx.token())
  // A refused pass is the one refusal that is known to have done nothing.
  const answer = first.status === 401 ? await call(await ctx.token('renewed')) : first
  const provider_id = stringOf(answer.json?.['processQueryKey'])
  if (provider_id) return new Map([[row.id, { state: 'accepted', provider_id }]])
  const code = stringOf(answer.json?.['code'])
  if (!code) return new Map([[row.id, outcomeOfStatus(answer)]])
  return new Map([[row.id, outcomeOf(code, stringOf(answer.json?.['message']))]])
}

function outcomeOf(code: string, message: string): Outcome {
  const fault = { code, message }
  if (/Throttling|TooManyRequest|ServiceUnavailable/i.test(code)) {
    return { state: 'retry', after_ms: 60_000, fault }
  }
  if (/InvalidAuthentication|Forbidden/i.test(code)) {
    return { state: 'channel_down', fault: { ...fault, is_lasting: true } }
  }
  return { state: 'rejected', fault }
}

function receive(ctx: ReceiveContext<Settings>, request: HookRequest): HookAnswer {
  if (!isFromDingtalk(ctx.channel.secrets['app_secret'] ?? '', request.headers, ctx.now)) {
    return { refused: 'signature_wrong', status: 403 }
  }
  const raw = request.body.toString()
  const body = recordOf(parseJson(raw))
  const msg_id = stringOf(body?.['msgId'])
  if (!body || !msg_id) return { status: 200 }
  const text = stringOf(recordOf(body['text'])?.['content']).trim()
  const chat = stringOf(body['conversationId'])
  return {
    status: 200,
    type: 'application/json',
    body: '{}',
    inbound: [
      {
        dedupe_key: msg_id,
        kind: body['msgtype'] === 'text' ? 'text' : 'media',
        message: {
          sent_at: new Date(Number(body['createAt']) || ctx.now.getTime()).toISOString(),
          chat: { address: chat, is_group: body['conversationType'] === '2' },
          sender: {
            kind: 'staff',
            id: stringOf(body['senderStaffId']) || stringOf(body['senderId']),
            name: stringOf(body['senderNick']),
          },
          text: text || null,
          event: null,
        },
        raw,
      },
    ],
  }
}
