import { z } from 'zod'
import { query } from './endpoint.ts'
import { registry } from './group-registry.ts'
import { GroupLine } from './group-shapes.ts'

export const groups = {
  /** The groups I am in: those with news first, then by the newest message. */
  list_mine: query('/groups.list_mine', z.object({}), z.array(GroupLine)),

  ...registry,
}
