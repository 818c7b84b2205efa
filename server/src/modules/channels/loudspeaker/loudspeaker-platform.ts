import { z } from 'zod'
import { mayCall } from '#platform/outward'
import {
  type CallContext,
  defineAdapter,
  type Fault,
  type Outcome,
  type Parcel,
} from '../adapter.ts'
import type { Content } from '../content.ts'
import { readXml, textOf } from '../wecom/read-xml.ts'
import { signatureXml, softwareSigner } from './sign-ebd.ts'
import { packTar, unpackTar } from './tar.ts'

const Settings = z.object({
  base_url: z.string().refine(mayCall, 'not_an_address'),
  source_code: z.string().regex(/^\d{18}$/),
  peer_code: z.string().regex(/^\d{18}$/),
  sender_name: z.string().min(1),
  event_type: z
    .string()
    .regex(/^\d{5}$/)
    .default('11000'),
})
type Settings = z.output<typeof Settings>

/** About a minute of speech. */
const MOST_SPEECH = 240

/** The emergency broadcasting platform of the county (应急广播). We are a source of information: a request to play goes there,
 * and its duty officers decide. Nothing here seizes a loudspeaker. */
export const loudspeakerPlatform = defineAdapter<Settings>({
  kind: 'loudspeaker-platform',
  settings: Settings,
  secrets: ['signing_key'],
  capabilities: {
    hears: 'nothing',
    posts: true,
    needs_person: true,
    most_text: MOST_SPEECH,
    text_unit: 'characters',
    receipts: 'none',
    can_take_back: true,
    takes_back: 'accepted',
  },
  most_per_call: 1,
  gather_by: 'content',
  is_idempotent: false,
  buckets: () => [],
  render: (_channel, content) => ({
    body: content.speech?.text ?? content.text,
    complaints: complaintsOf(content),
  }),
  send,
  takeBack,
  test: async (ctx): Promise<Fault | null> => {
    const id = await ebdId(ctx)
    const at = shanghai(ctx.now())
    const inner = `<ConnectionCheck><RptTime>${at}</RptTime></ConnectionCheck>`
    const answer = await exchange(ctx, { id, type: 'ConnectionCheck', inner })
    return answer.code === '1' ? null : { code: answer.code, message: answer.message }
  },
})

function complaintsOf({ speech }: Content): string[] {
  if (!speech) return ['no_speech']
  return [...speech.text].length > MOST_SPEECH ? ['speech_too_long'] : []
}

async function send(
  ctx: CallContext<Settings>,
  { content, rows }: Parcel,
): Promise<Map<string, Outcome>> {
  const [row] = rows
  const { speech } = content
  if (!row) return new Map()
  const [complaint] = complaintsOf(content)
  if (complaint || !speech) {
    const fault = { code: complaint ?? 'no_speech', message: '' }
    return new Map([[row.id, { state: 'rejected', fault }]])
  }
  const ebm_id = await ebmId(ctx)
  const inner = playXml(ctx, { ebm_id, area: row.address, speech })
  const answer = await exchange(ctx, { id: await ebdId(ctx), type: 'EBM', inner })
  if (answer.code === '1') return new Map([[row.id, { state: 'accepted', provider_id: ebm_id }]])
  const fault = { code: answer.code, message: answer.message }
  // A signature that is not taken is the certificate's matter, and every message's.
  if (answer.code === '4') {
    return new Map([[row.id, { state: 'channel_down', fault: { ...fault, is_lasting: true } }]])
  }
  return new Map([[row.id, { state: answer.code === 'broken' ? 'unknown' : 'rejected', fault }]])
}

const NO_SUCH_EBM = '5'

/** Asks the platform not to play what it has taken (MsgType 2). What its duty officers have played already stays played. */
async function takeBack(ctx: CallContext<Settings>, ebm_id: string): Promise<Fault | null> {
  const inner = cancelXml(ctx, ebm_id)
  const answer = await exchange(ctx, { id: await ebdId(ctx), type: 'EBM', inner })
  if (answer.code === '1') return null
  const is_over = answer.code === '2' || answer.code === NO_SUCH_EBM
  return { code: is_over ? 'too_late' : answer.code, message: answer.message }
}

function cancelXml({ channel, now }: CallContext<Settings>, ebm_id: string): string {
  const { sender_name, source_code, event_type } = channel.settings
  const sent = shanghai(now())
  return `<EBM><EBMVersion>1</EBMVersion><EBMID>${escapeXml(ebm_id)}</EBMID><MsgBasicInfo><MsgType>2</MsgType><SenderName>${escapeXml(sender_name)}</SenderName><SenderCode>${source_code}</SenderCode><SentTime>${sent}</SentTime><EventType>${event_type}</EventType><Severity>4</Severity><StartTime>${sent}</StartTime><EndTime>${sent}</EndTime></MsgBasicInfo></EBM>`
}

function playXml(
  { channel, now }: CallContext<Settings>,
  of: { ebm_id: string; area: string; speech: NonNullable<Content['speech']> },
): string {
  const { sender_name, source_code, event_type } = channel.settings
  const [sent, end] = [now(), new Date(now().getTime() + of.speech.minutes * 60_000)].map(shanghai)
  const text = escapeXml(Array(of.speech.repeat).fill(of.speech.text).join('　'))
  return `<EBM><EBMVersion>1</EBMVersion><EBMID>${of.ebm_id}</EBMID><MsgBasicInfo><MsgType>1</MsgType><SenderName>${escapeXml(sender_name)}</SenderName><SenderCode>${source_code}</SenderCode><SentTime>${sent}</SentTime><EventType>${event_type}</EventType><Severity>4</Severity><StartTime>${sent}</StartTime><EndTime>${end}</EndTime></MsgBasicInfo><MsgContent><LanguageCode>zho</LanguageCode><MsgTitle>${escapeXml([...of.speech.text].slice(0, 20).join(''))}</MsgTitle><MsgDesc>${text}</MsgDesc><AreaCode>${escapeXml(of.area)}</AreaCode></MsgContent></EBM>`
}

/** Sends one message with its signature as an archive, and reads the platform's answer out of the archive that comes back. */
async function exchange(
  ctx: CallContext<Settings>,
  message: { id: string; type: string; inner: string },
): Promise<{ code: string; message: string }> {
  const { settings, secrets } = ctx.channel
  const at = ctx.now()
  const xml = `<?xml version="1.0" encoding="utf-8"?>
<EBD><EBDVersion>1.0</EBDVersion><EBDID>${message.id}</EBDID><EBDType>${message.type}</EBDType><SRC><EBRID>${settings.source_code}</EBRID></SRC><DEST><EBRID>${settings.peer_code}</EBRID></DEST><EBDTime>${shanghai(at)}</EBDTime>${message.inner}</EBD>`
  const sign = softwareSigner(secrets['signing_key'] ?? '')
  const signature = signatureXml({ id: message.id, xml }, { sign, cert_number: '000000000001', at })
  const archive = packTar(
    [
      { name: `EBDB_${message.id}.xml`, data: Buffer.from(xml) },
      { name: `EBDS_EBDB_${message.id}.xml`, data: Buffer.from(signature) },
    ],
    at,
  )
  const boundary = `----linli${message.id}`
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="EBDT_${message.id}.tar"\r\nContent-Type: application/octet-stream\r\n\r\n`
  const answer = await ctx.outward.request({
    method: 'POST',
    url: settings.base_url,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    body: Buffer.concat([Buffer.from(head), archive, Buffer.from(`\r\n--${boundary}--\r\n`)]),
    timeout_ms: 20_000,
  })
  return readAnswer(answer.body)
}

function readAnswer(archive: Buffer): { code: string; message: string } {
  const file = unpackTar(archive)?.find(({ name }) => name.startsWith('EBDB_'))
  const xml = file ? readXml(file.data.toString()) : null
  const response = xml?.children['EBDResponse']?.[0]
  if (!response) return { code: 'broken', message: 'the answer was not understood' }
  return { code: textOf(response, 'ResultCode'), message: textOf(response, 'ResultDesc') }
}

/** Sixteen digits that go up: microseconds by the clock, or one more than the last. */
async function ebdId(ctx: CallContext<Settings>): Promise<string> {
  const serial = await ctx.serial('ebd', ctx.now().getTime() * 1000)
  return `01${ctx.channel.settings.source_code}${String(serial).padStart(16, '0')}`
}

/** The day and the number of the message on it. */
async function ebmId(ctx: CallContext<Settings>): Promise<string> {
  const day = shanghai(ctx.now()).slice(0, 10).replaceAll('-', '')
  const serial = await ctx.serial('ebm', Number(`${day}0001`))
  return `${ctx.channel.settings.source_code.padEnd(23, '0')}${serial}`
}

function shanghai(at: Date): string {
  return new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
}

function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (one) => `&#${one.charCodeAt(0)};`)
}
