import { z } from 'zod'
import { type CallContext, defineAdapter, type Outcome, type Parcel } from '../adapter.ts'
import { callJson } from '../call-json.ts'
import { bytesOver, plainText } from '../plain-text.ts'
import { baseUrl, outcomeOfWecom, readWecom, WECOM } from './call-wecom.ts'

type Settings = { base_url: string }
const MOST_TEXT = 2048
const BUCKET = 'robot_minute'

/** A robot in an internal group of WeCom: out only. Its address is its secret. */
export const wecomGroupWebhook = defineAdapter<Settings>({
  kind: 'wecom-group-webhook',
  settings: z.object({ base_url: baseUrl(WECOM) }),
  secrets: ['key'],
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
  // The platform says 20 and not whether its minute slides: 18 fits both.
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
  { channel, outward }: CallContext<Settings>,
  { content, rows }: Parcel,
): Promise<Map<string, Outcome>> {
  const text = plainText(content)
  const [complaint] = bytesOver(text, MOST_TEXT)
  const all = (outcome: Outcome) => new Map(rows.map(({ id }) => [id, outcome]))
  if (complaint) return all({ state: 'rejected', fault: { code: complaint, message: '' } })
  const key = encodeURIComponent(channel.secrets['key'] ?? '')
  const url = `${channel.settings.base_url}/cgi-bin/webhook/send?key=${key}`
  const body = { msgtype: 'text', text: { content: text } }
  const answer = readWecom(await callJson(outward, { url, body }))
  if (answer.code !== 0) return all(outcomeOfWecom(answer, BUCKET))
  return new Map(rows.map(({ id }) => [id, { state: 'accepted', provider_id: id }]))
}
