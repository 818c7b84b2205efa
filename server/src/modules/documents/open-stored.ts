import type { Readable } from 'node:stream'
import { sql } from 'kysely'
import { notFound } from '#platform/errors'
import { ANYONE, type Route, type RouteAnswer, type RouteContext } from '#platform/module'
import { readAddress } from './sign-address.ts'
import { storedName } from './stored-names.ts'

/** `GET /files/<token>`: the signature is the permission, so that pictures load without another question. */
export const storedRoute: Route = {
  method: 'GET',
  path: '/files/:token',
  roles: ANYONE,
  run: async (context, request) => {
    const stored = await openStored(context, request.params.token ?? '')
    if (request.headers['if-none-match'] === stored.etag) {
      return { status: 304, headers: headersOf(stored), body: null }
    }
    return answer(stored, request.headers.range)
  },
}

/** A file that a token opens: `open` gives its bytes, ends included. */
export interface Stored {
  media_type: string
  size: number
  etag: string
  download_name: string | null
  open(range?: { start: number; end: number }): Readable
}

/** Finds what a token opens. Not signed, over, withdrawn and missing answer alike: not_found. */
export async function openStored(
  { db, keys, now, files }: Pick<RouteContext, 'db' | 'keys' | 'now' | 'files'>,
  token: string,
): Promise<Stored> {
  const address = readAddress(keys, now, token)
  if (!address) throw notFound()
  const { district_id, file_id, variant } = address
  const found = await sql<{ media_type: string; name: string | null }>`
    select media_type, name from documents.file
    where district_id = ${district_id} and id = ${file_id} and withdrawn_at is null`.execute(db)
  const row = found.rows[0]
  const stored = storedName(district_id, file_id, variant)
  const size = row ? await files.size(stored) : null
  if (!row || size === null) throw notFound()
  return {
    media_type: variant === 'small' ? 'image/webp' : row.media_type,
    size,
    etag: `"${file_id}.${variant}"`,
    download_name: row.name,
    open: (range) => files.open(stored, range),
  }
}

function answer(stored: Stored, asked: string | undefined): RouteAnswer {
  const { size } = stored
  const range = readRange(asked, size)
  if (range === 'none') {
    return { status: 416, headers: { 'content-range': `bytes */${size}` }, body: null }
  }
  const headers = { ...headersOf(stored), 'content-type': stored.media_type }
  if (range === 'all') {
    return {
      status: 200,
      headers: { ...headers, 'content-length': String(size) },
      body: stored.open(),
    }
  }
  const part = {
    'content-range': `bytes ${range.start}-${range.end}/${size}`,
    'content-length': String(range.end - range.start + 1),
  }
  return { status: 206, headers: { ...headers, ...part }, body: stored.open(range) }
}

function headersOf(stored: Stored): Record<string, string> {
  const name = stored.download_name
  return {
    etag: stored.etag,
    'accept-ranges': 'bytes',
    'cache-control': 'private, max-age=3600',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
    'content-disposition': name
      ? `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
      : 'inline',
  }
}

/** One range as players ask for it (RFC 9110, 14.2); several at once, or another unit, get everything. */
export function readRange(
  asked: string | undefined,
  size: number,
): { start: number; end: number } | 'all' | 'none' {
  const found = /^bytes=(\d*)-(\d*)$/.exec(asked ?? '')
  if (!found || (!found[1] && !found[2])) return 'all'
  const last = size - 1
  const start = found[1] ? Number(found[1]) : Math.max(0, size - Number(found[2]))
  const end = found[1] && found[2] ? Math.min(Number(found[2]), last) : last
  return start > end ? 'none' : { start, end }
}
