import { sql } from 'kysely'
import type { ImportHead, Word } from '#modules/imports'
import { addUnits } from '#modules/org'
import type { CommandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { joinUnitNames, withoutOffice } from './names-alike.ts'

/**
 * Adds the units that the mapping says to create, as departments of the whole district, one for all names of it; a
 * unit of that name that stands already is taken. Answers word of the file → id.
 */
export async function createImportedUnits(
  context: CommandContext,
  head: ImportHead,
  choice: string,
  words: readonly Word[],
): Promise<Map<string, string>> {
  if (choice !== 'unit') return new Map()
  const names = nameUnits(words)
  const found = await sql<{ id: string; name: string; root: string }>`
    select u.id, u.name, a.id as root from org.area as a
    left join org.unit as u on u.district_id = a.district_id and u.valid_to is null
      and u.name = any(${[...new Set(names.values())]}::text[])
    where a.district_id = ${head.district_id} and a.level = 'district' and a.valid_to is null`.execute(
    context.tx,
  )
  const root = found.rows[0]?.root
  if (root === undefined) throw new Error('a district without an area of its own')
  const ids = new Map(found.rows.flatMap(({ id, name }) => (id ? [[name, id]] : [])))
  const added = [...new Set(names.values())]
    .filter((name) => !ids.has(name))
    .map((name) => ({ id: context.newId(), kind: 'department' as const, name, area_id: root }))
  for (const { id, name } of added) ids.set(name, id)
  const from = shanghaiDay(context.now)
  if (added.length > 0) await addUnits(context.tx, { district_id: head.district_id, from }, added)
  return new Map(
    [...names].flatMap(([word, name]) => {
      const id = ids.get(name)
      return id === undefined ? [] : [[word, id]]
    }),
  )
}

/**
 * How each word's unit is called. Words that are names of one unit join. Words that are codes are units of their own
 * even where their names are equal (城建办 of two streets): those keep the longer name or the code behind it.
 */
export function nameUnits(words: readonly Word[]): Map<string, string> {
  const joined = joinUnitNames(words.map((word) => word.label))
  const names = new Map<string, string>()
  const taken = new Map<string, string>()
  for (const word of words) {
    const isCode = word.external_value !== word.label
    const name = isCode ? word.label : (joined.get(word.label) ?? word.label)
    const holder = taken.get(name)
    const isFree = holder === undefined || (!isCode && holder === 'name')
    const own = isFree ? name : `${withoutOffice(name)}（${word.external_value}）`
    taken.set(own, isCode ? 'code' : 'name')
    names.set(word.external_value, own)
  }
  return names
}
