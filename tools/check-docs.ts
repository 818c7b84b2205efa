import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { answer, type Complaint } from './complaint.ts'
import { anchorsOf, linksOf, textLines } from './markdown.ts'
import { printLifecycles } from './print-lifecycles.ts'
import { printModules } from './print-modules.ts'
import { printOpenapi } from './print-openapi.ts'
import { listFiles, readText } from './source-tree.ts'

const PATH_OF_PROJECT =
  /^(server|web|contract|tools|docs|bench|e2e|\.ci)\/[\w.@\-/\u4e00-\u9fff]+(\.(ts|tsx|mjs|sql|md|json|csv|html|yml)|\/)$/

/** Links and file names in the texts lead somewhere, and printed pages say what the sources say today. */
export async function checkDocs(root: string): Promise<Complaint[]> {
  const pages = listFiles(root).filter((file) => file.endsWith('.md'))
  const complaints = pages.flatMap((file) => [
    ...deadLinks(root, file),
    ...missingFiles(root, file),
    ...missingCommands(root, file),
  ])
  return [...complaints, ...(await stalePages(root))]
}

function deadLinks(root: string, file: string): Complaint[] {
  return linksOf(readText(root, file)).flatMap(({ target, line }) => {
    if (/^[a-z]+:|^\/\//i.test(target)) return []
    const [path = '', anchor] = target.split('#')
    const page = path === '' ? file : normalize(join(dirname(file), decodeURIComponent(path)))
    if (page.startsWith('..')) return [{ file, line, text: `${target} leads out of the project` }]
    if (!existsSync(join(root, page))) return [{ file, line, text: `${target} leads nowhere` }]
    if (anchor === undefined || !page.endsWith('.md')) return []
    const anchors = anchorsOf(readText(root, page))
    return anchors.has(decodeURIComponent(anchor))
      ? []
      : [{ file, line, text: `${target}: ${page} has no such heading` }]
  })
}

/** Files that a text names in code marks, as the tables of law and glossary do. */
function missingFiles(root: string, file: string): Complaint[] {
  return textLines(readText(root, file)).flatMap(({ text, line }) =>
    [...text.matchAll(/`([^`\s]+)`/g)].flatMap(([, name = '']) => {
      if (!PATH_OF_PROJECT.test(name) || existsSync(join(root, name))) return []
      return [{ file, line, text: `${name} is named here but does not exist` }]
    }),
  )
}

/** Commands that a text tells people to type; those of the fenced blocks too. */
function missingCommands(root: string, file: string): Complaint[] {
  if (!existsSync(join(root, 'package.json'))) return []
  const { scripts }: { scripts?: object } = JSON.parse(readText(root, 'package.json'))
  const known = new Set(Object.keys(scripts ?? {}))
  return readText(root, file)
    .split('\n')
    .flatMap((text, index) =>
      [...text.matchAll(/\bnpm run ([\w:-]+)/g)].flatMap(([, name = '']) =>
        known.has(name)
          ? []
          : [{ file, line: index + 1, text: `npm run ${name} is not in package.json` }],
      ),
    )
}

async function stalePages(root: string): Promise<Complaint[]> {
  const pages = [printModules(root), await printLifecycles(root), await printOpenapi(root)]
  return pages.flatMap((page) => {
    if (!page) return []
    const { file, text, printer } = page
    const now = existsSync(join(root, file)) ? readText(root, file) : undefined
    if (now === text) return []
    return [
      { file, line: 0, text: `is not what the sources say: run node tools/run.mjs ${printer}` },
    ]
  })
}

if (import.meta.main) await answer('docs', checkDocs)
