import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { searchVector } from '#platform/search-words'
import { type Library, type ReadVersion, readLibrary } from './read-library.ts'

const ROWS = 1000

/** Where the library stands: what is loaded with the product and not by anybody in a district. */
export const LIBRARY_TABLES = ['law.article', 'law.version', 'law.statute', 'law.library'] as const

/** Brings the library of a database to the texts that come with the product; does nothing where they are loaded already.
 * `db` is the owner's: the application only reads. Answers how many articles were written. */
export async function loadLibrary(db: Db, codes?: readonly string[]): Promise<number> {
  const library = await readLibrary(codes)
  return db.transaction().execute(async (tx) => {
    await sql`lock table law.library in exclusive mode`.execute(tx)
    const loaded = await sql<{ digest: string }>`select digest from law.library`.execute(tx)
    if (loaded.rows[0]?.digest === library.digest) return 0
    await replaceAll(tx, library)
    return library.versions.reduce((sum, { articles }) => sum + articles.length, 0)
  })
}

async function replaceAll(tx: Tx, library: Library): Promise<void> {
  for (const table of LIBRARY_TABLES) await sql`delete from ${sql.table(table)}`.execute(tx)
  await sql`insert into law.statute (code, title, short, kind, place, pinyin, initials, rank)
    select code, title, short, kind, place, pinyin, initials, rank
    from jsonb_to_recordset(${JSON.stringify(library.statutes)}::jsonb) as t (code text, title text, short text, kind text,
      place text, pinyin text, initials text, rank integer)`.execute(tx)
  await sql`insert into law.version (code, passed, in_force_from, in_force_until, from_basis, ended, ended_by, checked_on,
      source, history, preamble)
    select code, passed, "from", until, from_basis, ended, ended_by, checked_on, source,
      array(select jsonb_array_elements_text(history)), array(select jsonb_array_elements_text(preamble))
    from jsonb_to_recordset(${JSON.stringify(library.versions.map(withoutArticles))}::jsonb) as t (code text, passed date,
      "from" date, until date, from_basis text, ended text, ended_by text, checked_on date, source text, history jsonb,
      preamble jsonb)`.execute(tx)
  const rows = library.versions.flatMap(rowsOf)
  for (let at = 0; at < rows.length; at += ROWS)
    await sql`insert into law.article (code, passed, number, sub, position, opens, path, text, words)
      select code, passed, number, sub, position, opens, path, text, words::tsvector
      from jsonb_to_recordset(${JSON.stringify(rows.slice(at, at + ROWS))}::jsonb) as t (code text, passed date,
        number integer, sub integer, position integer, opens jsonb, path text, text text, words text)`.execute(
      tx,
    )
  await sql`insert into law.library (digest, loaded_at) values (${library.digest}, now())`.execute(
    tx,
  )
}

function withoutArticles({ articles: _, ...version }: ReadVersion) {
  return version
}

function rowsOf({ code, passed, articles }: ReadVersion) {
  return articles.map((article, position) => ({
    ...article,
    ...{ code, passed, position, words: searchVector(article.text, article.path) },
  }))
}
