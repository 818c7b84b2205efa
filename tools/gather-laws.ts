import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pinyin } from 'pinyin-pro'
import { CODES, ENDS, FROM, KINDS, PLACES, SKIPPED, TITLES } from './law-facts.ts'

// Writes the texts of the library from two public collections: `node tools/run.mjs tools/gather-laws.ts <lawrefbook> <just-laws>`.
// The text of law carries no copyright in China (著作权法 art. 5); what is ours is the choice, the codes and the days.
const TARGET = new URL('../server/src/modules/law/texts/', import.meta.url).pathname
const ARTICLE =
  /^(?:\*\*)?(第[一二三四五六七八九十百千零〇两]+条(?:之[一二三四五六七八九十]+)?)(?:\*\*)?[\s\u3000]+(.*)$/
const HEADING = /^#*\s*(第[一二三四五六七八九十百]+(分?编|章|节))[\s\u3000]*(.*)$/
const LEVEL: Record<string, number> = { 编: 1, 分编: 2, 章: 3, 节: 4 }

interface Found {
  name: string
  day: string
  text: string
  kind: string
  checked: string
  source: string
}

/** A text as our files hold it: headings and articles by line, nothing of the page it came from. */
export function tidyLaw(markdown: string): { title: string; head: string[]; body: string[] } {
  const lines = markdown
    .replace(/^---[\s\S]*?---\n/, '')
    .replaceAll(/[\u200b\ufeff\r]/g, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '\n<END>\n')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const title = (lines.find((line) => line.startsWith('# ')) ?? '').slice(2).replaceAll(/\s/g, '')
  const begins = lines.findIndex((line) => ARTICLE.test(line) || HEADING.test(line))
  const named = (line: string) => !line.startsWith('# ') && line !== '<END>'
  const upTo = begins < 0 ? lines.indexOf('<END>') + 1 : begins
  const head = lines.slice(0, upTo).filter(named)
  return { title, head, body: tidyBody(lines.slice(upTo).filter((line) => line !== '<END>')) }
}

function tidyBody(lines: readonly string[]): string[] {
  return lines.flatMap((line) => {
    const article = ARTICLE.exec(line)
    if (article) return [`${article[1]} ${clean(article[2] ?? '')}`]
    const heading = HEADING.exec(line)
    if (heading && (line.startsWith('#') || line.length < 30)) {
      const name = (heading[3] ?? '').replaceAll(/(?<=\p{L})[\s\u3000]+(?=\p{L})/gu, '')
      return [`${'#'.repeat(LEVEL[heading[2] ?? ''] ?? 3)} ${heading[1]} ${name}`.trim()]
    }
    const text = clean(line.replace(/^#+\s*/, ''))
    return text === '' || /^\*?\*?目\s*录/.test(text) ? [] : [text]
  })
}

const clean = (text: string) => text.replaceAll(/\*\*|^[\s\u3000]+|[\s\u3000]+$/g, '')

/** From which day a text holds: the day it states, unless that is older than the amendment. */
function holdsFrom(day: string, lines: readonly string[]): { from: string; basis: string } {
  const known = FROM[`${lines[0]}|${day}`]
  if (known) return { from: known, basis: 'decision' }
  const last = lines.slice(-4).join('\n')
  const all = [
    ...`${lines.slice(0, 14).join('\n')}\n${last}`.matchAll(
      /(\d{4})年(\d{1,2})月(\d{1,2})日(?:起)?\s*(?:起)?(?:施行|实施)/g,
    ),
  ].map(([, y, m, d]) => `${y}-${m?.padStart(2, '0')}-${d?.padStart(2, '0')}`)
  const stated = all.filter((one) => one >= day).sort()[0]
  if (stated) return { from: stated, basis: 'stated' }
  const atOnce = /自(?:公布|发布)之日起施行/.test(last)
  return { from: day, basis: atOnce ? 'stated' : 'assumed' }
}

function codeOf(name: string): string {
  const known = CODES[name]
  if (known) return known
  const words = name.replaceAll(/中华人民共和国|[^\p{Script=Han}]/gu, '')
  return pinyin(words, { toneType: 'none', type: 'array' }).join('').replaceAll('ü', 'v')
}

function write(found: Found): string {
  const { title, head, body } = tidyLaw(found.text)
  const whole = TITLES[found.name] ?? title
  const articles = body.filter((line) => ARTICLE.test(line)).length
  const { from, basis } = holdsFrom(found.day, [found.name, ...head, ...body])
  const end = ENDS[found.name]
  const code = codeOf(found.name)
  const facts = [
    ['title', whole],
    ['short', found.name],
    ['kind', found.kind],
    ['place', PLACES.find((place) => whole.startsWith(place)) ?? ''],
    ['passed', found.day],
    ['from', from],
    ['from_basis', basis],
    ['until', end?.until ?? ''],
    ['ended_by', end?.by ?? ''],
    ['checked', found.checked],
    ['source', found.source],
  ].filter(([, value]) => value !== '')
  const history = head.map((line) => `> ${clean(line.replace(/^#+\s*/, ''))}`)
  const text = [...facts.map(([key, value]) => `${key}: ${value}`), '', ...history, ...body, '']
  writeFileSync(join(TARGET, `${code}.${found.day}.txt`), text.join('\n'))
  return `${code}.${found.day} ${articles} ${from} ${basis}`
}

function lawrefbook(folder: string): Found[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md') && !file.startsWith('案例/'))
    .filter((file) => !SKIPPED.some((part) => file.includes(part)))
    .sort()
  const code = files.filter((file) => file.startsWith('民法典/'))
  const order = ['总则', '物权', '合同', '人格权', '婚姻家庭', '继承', '侵权责任', '附则']
  const parts = order.flatMap((part) => code.filter((file) => file.includes(part)))
  const civil = parts.map((file, at) => partOf(folder, file, at)).join('\n')
  const source = 'LawRefBook/Laws 2f4c5c2（2025-04-19）'
  const of = (name: string, day: string, text: string, kind: string): Found => ({
    ...{ name, day, text, kind, source, checked: '2025-04-19' },
  })
  return [
    of('民法典', '2020-05-28', `# 中华人民共和国民法典\n2021年1月1日 施行\n${civil}`, 'law'),
    ...files
      .filter((file) => !file.startsWith('民法典/'))
      .map((file) => {
        const [, name = '', day = ''] =
          /^(.*?)(?:\((\d{4}-\d{2}-\d{2})\))?\.md$/.exec(basename(file)) ?? []
        const kind = KINDS[name] ?? kindOf(file, name)
        return of(name, day || '2020-12-29', readFileSync(join(folder, file), 'utf8'), kind)
      }),
  ]
}

const NUMBERS = ['一', '二', '三', '四', '五', '六', '七']

// The parts of the code lie in files of their own, whose titles are headings of the whole.
function partOf(folder: string, file: string, at: number): string {
  const text = readFileSync(join(folder, file), 'utf8').split('<!-- INFO END -->')[1] ?? ''
  const name = basename(file, '.md').replace('编', '')
  return at === 7 ? text : `# 第${NUMBERS[at]}编 ${name}\n${text}`
}

function kindOf(file: string, name: string): string {
  if (file.startsWith('DLC/')) return name.startsWith('聊城市') ? 'city' : 'provincial'
  if (file.startsWith('司法解释/')) return 'interpretation'
  if (file.startsWith('行政法规/')) return 'regulation'
  return file.startsWith('部门规章/') ? 'rule' : 'law'
}

function justLaws(folder: string): Found[] {
  const of = (name: string, day: string, ...paths: string[]): Found => ({
    ...{ name, day, kind: 'law', checked: '2026-07-17' },
    source: 'ImCa0/just-laws 5c000d2（2026-07-17）',
    text: paths
      .map((path) => readFileSync(join(folder, path), 'utf8').replace(/^---[\s\S]*?---\n/, ''))
      .join('\n'),
  })
  const environment = 'ecological-environment/ecological-environment-code'
  const parts = readdirSync(join(folder, environment))
    .filter((name) => /^\d/.test(name))
    .sort()
  return [
    of('仲裁法', '2025-09-12', 'procedural/arbitration-law/README.md'),
    of(
      '城市居民委员会组织法',
      '2025-10-28',
      'constitutional-relevance/urban-residents-committee-organization-law/README.md',
    ),
    of(
      '村民委员会组织法',
      '2025-10-28',
      'constitutional-relevance/villagers-committee-organization-law/README.md',
    ),
    of(
      '治安管理处罚法',
      '2025-06-27',
      'administrative/penalties-for-administration-of-public-security/README.md',
    ),
    of('网络安全法', '2025-10-28', 'economic/cybersecurity-law/README.md'),
    of('食品安全法', '2025-09-12', 'administrative/food-safety-law/README.md'),
    of(
      '生态环境法典',
      '2026-03-12',
      `${environment}/README.md`,
      ...parts.map((name) => `${environment}/${name}`),
    ),
  ]
}

const [book, just] = process.argv.slice(2)
if (book && just) {
  rmSync(TARGET, { recursive: true, force: true })
  mkdirSync(TARGET, { recursive: true })
  const written = [...lawrefbook(book), ...justLaws(just)].map(write)
  process.stdout.write(`${written.join('\n')}\n${written.length} texts\n`)
}
