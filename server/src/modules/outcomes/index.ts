import { outcomes } from '@linli/contract/outcomes'
import { implement } from '#platform/module'
import { findSubsidies } from './find-subsidies.ts'
import { getFigures } from './queries/get-figures.ts'
import { listCounted } from './queries/list-counted.ts'
import {
  approveSubsidyList,
  dropSubsidyList,
  getSubsidyList,
  listSubsidyLists,
  makeSubsidyList,
  viewSubsidyList,
} from './subsidy-lists.ts'
import { listSubsidyRules, setSubsidyRule, viewSubsidyRule } from './subsidy-rules.ts'

const PAYERS = ['leader', 'mediator', 'unit_staff'] as const
const READERS = ['leader', 'centre_staff', 'mediator', 'unit_staff'] as const

/** What came of mediation: figures with both their sides, each the way to exactly its rows. */
export const outcomesModule = implement('outcomes', outcomes, {
  get_figures: { roles: READERS, run: getFigures },
  list_counted: { roles: READERS, run: listCounted },
  list_subsidy_rules: { roles: [...READERS, 'catalogue_editor'], run: listSubsidyRules },
  set_subsidy_rule: { roles: ['catalogue_editor'], run: setSubsidyRule, view: viewSubsidyRule },
  find_subsidies: { roles: PAYERS, run: findSubsidies },
  make_subsidy_list: { roles: ['mediator'], run: makeSubsidyList, view: viewSubsidyList },
  approve_subsidy_list: { roles: PAYERS, run: approveSubsidyList, view: viewSubsidyList },
  drop_subsidy_list: { roles: PAYERS, run: dropSubsidyList, view: viewSubsidyList },
  list_subsidy_lists: { roles: PAYERS, run: listSubsidyLists },
  get_subsidy_list: { roles: PAYERS, run: getSubsidyList },
})
