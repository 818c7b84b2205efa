import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readModuleMap } from './module-map.ts'
import { type PrintedPage, ROOT, writePage } from './printed-page.ts'
import { readText } from './source-tree.ts'

const PAGE = 'docs/architecture.md'
const BEGIN = '<!-- modules:begin -->'
const END = '<!-- modules:end -->'

/** The module map as a table between two marks of `docs/architecture.md`; the rest of the page stays as it is. */
export function printModules(root: string): PrintedPage | undefined {
  const map = readModuleMap(root)
  if (!map || !existsSync(join(root, PAGE))) return undefined
  const page = readText(root, PAGE)
  const [before, rest] = page.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) return undefined
  const built = [...map].filter(([name]) => existsSync(join(root, 'server/src/modules', name)))
  const rows = built.map(([name, uses]) => {
    const link = `[${name}](../server/src/modules/${name}/index.ts)`
    return `| ${link} | ${purposeOf(root, name)} | ${uses.join(', ') || '–'} |`
  })
  const table = ['| module | what it is for | may use |', '|---|---|---|', ...rows].join('\n')
  return {
    file: PAGE,
    text: `${before}${BEGIN}\n\n${table}\n\n${END}${after}`,
    printer: 'tools/print-modules.ts',
  }
}

/** The first sentence of the module's own README. */
function purposeOf(root: string, name: string) {
  const file = `server/src/modules/${name}/README.md`
  if (!existsSync(join(root, file))) return ''
  const paragraphs = readText(root, file).split(/\n\s*\n/)
  const first = paragraphs.find((text) => text.trim() !== '' && !text.trim().startsWith('#')) ?? ''
  const sentence = /^.*?[.。](?=\s|$)/s.exec(first.trim())?.[0] ?? first.trim()
  return sentence.replace(/\s+/g, ' ').replaceAll('|', '\\|')
}

if (import.meta.main) writePage(printModules(ROOT))
