import { HINT_KINDS, type HintKind } from '@linli/contract/codes/groups'
import type { Output, Parsed } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import { sql } from 'kysely'
import type { Db, Tx } from '#platform/db'
import { Refusal } from '#platform/errors'
import type { CommandContext, QueryContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { FIRST_SOURCE, FIRST_WATCH_WORDS } from './first-watch-words.ts'

/** A word and what it points to. */
export interface Watched {
  word: string
  kind: HintKind
}

const REMEMBERED_MS = 60_000
/** The lists in force by database (the adapter is one object for a pool and all its transactions) and district. */
const kept = new WeakMap<object, Map<number, { at: number; words: readonly Watched[] }>>()

/** The words in force now, remembered for a minute: a message asks for no list of its own. */
export async function watchedWords(
  db: Db | Tx,
  district_id: number,
  now: Date,
): Promise<readonly Watched[]> {
  const database = db.getExecutor().adapter
  const districts =
    kept.get(database) ?? new Map<number, { at: number; words: readonly Watched[] }>()
  kept.set(database, districts)
  const known = districts.get(district_id)
  if (known && Math.abs(now.getTime() - known.at) < REMEMBERED_MS) return known.words
  const today = shanghaiDay(now)
  const found = await sql<Watched & { is_in_force: boolean }>`
    select word, kind, valid_from <= ${today}::date and (valid_to is null or valid_to > ${today}::date) as is_in_force
    from groups.watch_word where district_id = ${district_id}`.execute(db)
  const words =
    found.rows.length === 0 ? firstWords() : found.rows.filter(({ is_in_force }) => is_in_force)
  districts.set(district_id, { at: now.getTime(), words })
  return words
}

/** The kinds that a text points to, each with the first word that does. Pure. */
export function findWatched(text: string, words: readonly Watched[]): Watched[] {
  const found = new Map<HintKind, Watched>()
  for (const watched of words)
    if (!found.has(watched.kind) && text.includes(watched.word)) found.set(watched.kind, watched)
  return [...found.values()]
}

function firstWords(): Watched[] {
  return HINT_KINDS.flatMap((kind) => FIRST_WATCH_WORDS[kind].map((word) => ({ word, kind })))
}

/** Every word, those in force first; the list of the product where the district has none of its own. */
export async function listWatchWords({
  db,
  actor,
}: QueryContext): Promise<Output<typeof groups.list_watch_words>> {
  const found = await sql<Output<typeof groups.list_watch_words>[number]>`
    select id, word, kind, source, valid_from, valid_to from groups.watch_word
    where district_id = ${actor.district_id} order by valid_to nulls first, kind, word`.execute(db)
  return found.rows
}

/** Watches for a word from today on; the first change takes the product's list over. Refuses: `word_is_watched`. */
export async function addWatchWord(
  ctx: CommandContext,
  { word, kind, source }: Parsed<typeof groups.add_watch_word>,
): Promise<void> {
  const { tx, actor, now } = ctx
  await takeOver(ctx)
  const today = shanghaiDay(now)
  const added = await sql`
    insert into groups.watch_word (district_id, id, word, kind, source, valid_from)
    select ${actor.district_id}::int, ${ctx.new_id}::uuid, ${word}, ${kind}, ${source}, ${today}::date
    where not exists (select from groups.watch_word where district_id = ${actor.district_id} and word = ${word}
      and (valid_to is null or valid_to > ${today}::date))`.execute(tx)
  if (added.numAffectedRows !== 1n) throw new Refusal('conflict', 'word_is_watched')
  kept.delete(tx.getExecutor().adapter)
}

/** Ends a word from today on. Refuses: `word_has_ended`. */
export async function endWatchWord(
  ctx: CommandContext,
  { id }: Parsed<typeof groups.end_watch_word>,
): Promise<void> {
  const { tx, actor, now } = ctx
  const today = shanghaiDay(now)
  const ended = await sql`
    update groups.watch_word set valid_to = ${today}::date
    where district_id = ${actor.district_id} and id = ${id} and valid_to is null`.execute(tx)
  if (ended.numAffectedRows !== 1n) throw new Refusal('conflict', 'word_has_ended')
  kept.delete(tx.getExecutor().adapter)
}

/** Writes the product's list as the district's own, where it has none; two at once write it once. */
export async function takeOver(ctx: CommandContext): Promise<void> {
  const { tx, actor, now } = ctx
  await sql`select pg_advisory_xact_lock(hashtextextended('groups.watch_word', ${actor.district_id}))`.execute(
    tx,
  )
  const words = firstWords()
  await sql`
    insert into groups.watch_word (district_id, id, word, kind, source, valid_from)
    select ${actor.district_id}::int, n.id, n.word, n.kind, ${FIRST_SOURCE}, ${shanghaiDay(now)}::date
    from unnest(${words.map(() => ctx.newId())}::uuid[], ${words.map(({ word }) => word)}::text[],
      ${words.map(({ kind }) => kind)}::text[]) as n (id, word, kind)
    where not exists (select from groups.watch_word where district_id = ${actor.district_id})`.execute(
    tx,
  )
}
