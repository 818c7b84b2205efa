import { z } from 'zod'
import {
  defineAdapter,
  type HookAnswer,
  type HookRequest,
  type ReceiveContext,
} from '../adapter.ts'
import { parseJson, recordOf, stringOf } from '../call-json.ts'
import type { Inbound } from '../inbound.ts'
import { bytesOver, plainText } from '../plain-text.ts'
import { isNear } from './receive-xml.ts'
import { openWx } from './wx-crypt.ts'

export const AibotSettings = z.object({
  bot_id: z.string().min(1),
  ws_url: z
    .string()
    .regex(/^wss:\/\/|^ws:\/\/127\.0\.0\.1[:/]/)
    .default('wss://openws.work.weixin.qq.com'),
})

export const MOST_TEXT = 20_480

/** A robot in internal groups of WeCom: hears who names it, and writes where somebody has spoken to it. It lives on a line that
 * is kept open; what comes by calls of the platform instead is read here too. */
export const wecomAibot = defineAdapter<z.output<typeof AibotSettings>>({
  kind: 'wecom-aibot',
  settings: AibotSettings,
  secrets: ['bot_secret'],
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
  // Answers and messages share both counts.
  buckets: ({ id }) =>
    [
      { name: 'chat_minute', most: 30, seconds: 60 },
      { name: 'chat_hour', most: 1000, seconds: 3600 },
    ].map((one) => ({
      ...one,
      per: 'address' as const,
      scope: id,
      period: 'sliding' as const,
      counts: 'calls' as const,
    })),
  render: (_channel, content) => ({
    body: plainText(content),
    complaints: bytesOver(plainText(content), MOST_TEXT),
  }),
  receive,
})

/** The encrypted form by calls. Nothing stands behind the message: robots of a house have no receiver. */
function receive(
  ctx: ReceiveContext<z.output<typeof AibotSettings>>,
  request: HookRequest,
): HookAnswer {
  const { callback_token: token = '', callback_aes_key: aes_key = '' } = ctx.channel.secrets
  if (!token || !aes_key) return { refused: 'callback_not_set_up', status: 403 }
  const { msg_signature = '', timestamp = '', nonce = '', echostr = '' } = request.query
  const outer = request.method === 'POST' ? recordOf(parseJson(request.body.toString())) : null
  const encrypted = request.method === 'GET' ? echostr : stringOf(outer?.['encrypt'])
  const signed = { signature: msg_signature, timestamp, nonce, encrypted }
  const raw = openWx({ token, aes_key, receive_id: '' }, signed)
  if (raw === null) return { refused: 'signature_wrong', status: 403 }
  if (!isNear(timestamp, ctx.now)) return { refused: 'too_old', status: 403 }
  if (request.method === 'GET') return { status: 200, body: raw }
  const found = readAibot(recordOf(parseJson(raw)), ctx.now)
  return { status: 200, ...(found && { inbound: [found] }) }
}

/** What somebody said to the robot or pressed on its card, the same over the line and by calls. */
export function readAibot(body: Record<string, unknown> | null, now: Date): Inbound | null {
  const id = stringOf(body?.['msgid'])
  // The platform asks for more of an answer with the same name; nothing was said.
  if (!body || !id || body['msgtype'] === 'stream') return null
  const from = recordOf(body['from'])
  const event = recordOf(body['event'])
  const text = stringOf(recordOf(body['text'])?.['content'])
  const seconds = Number(body['create_time'])
  return {
    dedupe_key: id,
    kind: event ? (event['event_key'] ? 'card_action' : 'event') : text ? 'text' : 'media',
    message: {
      sent_at: (seconds > 0 ? new Date(seconds * 1000) : now).toISOString(),
      chat: {
        address: stringOf(body['chatid']) || stringOf(from?.['userid']),
        is_group: body['chattype'] === 'group',
      },
      sender: { kind: 'staff', id: stringOf(from?.['userid']) },
      text: text || null,
      event: event
        ? {
            type: stringOf(event['eventtype']),
            data: { key: stringOf(event['event_key']), task_id: stringOf(event['task_id']) },
          }
        : null,
    },
    raw: JSON.stringify(body),
  }
}
