import type { ErrandContext, LineContext } from '#platform/module'
import type { Outcome, Parcel } from '../adapter.ts'
import { noteFault } from '../ask-due.ts'
import { storeInbound } from '../inbound.ts'
import { type OpenChannel, openChannels } from '../open-channels.ts'
import { bytesOver, plainText } from '../plain-text.ts'
import { sendOfChannel } from '../send-due.ts'
import { AibotSettings, MOST_TEXT, readAibot } from './aibot.ts'
import {
  type Frame,
  openAibotSocket,
  PACE,
  type Pace,
  type Socket,
  SubscribeError,
} from './aibot-socket.ts'
import { faultOfWecom, outcomeOfWecom } from './call-wecom.ts'

const LOOK_MS = 2_000
const LONGEST_REST_MS = 60_000

interface Held {
  socket: Socket | null
  /** Where opening failed: not before then, and how long the next rest is. */
  again_at: number
  rest_ms: number
}

/** Keeps one connection open for each robot of all districts, and sends over it what is due. A robot that is connected elsewhere
 * takes its connection with it: ours is then down, and is not fought for. */
export function aibotLine(pace: Pace & { look_ms: number } = { ...PACE, look_ms: LOOK_MS }) {
  return async ({ districts, errand, signal }: LineContext): Promise<void> => {
    const held = new Map<string, Held>()
    while (!signal.aborted) {
      const wanted = new Set<string>()
      for (const district_id of await districts()) {
        const ctx = errand(district_id)
        for (const open of await openChannels(ctx, { state: 'active' })) {
          if (open.channel.kind !== 'wecom-aibot') continue
          wanted.add(open.channel.id)
          await tend(ctx, open, { held, pace })
        }
      }
      for (const [id, { socket }] of held) {
        if (wanted.has(id)) continue
        socket?.close()
        held.delete(id)
      }
      await rest(pace.look_ms, signal)
    }
    for (const { socket } of held.values()) socket?.close()
  }
}

async function tend(
  ctx: ErrandContext,
  open: OpenChannel,
  { held, pace }: { held: Map<string, Held>; pace: Pace },
): Promise<void> {
  const { id } = open.channel
  const own = held.get(id) ?? { socket: null, again_at: 0, rest_ms: 1_000 }
  held.set(id, own)
  if (!own.socket) {
    if (performance.now() < own.again_at) return
    await connect(ctx, open, { own, pace })
  }
  const { socket } = own
  if (!socket) return
  const adapter = { ...open.adapter, send: (_ctx: unknown, parcel: Parcel) => say(socket, parcel) }
  await sendOfChannel(ctx, { ...open, adapter })
}

async function connect(
  ctx: ErrandContext,
  open: OpenChannel,
  { own, pace }: { own: Held; pace: Pace },
): Promise<void> {
  const { channel } = open
  const { bot_id, ws_url } = AibotSettings.parse(channel.settings)
  // One after the other, as they were said; what cannot be stored is not lost without a word.
  let last = Promise.resolve()
  const hear = {
    onFrame: (frame: Frame) => {
      last = last.then(() => take(ctx, open, frame)).catch(() => own.socket?.close())
    },
    onEnd: () => {
      own.socket = null
    },
  }
  try {
    const robot = { ws_url, bot_id, secret: channel.secrets['bot_secret'] ?? '' }
    own.socket = await openAibotSocket(robot, hear, pace)
    own.rest_ms = 1_000
  } catch (error) {
    const is_lasting = error instanceof SubscribeError && error.is_lasting
    const message = error instanceof Error ? error.message : 'not an error'
    const fault = { code: 'not_connected', message, is_lasting }
    await ctx.write(channel.id, (command) => noteFault(command, open, fault), 'unrecorded')
    own.again_at = performance.now() + own.rest_ms
    own.rest_ms = Math.min(own.rest_ms * 2, LONGEST_REST_MS)
  }
}

/** What the platform says by itself: stored at once, worked on by an event. */
async function take(ctx: ErrandContext, open: OpenChannel, { cmd, body }: Frame): Promise<void> {
  if (cmd !== 'aibot_msg_callback' && cmd !== 'aibot_event_callback') return
  const found = readAibot(body, ctx.now())
  if (found?.message.event?.type === 'disconnected_event') {
    const fault = {
      code: 'connected_elsewhere',
      message: 'another program holds this robot',
      is_lasting: true,
    }
    await ctx.write(open.channel.id, (command) => noteFault(command, open, fault))
    return
  }
  if (found) {
    await ctx.write(open.channel.id, (command) => storeInbound(command, open.channel.id, [found]))
  }
}

async function say(socket: Socket, { content, rows }: Parcel): Promise<Map<string, Outcome>> {
  const [row] = rows
  if (!row) return new Map()
  const text = plainText(content)
  const [complaint] = bytesOver(text, MOST_TEXT)
  if (complaint) {
    return new Map([[row.id, { state: 'rejected', fault: { code: complaint, message: '' } }]])
  }
  const answer = await socket.ask('aibot_send_msg', {
    chatid: row.address,
    chat_type: 2,
    msgtype: 'markdown',
    markdown: { content: text },
  })
  if (!answer) {
    // It left, and nothing came back.
    return new Map([[row.id, { state: 'unknown', fault: { code: 'no_answer', message: '' } }]])
  }
  if (answer.code === 0) return new Map([[row.id, { state: 'accepted', provider_id: row.id }]])
  const said = { code: answer.code, message: answer.message, body: {} }
  const outcome = outcomeOfWecom(said, 'chat_minute')
  // A chat in which nobody has spoken to the robot is no reason to stop the others.
  return new Map([
    [
      row.id,
      outcome.state === 'channel_down' ? { state: 'rejected', fault: faultOfWecom(said) } : outcome,
    ],
  ])
}

function rest(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
