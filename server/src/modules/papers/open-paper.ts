import {
  PAPER_FORMATS,
  PAPER_IDS,
  type PaperFormat,
  type PaperId,
} from '@linli/contract/codes/papers'
import { z } from 'zod'
import { notFound } from '#platform/errors'
import {
  ACCOUNT_HOLDERS,
  type Route,
  type RouteAnswer,
  type RouteContext,
  SIGNED_IN,
} from '#platform/module'
import { askThread } from './ask-thread.ts'
import { FORMS } from './forms.ts'
import type { Written } from './pdf/write-pdf.ts'
import { readPaperAddress } from './sign-address.ts'

/** Gives the facts of a paper, after asking once more whether this actor may see them; null is not found. */
export type PaperSource = (
  context: RouteContext,
  of: { subject_id: string; paper: PaperId },
) => Promise<unknown>

const sources = new Map<string, PaperSource>()

/** A module says once where the facts of its papers come from; `paperAddress` then makes addresses for them. */
export function registerPapers(source: string, load: PaperSource): void {
  sources.set(source, load)
}

const LIMIT = { max: 60, per_seconds: 60 }

/** `GET /files/papers/<token>`: a paper written from what is known now, for whom the address was made. */
export const paperRoute: Route = {
  method: 'GET',
  path: '/files/papers/:token',
  roles: SIGNED_IN,
  limit: LIMIT,
  run: async (context, request) => {
    const address = readPaperAddress(context, request.params.token ?? '')
    const load = address && sources.get(address.source)
    if (!load) throw notFound()
    const { subject_id, paper, format } = address
    const facts = await load(context, { subject_id, paper })
    if (facts === null) throw notFound()
    return paperAnswer({
      paper,
      format,
      written: await askThread({ is: 'write', paper, facts, format }),
    })
  },
}

const BlankName = z.templateLiteral([z.enum(PAPER_IDS), '.', z.enum(PAPER_FORMATS)])

/** `GET /files/papers/blank/<paper>.<format>`: the empty form, to be filled in by hand. */
export const blankRoute: Route = {
  method: 'GET',
  path: '/files/papers/blank/:name',
  roles: ACCOUNT_HOLDERS,
  limit: LIMIT,
  run: async (_context, request) => {
    const name = BlankName.safeParse(request.params.name)
    if (!name.success) throw notFound()
    const paper = PAPER_IDS.find((id) => name.data.startsWith(`${id}.`))
    const format = PAPER_FORMATS.find((one) => name.data.endsWith(`.${one}`))
    if (!paper || !format) throw notFound()
    return paperAnswer({
      paper,
      format,
      written: await askThread({ is: 'write', paper, facts: {}, format }),
    })
  },
}

const MEDIA: Record<PaperFormat, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}

/** A written paper as an answer: never kept by browsers, and named after the form alone, so that no name of a person stands in
 * the name of a file. */
export function paperAnswer(of: {
  paper: PaperId
  format: PaperFormat
  written: Pick<Written, 'bytes'>
}): RouteAnswer {
  const name = encodeURIComponent(`${FORMS[of.paper].title}.${of.format}`)
  const how = of.format === 'pdf' ? 'inline' : 'attachment'
  return {
    status: 200,
    headers: {
      'content-type': MEDIA[of.format],
      'content-length': String(of.written.bytes.length),
      'content-disposition': `${how}; filename*=UTF-8''${name}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
    body: Buffer.from(of.written.bytes),
  }
}
