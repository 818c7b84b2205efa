import { sql } from 'kysely'
import type { Word } from '#modules/imports'
import type { Db, Tx } from '#platform/db'
import { bareAreaName, withoutOffice } from './names-alike.ts'

type Reader = { db: Db | Tx; district_id: number }
interface Named {
  ours: string
  name: string
  parent: string | null
  keywords: string[]
  /** What other lists call it. */
  also: string[]
}

/** What words of a file most likely mean here: by equal names, names without their endings, and keywords of categories. */
export async function suggestOurs(
  reader: Reader,
  choice: string,
  words: readonly Word[],
): Promise<Map<string, string>> {
  const ours = await listOurs(reader, choice)
  const found = new Map<string, string>()
  for (const word of words) {
    const match = MATCHES[choice]?.(word, ours)
    if (match !== undefined) found.set(word.external_value, match.ours)
  }
  return found
}

/** Names of our streets, communities, categories or units by id or code; what may not be chosen is absent. */
export async function nameOurs(
  reader: Reader,
  choice: string,
  ours: readonly string[],
): Promise<Map<string, string>> {
  const wanted = new Set(ours)
  const all = wanted.size === 0 ? [] : await listOurs(reader, choice)
  return new Map(all.flatMap((one) => (wanted.has(one.ours) ? [[one.ours, one.name]] : [])))
}

type Match = (word: Word, ours: readonly Named[]) => Named | undefined

const MATCHES: Readonly<Record<string, Match>> = {
  street: (word, ours) =>
    onlyOne(ours, (one) => bareAreaName(one.name) === bareAreaName(word.label)),
  community: (word, ours) => {
    const cut = word.label.lastIndexOf(' / ')
    const street = cut === -1 ? null : word.label.slice(0, cut)
    const name = word.label.slice(cut === -1 ? 0 : cut + 3)
    return onlyOne(ours, (one) => {
      if (bareAreaName(one.name) !== bareAreaName(name)) return false
      return street === null || bareAreaName(one.parent ?? '') === bareAreaName(street)
    })
  },
  unit: (word, ours) =>
    onlyOne(ours, (one) => one.name === word.label) ??
    onlyOne(ours, (one) => one.name === withoutOffice(word.label)),
  category: (word, ours) => {
    const levels = word.label.split(' / ')
    const name = levels.at(-1) ?? ''
    const equal = onlyOne(ours, (one) => one.name === name)
    // Finer levels repeat keywords of their parents in other senses; only equal names are trusted there.
    if (equal !== undefined || levels.length > 1) return equal
    const elsewhere = ours.find((one) => one.also.includes(name))
    if (elsewhere !== undefined) return elsewhere
    return ours.find((one) =>
      one.keywords.some((keyword) => keyword.length > 1 && name.includes(keyword)),
    )
  },
}

function onlyOne(ours: readonly Named[], fits: (one: Named) => boolean): Named | undefined {
  const found = ours.filter(fits)
  return found.length === 1 ? found[0] : undefined
}

async function listOurs({ db, district_id }: Reader, choice: string): Promise<Named[]> {
  if (choice === 'category') {
    const found = await sql<Named>`
      select code as ours, name, parent_code as parent, keywords,
        array(select external_name from catalogue.mapping as m
          where m.district_id = e.district_id and m.code = e.code) as also
      from catalogue.edition as e
      where district_id = ${district_id} and published_at is not null and valid_to is null
      order by code`.execute(db)
    return found.rows
  }
  if (choice === 'unit') {
    const found = await sql<Named>`
      select id as ours, name, null as parent, '{}'::text[] as keywords, '{}'::text[] as also from org.unit
      where district_id = ${district_id} and valid_to is null
        and kind not in ('community_party_org', 'grid_party_branch', 'building_party_group', 'party_household')`.execute(
      db,
    )
    return found.rows
  }
  const found = await sql<Named>`
    select a.id as ours, a.name, p.name as parent, '{}'::text[] as keywords, '{}'::text[] as also from org.area as a
    left join org.area as p on p.district_id = a.district_id and p.id = a.parent_id
    where a.district_id = ${district_id} and a.level = ${choice} and a.valid_to is null`.execute(db)
  return found.rows
}
