import type { CommandName, InputOf } from './api.ts'
import { ProblemError } from './client.ts'
import { makeId } from './ids.ts'

/** A photo or recording that waits with its command. */
export interface WaitingFile {
  blob: Blob
  name: string
  kind: 'photo' | 'voice'
  upload_id?: string
  /** Set once the file has arrived. */
  file_id?: string
}

/** A command that waits for the network. Its request id never changes, so it is done once at most. */
export interface WaitingCommand<N extends CommandName = CommandName> {
  request_id: string
  person_id: string
  name: N
  input: InputOf<N>
  /** What the list shows: 「路灯不亮」已办好. */
  title: string
  made_at: string
  files: WaitingFile[]
  state: 'waiting' | 'refused'
  reason: string | null
}

export interface OutboxStore {
  read: () => Promise<WaitingCommand[]>
  write: (commands: WaitingCommand[]) => Promise<void>
}

export interface OutboxSender {
  uploadFile: (file: WaitingFile, onStarted: (uploadId: string) => void) => Promise<string>
  send: (command: WaitingCommand, file_ids: string[]) => Promise<void>
}

/** Makes the entry that `addToOutbox` keeps. */
export function waitingCommand<N extends CommandName>(
  command: Pick<WaitingCommand<N>, 'person_id' | 'name' | 'input' | 'title' | 'made_at'> & {
    files?: WaitingFile[]
  },
): WaitingCommand<N> {
  return { files: [], ...command, request_id: makeId(), state: 'waiting', reason: null }
}

export type SendOutcome = 'empty' | 'stopped'

/**
 * Sends what this person has waiting, oldest first. Stops at the first command that cannot be sent yet
 * (no network, server busy, signed out), so that order holds; a refused one stays with its reason and
 * the next goes on.
 */
export async function sendWaiting(
  store: OutboxStore,
  sender: OutboxSender,
  personId: string,
): Promise<SendOutcome> {
  for (;;) {
    const all = await store.read()
    const next = all.find((one) => one.state === 'waiting' && one.person_id === personId)
    if (!next) return 'empty'
    const keep = (changed: WaitingCommand | undefined) => replace(store, next.request_id, changed)
    try {
      const sent = await sendFiles(next, sender, keep)
      await sender.send(sent, idsOf(sent))
      await keep(undefined)
    } catch (error) {
      if (!(error instanceof ProblemError) || mayPass(error)) return 'stopped'
      const [latest] = (await store.read()).filter((one) => one.request_id === next.request_id)
      await keep({ ...(latest ?? next), state: 'refused', reason: error.reason })
    }
  }
}

/** Takes an entry out of the store, or puts a changed one in its place. */
export async function replace(
  store: OutboxStore,
  requestId: string,
  changed: WaitingCommand | undefined,
) {
  const all = await store.read()
  await store.write(
    all.flatMap((one) => (one.request_id !== requestId ? [one] : changed ? [changed] : [])),
  )
}

async function sendFiles(
  command: WaitingCommand,
  sender: OutboxSender,
  keep: (changed: WaitingCommand) => Promise<void>,
) {
  let sent = command
  const change = async (at: number, file: WaitingFile) => {
    sent = { ...sent, files: sent.files.map((one, index) => (index === at ? file : one)) }
    await keep(sent)
  }
  for (const [at, file] of command.files.entries()) {
    if (file.file_id) continue
    let begun = file
    try {
      const file_id = await sender.uploadFile(file, (upload_id) => {
        begun = { ...file, upload_id }
      })
      begun = { ...begun, file_id }
    } finally {
      // A broken upload goes on from its last byte next time.
      await change(at, begun)
    }
  }
  return sent
}

function idsOf(command: WaitingCommand) {
  return command.files.flatMap((file) => (file.file_id ? [file.file_id] : []))
}

function mayPass(error: ProblemError) {
  return ['unavailable', 'too_many_requests', 'unauthenticated'].includes(error.code)
}
