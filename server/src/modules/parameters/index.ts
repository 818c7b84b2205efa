import { parameters } from '@linli/contract/parameters'
import { implement, STAFF } from '#platform/module'
import { listParameters } from './list-parameters.ts'

export { parametersOn } from './in-force.ts'

/** Numbers that change with the year and the place: dated, with their source. */
export const parametersModule = implement('parameters', parameters, {
  list: { roles: STAFF, run: listParameters },
})
