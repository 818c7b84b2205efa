import {
  FILE_CHECKS,
  type FileCheck,
  REQUIRED_ITEMS,
  VOLUME_ITEMS,
  type VolumeItem,
} from '@linli/contract/codes/case-files'
import type { PaperId } from '@linli/contract/codes/papers'
import type { Keys } from '#platform/keys'
import { agreedParts } from './agreed-parts.ts'
import type { FileRows } from './read-file.ts'

/** One thing in a file: a paper that is written from `row`, or pictures. */
export interface Part {
  item: VolumeItem
  title: string
  paper: PaperId | null
  attachment_id: string | null
  file_ids: string[]
  /** Which row of its kind the paper is written from. */
  row_id: string | null
}

/** Everything in a file in the order in which it is bound: papers first, then what was added by hand, within each item. */
export function partsOfFile(keys: Keys, file: FileRows): Part[] {
  const written = [
    ...beginning(file),
    ...mandates(file),
    ...inquiries(file),
    ...evidence(file),
    ...sessions(file),
    ...ending(file),
    ...agreedParts(file.agreed),
  ]
  const added = file.attachments.map(
    (one): Part => ({
      item: one.item,
      title: keys.unseal(Buffer.from(one.sealed_title, 'base64')),
      paper: null,
      attachment_id: one.id,
      file_ids: one.file_ids,
      row_id: null,
    }),
  )
  return VOLUME_ITEMS.flatMap((item) => [...written, ...added].filter((part) => part.item === item))
}

function paper(item: VolumeItem, id: PaperId, title: string, row_id: string | null = null): Part {
  return { item, title, paper: id, attachment_id: null, file_ids: [], row_id }
}

function beginning({ dispute, parties }: FileRows): Part[] {
  const asked =
    dispute.source === 'own_start' ? [] : [paper('application', 'application', '人民调解申请书')]
  const accepted = dispute.number
    ? [paper('application', 'acceptance_register', '人民调解受理登记表')]
    : []
  const told = parties.some(({ told_on }) => told_on !== null)
    ? [paper('rights_notice', 'rights_notice', '人民调解当事人权利义务告知书')]
    : []
  return [...asked, ...accepted, ...told]
}

function mandates(file: FileRows): Part[] {
  return file.mandates.flatMap(({ id, document_id }): Part[] =>
    document_id
      ? [
          {
            ...paper('mandate', 'power_of_attorney', '授权委托书', id),
            paper: null,
            file_ids: [document_id],
          },
        ]
      : [],
  )
}

function inquiries(file: FileRows): Part[] {
  return file.inquiries.map(({ id }) => paper('inquiry', 'inquiry_record', '人民调解调查记录', id))
}

function evidence({ materials }: FileRows): Part[] {
  if (materials.length === 0) return []
  const list = paper('evidence', 'evidence_list', '证据材料清单')
  const pictures = materials.map(
    ({ title, file_ids }): Part => ({
      item: 'evidence',
      title,
      paper: null,
      attachment_id: null,
      file_ids,
      row_id: null,
    }),
  )
  return [list, ...pictures]
}

function sessions(file: FileRows): Part[] {
  return file.sessions.map(({ id }, at) =>
    paper('record', 'mediation_record', `人民调解记录（第${at + 1}次）`, id),
  )
}

function ending({ dispute }: FileRows): Part[] {
  if (dispute.termination) return [paper('ending', 'termination_notice', '终止调解通知书')]
  return dispute.refusal_words ? [paper('ending', 'refusal_notice', '不予受理告知书')] : []
}

/** What is required and not there. A case that was not taken has no rights notice and no record. */
export function missingItems({ dispute }: FileRows, parts: readonly Part[]): VolumeItem[] {
  const there = new Set(parts.map(({ item }) => item))
  const was_taken = dispute.accepted_at !== null
  const wanted = REQUIRED_ITEMS.filter(
    (item) => was_taken || item === 'application' || item === 'ending',
  )
  return wanted.filter((item) => !there.has(item))
}

/** What a review of files asks (案卷评查): met, not met, or null where it does not apply. */
export function checkFile(
  file: FileRows,
  parts: readonly Part[],
): { check: FileCheck; is_met: boolean | null }[] {
  const has = (item: VolumeItem) => parts.some((part) => part.item === item)
  const { dispute, parties } = file
  const was_taken = dispute.accepted_at !== null
  const was_agreed = was_taken && dispute.termination === null && has('ending')
  const answers: Record<FileCheck, boolean | null> = {
    accepted_lawfully: was_taken ? dispute.number !== null : dispute.refusal_words !== null,
    asked_for: has('application'),
    rights_told_to_all: was_taken ? parties.every(({ told_on }) => told_on !== null) : null,
    identity_known: was_taken ? has('identity') : null,
    mandate_shown: file.mandates.length > 0 ? has('mandate') : null,
    session_recorded: was_taken
      ? file.sessions.some(({ sealed_record }) => sealed_record !== null) || has('record')
      : null,
    ending_there: has('ending'),
    performance_proved: was_agreed ? has('performance') : null,
    visited_again: was_agreed ? has('return_visit') : null,
  }
  return FILE_CHECKS.map((check) => ({ check, is_met: answers[check] }))
}
