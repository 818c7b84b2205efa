import { z } from 'zod'
import {
  type CallContext,
  defineAdapter,
  type Fault,
  type HookAnswer,
  type Outcome,
  type Parcel,
} from '../adapter.ts'
import { callJson, outcomeOfStatus, parseJson, recordsOf, stringOf } from '../call-json.ts'
import { baseUrl } from '../wecom/call-wecom.ts'
import { signAcs3, signRpc, sortedQuery } from './aliyun-sign.ts'
import { TextTemplates } from './match-template.ts'
import { renderTemplate, SMS } from './text-message.ts'

const Settings = z.object({
  base_url: baseUrl('https://dysmsapi.aliyuncs.com'),
  access_key_id: z.string().min(1),
  sign_name: z.string().min(1),
  templates: TextTemplates,
  /** Clouds of a house may know the older form alone. */
  signing: z.enum(['acs3', 'rpc']).default('acs3'),
})
type Settings = z.output<typeof Settings>

const VERSION = '2017-05-25'
const HOUR = 3_600_000

/** Text messages through Aliyun: approved templates with short values, to one number a call; receipts are pushed. */
export const smsAliyun = defineAdapter<Settings>({
  kind: 'sms-aliyun',
  settings: Settings,
  secrets: ['access_key_secret'],
  ...SMS,
  most_per_call: 1,
  render: ({ settings }, content) => renderTemplate(settings.templates, content),
  send,
  receive: (_ctx, request) => readReceipts(request.body),
})

async function send(
  ctx: CallContext<Settings>,
  { content, rows }: Parcel,
): Promise<Map<string, Outcome>> {
  const [row] = rows
  const { settings } = ctx.channel
  if (!row) return new Map()
  if (!content.template) {
    return new Map([[row.id, { state: 'rejected', fault: { code: 'no_template', message: '' } }]])
  }
  const answer = await callAliyun(ctx, 'SendSms', {
    PhoneNumbers: row.address,
    SignName: settings.sign_name,
    TemplateCode: content.template.code,
    TemplateParam: JSON.stringify(content.template.values),
    // Comes back with the receipt: by it a message whose answer was lost is found again.
    OutId: row.id,
  })
  const code = stringOf(answer.json?.['Code'])
  if (code === 'OK') {
    return new Map([[row.id, { state: 'accepted', provider_id: stringOf(answer.json?.['BizId']) }]])
  }
  if (!code) return new Map([[row.id, outcomeOfStatus(answer)]])
  return new Map([[row.id, outcomeOf(code, stringOf(answer.json?.['Message']))]])
}

function callAliyun(
  { channel, outward, now }: CallContext<Settings>,
  action: string,
  values: Record<string, string>,
) {
  const { base_url, access_key_id, signing } = channel.settings
  const secret = channel.secrets['access_key_secret'] ?? ''
  const date = `${now().toISOString().slice(0, 19)}Z`
  const nonce = crypto.randomUUID().replaceAll('-', '')
  if (signing === 'rpc') {
    const all = {
      ...values,
      Action: action,
      Version: VERSION,
      Format: 'JSON',
      AccessKeyId: access_key_id,
      SignatureMethod: 'HMAC-SHA1',
      SignatureVersion: '1.0',
      SignatureNonce: nonce,
      Timestamp: date,
    }
    const signed = { ...all, Signature: signRpc(secret, 'POST', all) }
    return callJson(outward, { url: `${base_url}/?${sortedQuery(signed)}`, raw: '' })
  }
  const query = sortedQuery(values)
  const { host } = new URL(base_url)
  const call = { host, action, version: VERSION, date, nonce, query }
  const { headers } = signAcs3({ id: access_key_id, secret }, call)
  return callJson(outward, { url: `${base_url}/?${query}`, headers, raw: '' })
}

/** Of the account or its papers: nothing goes out until somebody has looked. */
const LASTING =
  /AccessKey|SignatureDoesNotMatch|InvalidTimeStamp|Forbidden|AMOUNT_NOT_ENOUGH|SMS_SIGNATURE_ILLEGAL|ACCOUNT_|OUT_OF_SERVICE|DAY_LIMIT/

function outcomeOf(code: string, message: string): Outcome {
  const fault: Fault = { code, message }
  if (code === 'isv.BUSINESS_LIMIT_CONTROL') {
    return {
      state: 'retry',
      after_ms: HOUR / 12,
      fault,
      penalty: { bucket: 'recipient_day', ms: HOUR / 12 },
    }
  }
  if (/^isp\.|Throttling|ServiceUnavailable|SignatureNonceUsed/.test(code)) {
    return { state: 'retry', after_ms: 30_000, fault }
  }
  if (LASTING.test(code)) return { state: 'channel_down', fault: { ...fault, is_lasting: true } }
  return { state: 'rejected', fault }
}

/** Receipts come late, twice, or never; the number itself is not looked at. */
function readReceipts(body: Buffer): HookAnswer {
  const answer = { status: 200, type: 'application/json', body: '{"code":0,"msg":"ok"}' }
  const receipts = recordsOf(parseJson(body.toString())).map((row) => ({
    provider_id: stringOf(row['biz_id']),
    delivery_id: stringOf(row['out_id']),
    report: {
      address: null,
      state: row['success'] === true ? ('sent' as const) : ('failed' as const),
      ...(row['success'] !== true && { reason: stringOf(row['err_code']) || 'failed' }),
    },
  }))
  return { ...answer, receipts: receipts.filter((one) => one.provider_id !== '') }
}
