import { imports } from '@linli/contract/imports'
import { implement } from '#platform/module'
import { errorsRoute } from './download-errors.ts'
import { dryRunImport } from './dry-run-import.ts'
import { forgetRows } from './every-forget-rows.ts'
import { resumeImports } from './every-resume-imports.ts'
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

export { openTable, type Table, type TableRow } from './read-table.ts'
export {
  type Choice,
  type Field,
  type ImportHead,
  type ImportTarget,
  registerTarget,
  type TargetRow,
  type Word,
} from './target.ts'

export const importsModule = implement(
  'imports',
  imports,
  {
    start: { roles: ['centre_staff', 'leader'], run: startImport, view: viewImport },
    get: {
      roles: ['centre_staff', 'leader'],
      run: (context, input) => viewImport(context, input.id),
    },
    list: { roles: ['centre_staff', 'leader'], run: listImports },
    list_values: { roles: ['centre_staff', 'leader'], run: listValues },
    read_again: { roles: ['centre_staff', 'leader'], run: readAgain, view: viewImport },
    map: { roles: ['centre_staff', 'leader'], run: mapImport, view: viewImport },
    dry_run: { roles: ['centre_staff', 'leader'], run: dryRunImport, view: viewImport },
    run: { roles: ['centre_staff', 'leader'], run: runImport, view: viewImport },
    row_errors: { roles: ['centre_staff', 'leader'], run: listRowErrors },
    undo: { roles: ['centre_staff', 'leader'], run: undoImport, view: viewImport },
    list_sources: { roles: ['centre_staff', 'leader'], run: listSources },
  },
  {
    consumers: { 'import.wanted': onImportWanted },
    schedules: {
      resume_imports: { cron: '*/5 * * * *', run: resumeImports },
      forget_rows: { cron: '40 3 * * *', run: forgetRows },
    },
    hears: { import: (actor) => mayImport(actor) },
    routes: [errorsRoute],
  },
)
