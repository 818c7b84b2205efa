import { groups } from '@linli/contract/groups'
import { registerHoldings } from '#modules/org'
import { implement, SIGNED_IN } from '#platform/module'
import { listMine } from './queries/list-mine.ts'
import { UNITS_HELD } from './units-held.ts'

registerHoldings(...UNITS_HELD)

/** Groups of a grid (网格群): who is in them, what is said in them, and what becomes of it. */
export const groupsModule = implement('groups', groups, {
  list_mine: { roles: SIGNED_IN, run: listMine },
})
