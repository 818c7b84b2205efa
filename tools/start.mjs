// `npm start`: install what is missing, then hand over to the launcher under Node 24.
import { join } from 'node:path'
import { become, prepare, root } from './prepare.mjs'

// The launcher tells how long everything took, from here on.
process.env.LINLI_BEGUN = String(Date.now())
const node = prepare()
become(node, [join(root, 'server/src/launch/start.ts'), ...process.argv.slice(2)])
