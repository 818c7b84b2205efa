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
import { isNear } from '../wecom/receive-xml.ts'
import { sameText } from '../wecom/wx-crypt.ts'
import { openFeishu, signFeishuEvent } from './feishu-sign.ts'

const Settings = z.object({
  base_url: baseUrl('https://open.feishu.cn'),
  app_id: z.string().min(1),
})
type Settings = z.output<typeof Settings>

const MOST_TEXT = 30_000
const BAD_TOKEN = new Set([99991661, 99991663, 99991668])
const HOUR_SECONDS = 3600

/** A robot of an app of ours in groups of Feishu: hears what is said to it, and writes there. The same key within an hour is one
 * message. */
export const feishuApp = defineAdapter<Settings>({
  kind: 'feishu-app',
  settings: Settings,
  secrets: ['app_secret', 'encrypt_key', 'verification_token'],
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
  is_idempotent: true,
  buckets: ({ id }) => [
    {
      name: 'chat_second',
      per: 'address',
      scope: id,
      most: 4,
      period: 'sliding',
      seconds: 1,
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
  const answer = await callJson(outward, {
    url: `${channel.settings.base_url}/open-apis/auth/v3/tenant_access_token/internal`,
    body: { app_id: channel.settings.app_id, app_secret: channel.secrets['app_secret'] ?? '' },
  })
  const token = stringOf(answer.json?.['tenant_access_token'])
  if (answer.json?.['code'] === 0 && token) {
    return { token, seconds: Number(answer.json['expire']) || 7200 }
  }
  const code = stringOf(answer.json?.['code'])
  const message = stringOf(answer.json?.['msg'])
  return code ? { code, message, is_lasting: true } : { code: `http_${answer.status}`, message }
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
      url: `${ctx.channel.settings.base_url}/open-apis/im/v1/messages?receive_id_type=chat_id`,
      headers: { authorization: `Bearer ${token}` },
      body: {
        receive_id: row.address,
        msg_type: 'text',
        content: JSON.stringify({ text }),
        uuid: row.id,
      },
    })
  const first = await call(await ctx.token())
  const answer = BAD_TOKEN.has(Number(first.json?.['code']))
    ? await call(await ctx.token('renewed'))
    : first
  const code = answer.json?.['code']
  if (code === 0) {
    const provider_id = stringOf(recordOf(answer.json?.['data'])?.['message_id']) || row.id
    return new Map([[row.id, { state: 'accepted', provider_id }]])
  }
  if (typeof code !== 'number') return new Map([[row.id, outcomeOfStatus(answer)]])
  return new Map([[row.id, outcomeOf(code, stringOf(answer.json?.['msg']))]])
}

const TOO_FAST = new Set([99991400, 230020, 11232])

function outcomeOf(code: number, message: string): Outcome {
  const fault = { code: String(code), message }
  if (TOO_FAST.has(code)) return { state: 'retry', after_ms: 60_000, fault }
  if (BAD_TOKEN.has(code)) return { state: 'retry', after_ms: 60_000, fault }
  return { state: 'rejected', fault }
}

function receive(ctx: ReceiveContext<Settings>, request: HookRequest): HookAnswer {
  const { encrypt_key = '', verification_token = '' } = ctx.channel.secrets
  const outer = recordOf(parseJson(request.body.toString()))
  const encrypted = stringOf(outer?.['encrypt'])
  // An open body would be a way around the signature.
  if (!encrypt_key || !encrypted) return { refused: 'not_encrypted', status: 403 }
  const raw = openFeishu(encrypt_key, encrypted)
  const body = recordOf(raw === null ? null : parseJson(raw))
  if (raw === null || !body) return { refused: 'not_for_us', status: 403 }
  if (body['type'] === 'url_verification') {
    if (!sameText(stringOf(body['token']), verification_token)) {
      return { refused: 'token_wrong', status: 403 }
    }
    const answer = JSON.stringify({ challenge: stringOf(body['challenge']) })
    return { status: 200, type: 'application/json', body: answer }
  }
  const timestamp = request.headers['x-lark-request-timestamp'] ?? ''
  const nonce = request.headers['x-lark-request-nonce'] ?? ''
  const own = signFeishuEvent(encrypt_key, { timestamp, nonce, body: request.body })
  if (!sameText(request.headers['x-lark-signature'] ?? '', own)) {
    return { refused: 'signature_wrong', status: 403 }
  }
  if (!isNear(timestamp, ctx.now, HOUR_SECONDS)) return { refused: 'too_old', status: 403 }
  return readEvent(body, raw, verification_token)
}

function readEvent(body: Record<string, unknown>, raw: string, token: string): HookAnswer {
  const header = recordOf(body['header'])
  if (!sameText(stringOf(header?.['token']), token)) return { refused: 'token_wrong', status: 403 }
  const type = stringOf(header?.['event_type'])
  const event = recordOf(body['event']) ?? {}
  const message = recordOf(event['message'])
  const sender = recordOf(recordOf(event['sender'])?.['sender_id'])
  const is_text = type === 'im.message.receive_v1' && message?.['message_type'] === 'text'
  const content = recordOf(parseJson(stringOf(message?.['content'])))
  return {
    status: 200,
    type: 'application/json',
    body: '{}',
    inbound: [
      {
        dedupe_key: stringOf(header?.['event_id']),
        kind: is_text ? 'text' : 'event',
        message: {
          sent_at: new Date(Number(header?.['create_time']) || 0).toISOString(),
          chat: message
            ? { address: stringOf(message['chat_id']), is_group: message['chat_type'] === 'group' }
            : null,
          sender: { kind: message ? 'staff' : 'system', id: stringOf(sender?.['open_id']) },
          text: is_text ? stringOf(content?.['text']) : null,
          event: is_text ? null : { type, data: {} },
        },
        raw,
      },
    ],
  }
}
