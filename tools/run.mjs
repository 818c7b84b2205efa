// Runs one TypeScript file of the project under Node 24: `node tools/run.mjs bench/run.ts [arguments]`.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { become, prepare, root, stop } from './prepare.mjs'

const [file, ...rest] = process.argv.slice(2)
if (!file || !existsSync(join(root, file))) stop(`没有这个文件：${file}`, `No such file: ${file}`)
become(prepare(), [join(root, file), ...rest])
