import { z } from 'zod'
import { type CallContext, defineAdapter, type Outcome, type Parcel } from '../adapter.ts'
import { callJson, outcomeOfStatus, stringOf } from '../call-json.ts'
import type { Content } from '../content.ts'
import { bytesOver, plainText } from '../plain-text.ts'
import { baseUrl } from '../wecom/call-wecom.ts'
import { signFeishu } from './feishu-sign.ts'

type Settings = { base_url: string }
/** Of the whole body. */
const MOST_BODY = 20_000
const MINUTE = 60_000

/** A robot in a group of Feishu: out only, with a signature. */
export const feishuWebhook = defineAdapter<Settings>({
  kind: 'feishu-webhook',
  settings: z.object({ base_url: baseUrl('https://open.feishu.cn') }),
  secrets: ['hook', 'sign_secret'],
  capabilities: {
    hears: 'nothing',
    posts: true,
    needs_person: false,
    most_text: 19_000,
    text_unit: 'bytes',
    receipts: 'none',
    can_take_back: false,
  },
  most_per_call: 1,
  gather_by: 'content',
  is_idempotent: false,
  buckets: ({ id }) => [
    {
      name: 'robot_minute',
      per: 'scope',
      scope: id,
      most: 100,
      period: 'sliding',
      seconds: 60,
      counts: 'calls',
    },
    {
      name: 'robot_second',
      per: 'scope',
      scope: id,
      most: 5,
      period: 'sliding',
      seconds: 1,
      counts: 'calls',
    },
  ],
  render: (_channel, content) => ({
    body: bodyOf(content, '0', ''),
    complaints: complaintsOf(content),
  }),
  send,
})

function bodyOf(content: Content, timestamp: string, sign: string): string {
  return JSON.stringify({
    timestamp,
    sign,
    msg_type: 'text',
    content: { text: plainText(content) },
  })
}

function complaintsOf(content: Content): string[] {
  const own = bytesOver(plainText(content), MOST_BODY)
  return own.length > 0
    ? own
    : bytesOver(bodyOf(content, '0'.repeat(10), 'x'.repeat(44)), MOST_BODY)
}

async function send(
  { channel, outward, now }: CallContext<Settings>,
  { content, rows }: Parcel,
): Promise<Map<string, Outcome>> {
  const all = (outcome: Outcome) => new Map(rows.map(({ id }) => [id, outcome]))
  const [complaint] = complaintsOf(content)
  if (complaint) return all({ state: 'rejected', fault: { code: complaint, message: '' } })
  const timestamp = String(Math.floor(now().getTime() / 1000))
  const raw = bodyOf(
    content,
    timestamp,
    signFeishu(channel.secrets['sign_secret'] ?? '', timestamp),
  )
  const hook = encodeURIComponent(channel.secrets['hook'] ?? '')
  const url = `${channel.settings.base_url}/open-apis/bot/v2/hook/${hook}`
  const answer = await callJson(outward, { url, raw })
  // One robot answers in either of two forms.
  const code = answer.json?.['StatusCode'] ?? answer.json?.['code']
  if (code === 0) return new Map(rows.map(({ id }) => [id, { state: 'accepted', provider_id: id }]))
  if (typeof code !== 'number') return all(outcomeOfStatus(answer))
  return all(outcomeOf(code, stringOf(answer.json?.['msg'] ?? answer.json?.['StatusMessage'])))
}

/** A token that is wrong, a signature that does not fit, an address that is not on the list. */
const LASTING = new Set([19001, 19021, 19022])

function outcomeOf(code: number, message: string): Outcome {
  const fault = { code: String(code), message }
  if (code === 11232) {
    return {
      state: 'retry',
      after_ms: MINUTE,
      fault,
      penalty: { bucket: 'robot_minute', ms: MINUTE },
    }
  }
  if (LASTING.has(code)) return { state: 'channel_down', fault: { ...fault, is_lasting: true } }
  return { state: 'rejected', fault }
}
