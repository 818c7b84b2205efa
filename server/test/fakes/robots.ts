import { createHmac } from 'node:crypto'
import { type Answer, fakePlatform, type Got } from './fake-platform.ts'

/** Robots of groups in DingTalk and Feishu on the loopback: signatures computed anew, windows, limits with their rests, and
 * both forms of success. */
export async function fakeRobots(now: () => Date) {
  const dingtalk = {
    token: 'DTOKEN-0123456789',
    secret: 'SECdingtalk',
    texts: [] as string[],
    sent: [] as number[],
    rest: 0,
  }
  const feishu = {
    hook: 'FHOOK-0123456789',
    secret: 'SECfeishu',
    texts: [] as string[],
    sent: [] as number[],
  }

  const ding = (got: Got): Answer => {
    const say = (errcode: number, errmsg: string): Answer => ({ json: { errcode, errmsg } })
    if (got.query.get('access_token') !== dingtalk.token) return say(300005, 'token is not exist')
    const at = Number(got.query.get('timestamp'))
    const own = createHmac('sha256', Buffer.from(dingtalk.secret))
    own.update(
      Buffer.concat([Buffer.from(`${at}`), Buffer.from([10]), Buffer.from(dingtalk.secret)]),
    )
    const is_late = Math.abs(now().getTime() - at) > 3_600_000
    if (is_late || own.digest().toString('base64') !== got.query.get('sign')) {
      return say(
        310000,
        'sign not match, more: [https://ding-doc.dingtalk.com/doc#/serverapi2/qf2nxq]',
      )
    }
    if (!got.headers['content-type']?.startsWith('application/json'))
      return say(43004, 'invalid content type')
    const text = (got.json?.['text'] as { content?: string } | undefined)?.content
    if (got.json?.['msgtype'] !== 'text') return say(400105, 'unsupported msgtype')
    if (!text) return say(40035, 'missing parameter content')
    const ms = now().getTime()
    if (ms < dingtalk.rest) return say(130101, 'send too fast, exceed 20 times per minute')
    if (dingtalk.sent.filter((one) => one > ms - 60_000).length >= 20) {
      dingtalk.rest = ms + 600_000
      return say(130101, 'send too fast, exceed 20 times per minute')
    }
    dingtalk.sent.push(ms)
    dingtalk.texts.push(text)
    return say(0, 'ok')
  }

  const fei = (got: Got): Answer => {
    if (got.path !== `/open-apis/bot/v2/hook/${feishu.hook}`) {
      return { json: { code: 19001, msg: 'param invalid: incoming webhook access token invalid' } }
    }
    if (got.body.length > 20 * 1024) return { json: { code: 9499, msg: 'Bad Request' } }
    const at = String(got.json?.['timestamp'])
    const sign = createHmac('sha256', Buffer.from(`${at}\n${feishu.secret}`)).digest('base64')
    if (sign !== got.json?.['sign'] || Math.abs(now().getTime() / 1000 - Number(at)) > 3600) {
      return {
        json: {
          code: 19021,
          msg: 'sign match fail or timestamp is not within one hour from current time',
        },
      }
    }
    const ms = now().getTime()
    const within = (span: number) => feishu.sent.filter((one) => one > ms - span).length
    if (within(1000) >= 5 || within(60_000) >= 100)
      return { json: { code: 11232, msg: 'frequency limited' } }
    const text = (got.json?.['content'] as { text?: string } | undefined)?.text
    if (got.json?.['msg_type'] !== 'text' || !text)
      return { json: { code: 9499, msg: 'Bad Request' } }
    feishu.sent.push(ms)
    feishu.texts.push(text)
    return feishu.sent.length % 2 === 0
      ? { json: { code: 0, data: {}, msg: 'success' } }
      : { json: { StatusCode: 0, StatusMessage: 'success', Extra: null } }
  }

  const platform = await fakePlatform((got) => (got.path === '/robot/send' ? ding(got) : fei(got)))
  return { ...platform, dingtalk, feishu }
}
