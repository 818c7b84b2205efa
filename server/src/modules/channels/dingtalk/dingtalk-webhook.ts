import { z } from 'zod'
import {
  type CallContext,
  defineAdapter,
  type Fault,
  type Outcome,
  type Parcel,
} from '../adapter.ts'
import { callJson, outcomeOfStatus, stringOf } from '../call-json.ts'
import { bytesOver, plainText } from '../plain-text.ts'
import { baseUrl } from '../wecom/call-wecom.ts'
import { signDingtalk } from './dingtalk-sign.ts'

type Settings = { base_url: string }
const MOST_TEXT = 20_000
const BUCKET = 'robot_minute'
const TEN_MINUTES = 600_000

/** A robot in a group of DingTalk: out only, with a signature. Too fast, and it rests for ten minutes. */
export const dingtalkWebhook = defineAdapter<Settings>({
  kind: 'dingtalk-webhook',
  settings: z.object({ base_url: baseUrl('https://oapi.dingtalk.com') }),
  secrets: ['access_token', 'sign_secret'],
  capabilities: {
    hears: 'nothing',
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
      name: BUCKET,
      per: 'scope',
      scope: id,
      most: 18,
      period: 'sliding',
      seconds: 60,
      counts: 'calls',
    },
  ],
  render: (_channel, content) => ({
    body: plainText(content),
    complaints: bytesOver(plainText(content), MOST_TEXT),
  }),
  send,
})

async function send(
  { channel, outward, now }: CallContext<Settings>,
  { content, rows }: Parcel,
): Promise<Map<string, Outcome>> {
  const text = plainText(content)
  const [complaint] = bytesOver(text, MOST_TEXT)
  const all = (outcome: Outcome) => new Map(rows.map(({ id }) => [id, outcome]))
  if (complaint) return all({ state: 'rejected', fault: { code: complaint, message: '' } })
  const timestamp = String(now().getTime())
  const query = new URLSearchParams({
    access_token: channel.secrets['access_token'] ?? '',
    timestamp,
    sign: signDingtalk(channel.secrets['sign_secret'] ?? '', timestamp),
  })
  const url = `${channel.settings.base_url}/robot/send?${query}`
  const answer = await callJson(outward, {
    url,
    body: { msgtype: 'text', text: { content: text } },
  })
  const code = answer.json?.['errcode']
  if (code === 0) return new Map(rows.map(({ id }) => [id, { state: 'accepted', provider_id: id }]))
  if (typeof code !== 'number') return all(outcomeOfStatus(answer))
  return all(outcomeOf(code, stringOf(answer.json?.['errmsg'])))
}

const TOO_FAST = new Set([130101, 410100])
/** The robot or its group is gone or stopped, or its security settings do not fit ours. */
const LASTING = new Set([300001, 300005, 400101, 400102, 400106, 400013, 310000])

function outcomeOf(code: number, message: string): Outcome {
  const fault: Fault = { code: String(code), message }
  if (code === -1) return { state: 'retry', after_ms: 5_000, fault }
  if (TOO_FAST.has(code)) {
    return {
      state: 'retry',
      after_ms: TEN_MINUTES,
      fault,
      penalty: { bucket: BUCKET, ms: TEN_MINUTES },
    }
  }
  // Of the three things that 310000 may mean, a missing keyword is the text's fault and not the robot's.
  if (code === 310000 && /keyword/i.test(message)) return { state: 'rejected', fault }
  if (LASTING.has(code)) return { state: 'channel_down', fault: { ...fault, is_lasting: true } }
  return { state: 'rejected', fault }
}
