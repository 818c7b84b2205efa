import { expect, test } from 'vitest'
import { ProblemError } from './client.ts'
import {
  type OutboxSender,
  type OutboxStore,
  sendWaiting,
  type WaitingCommand,
  waitingCommand,
} from './outbox.ts'

const noNetwork = new ProblemError({ code: 'unavailable', reason: 'no_network' })

function setUp(commands: WaitingCommand[], answers: Record<string, ProblemError> = {}) {
  let kept = commands
  const log: string[] = []
  const store: OutboxStore = {
    read: async () => kept,
    write: async (next) => {
      kept = next
    },
  }
  const sender: OutboxSender = {
    uploadFile: async (file, onStarted) => {
      onStarted(`upload of ${file.name}`)
      if (answers[file.name]) throw answers[file.name]
      log.push(`file ${file.name}`)
      return `id of ${file.name}`
    },
    send: async (command, file_ids) => {
      if (answers[command.title]) throw answers[command.title]
      log.push([command.title, command.request_id, ...file_ids].join(' '))
    },
  }
  return { store, sender, log, answers, kept: () => kept }
}

const entry = (title: string, files: string[] = [], person_id = 'wang') =>
  waitingCommand({
    person_id,
    name: 'matters.record_self_closed',
    input: { category_code: 'lighting' },
    title,
    made_at: '2022-09-06T10:30:00Z',
    files: files.map((name) => ({ blob: new Blob([name]), name, kind: 'photo' })),
  })

test('commands go oldest first, each with the request id it was made with', async () => {
  const [one, two] = [entry('one'), entry('two')]
  const box = setUp([one, two])
  expect(await sendWaiting(box.store, box.sender, 'wang')).toBe('empty')
  expect(box.log).toEqual([`one ${one.request_id}`, `two ${two.request_id}`])
  expect(box.kept()).toEqual([])
})

test('without network everything waits, in order, and nothing overtakes', async () => {
  const commands = [entry('one'), entry('two')]
  const box = setUp(commands, { one: noNetwork })
  expect(await sendWaiting(box.store, box.sender, 'wang')).toBe('stopped')
  expect(box.log).toEqual([])
  expect(box.kept()).toEqual(commands)
})

test('a refused command stays with its reason and the next goes on', async () => {
  const box = setUp([entry('one'), entry('two')], {
    one: new ProblemError({ code: 'conflict', reason: 'evidence_missing' }),
  })
  expect(await sendWaiting(box.store, box.sender, 'wang')).toBe('empty')
  expect(box.kept()).toMatchObject([{ title: 'one', state: 'refused', reason: 'evidence_missing' }])
  expect(box.log).toHaveLength(1)
})

test('signed out is a reason to wait, not to lose', async () => {
  const box = setUp([entry('one')], {
    one: new ProblemError({ code: 'unauthenticated', reason: 'signed_out' }),
  })
  expect(await sendWaiting(box.store, box.sender, 'wang')).toBe('stopped')
  expect(box.kept()).toMatchObject([{ state: 'waiting' }])
})

test('a photo that has arrived is not sent again', async () => {
  const command = entry('one', ['a.jpg', 'b.jpg'])
  const box = setUp([command], { 'b.jpg': noNetwork })
  expect(await sendWaiting(box.store, box.sender, 'wang')).toBe('stopped')
  expect(box.kept()[0]?.files[1]).toMatchObject({ upload_id: 'upload of b.jpg' })
  delete box.answers['b.jpg']
  expect(await sendWaiting(box.store, box.sender, 'wang')).toBe('empty')
  expect(box.log).toEqual([
    'file a.jpg',
    'file b.jpg',
    `one ${command.request_id} id of a.jpg id of b.jpg`,
  ])
})

test('what a colleague left on the phone is not sent under my name', async () => {
  const box = setUp([entry('hers', [], 'li')])
  expect(await sendWaiting(box.store, box.sender, 'wang')).toBe('empty')
  expect(box.kept()).toHaveLength(1)
})
