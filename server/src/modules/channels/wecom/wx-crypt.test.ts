import { createCipheriv, randomBytes } from 'node:crypto'
import * as official from '@wecom/crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readXml, textOf } from './read-xml.ts'
import { decryptWx, encryptWx, keyOf, openWx, signWx, unpad } from './wx-crypt.ts'

const aes_key = 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C'
const keys = { token: 'QDG6eK', aes_key, receive_id: 'wx5823bf96d3bd56c7' }
const ascii = Buffer.from('0123456789abcdef')

test('official sample: verification of an address', () => {
  const encrypted =
    'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=='
  const signature = '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3'
  const signed = { signature, timestamp: '1409659589', nonce: '263014780', encrypted }
  expect(openWx(keys, signed)).toBe('1616140317555161061')
  expect(encryptWx(keys, '1616140317555161061', Buffer.from('c41b64491c2468d0'))).toBe(encrypted)
  expect(openWx(keys, { ...signed, signature: signature.replace('5', '6') })).toBeNull()
  expect(openWx({ ...keys, token: 'QDG6eL' }, signed)).toBeNull()
})

test('official sample: a message whose padding is longer than any library takes off', () => {
  const encrypted =
    'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q=='
  const message = openWx(keys, {
    signature: '477715d11cdb4164915debcba66cb864d751f3e6',
    timestamp: '1409659813',
    nonce: '1372623149',
    encrypted,
  })
  expect(message).toHaveLength(284)
  const xml = readXml(message ?? '')
  expect(xml && textOf(xml, 'Content')).toBe('hello')
  // Beyond what a number holds.
  expect(xml && textOf(xml, 'MsgId')).toBe('4561255354251345929')
  expect(encryptWx(keys, message ?? '', Buffer.from('0960688932c47ef1'))).toBe(encrypted)
})

test('official debug tool: an echostr that travelled in an address', () => {
  const query = new URLSearchParams(
    'msg_signature=6a27598fb5b01ee02684379a339fef6de65c83c2&timestamp=1629824456&nonce=bqe3yfbqfc7&echostr=22vyvcBQ1xafTSJuhMGQuFyOAh00m2enIATgo4R6SGHY%2FYhofNmfwCksP3OP0Gxnq%2BcqnJcuvUQtjSbEu60IUA%3D%3D',
  )
  const encrypted = query.get('echostr') ?? ''
  const given = {
    signature: query.get('msg_signature') ?? '',
    timestamp: '1629824456',
    nonce: 'bqe3yfbqfc7',
    encrypted,
  }
  expect(signWx('1372623149', given.timestamp, given.nonce, encrypted)).toBe(given.signature)
  const [receive_id] = ['wx5823bf96d3bd56c7', ''].filter(
    (id) => decryptWx({ ...keys, receive_id: id }, encrypted) !== null,
  )
  const own = receive_id ?? official.decrypt(aes_key, encrypted).id
  expect(openWx({ token: '1372623149', aes_key, receive_id: own }, given)).toBe('ECHO')
})

test.each([
  [
    '',
    'sKqRbbiSUnDhFHOvPjtUMU5qwF3QTRQT35ZLQKNzkIFzNtEiqzhRA2bjiTq/aLNxdb+TySor6nIW5pigQ2NbKg==',
    'e9e9272a72fdf941efb3161099e75e7edb7c3a51',
  ],
  [
    '通知',
    'sKqRbbiSUnDhFHOvPjtUMaUfIxZZT1tvs4IY4ASW/C2kBjaIALzKkUU/9S7xORtvFP1RfXgcSMfIRLEGJiC4/Q==',
    '3d0ef9eb633cfedc849babd2f0a3b1ec8df2995c',
  ],
  [
    'x'.repeat(26),
    'sKqRbbiSUnDhFHOvPjtUMSs1k8K1CdhVATTBQNj5RGfr2SSogQPwiaREvDG6j+anDDTQGRPc5XVafaRf07vjdJWo03DV9aa/cArn/HDtV476heTTKpJSMh7JMO1cnA3V',
    'c8d05f17129bb0f30e5ac3f7d2e3db4e89914884',
  ],
])('boundaries of the padding: %j', (message, encrypted, signature) => {
  expect(encryptWx(keys, message, ascii)).toBe(encrypted)
  expect(signWx(keys.token, '1700000000', 'nonce1', encrypted)).toBe(signature)
  expect(decryptWx(keys, encrypted)).toBe(message)
})

test('a robot of a house: JSON, and nothing behind the message', () => {
  const message =
    '{"msgid":"M1","aibotid":"B1","chatid":"G1","chattype":"group","from":{"userid":"u1"},"msgtype":"text","text":{"content":"@小网 路灯坏了"}}'
  const encrypted =
    'sKqRbbiSUnDhFHOvPjtUMYI/lNbqGHfVyGKjO4EjGiqLJAqkQ0EEZW3Xhfxbp/JHfsh1spnO8oxwO3JAu72kyWiMgJmf9r12gxufpqIVyGt67ZhjxPcN9wa9uDx4RbVc8Gp2lm3r32UgN9Oz/BMBpoUten1K5c/X/hmBgJB/OotsDm4eEwo4hqb3qndrLrKCBkGUxkLc47MquBVq++fJj69Y1lbcEKk07j3XAfJ9CLKPJJ01AS7CUVW36EV1rs6p'
  const bare = { ...keys, receive_id: '' }
  expect(encryptWx(bare, message, ascii)).toBe(encrypted)
  const signature = '0a636974068dfcf3412352bf2163170eb9d54c93'
  expect(openWx(bare, { signature, timestamp: '1767323045', nonce: 'n1', encrypted })).toBe(message)
  expect(decryptWx(keys, encrypted)).toBeNull()
})

test('official sample of official accounts: secure and plain mode', () => {
  const own = {
    token: 'spamtest',
    aes_key: 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG',
    receive_id: 'wx2c2769f8efd9abc2',
  }
  const message = openWx(own, {
    signature: '5d197aaffba7e9b25a30732f161a50dee96bd5fa',
    timestamp: '1409735669',
    nonce: '1320562132',
    encrypted:
      'hyzAe4OzmOMbd6TvGdIOO6uBmdJoD0Fk53REIHvxYtJlE2B655HuD0m8KUePWB3+LrPXo87wzQ1QLvbeUgmBM4x6F8PGHQHFVAFmOD2LdJF9FrXpbUAh0B5GIItb52sn896wVsMSHGuPE328HnRGBcrS7C41IzDWyWNlZkyyXwon8T332jisa+h6tEDYsVticbSnyU8dKOIbgU6ux5VTjg3yt+WGzjlpKn6NPhRjpA912xMezR4kw6KWwMrCVKSVCZciVGCgavjIQ6X8tCOp3yZbGpy0VxpAe+77TszTfRd5RJSVO/HTnifJpXgCSUdUue1v6h0EIBYYI1BD1DlD+C0CR8e6OewpusjZ4uBl9FyJvnhvQl+q5rv1ixrcpCumEPo5MJSgM9ehVsNPfUM669WuMyVWQLCzpu9GhglF2PE=',
  })
  expect(Buffer.byteLength(message ?? '')).toBe(280)
  const xml = readXml(message ?? '')
  expect(xml && [textOf(xml, 'Content'), textOf(xml, 'MsgId')]).toEqual([
    'abcdteT',
    '6054768590064713728',
  ])
  expect(signWx('spamtest', '1409735669', '1320562132')).toBe(
    '16120ec1b8dbb870f510d87ce6bc2463eae6ca1a',
  )
  expect(signWx('789', '456', '123')).toBe('f7c3bc1d808e04732adf679965ccc34ca7ae3441')
})

describe('against the official package, which is another program', () => {
  test('each opens what the other has closed, whatever the length', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (message) => {
        if (!message.isWellFormed()) return
        const closed = encryptWx(keys, message, randomBytes(16))
        expect(official.decrypt(aes_key, closed)).toMatchObject({ message, id: keys.receive_id })
        expect(decryptWx(keys, official.encrypt(aes_key, message, keys.receive_id))).toBe(message)
        expect(signWx(keys.token, '1', '2', closed)).toBe(
          official.getSignature(keys.token, '1', '2', closed),
        )
      }),
    )
  })
})

describe('what was not made with these keys opens to nothing', () => {
  const close = (plain: Buffer) => {
    const key = keyOf(aes_key) ?? Buffer.alloc(32)
    const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false)
    return Buffer.concat([cipher.update(plain), cipher.final()]).toString('base64')
  }
  const body = (length: number, message: string, id: string) => {
    const head = Buffer.alloc(20)
    head.writeUInt32BE(length, 16)
    return Buffer.concat([head, Buffer.from(message), Buffer.from(id)])
  }
  const padded = (plain: Buffer, n: number, byte = n) =>
    Buffer.concat([plain, Buffer.alloc(n, byte)])
  const good = body(5, 'hello', keys.receive_id)

  test.each([
    ['padding of 0', padded(good, 21, 0)],
    ['padding of 33', padded(good, 21, 33)],
    [
      'one byte of the padding is another',
      Buffer.concat([good, Buffer.from([9]), Buffer.alloc(20, 21)]),
    ],
    ['a length beyond the end', padded(body(4000, 'hello', keys.receive_id), 21)],
    ['another receiver', padded(body(5, 'hello', 'wx0000000000000000'), 21)],
    ['shorter than its head', padded(Buffer.alloc(8), 24)],
  ])('%s', (_what, plain) => {
    expect(decryptWx(keys, close(plain))).toBeNull()
  })
  test('the same, rightly padded, does open', () => {
    expect(decryptWx(keys, close(padded(good, 21)))).toBe('hello')
  })
  test.each(['', 'AAAA', 'not base64 at all', 'A'.repeat(5000)])('noise %#', (noise) => {
    expect(decryptWx(keys, noise)).toBeNull()
  })
  test('padding of exactly one block and no more', () => {
    expect(unpad(Buffer.alloc(32, 32))).toHaveLength(0)
    expect(unpad(Buffer.alloc(16, 32))).toBeNull()
  })
})

describe('XML', () => {
  test('CDATA that is split, an empty element and repeated children', () => {
    const xml = readXml(
      '<xml><a><![CDATA[x]]]]><![CDATA[>y]]></a><b/><c><i>1</i><i>2</i></c></xml>',
    )
    expect(xml && textOf(xml, 'a')).toBe('x]]>y')
    expect(xml && textOf(xml, 'b')).toBe('')
    expect(xml?.children['c']?.[0]?.children['i']?.map((one) => one.text)).toEqual(['1', '2'])
  })
  test.each([
    '',
    'text',
    '<xml><a></xml>',
    '<!DOCTYPE xml [<!ENTITY a "b">]><xml><a>&a;</a></xml>',
    '<xml>&undefined;</xml>',
    `${'<a>'.repeat(12)}${'</a>'.repeat(12)}`,
    `<xml>${'x'.repeat(1_100_000)}</xml>`,
  ])('is refused %#', (text) => {
    expect(readXml(text)).toBeNull()
  })
})
