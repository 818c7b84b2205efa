import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import sharp from 'sharp'
import { PICTURES, type Picture } from './pictures.ts'
import { ROOT } from './printed-page.ts'
import { signIn } from './sign-in-for-pictures.ts'
import { tellStory } from './story-for-pictures.ts'

const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true },
  desk: { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, isMobile: false },
} as const
const FOLDER = 'docs/pictures'
const MOST_BYTES = 150_000

/**
 * `npm run shots [-- address [name …]]`: takes the pictures of the README from a running demonstration, all of them
 * or those whose names begin with one of the given words.
 */
async function takePictures(url: string, wanted: string[]) {
  mkdirSync(join(ROOT, FOLDER), { recursive: true })
  const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) throw new Error(`no browser at ${executablePath}`)
  await tellStory(url)
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  const visits = new Map<string, BrowserContext>()
  try {
    for (const picture of PICTURES) {
      if (wanted.length > 0 && !wanted.some((word) => picture.name.startsWith(word))) continue
      const context = await visitOf(visits, browser, url, picture).catch(complain(picture))
      if (context) await takePicture(context, url, picture).catch(complain(picture))
    }
  } finally {
    await browser.close()
  }
}

/** One visit for each person and size; signing in once is enough. */
async function visitOf(
  visits: Map<string, BrowserContext>,
  browser: Browser,
  url: string,
  { size, as }: Picture,
) {
  const key = `${size} ${as}`
  const known = visits.get(key)
  if (known) return known
  const context = await browser.newContext({
    ...SIZES[size],
    baseURL: url,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  await signIn(context.request, as)
  visits.set(key, context)
  return context
}

async function takePicture(context: BrowserContext, url: string, picture: Picture) {
  const page = await context.newPage()
  try {
    await page.goto(new URL(picture.path, url).href)
    await settle(page)
    await picture.prepare?.(page)
    await settle(page)
    const bytes = await small(await page.screenshot({ animations: 'disabled' }))
    writeFileSync(join(ROOT, FOLDER, `${picture.name}.png`), bytes)
    console.log(`${picture.name}  ${Math.round(bytes.length / 1000)} kB`)
  } finally {
    await page.close()
  }
}

/** One page that is missing does not keep the others from being taken. */
function complain({ name }: Picture) {
  return (error: unknown) => {
    console.log(`${name}  ${error instanceof Error ? error.message.split('\n')[0] : error}`)
    process.exitCode = 1
  }
}

/** The live stream keeps the network busy for ever, so quiet means: fonts are there and nothing is being loaded. */
async function settle(page: Page) {
  await page.waitForLoadState('load')
  await page
    .waitForFunction(
      () => !document.querySelector('[aria-busy="true"], .ant-spin-spinning'),
      null,
      {
        timeout: 15_000,
      },
    )
    .catch(() => undefined)
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  await page.waitForTimeout(400)
}

/** Fewer colours, then fewer pixels, until the picture is light enough for a page that shows twenty of them. */
async function small(bytes: Buffer): Promise<Buffer> {
  let best = bytes
  for (const [colours, share] of [
    [256, 1],
    [128, 1],
    [64, 1],
    [64, 0.75],
    [32, 0.5],
  ] as const) {
    const picture = sharp(bytes)
    const { width = 0 } = await picture.metadata()
    best = await picture
      .resize({ width: Math.round(width * share) })
      .png({ palette: true, colours, effort: 10, compressionLevel: 9 })
      .toBuffer()
    if (best.length <= MOST_BYTES) break
  }
  return best
}

const [url = 'http://localhost:8520', ...wanted] = process.argv.slice(2)
await takePictures(url, wanted)
