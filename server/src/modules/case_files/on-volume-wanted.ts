import { createHash } from 'node:crypto'
import { buffer } from 'node:stream/consumers'
import { sql } from 'kysely'
import { storedName } from '#modules/documents'
import { readParties } from '#modules/mediation'
import { joinPapers, type Part as VolumePart, writeAnyPaper } from '#modules/papers'
import type { ErrandContext } from '#platform/module'
import { shanghaiDay } from '#platform/workdays'
import { factsOfPart, type Knowledge } from './facts-of-part.ts'
import { type Part, partsOfFile } from './parts-of-file.ts'
import { readFile } from './read-file.ts'
import { volumeName } from './volume-name.ts'

interface Wanted {
  id: string
  dispute_id: string
}

/** Makes a volume outside of every transaction, and notes after each part how far it has got. Done twice, it gives the same bytes
 * under the same name. */
export async function onVolumeWanted(
  ctx: ErrandContext,
  payload: Record<string, string>,
): Promise<void> {
  const wanted: Wanted = {
    id: payload['subject_id'] ?? '',
    dispute_id: payload['dispute_id'] ?? '',
  }
  const known = await readKnowledge(ctx, wanted)
  if (!known) return
  try {
    const { bytes, pages } = await writeVolume(ctx, wanted, known)
    await ctx.files.put(volumeName(ctx.district_id, wanted.id), bytes)
    const digest = createHash('sha256').update(bytes).digest('hex')
    await note(
      ctx,
      wanted,
      sql`state = 'done', parts_done = parts_total, pages = ${pages}, digest = ${digest},
      finished_at = ${ctx.now()}`,
    )
  } catch (error) {
    await note(ctx, wanted, sql`state = 'failed', finished_at = ${ctx.now()}`)
    throw error
  }
}

async function readKnowledge(ctx: ErrandContext, wanted: Wanted): Promise<Knowledge | null> {
  const { district_id, keys } = ctx
  return ctx.write(
    wanted.id,
    async ({ tx }) => {
      const going = await sql`
        select from case_files.volume where district_id = ${district_id} and id = ${wanted.id} and state = 'making'`.execute(
        tx,
      )
      if (going.rows.length === 0) return null
      const of = { district_id, dispute_id: wanted.dispute_id }
      return { keys, file: await readFile(tx, of), parties: await readParties(tx, keys, of) }
    },
    'unrecorded',
  )
}

async function note(
  ctx: ErrandContext,
  wanted: Wanted,
  set: ReturnType<typeof sql>,
): Promise<void> {
  await ctx.write(
    wanted.id,
    async ({ tx }) => {
      await sql`update case_files.volume set ${set}
        where district_id = ${ctx.district_id} and id = ${wanted.id} and state = 'making'`.execute(
        tx,
      )
    },
    'unrecorded',
  )
}

interface Bound {
  part: Part
  pages: VolumePart[]
  count: number
}

async function writeVolume(ctx: ErrandContext, wanted: Wanted, known: Knowledge) {
  const bound: Bound[] = []
  for (const part of partsOfFile(known.keys, known.file)) {
    bound.push(await bindPart(ctx, known, part))
    await note(ctx, wanted, sql`parts_done = ${bound.length}`)
  }
  const inside = bound.reduce((sum, { count }) => sum + count, 0)
  const cover = await writeAnyPaper('volume_cover', coverFacts(known), 'pdf')
  const index = await writeAnyPaper('volume_index', indexFacts(known, bound), 'pdf')
  const ends = (cover.pages ?? 0) + (index.pages ?? 0) + 1
  const back = await writeAnyPaper(
    'volume_back',
    { number: known.file.dispute.number, pages_total: inside + ends },
    'pdf',
  )
  const plain = ({ bytes }: { bytes: Uint8Array }): VolumePart => ({ kind: 'pdf', bytes })
  const parts = [plain(cover), plain(index), ...bound.flatMap(({ pages }) => pages), plain(back)]
  const volume = await joinPapers('人民调解卷宗', parts)
  return { bytes: Buffer.from(volume.bytes), pages: volume.pages ?? 0 }
}

async function bindPart(ctx: ErrandContext, known: Knowledge, part: Part): Promise<Bound> {
  const written = factsOfPart(known, part)
  if (written) {
    const { bytes, pages } = await writeAnyPaper(written.paper, written.facts, 'pdf')
    return { part, pages: [{ kind: 'pdf', bytes, is_numbered: true }], count: pages ?? 0 }
  }
  const pages: VolumePart[] = []
  for (const [at, file_id] of part.file_ids.entries()) {
    const name = storedName(ctx.district_id, file_id, 'whole')
    const bytes = await buffer(ctx.files.open(name))
    const caption = part.file_ids.length > 1 ? `${part.title}（${at + 1}）` : part.title
    pages.push({ kind: 'picture', bytes, caption, is_numbered: true })
  }
  return { part, pages, count: pages.length }
}

function coverFacts({ file: { dispute }, parties }: Knowledge): object {
  const sides = (own: boolean) =>
    parties
      .filter(({ side }) => (side === 'a') === own)
      .map(({ name }) => name)
      .join('、')
  const day = (text: string | null) => text && shanghaiDay(new Date(text))
  return {
    committee: dispute.committee,
    number: dispute.number,
    volume_name: `${sides(true)}与${sides(false)}${dispute.title_words}`,
    mediators: dispute.mediators,
    from_day: day(dispute.accepted_at),
    to_day: day(dispute.ended_at),
  }
}

function indexFacts({ file: { dispute } }: Knowledge, bound: readonly Bound[]): object {
  let page = 0
  const entries = bound.map(({ part, count }) => {
    const [first, last] = [page + 1, page + count]
    page = last
    return { title: part.title, pages: count > 1 ? `${first}-${last}` : String(first) }
  })
  return { number: dispute.number, entries }
}
