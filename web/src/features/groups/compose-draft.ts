import type { DutyRole } from '@linli/contract/codes/groups'
import type { Message } from '@linli/contract/group-shapes'
import type { InputOf } from '../../lib/api.ts'
import type { DraftFile } from '../documents/useUploads.ts'

/** Somebody or a duty that is called in a draft, with the word that stands for it in the text. */
export interface Called {
  word: string
  person_id?: string
  role?: DutyRole
}

/** What is being written to a group. */
export interface TalkDraft {
  text: string
  files: DraftFile[]
  quote: Pick<Message, 'id' | 'kind' | 'text' | 'is_withheld' | 'author'> | null
  called: Called[]
  /** The matter of whose thread it is. */
  matter?: { id: string; text: string } | null
}

export const EMPTY_TALK: TalkDraft = { text: '', files: [], quote: null, called: [] }

/** Adds a call to a draft; its word stands in the text, and the call goes when the word does. */
export function withCall(draft: TalkDraft, called: Called): Pick<TalkDraft, 'text' | 'called'> {
  const gap = draft.text === '' || draft.text.endsWith(' ') ? '' : ' '
  return { text: `${draft.text}${gap}@${called.word} `, called: [...draft.called, called] }
}

/** What is sent of a draft; undefined where there is nothing yet. */
export function inputOf(
  group_id: string,
  draft: TalkDraft,
): InputOf<'groups.send_message'> | undefined {
  const text = draft.text.trim()
  const [file] = draft.files
  if (text === '' && !file) return undefined
  const meant = draft.called.filter(({ word }) => text.includes(`@${word}`))
  const ids = meant.flatMap(({ person_id }) => person_id ?? [])
  const roles = meant.flatMap(({ role }) => role ?? [])
  return {
    group_id,
    kind: file ? (file.kind === 'voice' ? 'voice' : 'photo') : 'text',
    ...(text ? { text } : {}),
    ...(draft.quote ? { quote_id: draft.quote.id } : {}),
    ...(draft.matter ? { matter_id: draft.matter.id } : {}),
    mentioned_ids: [...new Set(ids)],
    mentioned_roles: [...new Set(roles)],
  }
}

/** What answering a message adds to a draft: it is quoted, and the answer stays in its thread. */
export function answerTo(message: Message): Pick<TalkDraft, 'quote' | 'matter'> {
  const { id, kind, text, is_withheld, author, matter_id } = message
  const about = matter_id ? { id: matter_id, text: text ?? '' } : null
  return { quote: { id, kind, text, is_withheld, author }, matter: about }
}
