import { parameters } from '@linli/contract/parameters'
import { ACCOUNT_HOLDERS, implement } from '#platform/module'
import { listEditions, listParameters, viewParameter } from './queries.ts'
import { setParameter } from './set-parameter.ts'

export { parameterOn, parametersOn } from './in-force.ts'

/** Numbers that change with the year and the place: dated, with their source. */
export const parametersModule = implement(
  'parameters',
  parameters,
  {
    list: { roles: ACCOUNT_HOLDERS, run: listParameters },
    list_editions: { roles: ACCOUNT_HOLDERS, run: listEditions },
    set: { roles: ['catalogue_editor'], run: setParameter, view: viewParameter },
  },
  { hears: { parameter: (actor) => actor.kind === 'staff' } },
)
