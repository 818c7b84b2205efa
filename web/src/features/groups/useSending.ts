import type { InputOf } from '../../lib/api.ts'
import { type WaitingCommand, waitingCommand } from '../../lib/outbox.ts'
import { serverNow } from '../../lib/time.ts'
import { addToOutbox, dropFromOutbox, useOutbox } from '../../lib/useOutbox.ts'
import { inputOf, type TalkDraft } from './compose-draft.ts'

type Waiting = WaitingCommand<'groups.send_message'>

/** What this person has said and the network has not taken yet, and the ways to say, to try again and to drop. Everything goes
 * through the outbox, so that order holds and nothing is lost with the page. */
export function useSending(group_id: string, person_id: string) {
  const { waiting, refused, sendNow } = useOutbox(person_id)
  const mine = [...waiting, ...refused]
    .filter(isTalk)
    .filter(({ input }) => input.group_id === group_id)
  const put = async (command: Waiting) => {
    await addToOutbox(command)
    await sendNow()
  }
  return {
    mine,
    send: (draft: TalkDraft, title: string) => {
      const input = inputOf(group_id, draft)
      if (!input) return undefined
      return put(make(person_id, input, { title, files: draft.files }))
    },
    again: async ({ request_id, input, files, title }: Waiting) => {
      await dropFromOutbox(request_id)
      await put(make(person_id, input, { title, files }))
    },
    drop: ({ request_id }: Waiting) => dropFromOutbox(request_id),
  }
}

function make(
  person_id: string,
  input: InputOf<'groups.send_message'>,
  { title, files }: Pick<Waiting, 'title' | 'files'>,
): Waiting {
  const made_at = new Date(serverNow()).toISOString()
  return waitingCommand({
    person_id,
    name: 'groups.send_message',
    input,
    title,
    made_at,
    files: [...files],
  })
}

function isTalk(command: WaitingCommand): command is Waiting {
  return command.name === 'groups.send_message'
}
