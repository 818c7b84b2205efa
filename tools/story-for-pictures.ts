import { type APIRequestContext, request } from 'playwright-core'
import sharp from 'sharp'
import { DEMONSTRATION_PHONE } from '../server/src/demonstration/accounts.ts'
import { ask, signIn } from './sign-in-for-pictures.ts'

/** Lets a resident report two things, of which one is taken up, so that no page of the gallery is empty. Once is enough. */
export async function tellStory(url: string) {
  const resident = await visitOf(url, DEMONSTRATION_PHONE)
  const { items } = await ask(resident, 'matters.list_reported', {})
  if (items.length >= 2) return
  const [building] = await ask(resident, 'org.search_areas', { text: '凤苑小区3号楼', limit: 1 })
  const lamp = await ask(resident, 'matters.report', {
    description: '3号楼门口的路灯三天没亮了，晚上老人下楼看不清台阶。',
    category_code: 'facility.street_light',
    area_id: building?.id,
    address: '凤苑小区3号楼单元门口',
    file_ids: [await addPhoto(resident)],
  })
  const duty = await visitOf(url, 'zhiban')
  await ask(duty, 'matters.accept', { id: lamp.id })
  const { suggested_unit } = await ask(duty, 'matters.get', { id: lamp.id })
  if (suggested_unit) await ask(duty, 'matters.assign', { id: lamp.id, unit_id: suggested_unit.id })
  await ask(resident, 'matters.report', {
    description: '楼道里堆了几辆电动车，推轮椅过不去。',
    area_id: building?.id,
    file_ids: [],
  })
}

async function visitOf(baseURL: string, as: string) {
  const visit = await request.newContext({ baseURL })
  await signIn(visit, as)
  return visit
}

async function addPhoto(resident: APIRequestContext): Promise<string> {
  const bytes = await photoOfDarkLamp()
  const { upload_id } = await ask(resident, 'documents.start_upload', {
    kind: 'photo',
    name: 'lamp.jpg',
    bytes: bytes.length,
  })
  const reply = await resident.put(`/files/uploads/${upload_id}?offset=0`, {
    data: bytes,
    headers: { 'content-type': 'application/octet-stream' },
  })
  if (!reply.ok()) throw new Error(`upload: ${reply.status()}`)
  const { file } = await ask(resident, 'documents.finish_upload', { upload_id })
  return file.id
}

/** A drawing of a dark street, because no photo of a real one may be passed off as this one. */
function photoOfDarkLamp(): Promise<Buffer> {
  const windows = [0, 1, 2, 3, 4, 5].map((n) => {
    const lit = n % 4 === 1 ? '#e8c06a' : '#20293a'
    return `<rect x="${90 + (n % 3) * 90}" y="${120 + Math.floor(n / 3) * 130}" width="52" height="70" fill="${lit}"/>`
  })
  return sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" viewBox="0 0 800 600">
      <defs><linearGradient id="sky" x2="0" y2="1"><stop stop-color="#0e1626"/><stop offset="1" stop-color="#33415c"/></linearGradient></defs>
      <rect width="800" height="600" fill="url(#sky)"/>
      <rect x="50" y="70" width="320" height="430" fill="#151d2c"/>${windows.join('')}
      <rect x="190" y="400" width="60" height="100" fill="#0b111c"/>
      <path d="M0 500h800v100H0z" fill="#0b0f18"/>
      <path d="M560 520V190q0-40 40-40h60" fill="none" stroke="#49546a" stroke-width="12"/>
      <path d="M640 140h70l-12 34h-46z" fill="#5a6579"/>
    </svg>`),
  )
    .jpeg({ quality: 88 })
    .toBuffer()
}
