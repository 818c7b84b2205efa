import type { z } from 'zod'
import { type CallContext, defineAdapter, type Fault } from '../adapter.ts'
import { recordOf, recordsOf, stringOf } from '../call-json.ts'
import type { Inbound } from '../inbound.ts'
import { CorpSettings, callWecom, faultOfWecom, fetchWecomToken } from './call-wecom.ts'

type Settings = z.output<typeof CorpSettings>

const PAGE = 50
const MOST_PAGES = 40
/** Orders written while we read, and clocks that differ. */
const OVERLAP_SECONDS = 120
/** How far back a channel reads that has just been connected. */
const FIRST_SECONDS = 86_400

/** What residents report in WeCom's own feature (政民沟通 · 居民上报): asked for every minute, since nothing tells of it. The
 * interface only reads: who has handled an order closes it over there. */
export const wecomGovReport = defineAdapter<Settings>({
  kind: 'wecom-gov-report',
  settings: CorpSettings,
  secrets: ['corp_secret'],
  capabilities: {
    hears: 'forms',
    posts: false,
    needs_person: false,
    most_text: 0,
    text_unit: 'bytes',
    receipts: 'none',
    can_take_back: false,
  },
  most_per_call: 1,
  gather_by: 'content',
  is_idempotent: true,
  buckets: () => [],
  render: (_channel, { text }) => ({ body: text, complaints: ['cannot_post'] }),
  fetchToken: fetchWecomToken,
  test: async (ctx) => {
    const at = Math.floor(ctx.now().getTime() / 1000)
    const answer = await readPage(ctx, at, '')
    return answer.code === 0 ? null : faultOfWecom(answer)
  },
  poll,
})

async function poll(
  ctx: CallContext<Settings>,
  cursors: Record<string, string>,
): Promise<{ found: Inbound[]; cursors: Record<string, string> } | Fault> {
  const now = Math.floor(ctx.now().getTime() / 1000)
  const since = Number(cursors['since'] ?? now - FIRST_SECONDS) - OVERLAP_SECONDS
  const found: Inbound[] = []
  let cursor = ''
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await readPage(ctx, since, cursor)
    if (answer.code !== 0) return faultOfWecom(answer)
    found.push(...recordsOf(answer.body['order_list']).flatMap(readOrder))
    cursor = stringOf(answer.body['next_cursor'])
    if (!cursor) return { found, cursors: { since: String(now) } }
  }
  // Not read to its end: the next round begins at the same place, and what is known already is stored once.
  return { found, cursors: { since: cursors['since'] ?? String(since + OVERLAP_SECONDS) } }
}

function readPage(ctx: CallContext<Settings>, since: number, cursor: string) {
  return callWecom(ctx, 'report/resident/get_order_list', {
    begin_create_time: 0,
    begin_modify_time: since,
    cursor,
    limit: PAGE,
  })
}

function readOrder(order: Record<string, unknown>): Inbound[] {
  const order_id = stringOf(order['order_id'])
  if (!order_id) return []
  const steps = recordsOf(order['process_list'])
  const last = steps.at(-1)
  const location = recordOf(order['location'])
  return [
    {
      // The same order with another step is news; the same again is none.
      dedupe_key: `${order_id}/${steps.length}/${stringOf(last?.['solved_time'])}`,
      kind: 'form',
      message: {
        sent_at: new Date(Number(order['create_time'] ?? 0) * 1000).toISOString(),
        chat: null,
        sender: {
          kind: 'resident',
          id: stringOf(order['reporter_mobile']) || order_id,
          ...(stringOf(order['unionid']) && { union_id: stringOf(order['unionid']) }),
          ...(stringOf(order['reporter_name']) && { name: stringOf(order['reporter_name']) }),
        },
        text: stringOf(order['desc']),
        event: {
          type: steps.length === 0 ? 'order.made' : 'order.changed',
          data: {
            order_id,
            case_name: stringOf(order['case_name']),
            grid_name: stringOf(order['grid_name']),
            grid_id: stringOf(order['grid_id']),
            address: stringOf(location?.['address']),
            urge_type: stringOf(order['urge_type']),
            steps: steps.length,
            images: Array.isArray(order['image_urls']) ? order['image_urls'].length : 0,
          },
        },
      },
      raw: JSON.stringify(order),
    },
  ]
}
