import { z } from 'zod'
import {
  type CallContext,
  defineAdapter,
  type Fault,
  type HookAnswer,
  type Outcome,
  type Parcel,
} from '../adapter.ts'
import {
  callJson,
  outcomeOfStatus,
  parseJson,
  recordOf,
  recordsOf,
  stringOf,
} from '../call-json.ts'
import { baseUrl } from '../wecom/call-wecom.ts'
import { gapsOf, TextTemplates } from './match-template.ts'
import { signTc3 } from './tencent-sign.ts'
import { renderTemplate, SMS } from './text-message.ts'

const Settings = z.object({
  base_url: baseUrl('https://sms.tencentcloudapi.com'),
  secret_id: z.string().min(1),
  app_id: z.string().min(1),
  region: z.string().default('ap-guangzhou'),
  sign_name: z.string().min(1),
  templates: TextTemplates,
})
type Settings = z.output<typeof Settings>

const HOUR = 3_600_000

/** Text messages through Tencent Cloud: approved templates, up to 200 numbers a call, each with an answer of its own. */
export const smsTencent = defineAdapter<Settings>({
  kind: 'sms-tencent',
  settings: Settings,
  secrets: ['secret_key'],
  ...SMS,
  most_per_call: 200,
  render: ({ settings }, content) => renderTemplate(settings.templates, content),
  send,
  receive: (_ctx, request) => readReceipts(request.body),
})

async function send(
  ctx: CallContext<Settings>,
  { content, rows, attempt_id }: Parcel,
): Promise<Map<string, Outcome>> {
  const { settings, secrets } = ctx.channel
  const all = (outcome: Outcome) => new Map(rows.map(({ id }) => [id, outcome]))
  const template = settings.templates.find(({ code }) => code === content.template?.code)
  if (!template || !content.template) {
    return all({ state: 'rejected', fault: { code: 'no_template', message: '' } })
  }
  const { values } = content.template
  const body = JSON.stringify({
    PhoneNumberSet: rows.map(({ address }) => `+86${address}`),
    SmsSdkAppId: settings.app_id,
    SignName: settings.sign_name,
    TemplateId: template.code,
    TemplateParamSet: gapsOf(template.words).map((name) => values[name] ?? ''),
    SessionContext: attempt_id,
  })
  const at = Math.floor(ctx.now().getTime() / 1000)
  const { host } = new URL(settings.base_url)
  const call = { host, service: 'sms', action: 'SendSms', at, body }
  const { authorization } = signTc3(
    { id: settings.secret_id, secret: secrets['secret_key'] ?? '' },
    call,
  )
  const answer = await callJson(ctx.outward, {
    url: settings.base_url,
    raw: body,
    headers: {
      authorization,
      'x-tc-action': 'SendSms',
      'x-tc-version': '2021-01-11',
      'x-tc-timestamp': String(at),
      'x-tc-region': settings.region,
    },
  })
  const response = recordOf(answer.json?.['Response'])
  if (!response) return all(outcomeOfStatus(answer))
  const refusal = recordOf(response['Error'])
  if (refusal) return all(outcomeOf(stringOf(refusal['Code']), stringOf(refusal['Message'])))
  const states = recordsOf(response['SendStatusSet'])
  return new Map(
    rows.flatMap(({ id, address }): [string, Outcome][] => {
      const own = states.find((one) => stringOf(one['PhoneNumber']).endsWith(address))
      if (!own) return []
      const code = stringOf(own['Code'])
      const provider_id = stringOf(own['SerialNo'])
      return [
        [
          id,
          code === 'Ok'
            ? { state: 'accepted', provider_id }
            : outcomeOf(code, stringOf(own['Message'])),
        ],
      ]
    }),
  )
}

const LASTING =
  /^(AuthFailure|UnauthorizedOperation)|InsufficientBalance|SignatureIncorrectOrUnapproved|AppIdVerifyFail|SdkAppId/

function outcomeOf(code: string, message: string): Outcome {
  const fault: Fault = { code, message }
  if (/^LimitExceeded\.PhoneNumber/.test(code)) {
    const ms = /Daily/.test(code) ? 12 * HOUR : /OneHour/.test(code) ? HOUR : 60_000
    return { state: 'retry', after_ms: ms, fault, penalty: { bucket: 'recipient_day', ms } }
  }
  if (/^(RequestLimitExceeded|InternalError|LimitExceeded)/.test(code)) {
    return { state: 'retry', after_ms: 30_000, fault }
  }
  if (LASTING.test(code)) return { state: 'channel_down', fault: { ...fault, is_lasting: true } }
  return { state: 'rejected', fault }
}

function readReceipts(body: Buffer): HookAnswer {
  const answer = { status: 200, type: 'application/json', body: '{"result":0,"errmsg":"OK"}' }
  const receipts = recordsOf(parseJson(body.toString())).map((row) => {
    const is_there = row['report_status'] === 'SUCCESS'
    return {
      provider_id: stringOf(row['sid']),
      report: {
        address: null,
        state: is_there ? ('sent' as const) : ('failed' as const),
        ...(!is_there && { reason: stringOf(row['errmsg']) || 'failed' }),
      },
    }
  })
  return { ...answer, receipts: receipts.filter((one) => one.provider_id !== '') }
}
