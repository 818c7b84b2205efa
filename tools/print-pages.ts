import { printLifecycles } from './print-lifecycles.ts'
import { printModules } from './print-modules.ts'
import { printOpenapi } from './print-openapi.ts'
import { ROOT, writePage } from './printed-page.ts'

// Every printed page, after a change of the contract, the module map or a lifecycle.
for (const print of [printModules, printLifecycles, printOpenapi]) writePage(await print(ROOT))
