import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { readChineseNumber } from '@linli/contract/codes/article-name'
import { LAW_KINDS, type LawKind } from '@linli/contract/codes/law'
import { pinyin } from 'pinyin-pro'

const FOLDER = new URL('./texts/', import.meta.url)

/** A law, whichever of its versions is looked at. */
export interface Statute {
  code: string
  title: string
  short: string
  kind: string
  place: string | null
  pinyin: string
  initials: string
  rank: number
}

/** A heading that opens before an article; 编, 分编, 章 and 节 are levels 1 to 4. */
export interface Opening {
  level: number
  words: string
}

/** An article as the file has it. */
export interface ReadArticle {
  number: number
  sub: number
  opens: Opening[]
  path: string
  text: string
}

/** One version of a law, with its articles in order. */
export interface ReadVersion {
  code: string
  passed: string
  from: string
  until: string | null
  from_basis: string
  ended: 'amended' | 'repealed' | null
  ended_by: string | null
  checked_on: string
  source: string
  history: string[]
  preamble: string[]
  articles: ReadArticle[]
}

/** Everything that the files hold. */
export interface Library {
  digest: string
  statutes: Statute[]
  versions: ReadVersion[]
}

/** Reads the texts that come with the product, or those of some laws alone. */
export async function readLibrary(codes?: readonly string[]): Promise<Library> {
  const names = (await readdir(FOLDER)).filter((name) => name.endsWith('.txt')).sort()
  const chosen = codes ? names.filter((name) => codes.includes(codeOf(name))) : names
  const files = await Promise.all(
    chosen.map(async (name) => ({ name, text: await readFile(new URL(name, FOLDER), 'utf8') })),
  )
  const digest = createHash('sha256')
  for (const { name, text } of files) digest.update(`${name}\0${text}\0`)
  const read = files.map(({ name, text }) => readText(codeOf(name), text))
  return {
    // The way of reading belongs to what is read: whoever changes it raises the number.
    digest: `1-${digest.digest('hex')}`,
    statutes: [...new Map(read.map(({ statute }) => [statute.code, statute])).values()],
    versions: endAmended(read.map(({ version }) => version)),
  }
}

function codeOf(file_name: string): string {
  return file_name.split('.')[0] ?? ''
}

/** One file: facts, then how the law came about, then headings and articles by line. */
export function readText(code: string, text: string): { statute: Statute; version: ReadVersion } {
  const [head = '', ...rest] = text.split('\n\n')
  const facts = new Map(
    head.split('\n').map((line) => {
      const at = line.indexOf(': ')
      return [line.slice(0, at), line.slice(at + 2)] as const
    }),
  )
  const fact = (name: string) => facts.get(name) ?? ''
  const lines = rest.join('\n\n').split('\n')
  const until = fact('until') || null
  return {
    statute: statuteOf(code, fact),
    version: {
      ...{ code, until, passed: fact('passed'), from: fact('from') },
      from_basis: fact('from_basis'),
      ended: until ? 'repealed' : null,
      ended_by: fact('ended_by') || null,
      checked_on: fact('checked'),
      source: fact('source'),
      history: lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2)),
      ...readBody(lines.filter((line) => line !== '' && !line.startsWith('> '))),
    },
  }
}

function statuteOf(code: string, fact: (name: string) => string): Statute {
  const short = fact('short')
  const kind = fact('kind')
  const letters = pinyin(short.replaceAll(/[^\p{Script=Han}]/gu, ''), {
    ...{ toneType: 'none', type: 'array', v: true },
  })
  return {
    ...{ code, kind, short, title: fact('title'), place: fact('place') || null },
    pinyin: letters.join(''),
    initials: letters.map((one) => one[0]).join(''),
    rank: rankOf(code, kind),
  }
}

// What mediators reach for most stands first; below that the order of force.
const FIRST = ['minfadian', 'renmintiaojiefa', 'minshisusongfa']

function rankOf(code: string, kind: string): number {
  const at = FIRST.indexOf(code)
  const force = LAW_KINDS.findIndex((one: LawKind) => one === kind)
  return at >= 0 ? at : 10 + Math.max(force, 0)
}

const ARTICLE = /^第([一二三四五六七八九十百千零〇两]+)条(?:之([一二三四五六七八九十]+))? (.*)$/

function readBody(lines: readonly string[]): Pick<ReadVersion, 'preamble' | 'articles'> {
  const preamble: string[] = []
  const articles: ReadArticle[] = []
  let standing: Opening[] = []
  let opens: Opening[] = []
  for (const line of lines) {
    const [, marks, words = ''] = /^(#{1,4}) (.*)$/.exec(line) ?? []
    if (marks) {
      const level = marks.length
      standing = [...standing.filter((one) => one.level < level), { level, words }]
      opens.push({ level, words })
      continue
    }
    const begun = startOf(line, articles.at(-1))
    if (begun) {
      articles.push({ ...begun, opens, path: standing.map((one) => one.words).join(' / ') })
      opens = []
      continue
    }
    const last = articles.at(-1)
    if (last) last.text += `\n${line}`
    else preamble.push(line)
  }
  return { preamble, articles }
}

// A line that begins like an article but goes back in the count quotes one.
function startOf(line: string, last: ReadArticle | undefined) {
  const [, numeral = '', sub_numeral, text = ''] = ARTICLE.exec(line) ?? []
  const number = readChineseNumber(numeral)
  if (!number) return undefined
  const sub = sub_numeral ? (readChineseNumber(sub_numeral) ?? 0) : 0
  const before = last ? last.number * 100 + last.sub : 0
  return number * 100 + sub > before ? { number, sub, text } : undefined
}

/** A version ends the day before the next one begins. */
function endAmended(versions: readonly ReadVersion[]): ReadVersion[] {
  const of = Map.groupBy(versions, ({ code }) => code)
  return versions.map((version) => {
    const next = (of.get(version.code) ?? [])
      .filter((one) => one.from > version.from)
      .sort((a, b) => a.from.localeCompare(b.from))[0]
    return next ? { ...version, until: dayBefore(next.from), ended: 'amended' } : version
  })
}

function dayBefore(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
}
