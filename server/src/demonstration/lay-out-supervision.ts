import type { SupervisionTrigger } from '@linli/contract/codes/supervision'
import type { Tx } from '#platform/db'
import { answerInstruction } from '../modules/supervision/answer-instruction.ts'
import { answerOrder } from '../modules/supervision/answer-order.ts'
import { instructUnit } from '../modules/supervision/instruct-unit.ts'
import { liftOrder } from '../modules/supervision/lift-order.ts'
import { superviseMatter } from '../modules/supervision/supervise-matter.ts'
import { actAs } from './act-as.ts'
import { findOpen, type OpenMatter, postsFor } from './open-matters.ts'
import { randomFor } from './random.ts'
import type { DemoPost } from './roster.ts'
import type { Organisation } from './store-organisation.ts'

/** One in so many open matters is supervised, and one in twice as many has something written on it by a leader. */
const ONE_IN = 40
/** What is told here began on the morning before the cut-off; the last instructions are of its afternoon. */
const BEGIN = '2022-09-05T09:00:00+08:00'
const AFTERNOON = '2022-09-06T14:30:00+08:00'

interface Told {
  tx: Tx
  model: Organisation
  leader: DemoPost
  as: (post: DemoPost, at: string) => ReturnType<typeof actAs>
}

/** Orders of supervision for each of the five reasons, waiting, late, answered and lifted, and what leaders wrote: given as
 * commands by the people whose work it is. */
export async function layOutSupervision(tx: Tx, model: Organisation): Promise<void> {
  const { district_id, roster } = model
  const random = randomFor(district_id, 'supervision')
  const leader = roster.keyed('government').posts.find(({ kind }) => kind === 'district_leader')
  if (!leader) return
  const told: Told = {
    tx,
    model,
    leader,
    as: (post, at) =>
      actAs(tx, district_id, post, { at: new Date(`2022-09-${at}:00+08:00`), random }),
  }
  const open = await findOpen(tx, district_id, BEGIN)
  const wanted = Math.max(REASONS.length, Math.floor(open.length / ONE_IN))
  const left = new Set(open)
  for (let n = 0; n < wanted; n += 1) {
    const reason = REASONS[n % REASONS.length]
    const matter = reason && ([...left].find(reason.fits) ?? [...left][0])
    if (!matter) break
    left.delete(matter)
    // Each reason stands in another state the next time.
    const state = STATES[(n + Math.floor(n / REASONS.length)) % STATES.length]
    if (state) await supervise(told, matter, { reason, state })
  }
  await writeOn(told, Math.max(SAID.length, Math.floor(wanted / 2)))
}

interface Reason {
  trigger: SupervisionTrigger
  /** For which matters the reason is plain to see. */
  fits: (matter: OpenMatter) => boolean
  /** To the unit that has it, and to the centre where nobody has. */
  to_unit: string
  to_centre: string
  answer: string
}

const REASONS: readonly Reason[] = [
  {
    trigger: 'bad_effect',
    fits: ({ unit_id }) => unit_id !== null,
    to_unit:
      '业主群里有人发了视频，转了几百次。请马上到现场处置，按期书面回复办理情况，并告诉群里的居民。',
    to_centre: '业主群里有人发了视频，转了几百次。请马上定下谁来办，按期回复。',
    answer: '已到现场处置，照片附在事项里，群里也说明了，住户没有再反映。',
  },
  {
    trigger: 'overdue',
    fits: ({ due_at, waiting_since }) => due_at < '2022-09-05' || waiting_since !== null,
    to_unit: '已经过了期限，请说明原因，定下办完的日子，派专人盯到办结。',
    to_centre: '受理后一直没有派出去，请今天派出，并说明为什么没有派。',
    answer: '周末值班交接漏了，已派出，今后交接时逐件对。',
  },
  {
    trigger: 'refuses',
    fits: ({ was_returned }) => was_returned,
    to_unit: '两家单位互相说不归自己。清单上写明由你单位承办，请今天接收，按期回复。',
    to_centre: '单位退回后没有再派。请按清单定下承办单位，必要时由中心指定，按期回复。',
    answer: '已按清单接收，和退回的单位说清了分界，以后同类的由我们办。',
  },
  {
    trigger: 'unsolved',
    fits: ({ was_reopened }) => was_reopened,
    to_unit: '居民说办过之后又坏了。请查清上次为什么没办好，这次办完由中心上门看过再报。',
    to_centre: '居民说办过之后又坏了，重开后还没有派。请今天派出，办完上门看过再报。',
    answer: '上次只换了表面的件，这次连管线一起换了，请住户看过签了字。',
  },
  {
    trigger: 'other',
    fits: () => true,
    to_unit: '同一个小区这个月第三次反映同类问题，请一次查清，提出长久的办法。',
    to_centre: '同一个小区这个月第三次反映同类问题，请牵头查清，提出长久的办法。',
    answer: '查了小区全部点位，列了清单，本周先换最旧的五处，其余排进下月计划。',
  },
]

/** How far an order has come by the cut-off. */
interface State {
  issued: string
  reply_by: string
  answered?: string
  lifted?: string
}

const STATES: readonly State[] = [
  { issued: '06T14:40', reply_by: '2022-09-07' },
  { issued: '05T09:30', reply_by: '2022-09-05' },
  { issued: '05T10:20', reply_by: '2022-09-08', answered: '06T11:05' },
  { issued: '05T09:50', reply_by: '2022-09-06', answered: '05T17:10', lifted: '06T09:20' },
  { issued: '05T10:40', reply_by: '2022-09-05', answered: '06T08:50' },
]

async function supervise(
  { model, leader, as }: Told,
  matter: OpenMatter,
  { reason, state }: { reason: Reason; state: State },
): Promise<void> {
  const posts = postsFor(model, matter)
  if (!posts) return
  const { unit, above = leader } = posts
  const { id } = matter
  await superviseMatter(as(above, state.issued), {
    id,
    trigger: reason.trigger,
    grade: reason.trigger === 'bad_effect' ? 'posted' : 'ordinary',
    text: matter.unit_id ? reason.to_unit : reason.to_centre,
    reply_by: state.reply_by,
    copy_unit_ids: [],
  })
  if (state.answered) await answerOrder(as(unit, state.answered), { id, note: reason.answer })
  if (state.lifted) {
    const note = '到现场看过，和回复的一致，解除督办。'
    await liftOrder(as(above, state.lifted), { id, note })
  }
}

interface Said {
  at: string
  text: string
  wants_answer: boolean
  answer_by?: string
  answered?: string
}

const SAID: readonly Said[] = [
  {
    at: '06T15:10',
    text: '老人和孩子多，请连夜处理，明早八点前告诉我结果。',
    wants_answer: true,
    answer_by: '2022-09-07',
  },
  {
    at: '06T14:50',
    text: '办法很好，请整理成一页纸，印发各镇街参考。',
    wants_answer: false,
  },
  {
    at: '06T14:55',
    text: '请和住建一起到现场看一次，别在电话里推。',
    wants_answer: true,
    answer_by: '2022-09-08',
    answered: '06T17:20',
  },
]

// What a leader of the district writes, to whoever has the matter.
async function writeOn({ tx, model, leader, as }: Told, wanted: number): Promise<void> {
  const open = await findOpen(tx, model.district_id, AFTERNOON)
  for (const [n, matter] of open.slice(0, wanted).entries()) {
    const said = SAID[n % SAID.length]
    const posts = postsFor(model, matter)
    if (!said || !posts) continue
    const { at, answered, ...words } = said
    await instructUnit(as(leader, at), {
      id: matter.id,
      to: matter.unit_id ? 'unit' : 'centre',
      ...words,
    })
    if (answered)
      await answerInstruction(as(posts.unit, answered), {
        id: matter.id,
        note: '下午已和住建到现场看过，定了由物业清、住建出证明，明天办完。',
      })
  }
}
