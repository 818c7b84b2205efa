import type { PauseReason } from '@linli/contract/codes/matters'
import type { Tx } from '#platform/db'
import { addWorkingDays, lastDayOf } from '#platform/workdays'
import { askExtension } from '../modules/matters/ask-extension.ts'
import { grantExtension, refuseExtension } from '../modules/matters/decide-extension.ts'
import { bringUpLate } from '../modules/matters/every-escalate.ts'
import { pauseMatter } from '../modules/matters/pause-matter.ts'
import { resumeMatter } from '../modules/matters/resume-matter.ts'
import { actAs } from './act-as.ts'
import { CUT_OFF } from './moments.ts'
import { findOpen, type OpenMatter, postsFor } from './open-matters.ts'
import { type Random, randomFor } from './random.ts'
import type { DemoPost } from './roster.ts'
import type { Organisation } from './store-organisation.ts'

/** One in so many matters in a unit's hands has its clock moved. */
const ONE_IN = 10
/** All of this was done on the day before the cut-off and on its day. */
const BEGIN = '2022-09-05T08:30:00+08:00'

interface Scene {
  matter: OpenMatter
  /** Whoever has it, and the centre that decides. */
  unit: DemoPost
  above: DemoPost
  as: (post: DemoPost, at: string) => ReturnType<typeof actAs>
}

/** Clocks that stand still, that ran again, and longer times asked, granted and refused, given as commands by the people
 * whose work it is; then what is late is brought up the line, as far as it has come by the cut-off. */
export async function layOutClocks(tx: Tx, model: Organisation): Promise<void> {
  const { district_id } = model
  const random = randomFor(district_id, 'clocks')
  const open = await findOpen(tx, district_id, BEGIN)
  const running = open.filter(
    ({ status, due_at }) => ['assigned', 'handling'].includes(status) && due_at >= RUNS_PAST,
  )
  const scenes = running.flatMap((matter) => {
    const { unit, above } = postsFor(model, matter) ?? {}
    return unit && above ? [{ matter, unit, above, as: asOn(tx, model, random) }] : []
  })
  const wanted = Math.max(PLOTS.length, Math.floor(scenes.length / ONE_IN))
  for (const [n, scene] of scenes.slice(0, wanted).entries()) await PLOTS[n % PLOTS.length]?.(scene)
  const [anybody] = model.roster.posts
  if (anybody) await bringUpLate(actAs(tx, district_id, anybody, { at: CUT_OFF, random }))
}

// Long enough after the cut-off that nobody would let it pass before an answer.
const RUNS_PAST = '2022-09-07T00:00:00.000Z'

const asOn =
  (tx: Tx, { district_id }: Organisation, random: Random): Scene['as'] =>
  (post, at) =>
    actAs(tx, district_id, post, { at: new Date(`2022-09-${at}:00+08:00`), random })

type Plot = (scene: Scene) => Promise<void>

const pause =
  (at: string, reason: PauseReason, until: string, note: string): Plot =>
  ({ matter, unit, as }) =>
    pauseMatter(as(unit, at), { id: matter.id, reason, until, note })

const ask = ({ matter, unit, as }: Scene, at: string, days: number, note: string): Promise<void> =>
  askExtension(as(unit, at), { id: matter.id, note, wanted_day: laterBy(matter, days) })

const laterBy = ({ due_at }: OpenMatter, days: number): string =>
  addWorkingDays(lastDayOf(new Date(due_at)), days).last_day

/** In the order in which they are met. */
const PLOTS: readonly Plot[] = [
  pause(
    '05T09:40',
    'weather',
    '2022-09-09',
    '连日有雨，路面积水，高处和路面作业不安全，雨停后接着办。',
  ),
  async (scene) => {
    await ask(scene, '05T10:10', 3, '配件要从厂家调，九号到货。计划到货当天换，第二天复查。')
    const { matter, above, as } = scene
    await grantExtension(as(above, '05T14:20'), {
      id: matter.id,
      granted_day: laterBy(matter, 2),
      note: '配件确实缺货，同意延两个工作日，先把现场围好。',
    })
  },
  (scene) => ask(scene, '06T09:15', 2, '当事一方在外地，周四才回来。回来当天约两家见面。'),
  async (scene) => {
    await ask(scene, '05T11:00', 5, '人手都在别的工地，排不开。')
    const { matter, above, as } = scene
    await refuseExtension(as(above, '05T15:30'), {
      id: matter.id,
      note: '人手不够不是延期的理由，请另派一组，按原期限办。',
    })
  },
  pause(
    '05T09:05',
    'examination',
    '2022-09-13',
    '已送检，检测机构说要一周出报告，出了报告再定责任。',
  ),
  async (scene) => {
    await pause(
      '05T08:50',
      'others_works',
      '2022-09-12',
      '同一段路正在换燃气管，等他们回填。',
    )(scene)
    const { matter, unit, as } = scene
    await resumeMatter(as(unit, '06T10:30'), {
      id: matter.id,
      note: '燃气管提前回填，今天接着办。',
    })
  },
]
