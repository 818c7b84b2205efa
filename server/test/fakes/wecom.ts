import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import { type Answer, type FakePlatform, fakePlatform, type Got } from './fake-platform.ts'

// Bodies as they come, checked field by field below.
type Loose = ReturnType<typeof JSON.parse>

interface Group {
  chat_id: string
  name: string
  owner: string
  version: string
}

interface Task {
  msgid: string
  sender: string
  chats: Map<string, 0 | 1 | 3>
  made_at: number
  state: 'pending' | 'sent' | 'cancelled'
  reminded: number[]
  text: string
}

interface Order {
  order_id: string
  modified_at: number
  [more: string]: unknown
}

/** A WeCom on the loopback, written from its documents alone and strict where they are: passes, customer groups, tasks to
 * owners, quotas in Shanghai's calendar, webhook robots, messages to staff, reports of residents, encrypted calls. */
export async function fakeWecom(now: () => Date) {
  const corp_id = 'ww0123456789abcdef'
  const app = {
    secret: 'APPSECRET-0123456789',
    agentid: 1000002,
    grants: new Set(['customer', 'message', 'report']),
  }
  const tokens = new Map<string, { expires: number; revoked: boolean }>()
  const groups = new Map<string, Group>()
  const tasks = new Map<string, Task>()
  const received = new Map<string, number>()
  const robots = new Map<string, { sent: number[]; texts: string[] }>()
  const staff = new Map<string, { sent: number[]; texts: string[] }>()
  const messages = new Map<string, number>()
  const orders: Order[] = []
  const codes = new Map<string, { at: number; who: object }>()
  const opengids = new Map<string, string>()
  let quota: 'day' | 'week' | 'month' = 'day'
  let blocked_until = 0
  let serial = 0

  const error = (errcode: number, text: string): Answer => ({
    json: {
      errcode,
      errmsg: `${text}, hint: [${now().getTime()}], from ip: 10.0.0.1, more info at https://open.work.weixin.qq.com/devtool/query?e=${errcode}`,
    },
  })
  const ok = (more: object = {}): Answer => ({ json: { errcode: 0, errmsg: 'ok', ...more } })
  const unknownField = (got: Got, known: string[]) =>
    Object.keys(got.json ?? {}).find((name) => !known.includes(name))

  const answer = (got: Got): Answer => {
    const path = got.path.replace('/cgi-bin/', '')
    if (path === 'gettoken') return giveToken(got)
    if (path === 'webhook/send') return robot(got)
    const token = got.query.get('access_token')
    if (!token) return error(41001, 'access_token missing')
    const known = tokens.get(token)
    if (!known || known.revoked) return error(40014, 'invalid access_token')
    if (known.expires <= now().getTime()) return error(42001, 'access_token expired')
    if (now().getTime() < blocked_until) return error(45009, 'api freq out of limit')
    if (path === 'auth/getuserinfo') return readCode(got)
    if (got.method !== 'POST') return error(43002, 'require POST method')
    if (!got.headers['content-type']?.includes('charset=utf-8'))
      return error(40058, 'charset missing')
    if (!got.json) return error(47001, 'data format error')
    const feature = path.startsWith('report/')
      ? 'report'
      : path.startsWith('message/')
        ? 'message'
        : 'customer'
    if (!app.grants.has(feature)) return error(48002, 'api forbidden')
    return (handlers[path] ?? (() => error(404, 'unknown path')))(got, got.json)
  }

  const giveToken = (got: Got): Answer => {
    if (got.query.get('corpid') !== corp_id) return error(40013, 'invalid corpid')
    if (got.query.get('corpsecret') !== app.secret) return error(40001, 'invalid credential')
    const live = [...tokens].find(
      ([, one]) => !one.revoked && one.expires > now().getTime() + 300_000,
    )
    const token = live?.[0] ?? randomBytes(64).toString('hex')
    if (!live) tokens.set(token, { expires: now().getTime() + 7_200_000, revoked: false })
    const expires = tokens.get(token)?.expires ?? 0
    return ok({ access_token: token, expires_in: Math.floor((expires - now().getTime()) / 1000) })
  }

  // Good once, and for five minutes.
  const readCode = (got: Got): Answer => {
    const known = codes.get(got.query.get('code') ?? '')
    codes.delete(got.query.get('code') ?? '')
    if (!known || now().getTime() - known.at > 300_000) return error(40029, 'invalid code')
    return ok(known.who)
  }

  const periodOf = (at: number) => {
    const local = new Date(at + 8 * 3_600_000)
    const day = local.toISOString().slice(0, 10)
    if (quota === 'day') return day
    if (quota === 'month') return day.slice(0, 7)
    return String(Math.floor((Math.floor(local.getTime() / 86_400_000) + 3) / 7))
  }
  const quotaOf = () => {
    if (quota === 'day') return 1
    if (quota === 'week') return 7
    const local = new Date(now().getTime() + 8 * 3_600_000)
    return new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate()
  }

  const handlers: Record<string, (got: Got, body: Loose) => Answer> = {
    'externalcontact/groupchat/list': (got, body) => {
      if (unknownField(got, ['status_filter', 'owner_filter', 'cursor', 'limit']))
        return error(40058, 'invalid parameter')
      if (!(body['limit'] >= 1 && body['limit'] <= 1000)) return error(40058, 'limit invalid')
      if (body['owner_filter']?.userid_list?.length > 100) return error(40058, 'too many userid')
      const from = Number(body['cursor'] || 0)
      const all = [...groups.values()]
      const page = all.slice(from, from + body['limit'])
      const next = from + page.length
      return ok({
        group_chat_list: page.map(({ chat_id }) => ({ chat_id, status: 0 })),
        next_cursor: next < all.length ? String(next) : '',
      })
    },
    'externalcontact/groupchat/get': (_got, body) => {
      const group = groups.get(body['chat_id'])
      if (!group) return error(49008, 'chat not exist')
      return ok({
        group_chat: {
          chat_id: group.chat_id,
          name: group.name,
          owner: group.owner,
          member_version: group.version,
          member_list: [],
        },
      })
    },
    'externalcontact/opengid_to_chatid': (got, body) => {
      if (unknownField(got, ['opengid'])) return error(40058, 'invalid parameter')
      const chat_id = opengids.get(body['opengid'])
      return chat_id ? ok({ chat_id }) : error(40058, 'invalid opengid')
    },
    'externalcontact/add_msg_template': (got, body) => {
      const odd = unknownField(got, [
        'chat_type',
        'chat_id_list',
        'sender',
        'allow_select',
        'text',
        'attachments',
      ])
      if (odd) return error(40058, `invalid parameter ${odd}`)
      if (body['chat_type'] !== 'group') return error(40058, 'chat_type')
      const chats: string[] = body['chat_id_list'] ?? []
      if (chats.length === 0 || chats.length > 2000) return error(40058, 'chat_id_list')
      const text: string = body['text']?.content ?? ''
      if (text === '' && !body['attachments']?.length) return error(44004, 'empty content')
      if (Buffer.byteLength(text) > 4000) return error(45002, 'content size out of limit')
      const attachments: Loose[] = body['attachments'] ?? []
      if (attachments.length > 9) return error(40058, 'attachments')
      for (const one of attachments) {
        if (one.msgtype !== 'link') return error(40008, 'invalid msgtype')
        if (!one.link?.title || Buffer.byteLength(one.link.title) > 128)
          return error(45003, 'title size')
        if (Buffer.byteLength(one.link.desc ?? '') > 512) return error(45004, 'desc size')
        if (!one.link.url || Buffer.byteLength(one.link.url) > 2048) return error(40094, 'url size')
      }
      const mine = chats.filter((id) => groups.get(id)?.owner === body['sender'])
      if (mine.length === 0) return error(40003, 'invalid userid')
      const msgid = `msg${++serial}`
      const task: Task = {
        msgid,
        sender: body['sender'],
        chats: new Map(mine.map((id) => [id, 0])),
        made_at: now().getTime(),
        state: 'pending',
        reminded: [],
        text,
      }
      tasks.set(msgid, task)
      return ok({ fail_list: chats.filter((id) => !mine.includes(id)), msgid })
    },
    'externalcontact/get_groupmsg_send_result': (_got, body) => {
      const task = tasks.get(body['msgid'])
      if (!task) return error(41063, 'invalid msgid')
      if (task.sender !== body['userid']) return error(40003, 'invalid userid')
      const from = Number(body['cursor'] || 0)
      const all = [...task.chats]
      const page = all.slice(from, from + Number(body['limit']))
      const next = from + page.length
      return ok({
        send_list: page.map(([chat_id, status]) => ({
          chat_id,
          userid: task.sender,
          status,
          ...(status === 1 && { send_time: Math.floor(now().getTime() / 1000) }),
        })),
        next_cursor: next < all.length ? String(next) : '',
      })
    },
    'externalcontact/remind_groupmsg_send': (_got, body) => {
      const task = tasks.get(body['msgid'])
      if (!task) return error(41063, 'invalid msgid')
      const since = now().getTime() - 86_400_000
      if (task.reminded.filter((at) => at > since).length >= 3)
        return error(41094, 'remind too often')
      task.reminded.push(now().getTime())
      return ok()
    },
    'externalcontact/cancel_groupmsg_send': (_got, body) => {
      const task = tasks.get(body['msgid'])
      if (!task) return error(41063, 'invalid msgid')
      if (task.state === 'pending') task.state = 'cancelled'
      return ok()
    },
    'message/send': (got, body) => {
      const odd = unknownField(got, [
        'touser',
        'msgtype',
        'agentid',
        'text',
        'textcard',
        'enable_duplicate_check',
        'duplicate_check_interval',
      ])
      if (odd) return error(40058, `invalid parameter ${odd}`)
      if (body['agentid'] !== app.agentid) return error(40056, 'invalid agentid')
      const text = body['text']?.content ?? body['textcard']?.description ?? ''
      if (text === '') return error(44004, 'empty content')
      if (Buffer.byteLength(text) > 2048) return error(45002, 'content size out of limit')
      const people: string[] = String(body['touser'] ?? '').split('|')
      if (people.length > 1000) return error(40031, 'too many userid')
      const valid = people.filter((one) => staff.has(one))
      if (valid.length === 0) return error(81013, 'all user invalid')
      const mark = createHash('md5')
        .update(JSON.stringify([text, body['touser']]))
        .digest('hex')
      const before = messages.get(mark) ?? 0
      const is_double =
        body['enable_duplicate_check'] === 1 &&
        now().getTime() - before < Number(body['duplicate_check_interval'] ?? 1800) * 1000
      messages.set(mark, now().getTime())
      if (!is_double) {
        for (const one of valid) {
          const person = staff.get(one)
          const minute = person?.sent.filter((at) => at > now().getTime() - 60_000).length ?? 0
          person?.sent.push(now().getTime())
          // Over the limit it is dropped without a word.
          if (minute < 30) person?.texts.push(text)
        }
      }
      const invalid = people.filter((one) => !staff.has(one)).join('|')
      return ok({ msgid: `m${++serial}`, ...(invalid && { invaliduser: invalid }) })
    },
    'report/resident/get_order_list': (got, body) => {
      const odd = unknownField(got, ['begin_create_time', 'begin_modify_time', 'cursor', 'limit'])
      if (odd) return error(40058, `invalid parameter ${odd}`)
      if (!(body['limit'] >= 1 && body['limit'] <= 50)) return error(40058, 'limit invalid')
      const from = Number(body['cursor'] || 0)
      const all = orders.filter(
        ({ modified_at }) => modified_at >= Number(body['begin_modify_time'] ?? 0),
      )
      const page = all.slice(from, from + body['limit'])
      const next = from + page.length
      return ok({
        order_list: page.map(({ modified_at: _at, ...rest }) => rest),
        next_cursor: next < all.length ? String(next) : '',
      })
    },
  }

  const robot = (got: Got): Answer => {
    const one = robots.get(got.query.get('key') ?? '')
    if (!one) return error(93000, 'invalid webhook url')
    if (!got.json) return error(47001, 'data format error')
    const { msgtype, text, markdown } = got.json as Loose
    const content: string = (msgtype === 'text' ? text : markdown)?.content ?? ''
    if (!['text', 'markdown'].includes(msgtype)) return error(40008, 'invalid message type')
    if (content === '') return error(44004, 'empty content')
    if (Buffer.byteLength(content) > (msgtype === 'text' ? 2048 : 4096))
      return error(40058, 'content too long')
    if (msgtype === 'markdown' && markdown.mentioned_list)
      return error(40058, 'mention in markdown')
    if (one.sent.filter((at) => at > now().getTime() - 60_000).length >= 20)
      return error(45009, 'api freq out of limit')
    one.sent.push(now().getTime())
    one.texts.push(content)
    return ok()
  }

  const platform: FakePlatform = await fakePlatform(answer)
  return {
    ...platform,
    corp_id,
    app,
    groups,
    tasks,
    orders,
    opengids,
    addCode: (code: string, who: object) => codes.set(code, { at: now().getTime(), who }),
    addGroup: (chat_id: string, owner: string, name = chat_id) =>
      groups.set(chat_id, { chat_id, owner, name, version: randomBytes(16).toString('hex') }),
    addRobot: (key: string) => robots.set(key, { sent: [], texts: [] }).get(key),
    addStaff: (userid: string) => staff.set(userid, { sent: [], texts: [] }).get(userid),
    setQuota: (to: typeof quota) => {
      quota = to
    },
    revokeTokens: () => {
      for (const one of tokens.values()) one.revoked = true
    },
    block: (ms: number) => {
      blocked_until = now().getTime() + ms
    },
    /** The owner presses in the client: each group gets it unless its quota is used up. */
    tap: (msgid: string) => {
      const task = tasks.get(msgid)
      if (task?.state !== 'pending') return
      task.state = 'sent'
      for (const chat of task.chats.keys()) {
        const key = `${chat} ${quota} ${periodOf(now().getTime())}`
        const used = received.get(key) ?? 0
        task.chats.set(chat, used < quotaOf() ? 1 : 3)
        if (used < quotaOf()) received.set(key, used + 1)
      }
    },
    /** How many group messages the platform let into each group altogether. */
    received,
  }
}

/** Closes a call as the platform does; written apart from what is tested with it. */
export function sealCall(
  keys: { token: string; aes_key: string; receive_id: string },
  message: string,
  at: Date,
): { query: string; encrypted: string; body: string } {
  const key = Buffer.from(`${keys.aes_key}=`, 'base64')
  const bytes = Buffer.from(message, 'utf8')
  const size = Buffer.from([
    bytes.length >>> 24,
    (bytes.length >>> 16) & 255,
    (bytes.length >>> 8) & 255,
    bytes.length & 255,
  ])
  let plain = Buffer.concat([randomBytes(16), size, bytes, Buffer.from(keys.receive_id)])
  const fill = 32 - (plain.length % 32)
  plain = Buffer.concat([plain, Buffer.from(String.fromCharCode(fill).repeat(fill), 'latin1')])
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16))
  cipher.setAutoPadding(false)
  const encrypted = cipher.update(plain, undefined, 'base64') + cipher.final('base64')
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const nonce = randomBytes(4).toString('hex')
  const msg_signature = createHash('sha1')
    .update([keys.token, timestamp, nonce, encrypted].sort().join(''))
    .digest('hex')
  return {
    query: new URLSearchParams({ msg_signature, timestamp, nonce }).toString(),
    encrypted,
    body: `<xml><ToUserName><![CDATA[${keys.receive_id}]]></ToUserName><AgentID><![CDATA[1000002]]></AgentID><Encrypt><![CDATA[${encrypted}]]></Encrypt></xml>`,
  }
}
