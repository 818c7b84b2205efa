import { imports } from '@linli/contract/imports'
import { implement } from '#platform/module'
import { errorsRoute } from './download-errors.ts'
import { dryRunImport } from './dry-run-import.ts'
import { everyForgetRows } from './every-forget-rows.ts'
import { everyResumeImports } from './every-resume-imports.ts'
import { listRowErrors } from './list-row-errors.ts'
import { listValues } from './list-values.ts'
import { mapImport } from './map-import.ts'
import { onImportWanted } from './on-import-wanted.ts'
import { mayImport } from './policy.ts'
import { listImports, listSources, viewImport } from './queries.ts'
import { readAgain } from './read-again.ts'
import { runImport } from './run-import.ts'
import { startImport } from './start-import.ts'
import { undoImport } from './undo-import.ts'

export {
  type ImportHead,
  type ImportTarget,
  registerTarget,
  type TargetRow,
  type Word,
} from './target.ts'

const IMPORTERS = ['centre_staff', 'leader'] as const

/** Files of other systems on their way to become things of ours. */
export const importsModule = implement(
  'imports',
  imports,
  {
    start: { roles: IMPORTERS, run: startImport, view: viewImport },
    get: {
      roles: IMPORTERS,
      run: (context, input) => viewImport(context, input.id),
    },
    list: { roles: IMPORTERS, run: listImports },
    list_values: { roles: IMPORTERS, run: listValues },
    read_again: { roles: IMPORTERS, run: readAgain, view: viewImport },
    map: { roles: IMPORTERS, run: mapImport, view: viewImport },
    dry_run: { roles: IMPORTERS, run: dryRunImport, view: viewImport },
    run: { roles: IMPORTERS, run: runImport, view: viewImport },
    list_row_errors: { roles: IMPORTERS, run: listRowErrors },
    undo: { roles: IMPORTERS, run: undoImport, view: viewImport },
    list_sources: { roles: IMPORTERS, run: listSources },
  },
  {
    consumers: { 'import.wanted': onImportWanted },
    schedules: {
      resume_imports: { cron: '*/5 * * * *', run: everyResumeImports },
      forget_rows: { cron: '40 3 * * *', run: everyForgetRows },
    },
    hears: { import: (actor) => mayImport(actor) },
    routes: [errorsRoute],
  },
)
