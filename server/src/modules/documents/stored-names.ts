/** The forms in which a file lies in the store. */
export const VARIANTS = ['whole', 'small'] as const
export type Variant = (typeof VARIANTS)[number]

/** Name in the store of one form of a file; `arriving` holds the pieces until the content has been checked. */
export function storedName(district_id: number, id: string, variant: Variant | 'arriving'): string {
  return `${folderName(district_id, id)}/${variant}`
}

/** Name in the store of everything that belongs to one file. */
export function folderName(district_id: number, id: string): string {
  return `${district_id}/${id}`
}
