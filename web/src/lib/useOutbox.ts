import { useQueryClient } from '@tanstack/react-query'
import { createStore, get, set } from 'idb-keyval'
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { callKept, ProblemError } from './client.ts'
import {
  type OutboxSender,
  type OutboxStore,
  replace,
  sendWaiting,
  type WaitingCommand,
} from './outbox.ts'
import { invalidate } from './queries.ts'
import { uploadFile } from './upload.ts'

const KEY = 'commands'
const database =
  typeof indexedDB === 'undefined' ? undefined : createStore('linli-outbox', 'outbox')
let shown: WaitingCommand[] = []
const listeners = new Set<() => void>()

const store: OutboxStore = {
  read: async () => (database && (await get<WaitingCommand[]>(KEY, database))) ?? [],
  write: async (commands) => {
    if (database) await set(KEY, commands, database)
    shown = commands
    for (const listener of listeners) listener()
  },
}

const sender: OutboxSender = {
  uploadFile: async (file, onStarted) => {
    const { kind, name, upload_id } = file
    return (await uploadFile(file.blob, { kind, name, uploadId: upload_id, onStarted })).file.id
  },
  send: async (command, file_ids) => {
    const input = file_ids.length > 0 ? { ...command.input, file_ids } : command.input
    const answer = await callKept(command.name, input, command.request_id)
    for (const hear of sentHearers) hear(command, answer)
  },
}

const sentHearers = new Set<(command: WaitingCommand, answer: unknown) => void>()

/** Hears the answer of each command that was waiting, before it is taken out of the list. */
export function useSent(hear: (command: WaitingCommand, answer: unknown) => void) {
  const latest = useRef(hear)
  latest.current = hear
  useEffect(() => {
    const tell = (command: WaitingCommand, answer: unknown) => latest.current(command, answer)
    sentHearers.add(tell)
    return () => void sentHearers.delete(tell)
  }, [])
}

/** Keeps a command until the network takes it. Throws where the phone has no room. */
export async function addToOutbox(command: WaitingCommand) {
  await store.write([...(await store.read()), command])
}

/** Throws away an entry that was refused or is no longer wanted. */
export function dropFromOutbox(requestId: string) {
  return replace(store, requestId, undefined)
}

/** What this person has waiting, and the way to try at once. Tries by itself when the network comes back, and every 30 seconds. */
export function useOutbox(personId: string | undefined) {
  const client = useQueryClient()
  const all = useSyncExternalStore(subscribe, () => shown)
  const sendNow = useCallback(async () => {
    if (!personId) return
    const before = shown.length
    await sendAlone(personId)
    if (shown.length !== before) await invalidate(client, ['matters.'])
  }, [client, personId])

  useEffect(() => {
    store.read().then((commands) => {
      shown = commands
      for (const listener of listeners) listener()
      sendNow()
    })
    let again: ReturnType<typeof setTimeout> | undefined
    const whenBack = async () => {
      // A try that began without network may still run, and what it leaves behind needs one of its own.
      await running?.catch(() => undefined)
      await sendNow()
      // The first requests after a change of network are often lost with the old one.
      clearTimeout(again)
      again = setTimeout(sendNow, 3_000)
    }
    window.addEventListener('online', whenBack)
    const timer = setInterval(
      () => shown.some((one) => one.state === 'waiting') && sendNow(),
      30_000,
    )
    return () => {
      window.removeEventListener('online', whenBack)
      clearTimeout(again)
      clearInterval(timer)
    }
  }, [sendNow])

  const mine = all.filter((one) => one.person_id === personId)
  return {
    waiting: mine.filter((one) => one.state === 'waiting'),
    refused: mine.filter((one) => one.state === 'refused'),
    sendNow,
  }
}

let running: Promise<unknown> | undefined

/** One sender at a time in this page, and one page at a time where the browser has locks. */
function sendAlone(personId: string) {
  const send = () => sendWaiting(store, sender, personId)
  running ??= (
    'locks' in navigator ? navigator.locks.request('linli-outbox', send) : send()
  ).finally(() => {
    running = undefined
  })
  return running
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Sends a command now if it can be, keeps it for later if the network is away. Throws the `ProblemError`
 * of a refusal, and then nothing is kept: the form that made it is still open.
 */
export async function sendOrKeep(command: WaitingCommand): Promise<'sent' | 'kept'> {
  await addToOutbox(command)
  await sendAlone(command.person_id)
  const [left] = (await store.read()).filter((one) => one.request_id === command.request_id)
  if (!left) return 'sent'
  if (left.state === 'waiting') return 'kept'
  await dropFromOutbox(command.request_id)
  throw new ProblemError({ code: 'conflict', reason: left.reason ?? 'not_in_that_state' })
}
