import { POST_KINDS, type PostKind } from '@linli/contract/codes/org'
import type { AreaLevel } from '@linli/contract/identity'
import type { BoardLine } from '@linli/contract/org'

const NEAR_TO_FAR: readonly AreaLevel[] = ['building', 'grid', 'community', 'street', 'district']
/** Posts that a resident asks for first; the others follow in the order of the code table. */
const FIRST: readonly PostKind[] = [
  'building_lead',
  'grid_worker',
  'grid_lead',
  'community_secretary',
  'property_manager',
  'police_officer',
  'centre_head',
]
/** More holders of one post than this stand behind one line, to be opened. */
const SHOWN_AT_ONCE = 2

export interface BoardPosts {
  kind: PostKind
  lines: BoardLine[]
  isFolded: boolean
}

export interface BoardLevel {
  level: AreaLevel
  area_name: string
  posts: BoardPosts[]
}

/** A board from the building up, each level by post, so that a street with forty delegates does not bury the one policeman. */
export function groupBoard(lines: readonly BoardLine[]): BoardLevel[] {
  return NEAR_TO_FAR.flatMap((level) => {
    const here = lines.filter((line) => line.area.level === level)
    const [first] = here
    if (!first) return []
    const kinds = [...new Set(here.map((line) => line.post_kind))].sort(
      (one, other) => rank(one) - rank(other),
    )
    const posts = kinds.map((kind) => {
      const holders = here.filter((line) => line.post_kind === kind)
      return { kind, lines: holders, isFolded: holders.length > SHOWN_AT_ONCE }
    })
    return [{ level, area_name: first.area.name, posts }]
  })
}

function rank(kind: PostKind) {
  const at = FIRST.indexOf(kind)
  return at >= 0 ? at : FIRST.length + Object.keys(POST_KINDS).indexOf(kind)
}
