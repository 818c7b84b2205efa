import { useMe } from '../../lib/session.ts'

/** The first of my posts that looks after a grid; undefined for staff without one. */
export function useGridPost() {
  return useMe().data?.posts.find((post) => post.area.level === 'grid')
}
