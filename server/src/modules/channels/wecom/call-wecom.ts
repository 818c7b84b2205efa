import { z } from 'zod'
import { mayCall } from '#platform/outward'
import type { CallContext, Fault, Outcome } from '../adapter.ts'
import { callJson, outcomeOfStatus, stringOf } from '../call-json.ts'

/** Where a platform is called: its own address, or that of a private deployment. */
export const baseUrl = (own: string) => z.string().refine(mayCall, 'not_an_address').default(own)

export const WECOM = 'https://qyapi.weixin.qq.com'
/** What every channel of one self-built app needs. */
export const CorpSettings = z.object({
  base_url: baseUrl(WECOM),
  corp_id: z.string().min(4),
})

export interface WecomAnswer {
  code: number
  message: string
  body: Record<string, unknown>
  /** Set where the answer was not the platform's. */
  broken?: Outcome
}

/** The pass is not, or no longer, one that the platform knows. */
export const REFUSED_TOKEN: ReadonlySet<number> = new Set([40014, 42001])

/** Calls the interface of an app with the pass that all share. A pass that is refused is renewed, once. */
export async function callWecom(
  ctx: CallContext<{ base_url: string }>,
  path: string,
  body: unknown,
): Promise<WecomAnswer> {
  const first = await once(ctx, path, { token: await ctx.token(), body })
  if (!REFUSED_TOKEN.has(first.code)) return first
  return once(ctx, path, { token: await ctx.token('renewed'), body })
}

async function once(
  { channel, outward }: CallContext<{ base_url: string }>,
  path: string,
  { token, body }: { token: string; body: unknown },
): Promise<WecomAnswer> {
  const url = `${channel.settings.base_url}/cgi-bin/${path}?access_token=${encodeURIComponent(token)}`
  return readWecom(await callJson(outward, { url, body }))
}

/** Reads `errcode` and `errmsg`: success stands in the body, whatever the status says. */
export function readWecom(answer: Awaited<ReturnType<typeof callJson>>): WecomAnswer {
  const { status, json, text } = answer
  if (status !== 200 || !json || typeof json['errcode'] !== 'number') {
    return { code: -2, message: text, body: {}, broken: outcomeOfStatus(answer) }
  }
  return { code: json['errcode'], message: stringOf(json['errmsg']), body: json }
}

/** Fetches the pass of a self-built app. */
export async function fetchWecomToken(
  ctx: Omit<CallContext<z.infer<typeof CorpSettings>>, 'token' | 'serial'>,
): Promise<{ token: string; seconds: number } | Fault> {
  const { base_url, corp_id } = ctx.channel.settings
  const query = new URLSearchParams({
    corpid: corp_id,
    corpsecret: ctx.channel.secrets['corp_secret'] ?? '',
  })
  const url = `${base_url}/cgi-bin/gettoken?${query}`
  const answer = readWecom(await callJson(ctx.outward, { method: 'GET', url }))
  if (answer.code !== 0) return faultOfWecom(answer)
  const token = stringOf(answer.body['access_token'])
  return { token, seconds: Number(answer.body['expires_in']) || 7200 }
}

const MINUTE = 60_000
/** Credentials, permissions, and robots that are gone: nothing gets better by trying again. */
const LASTING = new Set([40001, 40013, 48002, 60011, 60020, 93000])
const BUSY = new Set([45009, 45033])

/** What a refusal of the platform is, in our words. */
export function faultOfWecom({ code, message }: Pick<WecomAnswer, 'code' | 'message'>): Fault {
  return { code: String(code), message, ...(LASTING.has(code) && { is_lasting: true }) }
}

/** What an answer other than 0 means for what was to be sent. `bucket` rests where the platform says "too fast". */
export function outcomeOfWecom(answer: WecomAnswer, bucket?: string): Outcome {
  if (answer.broken) return answer.broken
  const fault = faultOfWecom(answer)
  if (fault.is_lasting) return { state: 'channel_down', fault }
  if (answer.code === -1) return { state: 'retry', after_ms: 5_000, fault }
  if (BUSY.has(answer.code)) {
    const penalty = bucket ? { penalty: { bucket, ms: MINUTE } } : {}
    return { state: 'retry', after_ms: MINUTE, fault, ...penalty }
  }
  // The renewed pass was refused too: something else holds or changes it; later, not never.
  if (REFUSED_TOKEN.has(answer.code)) return { state: 'retry', after_ms: MINUTE, fault }
  return { state: 'rejected', fault }
}
