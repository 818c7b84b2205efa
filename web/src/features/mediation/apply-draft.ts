import type { DisputeType } from '@linli/contract/codes/dispute-types'
import { type DisputeSource, TRANSFERS } from '@linli/contract/codes/mediation'
import type { InputOf } from '../../lib/api.ts'
import { APPLY } from '../../words/zh-CN/mediation-page.ts'

type Application = InputOf<'mediation.apply'>

/** What has been filled in. */
export interface Draft {
  source: DisputeSource
  group: string
  type: DisputeType | undefined
  committee_id: string
  title: string
  account: string
  claims: string
  amount: string
  my_name: string
  my_phone: string
  is_other: boolean
  proxy: string
  other_name: string
  other_phone: string
  is_firm: boolean
  origin: string
  reference: string
}

/** Nothing filled in yet. */
export const EMPTY: Draft = {
  source: 'self',
  group: 'neighbour',
  type: undefined,
  committee_id: '',
  title: '',
  account: '',
  claims: '',
  amount: '',
  my_name: '',
  my_phone: '',
  is_other: false,
  proxy: '',
  other_name: '',
  other_phone: '',
  is_firm: false,
  origin: '',
  reference: '',
}

/** What is still needed, in the words of its fields. */
export function missingOf(draft: Draft, isResident: boolean): string[] {
  const needed: [boolean, string][] = [
    [draft.type === undefined, APPLY.type],
    [draft.title.trim().length < 2, APPLY.short],
    [draft.account.trim() === '', APPLY.account],
    [draft.my_name.trim() === '', `${APPLY.me}${APPLY.my_name}`],
    [draft.other_name.trim() === '', APPLY.other_name],
    [draft.committee_id === '', APPLY.committee],
    [isResident && draft.is_other && draft.proxy.trim() === '', APPLY.proxy],
    [
      TRANSFERS.some((source) => source === draft.source) && draft.origin.trim() === '',
      APPLY.origin,
    ],
  ]
  return needed.flatMap(([lacks, word]) => (lacks ? [word] : []))
}

/** What is sent; null while no kind is chosen. */
export function inputOf(
  draft: Draft,
  isResident: boolean,
  matterId: string | undefined,
): Application | null {
  if (!draft.type) return null
  const amount = Math.round(Number(draft.amount) * 100)
  const text = (name: string, value: string) => (value.trim() ? { [name]: value.trim() } : {})
  const isMe = isResident && !draft.is_other
  return {
    source: draft.source,
    committee_id: draft.committee_id,
    type: draft.type,
    title: draft.title,
    account: draft.account,
    ...text('claims', draft.claims),
    ...(draft.amount.trim() && amount >= 0 ? { amount_fen: amount } : {}),
    ...text('origin_name', draft.origin),
    ...text('origin_reference', draft.reference),
    ...(draft.is_other ? text('proxy_words', draft.proxy) : {}),
    ...(matterId ? { matter_id: matterId } : {}),
    parties: [
      { side: 'a', name: draft.my_name, is_me: isMe, ...text('phone', draft.my_phone) },
      {
        side: 'b',
        name: draft.other_name,
        kind: draft.is_firm ? 'organisation' : 'person',
        ...text('phone', draft.other_phone),
      },
    ],
  }
}
