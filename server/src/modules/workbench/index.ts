import { workbench } from '@linli/contract/workbench'
import { hearsMatter } from '#modules/matters'
import { registerHoldings } from '#modules/org'
import { implement, STAFF } from '#platform/module'
import { exportRoute } from './download-export.ts'
import { everyForgetExports } from './every-forget-exports.ts'
import { exportMatters, viewExport } from './export-matters.ts'
import {
  arrangeViews,
  deleteView,
  listViews,
  reviseView,
  saveView,
  viewSaved,
} from './saved-views.ts'
import { listEditing, showEditing } from './show-editing.ts'
import {
  addTemplate,
  archiveTemplate,
  listTemplates,
  listWordings,
  reviseTemplate,
  viewTemplate,
} from './templates.ts'
import { UNITS_HELD } from './units-held.ts'

registerHoldings(...UNITS_HELD)

export { saveView } from './saved-views.ts'
export { addTemplate, reviseTemplate } from './templates.ts'

/** What makes a desk one's own: saved views, common replies, who is at what, and tables that leave the house. */
export const workbenchModule = implement(
  'workbench',
  workbench,
  {
    list_views: { roles: STAFF, run: listViews },
    save_view: { roles: STAFF, run: saveView, view: viewSaved },
    revise_view: { roles: STAFF, run: reviseView, view: viewSaved },
    delete_view: { roles: STAFF, run: deleteView, view: async () => ({ done: true }) },
    arrange_views: { roles: STAFF, run: arrangeViews, view: listViews },
    list_templates: { roles: STAFF, run: listTemplates },
    add_template: { roles: STAFF, run: addTemplate, view: viewTemplate },
    revise_template: { roles: STAFF, run: reviseTemplate, view: viewTemplate },
    archive_template: { roles: STAFF, run: archiveTemplate, view: viewTemplate },
    list_wordings: { roles: STAFF, run: listWordings },
    list_editing: { roles: STAFF, run: listEditing },
    show_editing: {
      roles: STAFF,
      limit: { max: 120, per_seconds: 60 },
      run: showEditing,
    },
    export_matters: {
      roles: STAFF,
      limit: { max: 20, per_seconds: 60 },
      run: exportMatters,
    },
    get_export: { roles: STAFF, run: viewExport },
  },
  {
    schedules: { forget_exports: { cron: '35 3 * * *', run: everyForgetExports } },
    hears: { editing: (actor, facts) => actor.kind === 'staff' && hearsMatter(actor, facts) },
    routes: [exportRoute],
  },
)
