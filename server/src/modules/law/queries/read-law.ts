import { articleSlug } from '@linli/contract/codes/article-name'
import type { Parsed } from '@linli/contract/endpoint'
import type { Article, ArticleText, LawLine, LawText, law } from '@linli/contract/law'
import type { Citation } from '@linli/contract/law-shapes'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { notFound, Refusal } from '#platform/errors'
import type { QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { lineOf, nearestVersions, type VersionRow, versionOf, versionsOf } from './versions.ts'

/** Every law of the library by its version nearest to the day. */
export async function listLaws(
  { db, now }: QueryContext,
  input: Parsed<typeof law.list>,
): Promise<LawLine[]> {
  const on = input.on ?? shanghaiDay(now)
  const rows = await nearestVersions(db, on, sql`true`, 1000)
  return rows.map((row) => lineOf(row, on))
}

/** A whole text as of a day. Refuses: `not_found`, `no_text_on_that_day`. */
export async function getLaw(
  { db, now }: QueryContext,
  input: Parsed<typeof law.get>,
): Promise<LawText> {
  const on = input.on ?? shanghaiDay(now)
  const versions = await versionsOf(db, input.code)
  const chosen = input.passed
    ? versions.find(({ passed }) => passed === input.passed)
    : pickOn(versions, on)
  if (!chosen) throw notFound()
  const text = await sql<{ history: string[]; preamble: string[]; articles: Article[] }>`
    select v.history, v.preamble, coalesce((select jsonb_agg(jsonb_build_object('number', a.number, 'sub', a.sub,
        'text', a.text, 'opens', a.opens) order by a.position) from law.article as a
      where a.code = v.code and a.passed = v.passed), '[]') as articles
    from law.version as v where v.code = ${input.code} and v.passed = ${chosen.passed}::date`.execute(
    db,
  )
  const [found] = text.rows
  if (!found) throw notFound()
  return {
    version: versionOf(chosen, on),
    ...found,
    versions: versions.map((row) => versionOf(row, on)),
  }
}

// The version that held on the day; where none did, the last that had held, for it is still what people look for.
function pickOn(versions: readonly VersionRow[], on: string): VersionRow | undefined {
  if (versions.length === 0) return undefined
  const begun = versions.filter(({ from }) => from <= on)
  const holding = begun.find(({ until }) => until === null || until >= on) ?? begun[0]
  if (holding) return holding
  const first = versions.at(-1)
  throw new Refusal('not_found', 'no_text_on_that_day', { from: first?.from, title: first?.title })
}

interface ArticleRow extends Article {
  passed: string
  path: string
  position: number
}

/** One article as of a day, with what it says in other versions. Refuses: `not_found`, `no_text_on_that_day`, `no_such_article`. */
export async function getArticle(
  { db, now }: QueryContext,
  input: Parsed<typeof law.get_article>,
): Promise<ArticleText> {
  const on = input.on ?? shanghaiDay(now)
  const versions = await versionsOf(db, input.code)
  const chosen = pickOn(versions, on)
  if (!chosen) throw notFound()
  const texts = await articlesOf(db, input)
  const article = texts.find(({ passed }) => passed === chosen.passed)
  if (!article)
    throw new Refusal('not_found', 'no_such_article', {
      article: articleSlug(input.number, input.sub),
    })
  const beside = await neighbours(db, { ...article, code: input.code })
  const { number, sub, text, opens } = article
  return {
    version: versionOf(chosen, on),
    article: { number, sub, text, opens },
    path: article.path,
    citation: { code: input.code, title: chosen.title, number, sub, on },
    others: versions
      .filter(({ passed }) => passed !== chosen.passed)
      .map((row) => {
        const other = texts.find(({ passed }) => passed === row.passed)
        return {
          version: versionOf(row, on),
          text: other?.text ?? null,
          is_same: other?.text === text,
        }
      }),
    previous: beside.find(({ position }) => position < article.position) ?? null,
    next: beside.find(({ position }) => position > article.position) ?? null,
  }
}

async function articlesOf(
  db: Db | Tx,
  { code, number, sub }: { code: string; number: number; sub: number },
): Promise<ArticleRow[]> {
  const found = await sql<ArticleRow>`
    select passed, number, sub, text, opens, path, position from law.article
    where code = ${code} and number = ${number} and sub = ${sub}`.execute(db)
  return found.rows
}

async function neighbours(db: Db, row: ArticleRow & { code: string }) {
  const found = await sql<{ number: number; sub: number; position: number }>`
    select number, sub, position from law.article where code = ${row.code} and passed = ${row.passed}::date
      and position in (${row.position - 1}, ${row.position + 1})`.execute(db)
  return found.rows
}

/** The text of an article as of a day, for modules that cite; null where the library has none. */
export async function findArticle(
  db: Db | Tx,
  cited: Pick<Citation, 'code' | 'number' | 'sub' | 'on'>,
): Promise<{ citation: Citation; text: string; path: string } | null> {
  const found = await sql<{ title: string; text: string; path: string }>`
    select s.title, a.text, a.path from law.article as a
      join law.version as v on v.code = a.code and v.passed = a.passed
      join law.statute as s on s.code = a.code
    where a.code = ${cited.code} and a.number = ${cited.number} and a.sub = ${cited.sub}
      and v.in_force_from <= ${cited.on}::date
      and (v.in_force_until is null or v.in_force_until >= ${cited.on}::date)`.execute(db)
  const [row] = found.rows
  if (!row) return null
  const { code, number, sub, on } = cited
  return {
    citation: { code, title: row.title, number, sub, on },
    text: row.text,
    path: row.path,
  }
}
