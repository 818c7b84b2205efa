import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { expect, test } from 'vitest'
import { stoppedClock } from './clock.ts'
import { NOBODY } from './ids.ts'
import type { Listener } from './live.ts'
import { openStream } from './stream.ts'

test('a page that takes no more news is let go before they fill the memory', () => {
  const response = new ServerResponse(new IncomingMessage(new Socket()))
  const listeners = new Set<Listener>()
  const live = {
    publish: () => undefined,
    listen: (one: Listener) => {
      listeners.add(one)
      return () => listeners.delete(one)
    },
    stop: async () => undefined,
  }
  const actor = {
    kind: 'visitor',
    district_id: 371502,
    person_id: NOBODY,
    name: null,
    session_id: null,
    roles: ['visitor'],
    posts: [],
    acts_for: [],
    must_change_password: false,
  } as const
  const clock = stoppedClock(new Date('2022-09-06T10:30:00Z'))
  openStream(response, { live, clock }, { actor, again: async () => actor })
  let told = 0
  for (; told < 100_000 && !response.destroyed; told++) {
    for (const one of listeners) one.tell({ noun: 'matter', id: NOBODY })
  }
  expect(response.destroyed).toBe(true)
  expect(response.writableLength).toBeLessThan(512 * 1024)
  response.emit('close')
  expect(listeners.size).toBe(0)
})
