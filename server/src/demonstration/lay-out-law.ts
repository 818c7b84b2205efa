import type { FigureKey } from '@linli/contract/codes/figures'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import { NOBODY } from '#platform/ids'
import { idAt } from './identify.ts'
import { CUT_OFF, DAY_MS } from './moments.ts'
import { randomFor } from './random.ts'
import type { Organisation } from './store-organisation.ts'

const SET_AT = new Date(CUT_OFF.getTime() - 90 * DAY_MS)
const BELIEVED = '演示区录入：按通行说法，未核对统计公报原文'
const ROUND = '演示区录入：编的整数，不是公布的数'
const FIGURES: readonly [FigureKey, number, string][] = [
  ['income', 4_706_600, BELIEVED],
  ['consumption', 2_931_400, BELIEVED],
  ['wage', 800_000, ROUND],
  ['carer', 12_000, ROUND],
  ['hospital_meals', 10_000, ROUND],
  ['nutrition', 3_000, ROUND],
]

/** The figures of 2021 as the editor of a district would have entered them, each saying that nobody has checked it. */
export async function layOutLaw(tx: Tx, { district_id, roster }: Organisation): Promise<void> {
  const random = randomFor(district_id, 'law')
  const editor = roster.posts.find(({ kind }) => kind === 'catalogue_editor')?.person.id ?? NOBODY
  for (const [key, value, source] of FIGURES)
    await sql`
      insert into law.figure (district_id, id, key, period, value, source, after_id, set_by, set_at)
      values (${district_id}, ${idAt(SET_AT.getTime(), random)}, ${key}, '2021', ${value}, ${source}, ${NOBODY}, ${editor},
        ${SET_AT})`.execute(tx)
}
