import { join } from 'node:path'
import { agreementsModule } from '#modules/agreements'
import { assessmentsModule } from '#modules/assessments'
import { assignmentsModule } from '#modules/assignments'
import { auditModule } from '#modules/audit'
import { batchesModule } from '#modules/batches'
import { broadcastModule } from '#modules/broadcast'
import { caseFilesModule } from '#modules/case_files'
import { catalogueModule } from '#modules/catalogue'
import { caucusModule } from '#modules/caucus'
import { channelsModule } from '#modules/channels'
import { documentsModule } from '#modules/documents'
import { groupsModule } from '#modules/groups'
import { identityModule } from '#modules/identity'
import { importsModule } from '#modules/imports'
import { jointModule } from '#modules/joint'
import { lawModule } from '#modules/law'
import { lostPersonModule } from '#modules/lost_person'
import { mattersModule } from '#modules/matters'
import { mediationModule } from '#modules/mediation'
import { mediatorsModule } from '#modules/mediators'
import { authenticate, orgModule } from '#modules/org'
import { outcomesModule } from '#modules/outcomes'
import { papersModule } from '#modules/papers'
import { parametersModule } from '#modules/parameters'
import { qualityModule } from '#modules/quality'
import { reorganisationsModule } from '#modules/reorganisations'
import { routingModule } from '#modules/routing'
import { supervisionModule } from '#modules/supervision'
import { workbenchModule } from '#modules/workbench'
import type { Actor } from '#platform/actor'
import { type Clock, openClock } from '#platform/clock'
import type { Config } from '#platform/config'
import { openDatabase } from '#platform/db'
import { openFiles } from '#platform/files'
import { NOBODY } from '#platform/ids'
import { openJobs } from '#platform/jobs'
import { openKeys } from '#platform/keys'
import { openLive } from '#platform/live'
import { openLog } from '#platform/log'
import type { Module } from '#platform/module'
import { openNumbers } from '#platform/number'
import type { Services } from '#platform/operate'
import { openOutward } from '#platform/outward'

/** Every module of the installation. */
export const modules: readonly Module[] = [
  channelsModule,
  identityModule,
  auditModule,
  orgModule,
  parametersModule,
  lawModule,
  documentsModule,
  papersModule,
  catalogueModule,
  importsModule,
  routingModule,
  mattersModule,
  jointModule,
  assessmentsModule,
  groupsModule,
  broadcastModule,
  lostPersonModule,
  mediatorsModule,
  mediationModule,
  agreementsModule,
  caucusModule,
  assignmentsModule,
  reorganisationsModule,
  supervisionModule,
  qualityModule,
  batchesModule,
  caseFilesModule,
  workbenchModule,
  outcomesModule,
]

/** Opens what operations and jobs stand on, the same for the web server, the worker and the tests. */
export async function openServices(
  config: Pick<Config, 'database_url' | 'data_folder' | 'pool_size' | 'log_level'> & {
    public_url?: string | null
  },
  clock?: Clock,
): Promise<Services & { close(): Promise<void> }> {
  const log = openLog(config.log_level)
  const database = openDatabase(config.database_url, config.pool_size)
  // A command asks for a number while it holds a connection: from the same pool, a full house would wait for itself.
  const numbering = openDatabase(config.database_url, 1)
  const hears = Object.assign({}, ...modules.map((module) => module.hears))
  const time = clock ?? (await openClock(database.db))
  const delivers = Object.assign({}, ...modules.map((module) => module.delivers()))
  const keys = await openKeys(join(config.data_folder, 'keys'))
  const carrying = { log, clock: time, db: database.db, keys }
  const live = await openLive(config.database_url, database.pool, { hears, delivers }, carrying)
  const jobs = await openJobs(config.database_url)
  return {
    database,
    clock: time,
    keys,
    files: openFiles(join(config.data_folder, 'files')),
    numbers: openNumbers(numbering.db),
    public_url: config.public_url ?? null,
    jobs,
    live,
    outward: openOutward(),
    log,
    jobActor,
    authenticate,
    close: async () => {
      await live.stop()
      await jobs.stop()
      await numbering.close()
      await database.close()
    },
  }
}

/** Who acts in a job: nobody in particular, in one district, with no role at all. */
export function jobActor(district_id: number): Actor {
  return {
    kind: 'staff',
    district_id,
    person_id: NOBODY,
    name: null,
    session_id: null,
    roles: [],
    posts: [],
    acts_for: [],
    must_change_password: false,
  }
}
