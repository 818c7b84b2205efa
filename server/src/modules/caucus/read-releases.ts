import type { ConsentAnswer, ConsentManner } from '@linli/contract/codes/caucus'
import type { Side } from '@linli/contract/codes/mediation'
import { sql } from 'kysely'
import type { Tx } from '#platform/db'
import type { Context } from '#platform/module'
import type { Seated } from './people.ts'
import { releaseState } from './policy.ts'
import type { FileRow } from './view-files.ts'

interface Word {
  party_id: string
  answer: ConsentAnswer
  manner: ConsentManner
  at: string
}

/** A proposed release as it lies in its room, opened. */
export interface ReleaseRow {
  id: string
  item_id: string
  stored: 'asked' | 'withdrawn' | 'released'
  words: string | null
  to_sides: Side[]
  by_id: string
  by_mediator: boolean
  by_name: string
  at: string
  files: FileRow[]
  /** The newest word of each party. */
  said: Word[]
}

/** Releases of a room, the newest first, with what each party last said; within `inRooms`, one statement. */
export async function readReleases(
  tx: Tx,
  { actor, keys }: Pick<Context, 'actor' | 'keys'>,
  of: { room_ids: readonly string[]; id?: string; is_open?: true; lock?: true },
): Promise<(ReleaseRow & { room_id: string })[]> {
  const found = await sql<
    Omit<ReleaseRow, 'words' | 'by_name'> & {
      room_id: string
      sealed_words: Buffer | null
      sealed_name: Buffer | null
      public_name: string | null
    }
  >`
    select r.id, r.room_id, r.item_id, r.state as stored, r.sealed_words, r.to_sides, r.by_id, r.by_mediator, r.at,
      p.public_name, p.sealed_name,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'position', f.position, 'kind', f.kind, 'media_type', f.media_type,
          'bytes', f.bytes, 'width', f.width, 'height', f.height) order by f.position)
        from caucus.file as f where f.district_id = r.district_id and f.holder_id = r.item_id and f.id = any(r.file_ids)), '[]')
        as files,
      coalesce((select jsonb_agg(jsonb_build_object('party_id', w.party_id, 'answer', w.answer, 'manner', w.manner, 'at', w.at))
        from (select distinct on (c.party_id) c.party_id, c.answer, c.manner, c.at from caucus.consent as c
          where c.district_id = r.district_id and c.release_id = r.id order by c.party_id, c.id desc) as w), '[]') as said
    from caucus.release as r left join identity.person as p on p.district_id = r.district_id and p.id = r.by_id
    where r.district_id = ${actor.district_id} and r.room_id = any(${[...of.room_ids]}::uuid[])
      and ${of.id === undefined ? sql`true` : sql`r.id = ${of.id}`}
      and ${of.is_open ? sql`r.state = 'asked'` : sql`true`}
    order by r.id desc limit 100 ${of.lock ? sql`for update of r` : sql``}`.execute(tx)
  return found.rows.map(({ sealed_words, sealed_name, public_name, ...row }) => ({
    ...row,
    words: sealed_words ? keys.unseal(sealed_words) : null,
    by_name: public_name ?? (sealed_name ? keys.unseal(sealed_name) : ''),
  }))
}

/** The parties of a side with their newest words, in the order of their seats. */
export function wordsOfParties(
  release: Pick<ReleaseRow, 'said'>,
  seated: readonly Seated[],
  side: Side,
) {
  const parties = seated.flatMap((one) =>
    one.side === side && one.party_id !== null ? [{ ...one, party_id: one.party_id }] : [],
  )
  return parties.map(({ party_id, person_id, name }) => {
    const word = release.said.find((one) => one.party_id === party_id)
    return {
      party_id,
      person_id,
      name,
      answer: word?.answer ?? null,
      manner: word?.manner ?? null,
      // From inside of a JSON value it comes as the database writes it.
      at: word ? new Date(word.at).toISOString() : null,
    }
  })
}

/** Where a release stands, with the words of its parties. */
export function standingOf(release: ReleaseRow, seated: readonly Seated[], side: Side) {
  const parties = wordsOfParties(release, seated, side)
  return { parties, state: releaseState(release.stored, parties) }
}
