import type { case_files } from '@linli/contract/case_files'
import type { Output, Parsed } from '@linli/contract/endpoint'
import { Id } from '@linli/contract/fields'
import { sql } from 'kysely'
import { notFound, Refusal } from '#platform/errors'
import { type DisclosureContext, MEDIATORS, type Route } from '#platform/module'
import { standAsKeeper } from './view-file.ts'
import { volumeName } from './volume-name.ts'

// A volume is read right after it was asked for, or asked for again.
const OPEN_MS = 600_000

/** Lets the whole file be read and writes into the record that it was. Refuses: `volume_not_made`. */
export async function openVolume(
  ctx: DisclosureContext,
  { id, volume_id }: Parsed<typeof case_files.open_volume>,
): Promise<{
  answer: Output<typeof case_files.open_volume>
  subject_id: string
  fields: string[]
}> {
  const { tx, actor, now } = ctx
  await standAsKeeper(ctx, tx, id)
  const done = await sql`
    update case_files.volume set opened_by = ${actor.person_id}, opened_at = ${now}
    where district_id = ${actor.district_id} and id = ${volume_id} and dispute_id = ${id} and state = 'done'`.execute(
    tx,
  )
  if (Number(done.numAffectedRows ?? 0) === 0) throw new Refusal('conflict', 'volume_not_made')
  return {
    answer: { url: `/files/case-files/${volume_id}.pdf` },
    subject_id: id,
    fields: ['volume'],
  }
}

/** `GET /files/case-files/<id>.pdf`: a volume, for whoever has just had its reading written into the record. */
export const volumeRoute: Route = {
  method: 'GET',
  path: '/files/case-files/:name',
  roles: MEDIATORS,
  run: async (context, request) => {
    const { actor, db, now, files } = context
    const id = Id.safeParse(request.params.name?.replace(/\.pdf$/, ''))
    if (!id.success) throw notFound()
    const found = await sql<{ dispute_id: string }>`
      select dispute_id from case_files.volume where district_id = ${actor.district_id} and id = ${id.data}
        and state = 'done' and opened_by = ${actor.person_id} and opened_at > ${new Date(now.getTime() - OPEN_MS)}`.execute(
      db,
    )
    const [row] = found.rows
    if (!row) throw notFound()
    await standAsKeeper(context, db, row.dispute_id)
    const name = volumeName(actor.district_id, id.data)
    const size = await files.size(name)
    if (size === null) throw notFound()
    return {
      status: 200,
      headers: {
        'content-type': 'application/pdf',
        'content-length': String(size),
        'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent('人民调解卷宗.pdf')}`,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      },
      body: files.open(name),
    }
  },
}
