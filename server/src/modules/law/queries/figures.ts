import { FIGURES, type FigureKey } from '@linli/contract/codes/figures'
import type { Figure } from '@linli/contract/law'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { notFound } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { firstFigures, type KnownFigure } from '../calculators/take-figures.ts'
import { maySetFigures } from '../policy.ts'

interface EnteredRow {
  id: string
  key: string
  period: string
  value: number
  source: string
  set_by: string | null
  set_at: string
}

/** What a figure is called among those that are known; null for a name that no calculation asks for. */
export function figureKey(text: string): FigureKey | null {
  return [...figureNames].find((key) => key === text) ?? null
}

const figureNames = new Set(Object.keys(FIGURES).filter(isFigureKey))

function isFigureKey(text: string): text is FigureKey {
  return Object.hasOwn(FIGURES, text)
}

/** The newest entry of the district for each figure and period. */
async function enteredRows(db: Db | Tx, district_id: number): Promise<EnteredRow[]> {
  const found = await sql<EnteredRow>`
    select distinct on (f.key, f.period) f.key, f.period, f.id, f.value, f.source, f.set_at,
      (select p.public_name from identity.person as p where p.district_id = f.district_id and p.id = f.set_by) as set_by
    from law.figure as f where f.district_id = ${district_id} order by f.key, f.period, f.id desc`.execute(
    db,
  )
  return found.rows
}

/** The figures that a district has entered, for a calculation. */
export async function enteredFigures(db: Db | Tx, district_id: number): Promise<KnownFigure[]> {
  const rows = await enteredRows(db, district_id)
  return rows.flatMap((row) => {
    const key = figureKey(row.key)
    return key ? [{ ...row, key, set_by: row.set_by ?? '—', mark: 'entered' as const }] : []
  })
}

/** Every figure of the district, the newest period of each first, with the product's where the district has none. */
export async function listFigures({ db, actor }: QueryContext): Promise<Figure[]> {
  const entered = await enteredRows(db, actor.district_id)
  const known = new Set(entered.map(({ key, period }) => `${key}.${period}`))
  const can: Figure['can'] = maySetFigures(actor) ? ['set'] : []
  const own = entered.flatMap(({ id, ...row }): Figure[] => {
    const key = figureKey(row.key)
    return key ? [{ ...row, mark: 'entered', unit: FIGURES[key].unit, last_id: id, can }] : []
  })
  const first = firstFigures(actor.district_id)
    .filter(({ key, period }) => !known.has(`${key}.${period}`))
    .map((row): Figure => {
      return { ...row, unit: FIGURES[row.key].unit, set_at: null, last_id: null, can }
    })
  const order = [...figureNames].map(String)
  return [...own, ...first].sort(
    (a, b) => order.indexOf(a.key) - order.indexOf(b.key) || b.period.localeCompare(a.period),
  )
}

/** The figure that an entry has set, as it stands now. */
export async function viewFigure(ctx: QueryContext, id: string): Promise<Figure> {
  const found = await sql<{ key: string; period: string }>`
    select key, period from law.figure where district_id = ${ctx.actor.district_id} and id = ${id}`.execute(
    ctx.db,
  )
  const [entry] = found.rows
  const all = entry ? await listFigures(ctx) : []
  const figure = all.find(({ key, period }) => key === entry?.key && period === entry?.period)
  if (!figure) throw notFound()
  return figure
}
