import type { Page } from 'playwright-core'

/** One picture of the gallery. */
export interface Picture {
  /** File name without ending: surface, then page. */
  name: string
  size: 'phone' | 'desk'
  /** Name of an account of the demonstration, a resident's phone, or `nobody`. */
  as: string
  path: string
  /** What a person does on the page before the picture is taken. */
  prepare?: (page: Page) => Promise<unknown>
}

/** Every page of the product, in the order of the gallery. */
export const PICTURES: readonly Picture[] = []
