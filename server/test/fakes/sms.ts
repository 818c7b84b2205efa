import { createHash, createHmac } from 'node:crypto'
import { type Answer, fakePlatform, type Got } from './fake-platform.ts'

/** Two operators of text messages on the loopback: signatures computed anew from what came over the wire, clocks, used
 * nonces, limits a number, partial answers, receipts when they are asked for. */
export async function fakeSms(now: () => Date) {
  const account = { id: 'LTAI-ID', secret: 'OPERATOR-SECRET-0123', sign: '东昌府区' }
  const approved = new Set(['SMS_100', '2001'])
  const sent: { phone: string; template: string; values: unknown; id: string; out_id: string }[] =
    []
  const nonces = new Set<string>()
  const illegal = new Set<string>()
  let serial = 0

  const sha = (text: string | Buffer) => createHash('sha256').update(text).digest('hex')
  const encode = (text: string) =>
    [...Buffer.from(text)]
      .map((byte) => {
        const one = String.fromCharCode(byte)
        return /[A-Za-z0-9\-_.~]/.test(one)
          ? one
          : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`
      })
      .join('')
  const limited = (phone: string) => sent.filter((one) => one.phone === phone).length >= 3

  const aliyun = (got: Got): Answer => {
    const say = (Code: string, more: object = {}): Answer => ({
      json: {
        Code,
        Message: Code === 'OK' ? 'OK' : `${Code} said`,
        RequestId: `R${++serial}`,
        ...more,
      },
    })
    const values = Object.fromEntries(got.query)
    const names = Object.keys(values).sort()
    if (values['Signature'] !== undefined) {
      const list = names
        .filter((name) => name !== 'Signature')
        .map((name) => `${encode(name)}=${encode(values[name] ?? '')}`)
      const text = `POST&%2F&${encode(list.join('&'))}`
      const own = createHmac('sha1', `${account.secret}&`).update(text).digest('base64')
      if (own !== values['Signature']) return say('SignatureDoesNotMatch')
    } else {
      const signed = [
        'host',
        'x-acs-action',
        'x-acs-content-sha256',
        'x-acs-date',
        'x-acs-signature-nonce',
        'x-acs-version',
      ]
      const canonical = [
        got.method,
        '/',
        names.map((name) => `${encode(name)}=${encode(values[name] ?? '')}`).join('&'),
        ...signed.map((name) => `${name}:${got.headers[name]}`),
        '',
        signed.join(';'),
        sha(got.body),
      ].join('\n')
      const own = createHmac('sha256', account.secret)
        .update(`ACS3-HMAC-SHA256\n${sha(canonical)}`)
        .digest('hex')
      const right = `ACS3-HMAC-SHA256 Credential=${account.id},SignedHeaders=${signed.join(';')},Signature=${own}`
      if (got.headers['authorization'] !== right) return say('SignatureDoesNotMatch')
      const skew = Math.abs(now().getTime() - new Date(got.headers['x-acs-date'] ?? '').getTime())
      if (skew > 900_000) return say('InvalidTimeStamp.Expired')
      const nonce = got.headers['x-acs-signature-nonce'] ?? ''
      if (nonces.has(nonce)) return say('SignatureNonceUsed')
      nonces.add(nonce)
    }
    if (values['SignName'] !== account.sign) return say('isv.SMS_SIGNATURE_ILLEGAL')
    if (!approved.has(values['TemplateCode'] ?? '')) return say('isv.SMS_TEMPLATE_ILLEGAL')
    const phone = values['PhoneNumbers'] ?? ''
    if (!/^1\d{10}$/.test(phone) || illegal.has(phone)) return say('isv.MOBILE_NUMBER_ILLEGAL')
    if (limited(phone)) return say('isv.BUSINESS_LIMIT_CONTROL')
    const id = `Biz${++serial}^0`
    sent.push({
      phone,
      template: values['TemplateCode'] ?? '',
      values: JSON.parse(values['TemplateParam'] ?? '{}'),
      id,
      out_id: values['OutId'] ?? '',
    })
    return say('OK', { BizId: id })
  }

  const tencent = (got: Got): Answer => {
    const fail = (Code: string): Answer => ({
      json: { Response: { Error: { Code, Message: `${Code} said` }, RequestId: 'r' } },
    })
    const at = Number(got.headers['x-tc-timestamp'])
    const day = new Date(at * 1000).toISOString().slice(0, 10)
    const canonical = `POST\n/\n\ncontent-type:${got.headers['content-type']}\nhost:${got.headers['host']}\nx-tc-action:${got.headers['x-tc-action']?.toLowerCase()}\n\ncontent-type;host;x-tc-action\n${sha(got.body)}`
    const text = `TC3-HMAC-SHA256\n${at}\n${day}/sms/tc3_request\n${sha(canonical)}`
    let key: Buffer | string = `TC3${account.secret}`
    for (const part of [day, 'sms', 'tc3_request', text])
      key = createHmac('sha256', key).update(part).digest()
    const right = `TC3-HMAC-SHA256 Credential=${account.id}/${day}/sms/tc3_request, SignedHeaders=content-type;host;x-tc-action, Signature=${key.toString('hex')}`
    if (got.headers['authorization'] !== right) return fail('AuthFailure.SignatureFailure')
    if (Math.abs(now().getTime() / 1000 - at) > 300) return fail('AuthFailure.SignatureExpire')
    const body = got.json as {
      PhoneNumberSet: string[]
      TemplateId: string
      TemplateParamSet: string[]
      SessionContext: string
    }
    if (body.PhoneNumberSet.length > 200) return fail('LimitExceeded.PhoneNumberCountLimit')
    if (!approved.has(body.TemplateId)) return fail('FailedOperation.TemplateIncorrectOrUnapproved')
    const SendStatusSet = body.PhoneNumberSet.map((full) => {
      const phone = full.replace('+86', '')
      if (illegal.has(phone))
        return {
          PhoneNumber: full,
          Code: 'InvalidParameterValue.IncorrectPhoneNumber',
          Message: 'bad',
          SerialNo: '',
        }
      if (limited(phone))
        return {
          PhoneNumber: full,
          Code: 'LimitExceeded.PhoneNumberThirtySecondLimit',
          Message: 'fast',
          SerialNo: '',
        }
      const id = `S${++serial}`
      sent.push({
        phone,
        template: body.TemplateId,
        values: body.TemplateParamSet,
        id,
        out_id: body.SessionContext,
      })
      return { PhoneNumber: full, Code: 'Ok', Message: 'send success', SerialNo: id }
    })
    return { json: { Response: { SendStatusSet, RequestId: 'r' } } }
  }

  const platform = await fakePlatform((got) =>
    got.headers['x-tc-action'] ? tencent(got) : aliyun(got),
  )
  return { ...platform, account, approved, sent, illegal }
}
