import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type PrintedPage, ROOT, writePage } from './printed-page.ts'
import { listFiles } from './source-tree.ts'

/** A lifecycle as modules write it: act → from these statuses → to that one. */
export type Lifecycle = Record<string, { from: readonly string[]; to: string }>

/** What people call a status and an act. */
export type Names = Record<string, string>

const PAGE = 'docs/lifecycles.md'

/** The lifecycle of every module that has one, as a diagram and a table. */
export async function printLifecycles(root: string): Promise<PrintedPage | undefined> {
  const files = listFiles(root, 'server/src/modules').filter((file) =>
    file.endsWith('/lifecycle.ts'),
  )
  if (files.length === 0) return undefined
  const parts = [
    '# Lifecycles',
    'Printed from the tables that the server runs by; `nothing` is before the first act.',
  ]
  for (const file of files) {
    const module = file.split('/').at(-2) ?? ''
    const lifecycle = lifecycleIn(await load(root, file))
    // Acts on matters are named in a file of their own; a module's own names win.
    const acts = await load(root, 'web/src/words/zh-CN/acts.ts')
    const words = { ...acts, ...(await load(root, `web/src/words/zh-CN/${module}.ts`)) }
    if (!lifecycle) continue
    parts.push(`## ${module}`, `From [${file}](../${file}).`)
    parts.push(diagramOf(lifecycle, namesIn(words, 'STATUS'), namesIn(words, 'ACTED')))
    parts.push(tableOf(lifecycle, namesIn(words, 'ACTED')))
  }
  return { file: PAGE, text: `${parts.join('\n\n')}\n`, printer: 'tools/print-lifecycles.ts' }
}

/** A Mermaid diagram. Acts that leave a status as it is stand in the table only. */
export function diagramOf(lifecycle: Lifecycle, statuses: Names, acts: Names) {
  const arrows = new Map<string, string[]>()
  const seen = new Set<string>()
  for (const [act, { from, to }] of Object.entries(lifecycle)) {
    if (to === 'same') continue
    for (const status of from) {
      const arrow = `${status === 'nothing' ? '[*]' : status} --> ${to}`
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), acts[act] ?? act])
      for (const one of [status, to]) if (one !== 'nothing') seen.add(one)
    }
  }
  const named = [...seen].map((one) => `  state "${statuses[one] ?? ''} ${one}" as ${one}`)
  const drawn = [...arrows].map(([arrow, names]) => `  ${arrow}: ${names.join('、')}`)
  return ['```mermaid', 'stateDiagram-v2', ...named, ...drawn, '```'].join('\n')
}

function tableOf(lifecycle: Lifecycle, acts: Names) {
  const rows = Object.entries(lifecycle).map(
    ([act, { from, to }]) =>
      `| \`${act}\` | ${acts[act] ?? ''} | ${from.join(', ')} | ${to === 'same' ? 'stays' : to} |`,
  )
  return ['| act | 中文 | from | to |', '|---|---|---|---|', ...rows].join('\n')
}

async function load(root: string, file: string): Promise<Record<string, unknown>> {
  return existsSync(join(root, file)) ? await import(pathToFileURL(join(root, file)).href) : {}
}

function lifecycleIn(exported: Record<string, unknown>) {
  return Object.values(exported).find(isLifecycle)
}

function isLifecycle(value: unknown): value is Lifecycle {
  if (typeof value !== 'object' || !value) return false
  const lines = Object.values(value)
  return lines.length > 0 && lines.every((line) => Array.isArray(line?.from) && line.to)
}

function namesIn(exported: Record<string, unknown>, name: string): Names {
  const names = exported[name]
  if (typeof names !== 'object' || !names) return {}
  return Object.fromEntries(Object.entries(names).map(([key, text]) => [key, String(text)]))
}

if (import.meta.main) writePage(await printLifecycles(ROOT))
