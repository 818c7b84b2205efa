import { createCipheriv, createHash, randomBytes } from 'node:crypto'
import * as official from '@larksuiteoapi/node-sdk'
import { expect, test } from 'vitest'
import { feishuCall } from '../../../../test/fakes/apps.ts'
import { openFeishu, signFeishuEvent } from './feishu-sign.ts'

const KEY = 'kudryavka'
const AT = new Date('2022-09-05T02:00:00Z')
const event = (text: string) => ({
  schema: '2.0',
  header: { event_id: 'e1', event_type: 'im.message.receive_v1', token: 'vt' },
  event: { message: { chat_id: 'oc_1', content: JSON.stringify({ text }) } },
})
const silent = { error() {}, warn() {}, info() {}, debug() {}, trace() {} }
const dispatcher = (encryptKey: string, heard: unknown[]) =>
  new official.EventDispatcher({ encryptKey, verificationToken: 'vt', logger: silent }).register({
    'im.message.receive_v1': (data) => void heard.push(data.message),
  })
/** What the official dispatcher is handed: the parsed body, with the headers beside it. */
const handed = (headers: Record<string, string>, body: object) =>
  Object.assign(Object.create({ headers }), body)

test('the official sample of the documents opens the same way in both', () => {
  const sample = 'P37w+VZImNgPEO1RBhJ6RtKl7n6zymIbEG1pReEzghk='
  const key = 'test key'
  expect(new official.AESCipher(key).decrypt(sample)).toBe('hello world')
  expect(openFeishu(key, sample)).toBe('hello world')
})

test('whatever is sealed, the official cipher and ours open it alike; a wrong key opens it for neither', () => {
  for (const text of ['', 'a', '路灯坏了 🏮', '长'.repeat(999), 'x'.repeat(15), 'x'.repeat(16)]) {
    const body = feishuCall(KEY, event(text), AT).body.toString()
    const { encrypt } = JSON.parse(body)
    expect(openFeishu(KEY, encrypt)).toBe(new official.AESCipher(KEY).decrypt(encrypt))
    expect(JSON.parse(openFeishu(KEY, encrypt) ?? '')).toEqual(event(text))
  }
  const iv = randomBytes(16)
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update('other').digest(), iv)
  const sealed = Buffer.concat([iv, cipher.update('{}'), cipher.final()]).toString('base64')
  expect(openFeishu(KEY, sealed)).not.toBe('{}')
})

test('the official dispatcher takes what our stand-in seals and what our signature signs, and refuses what we refuse', async () => {
  const heard: unknown[] = []
  const { headers, body } = feishuCall(KEY, event('路灯坏了'), AT)
  // The dispatcher signs its own writing of the body: it is given one that reads the same either way.
  const tight = Buffer.from(JSON.stringify(JSON.parse(body.toString())))
  const at = headers['x-lark-request-timestamp']
  const ours = signFeishuEvent(KEY, { timestamp: at, nonce: 'n1', body: tight })
  const signed = { ...headers, 'x-lark-signature': ours }
  await dispatcher(KEY, heard).invoke(handed(signed, JSON.parse(tight.toString())))
  expect(heard).toEqual([{ chat_id: 'oc_1', content: '{"text":"路灯坏了"}' }])
  const forged = { ...signed, 'x-lark-request-nonce': 'n2' }
  await dispatcher(KEY, heard).invoke(handed(forged, JSON.parse(tight.toString())))
  expect(heard).toHaveLength(1)
  expect(signFeishuEvent(KEY, { timestamp: at, nonce: 'n2', body: tight })).not.toBe(ours)
})

test('the check of an address is read the same by the official package', () => {
  const asked = { challenge: 'c1', token: 'vt', type: 'url_verification' }
  const body = JSON.parse(feishuCall(KEY, asked, AT).body.toString())
  expect(official.generateChallenge(body, { encryptKey: KEY })).toEqual({
    isChallenge: true,
    challenge: { challenge: 'c1' },
  })
  expect(JSON.parse(openFeishu(KEY, body.encrypt) ?? '')).toEqual(asked)
})
