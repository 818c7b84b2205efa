import { z } from 'zod'
import {
  type Brought,
  type CallContext,
  defineAdapter,
  type Fault,
  type HookAnswer,
  type Named,
  type Outcome,
  type Parcel,
} from '../adapter.ts'
import { stringOf } from '../call-json.ts'
import type { Inbound } from '../inbound.ts'
import { bytesOver, plainText } from '../plain-text.ts'
import {
  CorpSettings,
  callWecom,
  faultOfWecom,
  fetchWecomToken,
  outcomeOfWecom,
} from './call-wecom.ts'
import { authorizeUrl, readCode } from './oauth.ts'
import { type Element, textOf } from './read-xml.ts'
import { receiveXml } from './receive-xml.ts'

const Settings = CorpSettings.extend({ agent_id: z.coerce.number().int().positive() })
type Settings = z.output<typeof Settings>

const MOST_TEXT = 2048
const HALF_AN_HOUR = 1800

/** Messages to staff who are members of the corporation, and what they write to the app. Over its limit the platform answers
 * well and drops the message, so the limits are kept here. One person a call: the same call within half an hour is one message. */
export const wecomApp = defineAdapter<Settings>({
  kind: 'wecom-app',
  settings: Settings,
  secrets: ['corp_secret', 'callback_token', 'callback_aes_key'],
  capabilities: {
    hears: 'direct',
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
  buckets: ({ settings }) =>
    [
      { name: 'member_minute', most: 30, seconds: 60 },
      { name: 'member_hour', most: 1000, seconds: 3600 },
    ].map((one) => ({
      ...one,
      per: 'address' as const,
      scope: `wecom ${settings.corp_id} ${settings.agent_id}`,
      period: 'sliding' as const,
      counts: 'calls' as const,
    })),
  render: (_channel, content) => ({
    body: plainText(content),
    complaints: bytesOver(plainText(content), MOST_TEXT),
  }),
  fetchToken: fetchWecomToken,
  send,
  test: async (ctx): Promise<Fault | null> => {
    const answer = await callWecom(ctx, 'agent/get', { agentid: ctx.channel.settings.agent_id })
    // What the app may read of itself is the administrator's choice; that the pass was good is what was asked.
    return answer.code === 0 || answer.code === 48002 || answer.code === 404
      ? null
      : faultOfWecom(answer)
  },
  door: ({ settings: { corp_id, agent_id } }) => ({
    scope: corp_id,
    address: (redirect_uri, state) => authorizeUrl({ corp_id, agent_id, redirect_uri, state }),
  }),
  nameOf,
  receive: (ctx, request) =>
    receiveXml(ctx, request, { receive_id: ctx.channel.settings.corp_id, read: readMessage }),
})

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
  const answer = await callWecom(ctx, 'message/send', {
    touser: row.address,
    msgtype: 'text',
    agentid: ctx.channel.settings.agent_id,
    text: { content: text },
    enable_duplicate_check: 1,
    duplicate_check_interval: HALF_AN_HOUR,
  })
  if (answer.code !== 0) return new Map([[row.id, outcomeOfWecom(answer)]])
  // Nobody of a call of one is an error of its own; of those without a licence it says so here.
  const left_out = ['invaliduser', 'unlicenseduser'].find(
    (name) => stringOf(answer.body[name]) !== '',
  )
  if (left_out) {
    return new Map([[row.id, { state: 'rejected', fault: { code: left_out, message: '' } }]])
  }
  return new Map([
    [row.id, { state: 'accepted', provider_id: stringOf(answer.body['msgid']) || row.id }],
  ])
}

// WeCom tells no capital letters from small ones in the names of members.
async function nameOf(ctx: CallContext<Settings>, { code }: Brought): Promise<Named | Fault> {
  const named = await readCode(ctx, code)
  if ('code' in named) return named
  if ('openid' in named) return { code: 'not_a_member', message: '' }
  return { account: named.userid.toLowerCase(), group: null }
}

function readMessage(message: Element, raw: string): HookAnswer {
  const kind = textOf(message, 'MsgType')
  const [from, at] = [textOf(message, 'FromUserName'), textOf(message, 'CreateTime')]
  const event = textOf(message, 'Event')
  const inbound: Inbound = {
    dedupe_key:
      textOf(message, 'MsgId') || [from, at, event, textOf(message, 'EventKey')].join('/'),
    kind: kind === 'text' ? 'text' : kind === 'event' ? 'event' : 'media',
    message: {
      sent_at: new Date(Number(at) * 1000).toISOString(),
      chat: { address: from, is_group: false },
      sender: { kind: 'staff', id: from },
      text: kind === 'text' ? textOf(message, 'Content') : null,
      event: kind === 'event' ? { type: event, data: { key: textOf(message, 'EventKey') } } : null,
    },
    raw,
  }
  return { status: 200, inbound: [inbound] }
}
