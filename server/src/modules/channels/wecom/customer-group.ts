import type { CallContext, Outcome, Parcel, Report, Target } from '../adapter.ts'
import { defineAdapter, type Fault } from '../adapter.ts'
import { recordOf, recordsOf, stringOf } from '../call-json.ts'
import type { Content } from '../content.ts'
import {
  CorpSettings,
  callWecom,
  faultOfWecom,
  fetchWecomToken,
  outcomeOfWecom,
} from './call-wecom.ts'
import { receiveGroupEvent } from './customer-events.ts'

type Settings = { base_url: string; corp_id: string }

const MOST_TEXT = 4000
const MOST_PAGES = 200
const QUOTA = 'group_messages'

/** Groups of residents that belong to grid workers' own WeCom accounts (客户群). A call makes a task; the owner of the groups
 * presses, or nothing goes out. The platform takes back what is not pressed yet, and nothing else. */
export const customerGroup = defineAdapter<Settings>({
  kind: 'wecom-customer-group',
  settings: CorpSettings,
  secrets: ['corp_secret', 'callback_token', 'callback_aes_key'],
  capabilities: {
    hears: 'roster',
    posts: true,
    needs_person: true,
    most_text: MOST_TEXT,
    text_unit: 'bytes',
    receipts: 'polled',
    can_take_back: true,
  },
  // One list takes 2,000 groups; all of them belong to one owner.
  most_per_call: 2000,
  gather_by: 'via',
  is_idempotent: false,
  buckets: ({ settings }) => [
    {
      // The strictest setting that an administrator may choose; the district's own edition says what it is here.
      name: QUOTA,
      per: 'address',
      scope: `wecom ${settings.corp_id}`,
      most: 1,
      period: 'calendar_day',
      counts: 'messages',
    },
  ],
  render: (_channel, content) => ({
    body: JSON.stringify(bodyOf(content, { sender: '群主', chat_id_list: ['…'] }), null, 2),
    complaints: complaintsOf(content),
  }),
  fetchToken: fetchWecomToken,
  send,
  ask,
  takeBack: (ctx, msgid) => plain(ctx, 'externalcontact/cancel_groupmsg_send', { msgid }),
  remind: (ctx, msgid) => plain(ctx, 'externalcontact/remind_groupmsg_send', { msgid }),
  test: (ctx) => plain(ctx, 'externalcontact/groupchat/list', { status_filter: 0, limit: 1 }),
  listTargets,
  readTarget,
  chatOf,
  receive: receiveGroupEvent,
})

function complaintsOf({ text, link }: Content): string[] {
  const complaints: string[] = []
  if (text === '') complaints.push('empty')
  if (Buffer.byteLength(text) > MOST_TEXT) complaints.push('too_long')
  if (link && Buffer.byteLength(link.title) > 128) complaints.push('link_title_too_long')
  if (link && Buffer.byteLength(link.description ?? '') > 512) complaints.push('link_text_too_long')
  if (link && Buffer.byteLength(link.url) > 2048) complaints.push('link_too_long')
  return complaints
}

function bodyOf({ text, link }: Content, to: { sender: string; chat_id_list: string[] }) {
  const { title, url, description } = link ?? {}
  return {
    chat_type: 'group',
    ...to,
    // The owner sends what was decided, to whom it was decided.
    allow_select: false,
    text: { content: text },
    ...(link && {
      attachments: [
        { msgtype: 'link', link: { title, url, ...(description && { desc: description }) } },
      ],
    }),
  }
}

async function send(
  ctx: CallContext<Settings>,
  { content, rows }: Parcel,
): Promise<Map<string, Outcome>> {
  const who = rows[0]?.via ?? ''
  const all = (outcome: Outcome) => new Map(rows.map(({ id }) => [id, outcome]))
  const [complaint] = complaintsOf(content)
  if (complaint) return all({ state: 'rejected', fault: { code: complaint, message: '' } })
  if (!who) return all({ state: 'rejected', fault: { code: 'no_owner', message: '' } })
  const to = { sender: who, chat_id_list: rows.map(({ address }) => address) }
  const answer = await callWecom(ctx, 'externalcontact/add_msg_template', bodyOf(content, to))
  if (answer.code !== 0) return all(outcomeOfWecom(answer))
  const provider_id = stringOf(answer.body['msgid'])
  const failed = new Set(listOf(answer.body['fail_list']))
  return new Map(
    rows.map(({ id, address }): [string, Outcome] => [
      id,
      failed.has(address)
        ? { state: 'rejected', fault: { code: 'fail_list', message: 'the platform left it out' } }
        : { state: 'awaiting_human', provider_id, who },
    ]),
  )
}

const RESULTS: Record<number, Pick<Report, 'state' | 'reason'>> = {
  0: { state: 'pending' },
  1: { state: 'sent' },
  2: { state: 'failed', reason: 'not_friend' },
  3: { state: 'failed', reason: 'used_up_there' },
}

async function ask(
  ctx: CallContext<Settings>,
  { provider_id, who }: { provider_id: string; who: string | null },
): Promise<Report[] | Fault> {
  const reports: Report[] = []
  let cursor = ''
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await callWecom(ctx, 'externalcontact/get_groupmsg_send_result', {
      msgid: provider_id,
      userid: who ?? '',
      limit: 1000,
      cursor,
    })
    if (answer.code !== 0) return faultOfWecom(answer)
    for (const row of recordsOf(answer.body['send_list'])) {
      const result = RESULTS[Number(row['status'])] ?? { state: 'pending' as const }
      reports.push({ address: stringOf(row['chat_id']), ...result })
    }
    cursor = stringOf(answer.body['next_cursor'])
    if (!cursor) break
  }
  return reports
}

async function plain(
  ctx: CallContext<Settings>,
  path: string,
  body: object,
): Promise<Fault | null> {
  const answer = await callWecom(ctx, path, body)
  return answer.code === 0 ? null : faultOfWecom(answer)
}

/** All groups of the corporation that are not left by their owner, page after page, with what `get` says of each. */
async function listTargets(ctx: CallContext<Settings>): Promise<Target[] | Fault> {
  const targets: Target[] = []
  let cursor = ''
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await callWecom(ctx, 'externalcontact/groupchat/list', {
      status_filter: 0,
      cursor,
      limit: 1000,
    })
    if (answer.code !== 0) return faultOfWecom(answer)
    for (const row of recordsOf(answer.body['group_chat_list'])) {
      const found = await readTarget(ctx, stringOf(row['chat_id']))
      if (found && 'code' in found) return found
      if (found) targets.push(found)
    }
    cursor = stringOf(answer.body['next_cursor'])
    if (!cursor) break
  }
  return targets
}

/** What a group is called and who owns it now; null where it is gone. Members are not asked for: nothing here needs them. */
async function readTarget(
  ctx: CallContext<Settings>,
  chat_id: string,
): Promise<Target | null | Fault> {
  const answer = await callWecom(ctx, 'externalcontact/groupchat/get', { chat_id, need_name: 0 })
  if (answer.code === 49008 || answer.code === 86003) return null
  if (answer.code !== 0) return faultOfWecom(answer)
  const group = recordOf(answer.body['group_chat'])
  if (!group) return null
  return {
    address: chat_id,
    name: stringOf(group['name']),
    via: stringOf(group['owner']),
    version: stringOf(group['member_version']),
  }
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(stringOf) : []
}

/** The customer group that a mini-program was opened from. Groups of others, and ordinary ones, the platform does not know. */
async function chatOf(ctx: CallContext<Settings>, opengid: string): Promise<string | null | Fault> {
  const answer = await callWecom(ctx, 'externalcontact/opengid_to_chatid', { opengid })
  if (answer.code !== 0) return faultOfWecom(answer)
  return stringOf(answer.body['chat_id']) || null
}
