import { type PrintedPage, ROOT, writePage } from './printed-page.ts'

/** The lifecycle of every module as a diagram. */
export async function printLifecycles(_root: string): Promise<PrintedPage | undefined> {
  return undefined
}

if (import.meta.main) writePage(await printLifecycles(ROOT))
