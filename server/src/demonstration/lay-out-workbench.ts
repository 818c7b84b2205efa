import { OPEN_STATUSES } from '@linli/contract/codes/matters'
import type { ViewFilter } from '@linli/contract/workbench'
import { sql } from 'kysely'
import { prepareBatch, runBatch } from '#modules/batches'
import { addTemplate, reviseTemplate, saveView } from '#modules/workbench'
import type { Tx } from '#platform/db'
import { actAs } from './act-as.ts'
import { CUT_OFF, DAY_MS, HOUR_MS } from './moments.ts'
import { randomFor } from './random.ts'
import type { DemoPost } from './roster.ts'
import type { Organisation } from './store-organisation.ts'

/** Many at once in one street on the afternoon of the cut-off, at most so many. */
const MOST_TOLD = 12
const NOTICE_AT = new Date(CUT_OFF.getTime() - 3 * HOUR_MS)

/** Common replies of the district and of one street, views of its duty officer, and one finished batch: given as commands by
 * the people whose work it is. */
export async function layOutWorkbench(tx: Tx, model: Organisation): Promise<void> {
  const [district, street] = [dutyOf(model, 'centre'), dutyOf(model, 'centre 371502003')]
  if (!district || !street) throw new RangeError('a centre has nobody on duty')
  await writeReplies(tx, model, { by: district, unit_id: null, replies: DISTRICT_REPLIES })
  await writeReplies(tx, model, { by: street, unit_id: street.unit.id, replies: STREET_REPLIES })
  await keepViews(tx, model, street)
  await tellMany(tx, model, street)
}

const dutyOf = ({ roster }: Organisation, key: string) =>
  roster.keyed(key).posts.find(({ kind }) => kind === 'centre_duty')

interface Reply {
  title: string
  words: string
  /** How it was worded before, where it was. */
  before?: string
  category_code?: string
}

const DISTRICT_REPLIES: readonly Reply[] = [
  {
    title: '请在期限内办好',
    words: '{编号} 请{单位}在 {期限} 前办好，办完上传现场照片，并给反映人回个电话。',
    before: '{编号} 请{单位}抓紧办理。',
  },
  {
    title: '不归本区管，已告知去处',
    words: '这件事不归本区办。已电话告知反映人该找的单位和电话，本件办结。',
  },
  {
    title: '重复反映，已并案',
    words: '同一件事已经在办，进展会一起告诉您，不用再报。',
  },
]

const STREET_REPLIES: readonly Reply[] = [
  {
    title: '路灯已修好',
    words: '{编号} 路灯已修好，当晚看过能亮。再坏了请直接拨路灯养护所电话。',
    category_code: 'facility.street_light',
  },
  {
    title: '垃圾已清',
    words: '{编号} 已清运干净，这几天每天多看一次。',
    category_code: 'env.rubbish',
  },
  {
    title: '约上门核实',
    words: '已和反映人约好今天下午上门看现场，看完再定由谁办。',
  },
]

async function writeReplies(
  tx: Tx,
  { district_id }: Organisation,
  { by, unit_id, replies }: { by: DemoPost; unit_id: string | null; replies: readonly Reply[] },
): Promise<void> {
  for (const [n, { title, words, before, category_code = null }] of replies.entries()) {
    const random = randomFor(district_id, `reply ${title}`)
    const at = new Date(CUT_OFF.getTime() - (30 - n) * DAY_MS)
    const ctx = actAs(tx, district_id, by, { at, random })
    await addTemplate(ctx, { unit_id, category_code, title, words: before ?? words })
    if (before === undefined) continue
    const later = { at: new Date(at.getTime() + 14 * DAY_MS), random }
    const again = actAs(tx, district_id, by, later)
    await reviseTemplate(again, { id: ctx.new_id, version: 1, title, words })
  }
}

const VIEWS: readonly { name: string; filter: ViewFilter; isShared?: true }[] = [
  {
    name: '快到期的',
    filter: {
      queue: 'jurisdiction',
      order: 'due',
      statuses: [...OPEN_STATUSES],
      is_due_soon: true,
    },
  },
  {
    name: '居民自报待受理',
    filter: { queue: 'jurisdiction', order: 'due', statuses: ['reported'], source: 'resident' },
    isShared: true,
  },
  {
    name: '办结了没解决的',
    filter: {
      queue: 'jurisdiction',
      order: 'newest',
      statuses: ['closed'],
      is_imported: false,
      closure: 'unsolved',
    },
  },
]

async function keepViews(tx: Tx, { district_id }: Organisation, by: DemoPost): Promise<void> {
  for (const [n, { name, filter, isShared = false }] of VIEWS.entries()) {
    const random = randomFor(district_id, `view ${name}`)
    const at = new Date(CUT_OFF.getTime() - (20 - n) * DAY_MS)
    const unit_id = isShared ? by.unit.id : null
    await saveView(actAs(tx, district_id, by, { at, random }), { name, filter, unit_id })
  }
}

// A note on what lay still in the street that afternoon; the time to take it back is over at the cut-off.
async function tellMany(tx: Tx, { district_id }: Organisation, by: DemoPost): Promise<void> {
  const found = await sql<{ id: string }>`
    select m.id from matters.matter as m
    where m.district_id = ${district_id} and m.street_id = ${by.area.id} and not m.is_secret
      and m.status = any(${['assigned', 'handling']}::text[])
      and not exists (select from matters.act as a
        where a.district_id = m.district_id and a.matter_id = m.id and a.at >= ${NOTICE_AT})
    order by m.due_at, m.id limit ${MOST_TOLD}`.execute(tx)
  if (found.rows.length === 0) return
  const random = randomFor(district_id, 'batch')
  const ctx = actAs(tx, district_id, by, { at: NOTICE_AT, random })
  await prepareBatch(ctx, {
    act: {
      action: 'note',
      note: '明天有大风，请{单位}今晚前先看一遍现场，{编号} 照 {期限} 的期限办。',
    },
    rows: { ids: found.rows.map(({ id }) => id) },
  })
  await runBatch(ctx, { id: ctx.new_id })
}
