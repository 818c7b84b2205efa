import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Files of the keys folder, by name, in base64. */
type Bundle = Record<string, string>

/** Digest of the keys of a data folder; null if it has none. */
export async function keysDigest(folder: string): Promise<string | null> {
  const bundle = await bundleOf(join(folder, 'keys'))
  return bundle && digestOf(bundle)
}

/** Writes the keys beside a backup, readable by its owner alone; false if there are none. */
export async function writeKeys(folder: string, path: string): Promise<boolean> {
  const bundle = await bundleOf(join(folder, 'keys'))
  if (!bundle) return false
  await writeFile(path, JSON.stringify(bundle), { mode: 0o600 })
  return true
}

/**
 * Finds the keys a backup needs: those in use, or the file beside it. Answers what puts them in place.
 * Refuses before anything is changed if neither fits, since sealed personal data would stay unreadable.
 */
export async function findKeys(
  folder: string,
  path: string,
  digest: string | null,
): Promise<() => Promise<void>> {
  if (digest === null || (await keysDigest(folder)) === digest) return async () => undefined
  const bundle: Bundle | undefined = existsSync(path)
    ? JSON.parse(await readFile(path, 'utf8'))
    : undefined
  // Its names become paths.
  const isOurs = bundle && Object.keys(bundle).every((name) => /^[\w-]+\.json$/.test(name))
  if (!bundle || !isOurs || digestOf(bundle) !== digest) {
    throw new Error(
      `缺少这份备份的密钥文件（${path}）：没有它，加密的个人信息无法读出。请把备份时一起生成的密钥文件放在备份旁边再试。现有数据未被改动。`,
    )
  }
  return () => putInPlace(folder, bundle)
}

/** The keys in use until now are kept beside, for what was sealed with them. */
async function putInPlace(folder: string, bundle: Bundle): Promise<void> {
  const keys = join(folder, 'keys')
  const fresh = `${keys}.new`
  await rm(fresh, { recursive: true, force: true })
  await mkdir(fresh, { recursive: true, mode: 0o700 })
  for (const [name, content] of Object.entries(bundle)) {
    await writeFile(join(fresh, name), Buffer.from(content, 'base64'), { mode: 0o600 })
  }
  await rm(`${keys}.before`, { recursive: true, force: true })
  if (existsSync(keys)) await rename(keys, `${keys}.before`)
  await rename(fresh, keys)
}

async function bundleOf(keys: string): Promise<Bundle | null> {
  const names = (existsSync(keys) ? await readdir(keys) : []).filter((name) =>
    name.endsWith('.json'),
  )
  if (names.length === 0) return null
  const bundle: Bundle = {}
  for (const name of names.sort())
    bundle[name] = (await readFile(join(keys, name))).toString('base64')
  return bundle
}

function digestOf(bundle: Bundle): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(bundle).sort()))
    .digest('hex')
}
