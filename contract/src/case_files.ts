import { z } from 'zod'
import { FILE_CHECKS, TRANSFER_KINDS, VOLUME_ITEMS, VOLUME_STATES } from './codes/case-files.ts'
import { DISPUTE_STATES, RETENTIONS } from './codes/mediation.ts'
import { PAPER_IDS } from './codes/papers.ts'
import { command, disclosure, query } from './endpoint.ts'
import { Day, Id, Instant, Named } from './fields.ts'

/** One thing in the file: a paper that is written from the case, or photos and scans that somebody added. */
export const FilePart = z.object({
  item: z.enum(VOLUME_ITEMS),
  title: z.string(),
  /** The form from which it is written; null for photos and scans. */
  paper: z.enum(PAPER_IDS).nullable(),
  /** Of what was added by hand, so that it can be taken out again. */
  attachment_id: Id.nullable(),
  pictures: z.int(),
})
export type FilePart = z.infer<typeof FilePart>

/** The whole file as one PDF, as far as it has been made. */
export const Volume = z.object({
  id: Id,
  state: z.enum(VOLUME_STATES),
  made_at: Instant,
  parts_total: z.int(),
  parts_done: z.int(),
  pages: z.int().nullable(),
  /** SHA-256 of the bytes; the same file gives the same. */
  digest: z.string().nullable(),
})
export type Volume = z.infer<typeof Volume>

export const FileTransfer = z.object({
  id: Id,
  kind: z.enum(TRANSFER_KINDS),
  receiver: z.string(),
  why: z.string(),
  items: z.array(z.string()),
  consented_on: Day,
  by: z.string(),
  at: Instant,
})

/** The case file of a dispute: what is in it, what is missing, and what may be done. */
export const CaseFile = z.object({
  dispute_id: Id,
  number: z.string().nullable(),
  state: z.enum(DISPUTE_STATES),
  parts: z.array(FilePart),
  /** Required and not there. */
  missing: z.array(z.enum(VOLUME_ITEMS)),
  checks: z.array(
    z.object({
      check: z.enum(FILE_CHECKS),
      /** Null where it does not apply to this case. */
      is_met: z.boolean().nullable(),
    }),
  ),
  /** Met of those that apply. */
  met: z.int(),
  applying: z.int(),
  volume: Volume.nullable(),
  transfers: z.array(FileTransfer),
  filing: z
    .object({
      retention: z.enum(RETENTIONS),
      keep_until: Day.nullable(),
      volume_number: z.string().nullable(),
      by: z.string(),
      at: Instant,
    })
    .nullable(),
  parties: z.array(Named),
  can: z.array(z.enum(['attach', 'detach', 'make', 'open', 'file', 'hand_over'])),
})
export type CaseFile = z.infer<typeof CaseFile>

const Words = z.string().trim().min(2).max(300)

export const case_files = {
  /** Refuses: not_found, also for a dispute that is not this person's. */
  get: query('/case_files.get', z.object({ id: Id }), CaseFile),
  /** Puts photos or scans into the file. Refuses: no_such_file, file_put_away. */
  attach: command(
    '/case_files.attach',
    z.object({
      id: Id,
      item: z.enum(VOLUME_ITEMS),
      title: z.string().trim().min(2).max(60),
      file_ids: z.array(Id).min(1).max(50),
    }),
    CaseFile,
  ),
  /** Takes out what was put in by mistake. Refuses: no_such_attachment, file_put_away. */
  detach: command('/case_files.detach', z.object({ id: Id, attachment_id: Id }), CaseFile),
  /** Begins to make the whole file as one PDF, in the background. Refuses: volume_being_made. */
  make_volume: command('/case_files.make_volume', z.object({ id: Id }), CaseFile),
  /** How far it has got. */
  get_volume: query('/case_files.get_volume', z.object({ id: Id, volume_id: Id }), Volume),
  /** Lets the whole file be read: an address that opens for ten minutes. Refuses: volume_not_made. */
  open_volume: disclosure(
    '/case_files.open_volume',
    z.object({ id: Id, volume_id: Id }),
    z.object({ url: z.string() }),
  ),
  /** 立卷归档: the file is complete and put away. Refuses: file_incomplete (with `missing`), keep_until_missing,
   * keep_until_past, dispute_is_<state>, may_not_file. */
  file: command(
    '/case_files.file',
    z.object({
      id: Id,
      retention: z.enum(RETENTIONS),
      /** Until when it is kept; for ever has no day. */
      keep_until: Day.optional(),
      volume_number: z.string().trim().max(40).optional(),
    }),
    CaseFile,
  ),
  /** Writes down what went to whom, by consent of every party. Refuses: consent_missing, nothing_handed_over. */
  hand_over: command(
    '/case_files.hand_over',
    z.object({
      id: Id,
      kind: z.enum(TRANSFER_KINDS),
      receiver: Words,
      why: Words,
      items: z.array(z.string().trim().min(2).max(100)).min(1).max(100),
      consented_party_ids: z.array(Id).max(40),
      consented_on: Day,
    }),
    CaseFile,
  ),
}
