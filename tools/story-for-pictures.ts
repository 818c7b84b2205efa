import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type APIRequestContext, request } from 'playwright-core'
import sharp from 'sharp'
import { DEMONSTRATION_PHONE } from '../server/src/demonstration/accounts.ts'
import { ROOT } from './printed-page.ts'
import { ask, signIn } from './sign-in-for-pictures.ts'

const LAMP = '3号楼门口的路灯三天没亮了，晚上老人下楼看不清台阶。'
/** An invented list: real cases of other places stay out of the project's pictures. */
const LIST = 'server/test/fixtures/imports/cases-of-another-city.csv'

/** Lets people do what fills the pages of the gallery: two reports, one of them taken up, and a list to import. Once is enough. */
export async function tellStory(url: string) {
  const resident = await visitOf(url, DEMONSTRATION_PHONE)
  const { items } = await ask(resident, 'matters.list_reported', {})
  const isTold = items.some((one: { description: string }) => one.description === LAMP)
  if (!isTold) await reportTwoThings(url, resident)
  const importer = await visitOf(url, 'pingshan@440310')
  const before = await ask(importer, 'imports.list', {})
  if (before.items.length === 0) await startImport(importer)
}

async function reportTwoThings(url: string, resident: APIRequestContext) {
  const [building] = await ask(resident, 'org.search_areas', { text: '凤苑小区3号楼', limit: 1 })
  const lamp = await ask(resident, 'matters.report', {
    description: LAMP,
    category_code: 'facility.street_light',
    area_id: building?.id,
    address: '单元门口',
    file_ids: [await addFile(resident, 'photo', 'lamp.jpg', await photoOfDarkLamp())],
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

async function startImport(importer: APIRequestContext) {
  const file = join(ROOT, LIST)
  const file_name = basename(file)
  const file_id = await addFile(importer, 'import', file_name, readFileSync(file))
  const { id } = await ask(importer, 'imports.start', {
    file_id,
    file_name,
    source_name: '另一城市的网格案件（虚构）',
    target: 'matters',
  })
  for (let tries = 0; tries < 60; tries += 1) {
    const { state } = await ask(importer, 'imports.get', { id })
    if (state !== 'reading') return
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

async function visitOf(baseURL: string, as: string) {
  const visit = await request.newContext({ baseURL })
  await signIn(visit, as)
  return visit
}

async function addFile(
  visit: APIRequestContext,
  kind: 'photo' | 'import',
  name: string,
  bytes: Buffer,
): Promise<string> {
  const start = { kind, name, bytes: bytes.length }
  const { upload_id, chunk_bytes } = await ask(visit, 'documents.start_upload', start)
  for (let offset = 0; offset < bytes.length; offset += chunk_bytes) {
    const reply = await visit.put(`/files/uploads/${upload_id}?offset=${offset}`, {
      data: bytes.subarray(offset, offset + chunk_bytes),
      headers: { 'content-type': 'application/octet-stream' },
    })
    if (!reply.ok()) throw new Error(`upload: ${reply.status()}`)
  }
  const { file } = await ask(visit, 'documents.finish_upload', { upload_id })
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
