import { groups } from '@linli/contract/groups'
import { registerHoldings } from '#modules/org'
import { implement, SIGNED_IN } from '#platform/module'
import { checkGroup } from './check-group.ts'
import { closeGroup } from './close-group.ts'
import { coverGroup } from './cover-buildings.ts'
import { createGroup } from './create-group.ts'
import { countGaps, listUncovered } from './queries/count-gaps.ts'
import { getRecord } from './queries/get-record.ts'
import { listKeepers } from './queries/list-keepers.ts'
import { listMine } from './queries/list-mine.ts'
import { listRegistry } from './queries/list-registry.ts'
import { reviseGroup } from './revise-group.ts'
import { setKeepers } from './set-keepers.ts'
import { UNITS_HELD } from './units-held.ts'

export { putBackGroups, relocateGroups } from './relocate-groups.ts'

registerHoldings(...UNITS_HELD)

const REGISTRY = ['grid_worker', 'centre_staff', 'leader'] as const
const KEEPING = ['grid_worker', 'centre_staff'] as const

/** Groups of a grid (网格群): who is in them, what is said in them, and what becomes of it. */
export const groupsModule = implement('groups', groups, {
  list_mine: { roles: SIGNED_IN, run: listMine },

  list_registry: { roles: REGISTRY, run: listRegistry },
  get_record: { roles: REGISTRY, run: (ctx, input) => getRecord(ctx, input.id) },
  count_gaps: { roles: REGISTRY, run: countGaps },
  list_uncovered: { roles: REGISTRY, run: listUncovered },
  list_keepers: { roles: KEEPING, run: listKeepers },
  create: { roles: KEEPING, run: createGroup, view: getRecord },
  revise: { roles: KEEPING, run: reviseGroup, view: getRecord },
  cover: { roles: KEEPING, run: coverGroup, view: getRecord },
  set_keepers: { roles: KEEPING, run: setKeepers, view: getRecord },
  check: { roles: KEEPING, run: checkGroup, view: getRecord },
  close: { roles: KEEPING, run: closeGroup, view: getRecord },
})
