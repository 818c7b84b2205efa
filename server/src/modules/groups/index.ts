import { groups } from '@linli/contract/groups'
import { registerFollower } from '#modules/matters'
import { registerHoldings } from '#modules/org'
import { ANYONE, implement, type QueryContext, SIGNED_IN } from '#platform/module'
import { acknowledgeNotice } from './acknowledge-notice.ts'
import { addMember } from './add-member.ts'
import { askToJoin } from './ask-to-join.ts'
import { blockPerson } from './block-person.ts'
import { checkGroup } from './check-group.ts'
import { closeGroup } from './close-group.ts'
import { complainAboutMessage } from './complain-about-message.ts'
import { coverGroup } from './cover-buildings.ts'
import { createGroup } from './create-group.ts'
import { approveMember, declineMember } from './decide-asking.ts'
import { decideComplaint } from './decide-complaint.ts'
import { decideHint } from './decide-hint.ts'
import { deliverTalk } from './deliver-talk.ts'
import { followMatters } from './follow-matters.ts'
import { endInvitation, inviteToGroup } from './invite.ts'
import { leaveGroup, rejoinGroup } from './leave-group.ts'
import { markRead } from './mark-read.ts'
import { hearsHint } from './note-hints.ts'
import { onMatterTold } from './on-matter-told.ts'
import { pinMessage, unpinMessage } from './pin-message.ts'
import { postNotice } from './post-notice.ts'
import { countGaps, listUncovered } from './queries/count-gaps.ts'
import { findGroupOfMessage } from './queries/find-membership.ts'
import { findMessages } from './queries/find-messages.ts'
import { getRecord } from './queries/get-record.ts'
import { getTalk } from './queries/get-talk.ts'
import { listInvitations, lookAtInvitation, viewInvitation } from './queries/invitations.ts'
import { listAcknowledgements } from './queries/list-acknowledgements.ts'
import { listBlocked } from './queries/list-blocked.ts'
import { listCandidates } from './queries/list-candidates.ts'
import { listCards, viewGroupMatter } from './queries/list-cards.ts'
import { listComplaints } from './queries/list-complaints.ts'
import { listHints, viewHint } from './queries/list-hints.ts'
import { listKeepers } from './queries/list-keepers.ts'
import { listMembers } from './queries/list-members.ts'
import { listMessages } from './queries/list-messages.ts'
import { listMine } from './queries/list-mine.ts'
import { listNames } from './queries/list-names.ts'
import { listRegistry } from './queries/list-registry.ts'
import { listRemoved } from './queries/list-removed.ts'
import { listThread } from './queries/list-thread.ts'
import { suggestMatter } from './queries/suggest-matter.ts'
import { viewGroup } from './queries/view-group.ts'
import { listLeft, listWaiting, viewMembership } from './queries/view-membership.ts'
import { viewMessage } from './queries/view-message.ts'
import { raiseMatter } from './raise-matter.ts'
import { removeMember } from './remove-member.ts'
import { readWithheld, restoreMessage } from './restore-message.ts'
import { reviseGroup } from './revise-group.ts'
import { sendMessage } from './send-message.ts'
import { setKeepers } from './set-keepers.ts'
import { setMine } from './set-mine.ts'
import { silenceMember } from './silence-member.ts'
import { takeFreeMatter } from './take-free-matter.ts'
import { tieOutside } from './tie-outside.ts'
import { UNITS_HELD } from './units-held.ts'
import { addWatchWord, endWatchWord, listWatchWords } from './watch-words.ts'
import { withholdMessage } from './withhold-message.ts'

export { sayInGroup } from './add-message.ts'
export { announceGroup, announceMembers } from './announce.ts'
export { type PostToGroups, postToGroups } from './post-to-groups.ts'
export { putBackGroups, relocateGroups } from './relocate-groups.ts'

registerHoldings(...UNITS_HELD)
registerFollower('group', followMatters)

const REGISTRY = ['grid_worker', 'centre_staff', 'leader'] as const
// Whoever connects channels says which group a place outside stands for.
const CONNECTING = ['system_admin'] as const
const WATCHING = ['centre_staff', 'security_admin'] as const
const KEEPING = ['grid_worker', 'centre_staff'] as const

// A printed code is looked at once or twice; whoever tries codes is slowed down.
const SLOW = { max: 30, per_seconds: 60 }
const ofGroup = (input: { group_id: string }) => input.group_id

const done = async () => ({ done: true }) as const
const groupOfMessage = async (ctx: QueryContext, id: string) =>
  viewGroup(ctx, (await findGroupOfMessage(ctx.db, ctx.actor, id)).id)

/** Groups of a grid (网格群): who is in them, what is said in them, and what becomes of it. The policy asks who is in a group
 * and who keeps it, not which role somebody has, so that every role but visitors stands in the table. */
export const groupsModule = implement(
  'groups',
  groups,
  {
    list_mine: { roles: SIGNED_IN, run: listMine },
    get: { roles: SIGNED_IN, run: (ctx, input) => viewGroup(ctx, input.id) },
    list_messages: { roles: SIGNED_IN, run: listMessages },
    list_thread: { roles: SIGNED_IN, run: listThread },
    find_messages: { roles: SIGNED_IN, run: findMessages },
    list_members: { roles: SIGNED_IN, run: listMembers },

    send_message: { roles: SIGNED_IN, run: sendMessage, view: viewMessage },
    mark_read: {
      roles: SIGNED_IN,
      is_unrecorded: true,
      run: markRead,
      view: done,
      result: (input) => input.group_id,
    },
    set_mine: {
      roles: SIGNED_IN,
      run: setMine,
      view: viewGroup,
      result: (input) => input.group_id,
    },

    post_notice: { roles: SIGNED_IN, run: postNotice, view: viewMessage },
    acknowledge: { roles: SIGNED_IN, run: acknowledgeNotice, view: groupOfMessage },
    list_acknowledgements: { roles: SIGNED_IN, run: listAcknowledgements },
    pin_message: { roles: SIGNED_IN, run: pinMessage, view: groupOfMessage },
    unpin_message: { roles: SIGNED_IN, run: unpinMessage, view: groupOfMessage },

    withhold_message: { roles: SIGNED_IN, run: withholdMessage, view: viewMessage },
    restore_message: { roles: SIGNED_IN, run: restoreMessage, view: viewMessage },
    read_withheld: {
      roles: SIGNED_IN,
      limit: { max: 60, per_seconds: 60 },
      run: readWithheld,
    },
    silence_member: { roles: SIGNED_IN, run: silenceMember, view: done },
    complain: { roles: SIGNED_IN, run: complainAboutMessage, view: done },
    list_complaints: { roles: SIGNED_IN, run: listComplaints },
    decide_complaint: { roles: SIGNED_IN, run: decideComplaint, view: done },
    block_person: {
      roles: SIGNED_IN,
      run: blockPerson,
      view: done,
      result: (input) => input.person_id,
    },

    list_registry: { roles: REGISTRY, run: listRegistry },
    list_names: { roles: CONNECTING, run: listNames },
    get_record: { roles: REGISTRY, run: (ctx, input) => getRecord(ctx, input.id) },
    count_gaps: { roles: REGISTRY, run: countGaps },
    list_uncovered: { roles: REGISTRY, run: listUncovered },
    list_keepers: { roles: KEEPING, run: listKeepers },
    create: { roles: KEEPING, run: createGroup, view: getRecord },
    revise: { roles: KEEPING, run: reviseGroup, view: getRecord },
    cover: { roles: KEEPING, run: coverGroup, view: getRecord },
    set_keepers: { roles: KEEPING, run: setKeepers, view: getRecord },
    check: { roles: KEEPING, run: checkGroup, view: getRecord },
    close: { roles: KEEPING, run: closeGroup, view: getRecord },

    invite: { roles: KEEPING, run: inviteToGroup, view: viewInvitation },
    list_invitations: { roles: KEEPING, run: listInvitations },
    end_invitation: { roles: KEEPING, run: endInvitation, view: viewInvitation },
    look_at_invitation: { roles: ANYONE, limit: SLOW, run: lookAtInvitation },
    ask_to_join: {
      roles: ['resident'],
      limit: SLOW,
      run: askToJoin,
      view: viewMembership,
      result: ofGroup,
    },
    tie_outside: { roles: KEEPING, limit: SLOW, run: tieOutside, view: done, result: ofGroup },
    list_waiting: { roles: KEEPING, run: listWaiting },
    approve: { roles: KEEPING, run: approveMember, view: done, result: ofGroup },
    decline: { roles: KEEPING, run: declineMember, view: done, result: ofGroup },
    leave: { roles: SIGNED_IN, run: leaveGroup, view: viewMembership, result: ofGroup },
    rejoin: { roles: SIGNED_IN, run: rejoinGroup, view: viewMembership, result: ofGroup },
    list_left: { roles: SIGNED_IN, run: listLeft },
    list_removed: { roles: SIGNED_IN, run: listRemoved },
    list_blocked: { roles: SIGNED_IN, run: listBlocked },
    remove_member: { roles: KEEPING, run: removeMember, view: done, result: ofGroup },
    list_candidates: { roles: KEEPING, run: listCandidates },
    add_member: { roles: KEEPING, run: addMember, view: done, result: ofGroup },

    suggest_matter: { roles: SIGNED_IN, run: suggestMatter },
    raise_matter: { roles: SIGNED_IN, run: raiseMatter, view: viewGroupMatter },
    list_cards: { roles: SIGNED_IN, run: listCards },
    take_matter: {
      roles: ['unit_staff', 'centre_staff'],
      run: takeFreeMatter,
      view: viewGroupMatter,
      result: (input) => input.matter_id,
    },
    get_talk: { roles: SIGNED_IN, run: getTalk },

    list_hints: { roles: KEEPING, run: listHints },
    decide_hint: { roles: KEEPING, run: decideHint, view: viewHint },
    list_watch_words: { roles: WATCHING, run: listWatchWords },
    add_watch_word: { roles: WATCHING, run: addWatchWord, view: listWatchWords },
    end_watch_word: { roles: WATCHING, run: endWatchWord, view: listWatchWords },
  },
  {
    consumers: { 'matter.told': onMatterTold },
    delivers: deliverTalk,
    hears: { group_hint: hearsHint },
  },
)
