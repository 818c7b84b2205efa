import { sql } from 'kysely'
import { storedName } from '#modules/documents'
import { notFound } from '#platform/errors'
import { ANYONE, type Route } from '#platform/module'
import { readPhotoAddress } from './photo-address.ts'

/** `GET /files/lost/<token>`: a face for some minutes. No browser keeps it, and once it is withdrawn no address opens it any more:
 * over, forged, withdrawn and missing answer alike. The public gets the small form, which is enough to know somebody again. */
export const photoRoute: Route = {
  method: 'GET',
  path: '/files/lost/:token',
  roles: ANYONE,
  run: async ({ db, keys, now, files }, request) => {
    const address = readPhotoAddress(keys, now, request.params.token ?? '')
    if (!address) throw notFound()
    const { district_id, case_id, file_id, reader } = address
    const found = await sql<{ media_type: string }>`
      select f.media_type from documents.file as f join lost_person.case as c on c.district_id = f.district_id and c.id = ${case_id}
      where f.district_id = ${district_id} and f.id = ${file_id} and f.withdrawn_at is null
        and c.photo_withdrawn_at is null and c.erased_at is null
        and case when ${reader === 'public'} then c.photo_ids @> array[f.id] and c.state = 'searching'
            and c.published_at is not null and c.card_ends_at > ${now}
            and (not c.is_minor or c.minor_released_at is not null)
          else c.photo_ids @> array[f.id] or exists (select from lost_person.sighting as s where s.district_id = c.district_id
            and s.case_id = c.id and s.photo_ids @> array[f.id]) end`.execute(db)
    const variant = reader === 'public' ? 'small' : 'whole'
    const name = storedName(district_id, file_id, variant)
    const row = found.rows[0]
    const size = row ? await files.size(name) : null
    if (!row || size === null) throw notFound()
    return {
      status: 200,
      headers: {
        'content-type': variant === 'small' ? 'image/webp' : row.media_type,
        'content-length': String(size),
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cross-origin-resource-policy': 'same-origin',
        'content-disposition': 'inline',
        'x-robots-tag': 'noindex, noimageindex',
      },
      body: files.open(name),
    }
  },
}
