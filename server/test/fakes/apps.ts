import { createCipheriv, createHash, createHmac, randomBytes } from 'node:crypto'
import { type Answer, fakePlatform, type Got } from './fake-platform.ts'

/** DingTalk's, Feishu's and WeChat's interfaces for apps on the loopback: passes that end, codes that are good once, agreements
 * that are used up, keys that make two calls one message. */
export async function fakeApps(now: () => Date) {
  const secret = 'APP-SECRET-0123456789'
  const tokens = new Map<string, number>()
  const chats = new Map<string, string[]>()
  const uuids = new Map<string, number>()
  const agreements = new Map<string, number>()
  const codes = new Map<string, { openid: string; session_key: string; at?: number }>()
  let serial = 0
  const issue = () => {
    const token = randomBytes(32).toString('hex')
    tokens.set(token, now().getTime() + 7_200_000)
    return token
  }
  const isGood = (token: string | null | undefined) =>
    (tokens.get(token ?? '') ?? 0) > now().getTime()
  const say = (chat: string, text: string) => chats.get(chat)?.push(text)

  const answer = (got: Got): Answer => {
    const body = got.json as Record<string, string> | null
    if (got.path === '/v1.0/oauth2/accessToken') {
      return body?.['appSecret'] === secret
        ? { json: { accessToken: issue(), expireIn: 7200 } }
        : {
            status: 400,
            body: '{"code":"invalidClientIdOrSecret","message":"无效的clientId或者clientSecret"}',
          }
    }
    if (got.path === '/v1.0/robot/groupMessages/send') {
      if (!isGood(got.headers['x-acs-dingtalk-access-token'])) {
        return { status: 401, body: '{"code":"InvalidAuthentication","message":"token"}' }
      }
      if (body?.['robotCode'] !== 'ding1')
        return { status: 400, body: '{"code":"robot.notExist","message":"x"}' }
      if (!chats.has(body['openConversationId'] ?? '')) {
        return { status: 400, body: '{"code":"resource.not.found","message":"conversation"}' }
      }
      say(body['openConversationId'] ?? '', JSON.parse(body['msgParam'] ?? '{}').content)
      return { json: { processQueryKey: `q${++serial}` } }
    }
    if (got.path === '/open-apis/auth/v3/tenant_access_token/internal') {
      return body?.['app_secret'] === secret
        ? { json: { code: 0, msg: 'ok', tenant_access_token: issue(), expire: 7200 } }
        : { json: { code: 10014, msg: 'app secret invalid' } }
    }
    if (got.path === '/open-apis/im/v1/messages') {
      if (!isGood(got.headers['authorization']?.replace('Bearer ', ''))) {
        return { json: { code: 99991663, msg: 'Invalid access token for authorization' } }
      }
      if (got.query.get('receive_id_type') !== 'chat_id')
        return { json: { code: 230001, msg: 'invalid' } }
      const chat = body?.['receive_id'] ?? ''
      if (!chats.has(chat))
        return { json: { code: 230002, msg: 'Bot/User can NOT be out of the chat.' } }
      const uuid = body?.['uuid'] ?? ''
      if (uuid.length > 50) return { json: { code: 230001, msg: 'uuid' } }
      const before = uuids.get(uuid)
      if (before === undefined || now().getTime() - before > 3_600_000) {
        uuids.set(uuid, now().getTime())
        say(chat, JSON.parse(body?.['content'] ?? '{}').text)
      }
      return { json: { code: 0, msg: 'success', data: { message_id: `om_${uuid}` } } }
    }
    return wechat(got)
  }

  const wechat = (got: Got): Answer => {
    const bad = (errcode: number, errmsg: string): Answer => ({
      json: { errcode, errmsg: `${errmsg} rid: 1-2-3` },
    })
    if (got.path === '/cgi-bin/stable_token') {
      return got.json?.['secret'] === secret
        ? { json: { access_token: issue(), expires_in: 7200 } }
        : bad(40125, 'invalid appsecret')
    }
    if (got.path === '/sns/jscode2session') {
      if (got.query.get('secret') !== secret) return bad(40125, 'invalid appsecret')
      if (got.query.get('grant_type') !== 'authorization_code') return bad(40002, 'grant_type')
      // Good once, and for five minutes.
      const found = codes.get(got.query.get('js_code') ?? '')
      codes.delete(got.query.get('js_code') ?? '')
      if (!found) return bad(40029, 'invalid code')
      const { at = now().getTime(), ...known } = found
      return now().getTime() - at > 300_000 ? bad(40029, 'invalid code') : { json: known }
    }
    if (got.path === '/cgi-bin/message/subscribe/send') {
      if (!isGood(got.query.get('access_token'))) return bad(40001, 'invalid credential')
      const data = got.json?.['data'] as Record<string, { value: string }>
      for (const [name, { value }] of Object.entries(data)) {
        if (name.startsWith('thing') && (value.length === 0 || value.length > 20))
          return bad(47003, 'argument invalid')
      }
      const key = `${got.json?.['touser']} ${got.json?.['template_id']}`
      const left = agreements.get(key) ?? 0
      if (left === 0) return bad(43101, 'user refuse to accept the msg')
      agreements.set(key, left - 1)
      return { json: { errcode: 0, errmsg: 'ok' } }
    }
    return bad(404, 'unknown path')
  }

  const platform = await fakePlatform(answer)
  return {
    ...platform,
    secret,
    codes,
    agreements,
    addChat: (id: string) => chats.set(id, []).get(id) ?? [],
    revoke: () => tokens.clear(),
  }
}

/** What a phone is given of the group out of which a mini-program was opened, sealed for whoever holds the session's key. */
export function sealEntry(
  session_key: string,
  entry: { opengid: string; chat_type: number; app_id: string; at: Date },
) {
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-128-cbc', Buffer.from(session_key, 'base64'), iv)
  const { opengid, chat_type, app_id, at } = entry
  const watermark = { appid: app_id, timestamp: Math.floor(at.getTime() / 1000) }
  const text = JSON.stringify({ opengid, chat_type, watermark })
  const data = Buffer.concat([cipher.update(text), cipher.final()]).toString('base64')
  return { iv: iv.toString('base64'), data }
}

/** A call of DingTalk, signed as it signs. */
export function dingtalkCall(secret: string, body: object, at: Date) {
  const timestamp = String(at.getTime())
  const sign = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
  return {
    headers: { timestamp, sign, 'content-type': 'application/json' },
    body: Buffer.from(JSON.stringify(body)),
  }
}

/** A call of Feishu, sealed and signed as it does. */
export function feishuCall(key: string, body: object, at: Date) {
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv)
  const encrypted = Buffer.concat([
    iv,
    cipher.update(JSON.stringify(body)),
    cipher.final(),
  ]).toString('base64')
  // Spaces that no second writing of the same JSON would have.
  const raw = Buffer.from(`{ "encrypt" :  "${encrypted}" }`)
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const signature = createHash('sha256')
    .update(Buffer.concat([Buffer.from(`${timestamp}n1${key}`), raw]))
    .digest('hex')
  return {
    headers: {
      'x-lark-request-timestamp': timestamp,
      'x-lark-request-nonce': 'n1',
      'x-lark-signature': signature,
      'content-type': 'application/json',
    },
    body: raw,
  }
}
