/** Whether anybody may know that there is such a matter, of which kind, where and how far along: common things out of doors.
 * What concerns people, such as a dispute in a building, is nobody else's business. */
export function isPublic(matter: { category_code: string; is_secret: boolean }): boolean {
  const [root = ''] = matter.category_code.split('.')
  return !matter.is_secret && PUBLIC_ROOTS.includes(root)
}

/** Roots of categories whose matters are public. */
export const PUBLIC_ROOTS: readonly string[] = ['facility', 'env', 'hazard']
