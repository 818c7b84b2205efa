import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A page of `docs/` that a program writes from the sources. */
export interface PrintedPage {
  file: string
  text: string
  /** The program that writes it, for the sentence that says how to bring it up to date. */
  printer: string
}

/** Writes a page of this repository to its place. */
export function writePage(page: PrintedPage | undefined) {
  if (!page) return console.log('nothing to print yet')
  const path = join(import.meta.dirname, '..', page.file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, page.text)
  console.log(page.file)
}

/** The root of this repository. */
export const ROOT = join(import.meta.dirname, '..')
