import { agreements } from '@linli/contract/agreements'
import { ACCOUNT_HOLDERS, implement, MEDIATORS, STAFF } from '#platform/module'
import { closeDispute } from './close-dispute.ts'
import { moveConfirmation, offerConfirmation } from './confirm-agreement.ts'
import { draftAgreement, dropDraft, saveDraft, startSigning } from './draft-agreement.ts'
import { everyTellDue } from './every-tell-due.ts'
import { listAgreements, viewAgreement } from './queries/list-agreements.ts'
import { listDue, listMine } from './queries/list-due.ts'
import { compareVersions, listClauses, lookThrough } from './queries/look-through.ts'
import { recordOral } from './record-oral.ts'
import { findPaper, printPaper, scanPaper } from './scan-paper.ts'
import { sealAgreement } from './seal-agreement.ts'
import { signAgreement, signAsMediator } from './sign-agreement.ts'
import { takeStep } from './take-step.ts'
import { judgePerformance, tellPerformance } from './tell-performance.ts'
import { planVisit, recordRelapse, recordVisit } from './visit-parties.ts'

const view = viewAgreement
/** Parties may be anybody with an account; what they may do is asked of their standing in the dispute. */
const ANY = ['resident', ...ACCOUNT_HOLDERS] as const
const DRAFTERS = [...MEDIATORS] as const
const READERS = ['resident', ...STAFF, ...MEDIATORS] as const

/** What the parties of a dispute agree on, from the draft to the last instalment. */
export const agreementsModule = implement(
  'agreements',
  agreements,
  {
    list_clauses: { roles: DRAFTERS, run: listClauses },
    check_draft: { roles: DRAFTERS, run: lookThrough },
    list: { roles: READERS, run: listAgreements },
    get: { roles: READERS, run: (ctx, input) => viewAgreement(ctx, input.id) },
    compare: { roles: DRAFTERS, run: compareVersions },
    find_paper: { roles: DRAFTERS, limit: { max: 60, per_seconds: 60 }, run: findPaper },
    list_due: { roles: DRAFTERS, run: listDue },
    list_mine: { roles: ANY, run: (ctx) => listMine(ctx) },

    draft: { roles: DRAFTERS, run: draftAgreement, view },
    save: { roles: DRAFTERS, run: saveDraft, view },
    start_signing: { roles: DRAFTERS, run: startSigning, view },
    sign: { roles: READERS, run: signAgreement, view },
    print_paper: { roles: DRAFTERS, run: printPaper, view },
    scan_paper: { roles: DRAFTERS, run: scanPaper, view },
    sign_as_mediator: { roles: DRAFTERS, run: signAsMediator, view },
    seal: { roles: DRAFTERS, run: sealAgreement, view },
    drop: { roles: DRAFTERS, run: dropDraft, view },
    record_oral: { roles: DRAFTERS, run: recordOral, view },

    tell_performance: { roles: READERS, run: tellPerformance, view },
    judge_performance: { roles: READERS, run: judgePerformance, view },
    take_step: { roles: DRAFTERS, run: takeStep, view },
    close_dispute: { roles: DRAFTERS, run: closeDispute, view },
    offer_confirmation: { roles: DRAFTERS, run: offerConfirmation, view },
    move_confirmation: { roles: READERS, run: moveConfirmation, view },
    plan_visit: { roles: DRAFTERS, run: planVisit, view },
    record_visit: { roles: DRAFTERS, run: recordVisit, view },
    record_relapse: { roles: DRAFTERS, run: recordRelapse, view },
  },
  { schedules: { tell_due: { cron: '5 9 * * *', run: everyTellDue } } },
)
