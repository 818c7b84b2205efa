import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

/** First load of each surface, JS and CSS, gzipped, in bytes (kB = 1000). */
export const BUDGETS = { resident: 150_000, worker: 250_000, desk: 450_000 } as const
export type Surface = keyof typeof BUDGETS

interface Chunk {
  file: string
  src?: string
  name?: string
  isEntry?: boolean
  imports?: string[]
  css?: string[]
}

export interface FirstLoad {
  surface: Surface
  bytes: number
  budget: number
  files: { file: string; bytes: number }[]
}

/**
 * What a browser must fetch before the first page of each surface can be drawn: the entry, what it
 * imports statically, and their styles. Undefined where nothing has been built.
 */
export function measureFirstLoads(dist: string): FirstLoad[] | undefined {
  const manifestFile = join(dist, '.vite/manifest.json')
  if (!existsSync(manifestFile)) return undefined
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(manifestFile, 'utf8'))
  const surfaces: Surface[] = ['resident', 'worker', 'desk']
  return surfaces.map((surface) => {
    const files = [...reach(manifest, `${surface}.html`)].map((file) => ({
      file,
      bytes: gzipSync(readFileSync(join(dist, file)), { level: 9 }).length,
    }))
    const bytes = files.reduce((sum, one) => sum + one.bytes, 0)
    return { surface, bytes, budget: BUDGETS[surface], files }
  })
}

function reach(manifest: Record<string, Chunk>, key: string, files = new Set<string>()) {
  const chunk = manifest[key]
  if (!chunk || files.has(chunk.file)) return files
  files.add(chunk.file)
  for (const css of chunk.css ?? []) files.add(css)
  for (const next of chunk.imports ?? []) reach(manifest, next, files)
  return files
}
