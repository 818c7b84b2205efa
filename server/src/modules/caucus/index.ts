import { caucus } from '@linli/contract/caucus'
import { viewUpload } from '#modules/documents'
import { implement, SIGNED_IN } from '#platform/module'
import { answerRelease, recordConsent, withdrawRelease } from './answer-release.ts'
import { answerGlass, askGlass, endGlass } from './ask-glass.ts'
import { enterOffer } from './enter-offer.ts'
import { everyCloseRounds } from './every-close-rounds.ts'
import { viewGlassById } from './glass-rows.ts'
import { handOver } from './hand-over.ts'
import { roomFileRoute } from './open-file.ts'
import { openOffers } from './open-offers.ts'
import { openRound } from './open-round.ts'
import { proposeRelease } from './propose-release.ts'
import { getRoom } from './queries/get-room.ts'
import { getTable } from './queries/get-table.ts'
import { listGlass } from './queries/list-glass.ts'
import { readGlass } from './read-glass.ts'
import { startFile } from './start-file.ts'
import { writeItem } from './write-item.ts'

export { readSharedItems, type SharedRow } from './read-shared.ts'

const MEDIATOR = ['mediator'] as const
const GLASS = ['auditor', 'security_admin'] as const
const view = getTable
// A line in the record would tell when a side or its mediator was writing. The room itself keeps who wrote what when, for good.
const is_unrecorded = true

/** Separate sessions (背靠背): a sealed room for each side, what is let go of it, and offers that open only if they meet. */
export const caucusModule = implement(
  'caucus',
  caucus,
  {
    get_table: { roles: SIGNED_IN, run: (ctx, input) => getTable(ctx, input.id) },
    get_room: { roles: SIGNED_IN, run: getRoom },
    start_file: {
      roles: SIGNED_IN,
      is_unrecorded,
      run: startFile,
      view: viewUpload,
      result: (_input, { new_id }) => new_id,
    },
    write: { roles: SIGNED_IN, is_unrecorded, run: writeItem, view },
    propose_release: { roles: SIGNED_IN, is_unrecorded, run: proposeRelease, view },
    answer_release: { roles: SIGNED_IN, is_unrecorded, run: answerRelease, view },
    record_consent: { roles: MEDIATOR, is_unrecorded, run: recordConsent, view },
    withdraw_release: { roles: SIGNED_IN, is_unrecorded, run: withdrawRelease, view },
    hand_over: { roles: MEDIATOR, run: handOver, view },
    open_round: { roles: MEDIATOR, run: openRound, view },
    offer: { roles: SIGNED_IN, is_unrecorded, run: enterOffer, view },
    open_offers: { roles: MEDIATOR, run: openOffers, view },
    list_glass: { roles: GLASS, run: listGlass },
    ask_glass: { roles: ['auditor'], run: askGlass, view: viewGlassById },
    answer_glass: { roles: ['security_admin'], run: answerGlass, view: viewGlassById },
    end_glass: { roles: GLASS, run: endGlass, view: viewGlassById },
    read_glass: { roles: ['auditor'], run: readGlass },
  },
  {
    schedules: { close_rounds: { cron: '* * * * *', run: everyCloseRounds } },
    routes: [roomFileRoute],
    hears: { caucus_room: isNamed, caucus_table: isNamed },
  },
)

function isNamed(
  actor: { person_id: string },
  { person_ids }: Record<string, string | boolean | null | (string | null)[]>,
): boolean {
  return Array.isArray(person_ids) && person_ids.includes(actor.person_id)
}
