import { randomUUID } from 'node:crypto'
import { WebSocket } from 'ws'
import { parseJson, recordOf, stringOf } from '../call-json.ts'

/** One frame of the platform. Answers carry no command. */
export interface Frame {
  cmd: string
  req_id: string
  code: number
  message: string
  body: Record<string, unknown> | null
}

export interface Socket {
  /** Sends a command and waits for its answer; null where none came in time. */
  ask(cmd: string, body: object): Promise<Frame | null>
  close(): void
}

export interface Pace {
  ping_ms: number
  answer_ms: number
}

export const PACE: Pace = { ping_ms: 30_000, answer_ms: 10_000 }

/** Opens the connection of one robot and says who it is. `onFrame` gets what the platform says by itself; `onEnd` is told once,
 * whatever ends it: two answers to pings that did not come, too. Throws where the platform does not take the robot. */
export async function openAibotSocket(
  robot: { ws_url: string; bot_id: string; secret: string },
  hear: { onFrame(frame: Frame): void; onEnd(): void },
  pace: Pace = PACE,
): Promise<Socket> {
  const socket = new WebSocket(robot.ws_url, {
    handshakeTimeout: pace.answer_ms,
    maxPayload: 4_194_304,
  })
  const waiting = new Map<string, (frame: Frame | null) => void>()
  let pings_unanswered = 0
  const end = () => {
    clearInterval(timer)
    for (const settle of waiting.values()) settle(null)
    waiting.clear()
    socket.terminate()
  }
  const ask = (cmd: string, body?: object) =>
    new Promise<Frame | null>((resolve) => {
      const req_id = randomUUID()
      const late = setTimeout(() => settle(null), pace.answer_ms)
      const settle = (frame: Frame | null) => {
        clearTimeout(late)
        waiting.delete(req_id)
        resolve(frame)
      }
      waiting.set(req_id, settle)
      socket.send(JSON.stringify({ cmd, headers: { req_id }, ...(body && { body }) }))
    })
  const timer = setInterval(() => {
    if (pings_unanswered >= 2) return end()
    pings_unanswered += 1
    void ask('ping').then((answer) => {
      if (answer) pings_unanswered = 0
    })
  }, pace.ping_ms)
  socket.on('message', (data) => {
    const frame = readFrame(String(data))
    if (!frame) return
    if (frame.cmd === '') waiting.get(frame.req_id)?.(frame)
    else hear.onFrame(frame)
  })
  socket.once('close', () => {
    end()
    hear.onEnd()
  })
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve)
    socket.on('error', reject)
  })
  const { bot_id, secret } = robot
  const taken = await ask('aibot_subscribe', { bot_id, secret })
  if (taken?.code !== 0) {
    end()
    throw new SubscribeError(
      taken ? `${taken.code}: ${taken.message}` : 'no answer',
      taken !== null,
    )
  }
  return { ask, close: end }
}

/** The platform did not take the robot; `is_lasting` where it said so. */
export class SubscribeError extends Error {
  override name = 'SubscribeError'
  readonly is_lasting: boolean

  constructor(message: string, is_lasting: boolean) {
    super(message)
    this.is_lasting = is_lasting
  }
}

function readFrame(text: string): Frame | null {
  const frame = recordOf(parseJson(text))
  if (!frame) return null
  const body = recordOf(frame['body'])
  return {
    cmd: stringOf(frame['cmd']),
    req_id: stringOf(recordOf(frame['headers'])?.['req_id']),
    code: Number(frame['errcode'] ?? 0),
    message: stringOf(frame['errmsg']),
    body,
  }
}
