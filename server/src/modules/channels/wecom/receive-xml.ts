import type { HookAnswer, HookRequest, ReceiveContext } from '../adapter.ts'
import { type Element, readXml, textOf } from './read-xml.ts'
import { openWx, type WxKeys } from './wx-crypt.ts'

/** WeCom names no window; a call that is older than this was kept by somebody. */
const WINDOW_SECONDS = 600

/** Whether the moment that was signed is near enough to now. Asked after the signature, never instead of it. */
export function isNear(timestamp: string, now: Date, window_seconds = WINDOW_SECONDS): boolean {
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) <= window_seconds
}

/** Opens an encrypted XML call: the check of an address is answered, a message is given to `read`. */
export function receiveXml<S>(
  ctx: ReceiveContext<S>,
  request: HookRequest,
  how: { receive_id: string; read: (message: Element, raw: string) => HookAnswer },
): HookAnswer {
  const keys: WxKeys = {
    token: ctx.channel.secrets['callback_token'] ?? '',
    aes_key: ctx.channel.secrets['callback_aes_key'] ?? '',
    receive_id: how.receive_id,
  }
  if (!keys.token || !keys.aes_key) return { refused: 'callback_not_set_up', status: 403 }
  const { msg_signature = '', timestamp = '', nonce = '', echostr = '' } = request.query
  const outer = request.method === 'POST' ? readXml(request.body.toString()) : null
  const encrypted = request.method === 'GET' ? echostr : outer ? textOf(outer, 'Encrypt') : ''
  const raw = openWx(keys, { signature: msg_signature, timestamp, nonce, encrypted })
  if (raw === null) return { refused: 'signature_wrong', status: 403 }
  if (!isNear(timestamp, ctx.now)) return { refused: 'too_old', status: 403 }
  if (request.method === 'GET') return { status: 200, body: raw }
  const message = readXml(raw)
  // Rightly signed and not understood: it would come again and again.
  return message ? how.read(message, raw) : { status: 200 }
}
