import type { Output, Parsed } from '@linli/contract/endpoint'
import type { ArticleHit, law } from '@linli/contract/law'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#platform/db'
import type { QueryContext } from '#platform/module'
import { searchQuery } from '#platform/search-words'
import { shanghaiDay } from '#platform/workdays'
import { isShortName, readQuestion } from '../rules.ts'
import { holdsOn, lineOf, nearestVersions, VERSION_COLUMNS, type VersionRow } from './versions.ts'

type Found = Output<typeof law.search>
interface Asked {
  on: string
  code: string | undefined
  limit: number
  cursor: string | undefined
}

const MOST_LAWS = 8
const MOST_COUNTED = 1000

/** Laws by name, pinyin or initials, and articles by number or by words, among the texts in force on the day. */
export async function searchLaw(
  { db, now }: QueryContext,
  input: Parsed<typeof law.search>,
): Promise<Found> {
  const { text, code, cursor, limit } = input
  const asked = { on: input.on ?? shanghaiDay(now), code, cursor, limit }
  const question = readQuestion(text)
  const named = question.law && !cursor ? await lawsNamed(db, question.law, asked.on) : []
  const laws = named.map((row) => lineOf(row, asked.on))
  if (question.article && (named.length > 0 || question.law === null)) {
    const items = await byNumber(db, question.article, named, asked)
    if (items.length > 0) return { ...once(items), laws: question.law === null ? [] : laws }
  }
  const found = await byWords(db, question.words, asked)
  return { ...found, laws }
}

function once(articles: ArticleHit[]): Omit<Found, 'laws'> {
  return { articles, words: [], count: { n: articles.length, is_more: false }, next_cursor: null }
}

async function lawsNamed(db: Db, words: string, on: string): Promise<VersionRow[]> {
  const letters = words.toLowerCase().replaceAll(/[^a-z]/g, '')
  if (letters.length >= 2 && letters.length === words.replaceAll(/[\s']/g, '').length) {
    const start = `${letters}%`
    return nearestVersions(
      db,
      on,
      sql`s.initials like ${start} or s.pinyin like ${start} or (${letters.length > 3} and s.pinyin like ${`%${start}`})`,
      MOST_LAWS,
    )
  }
  const part = likePart(words)
  const loose = isShortName(words) ? `%${[...words].map(escaped).join('%')}%` : part
  return nearestVersions(
    db,
    on,
    sql`s.title like ${part} or s.short like ${part} or s.short like ${loose}`,
    MOST_LAWS,
  )
}

const escaped = (text: string) => text.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)
const likePart = (words: string) => `%${escaped(words)}%`

interface HitRow extends VersionRow {
  number: number
  sub: number
  path: string
  text: string
  rank: number
  position: number
}

async function hits(
  db: Db,
  where: RawBuilder<unknown>,
  { on, code, cursor, limit }: Asked,
): Promise<HitRow[]> {
  const [rank, after_code, position] = (cursor ?? '').split('.')
  const after =
    rank && after_code && position
      ? sql`and (s.rank, s.code, a.position) > (${Number(rank)}, ${after_code}, ${Number(position)})`
      : sql``
  const found = await sql<HitRow>`
    select ${VERSION_COLUMNS}, s.rank, a.number, a.sub, a.path, a.text, a.position
    from law.article as a join law.version as v on v.code = a.code and v.passed = a.passed
      join law.statute as s on s.code = a.code
    where ${where} and ${holdsOn(on)} ${code ? sql`and a.code = ${code}` : sql``} ${after}
    order by s.rank, s.code, a.position limit ${limit + 1}`.execute(db)
  return found.rows
}

const hitOf =
  (on: string) =>
  (row: HitRow): ArticleHit => ({
    law: lineOf(row, on),
    ...{ number: row.number, sub: row.sub, path: row.path, text: row.text },
  })

async function byNumber(
  db: Db,
  { number, sub }: { number: number; sub: number },
  named: readonly VersionRow[],
  asked: Asked,
): Promise<ArticleHit[]> {
  const codes = named.map(({ code }) => code)
  const within = codes.length > 0 ? sql`and a.code = any(${codes}::text[])` : sql``
  const where = sql`a.number = ${number} and a.sub = ${sub} ${within}`
  const rows = await hits(db, where, { ...asked, cursor: undefined })
  return rows.slice(0, asked.limit).map(hitOf(asked.on))
}

async function byWords(
  db: Db,
  words: readonly string[],
  asked: Asked,
): Promise<Omit<Found, 'laws'>> {
  const query = searchQuery(words.join(' '))
  if (!query || words.length === 0) return once([])
  // Pairs of characters find a word of three or more only nearly: the text itself decides. Laws hold next to no Latin letters.
  const exact = words
    .filter((word) => [...word].length > 2)
    .map((word) => sql`and (a.text ilike ${likePart(word)} or a.path ilike ${likePart(word)})`)
  const where = sql`a.words @@ ${query}::tsquery ${sql.join(exact, sql` `)}`
  const rows = await hits(db, where, asked)
  const items = rows.slice(0, asked.limit)
  const last = items.at(-1)
  const is_more = rows.length > asked.limit
  return {
    articles: items.map(hitOf(asked.on)),
    words: [...words],
    count:
      is_more && !asked.cursor ? await countOf(db, where, asked) : { n: items.length, is_more },
    next_cursor: is_more && last ? `${last.rank}.${last.code}.${last.position}` : null,
  }
}

async function countOf(db: Db, where: RawBuilder<unknown>, { on, code }: Asked) {
  const found = await sql<{ n: number }>`
    select count(*) as n from (select from law.article as a
      join law.version as v on v.code = a.code and v.passed = a.passed
      where ${where} and ${holdsOn(on)} ${code ? sql`and a.code = ${code}` : sql``}
      limit ${MOST_COUNTED + 1}) as found`.execute(db)
  const n = found.rows[0]?.n ?? 0
  return { n: Math.min(n, MOST_COUNTED), is_more: n > MOST_COUNTED }
}
