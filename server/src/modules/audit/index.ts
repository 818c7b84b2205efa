import { audit } from '@linli/contract/audit'
import { implement } from '#platform/module'
import { everySealAudit } from './every-seal-audit.ts'
import { exportRoute } from './export-audit.ts'
import { getChain, listEntries } from './queries.ts'

export { exportAudit } from './export-audit.ts'

/** What was done and what was read, sealed so that anyone can check it. */
export const auditModule = implement(
  'audit',
  audit,
  {
    list: { roles: ['auditor'], run: listEntries },
    get_chain: { roles: ['auditor'], run: getChain },
  },
  {
    schedules: { seal_audit: { cron: '* * * * *', run: everySealAudit } },
    routes: [exportRoute],
  },
)
