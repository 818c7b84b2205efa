import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'

/** The long connection of WeCom's robots on the loopback, strict: one connection a robot, pings, who may be written to, and a
 * shared count a chat. */
export async function fakeAibot(now: () => Date) {
  const robot = { id: 'BOT-1', secret: 'BOT-SECRET-0123456789' }
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const spoken = new Set<string>()
  const texts: { chat: string; text: string }[] = []
  const sent = new Map<string, number[]>()
  const frames: string[] = []
  let live: WebSocket | undefined
  let is_mute = false
  let serial = 0

  server.on('connection', (socket) => {
    let is_known = false
    const answer = (req_id: string, errcode: number, errmsg = 'ok') =>
      socket.send(JSON.stringify({ headers: { req_id }, errcode, errmsg }))
    socket.on('message', (data) => {
      const { cmd, headers, body } = JSON.parse(String(data))
      frames.push(cmd)
      if (is_mute) return
      const req_id = headers.req_id
      if (cmd === 'aibot_subscribe') {
        if (body.bot_id !== robot.id || body.secret !== robot.secret)
          return answer(req_id, 853000, 'invalid bot_id or secret')
        // A second connection ends the first, which is told before.
        if (live && live !== socket) {
          tell('aibot_event_callback', {
            msgtype: 'event',
            event: { eventtype: 'disconnected_event' },
          })
          live.close()
        }
        is_known = true
        live = socket
        return answer(req_id, 0)
      }
      if (!is_known) return answer(req_id, 846601, 'not subscribed')
      if (cmd === 'ping') return answer(req_id, 0)
      if (cmd === 'aibot_respond_msg') return answer(req_id, 0)
      if (cmd !== 'aibot_send_msg') return answer(req_id, 40058, 'unknown cmd')
      const content = body.markdown?.content
      if (body.msgtype !== 'markdown' || !content || Buffer.byteLength(content) > 20480)
        return answer(req_id, 40058, 'bad body')
      if (!spoken.has(body.chatid)) return answer(req_id, 93006, 'invalid chatid')
      const times = (sent.get(body.chatid) ?? []).filter((at) => at > now().getTime() - 60_000)
      if (times.length >= 30) return answer(req_id, 45009, 'api freq out of limit')
      sent.set(body.chatid, [...times, now().getTime()])
      texts.push({ chat: body.chatid, text: content })
      return answer(req_id, 0)
    })
  })

  const tell = (cmd: string, body: object) =>
    live?.send(
      JSON.stringify({
        cmd,
        headers: { req_id: `q${++serial}` },
        body: {
          msgid: `e${serial}`,
          aibotid: robot.id,
          create_time: Math.floor(now().getTime() / 1000),
          ...body,
        },
      }),
    )
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}`,
    robot,
    texts,
    frames,
    isConnected: () => live?.readyState === 1,
    /** Somebody names the robot in a group. */
    mention: (chat: string, text: string, msgid: string) => {
      spoken.add(chat)
      tell('aibot_msg_callback', {
        msgid,
        chatid: chat,
        chattype: 'group',
        from: { userid: 'u1' },
        msgtype: 'text',
        text: { content: text },
      })
    },
    press: (chat: string, key: string) =>
      tell('aibot_event_callback', {
        chatid: chat,
        chattype: 'group',
        from: { userid: 'u1' },
        msgtype: 'event',
        event: { eventtype: 'template_card_event', event_key: key, task_id: 't1' },
      }),
    drop: () => live?.terminate(),
    /** Takes everything and answers nothing more. */
    mute: (to = true) => {
      is_mute = to
    },
    close: () => {
      for (const socket of server.clients) socket.terminate()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}
