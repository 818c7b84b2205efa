/** One guard taken out: with `from` replaced by `to`, the named test must turn red. */
export interface Mutation {
  guard: string
  file: string
  from: string
  to: string
  test: string
}

const MATTERS = 'server/src/modules/matters'
const REORGANISATIONS = 'server/src/modules/reorganisations'
const ASSESSMENTS = 'server/src/modules/assessments'
const JOINT = 'server/src/modules/joint'
const PLATFORM = 'server/src/platform'

/** Guards that count because a test misses them. `npm run mutations` takes out one after the other. */
export const MUTATIONS: readonly Mutation[] = [
  {
    guard: 'secret matters are hidden from those who only see the area',
    file: `${MATTERS}/policy.ts`,
    from: '  if (facts.is_secret) return isCentreOf(actor, facts)\n',
    to: '',
    test: `${MATTERS}/policy.test.ts`,
  },
  {
    guard: 'the handler does not verify',
    file: `${MATTERS}/policy.ts`,
    from: 'facts.handled_by !== actor.person_id && !worksForHandler(actor, facts)',
    to: 'true',
    test: `${MATTERS}/policy.test.ts`,
  },
  {
    guard: 'voiding takes a second person',
    file: `${MATTERS}/policy.ts`,
    from: `  void: (actor, facts) =>
    isCentre(actor, facts) &&
    facts.void_proposed_by !== null &&
    facts.void_proposed_by !== actor.person_id,`,
    to: '  void: isCentre,',
    test: `${MATTERS}/move-matter.test.ts`,
  },
  {
    guard: 'a unit sends back once',
    file: `${MATTERS}/policy.ts`,
    from: '!facts.returned_by.includes(facts.unit_id)',
    to: 'true',
    test: `${MATTERS}/policy.test.ts`,
  },
  {
    guard: 'an act takes only a matter that its person may see',
    file: `${MATTERS}/queries/take-matter.ts`,
    from: 'if (matters.length < wanted.length || !matters.every((matter) => maySee(actor, matter)))',
    to: 'if (matters.length < wanted.length)',
    test: `${MATTERS}/move-matter.test.ts`,
  },
  {
    guard: 'a matter is locked before it is judged',
    file: `${MATTERS}/queries/take-matter.ts`,
    from: ' for update of m`',
    to: '`',
    test: `${MATTERS}/move-matter.test.ts`,
  },
  {
    guard: 'only the reporter, or the bearer of the link, rates',
    file: `${MATTERS}/queries/take-matter.ts`,
    from: 'if (!matter || !(isReporter || hasLink)) throw notFound()',
    to: 'if (!matter) throw notFound()',
    test: `${MATTERS}/move-matter.test.ts`,
  },
  {
    guard: 'evidence that the category asks for',
    file: `${MATTERS}/resolve-matter.ts`,
    from: "  refuseMissingEvidence(matter.evidence, input.file_ids, 'photo_after')\n",
    to: '',
    test: `${MATTERS}/move-matter.test.ts`,
  },
  {
    guard: 'the window for reopening',
    file: `${MATTERS}/reopen-matter.ts`,
    from: "  if (!isInWindow(answering, ctx.now)) throw new Refusal('conflict', 'reopen_window_over')\n",
    to: '',
    test: `${MATTERS}/move-matter.test.ts`,
  },
  {
    guard: 'a rejection does not lengthen the handler’s deadline',
    file: `${MATTERS}/clock-after.ts`,
    from: "if (kind === 'handle' && running?.kind !== kind && handled && !move.restarts_clock) {",
    to: 'if (false) {',
    test: `${MATTERS}/move-matter.test.ts`,
  },
  {
    guard: 'no alarm at night',
    file: `${MATTERS}/every-alarm-overdue.ts`,
    from: '  if (isNight(ctx.now)) return\n',
    to: '',
    test: `${MATTERS}/move-matter.test.ts`,
  },
  {
    guard: 'secret matters are left out of lists by area',
    file: `${MATTERS}/queries/filter-matters.ts`,
    from: 'return first.with_secret ? place : sql`${place} and not m.is_secret`',
    to: 'return place',
    test: `${MATTERS}/queries/list-matters.test.ts`,
  },
  {
    guard: 'the same request id makes one thing',
    file: `${PLATFORM}/operate.ts`,
    from: '    if (known) return { body: parseOutput(operation, await handler.view(viewer, known)) }\n',
    to: '',
    test: `${MATTERS}/report-matter.test.ts`,
  },
  {
    guard: 'another input under a used request id is a conflict',
    file: `${PLATFORM}/request.ts`,
    from: "    throw new Refusal('conflict', 'request_id_reused')\n",
    to: '',
    test: `${MATTERS}/report-matter.test.ts`,
  },
  {
    guard: 'the role gate',
    file: `${PLATFORM}/operate.ts`,
    from: 'if (!actor.roles.some((role) => handler.roles.includes(role))) {',
    to: 'if (false) {',
    test: 'server/test/whole/access.test.ts',
  },
  {
    guard: 'a reading of personal data is written down',
    file: `${PLATFORM}/operate.ts`,
    from: "      kind: 'disclosure',",
    to: "      kind: 'command',",
    test: `${MATTERS}/report-matter.test.ts`,
  },
  {
    guard: 'news reach only those who may see the matter',
    file: `${PLATFORM}/live.ts`,
    from: '        if (!hears[change.noun]?.(listener.actor, change.facts)) continue\n',
    to: '',
    test: 'server/test/whole/live.test.ts',
  },
  {
    guard: 'a merged matter is merged no second time',
    file: `${MATTERS}/merge-matters.ts`,
    from: '  for (const matter of from) requireSource(ctx, matter)\n',
    to: '',
    test: `${MATTERS}/merge-matters.test.ts`,
  },
  {
    guard: 'a secret matter is answered with no open one',
    file: `${MATTERS}/merge-matters.ts`,
    from: 'if (from.some(({ is_secret }) => is_secret) && !into.is_secret && !input.makes_secret)',
    to: 'if (false)',
    test: `${MATTERS}/merge-matters.test.ts`,
  },
  {
    guard: 'an answer goes to a phone once',
    file: `${MATTERS}/on-matter-answered.ts`,
    from: 'select heard.number, heard.sealed_phone from heard join told using (phone_index)',
    to: 'select heard.number, heard.sealed_phone from heard',
    test: `${MATTERS}/merge-matters.test.ts`,
  },
  {
    guard: 'whoever says "me too" reads nobody else',
    file: `${MATTERS}/queries/view-tracked.ts`,
    from: 'description: is_reporter ? row.own_description : row.own_category,',
    to: 'description: row.own_description,',
    test: `${MATTERS}/appeal-matter.test.ts`,
  },
  {
    guard: 'only what is public is joined by a stranger',
    file: `${MATTERS}/appeal-matter.ts`,
    from: "const mayJoin = actor.kind === 'resident' && isPublic(matter)",
    to: "const mayJoin = actor.kind === 'resident'",
    test: `${MATTERS}/appeal-matter.test.ts`,
  },
  {
    guard: 'residents find no secret matter',
    file: `${MATTERS}/queries/find-alike.ts`,
    from: '(not m.is_secret and split_part',
    to: '(true and split_part',
    test: `${MATTERS}/queries/find-alike.test.ts`,
  },
  {
    guard: 'changed numbers are counted',
    file: `${MATTERS}/move-matter.ts`,
    from: '  tallyMatter(ctx.tally, matter, -1)\n',
    to: '',
    test: `${MATTERS}/tallies.test.ts`,
  },
  {
    guard: 'whoever wrote the minutes does not sign them',
    file: `${ASSESSMENTS}/policy.ts`,
    from: 'chairs(actor, facts) && !facts.recorder_ids.includes(actor.person_id)',
    to: 'chairs(actor, facts)',
    test: `${ASSESSMENTS}/policy.test.ts`,
  },
  {
    guard: 'minutes are signed as they were read',
    file: `${ASSESSMENTS}/record-minutes.ts`,
    from: '  requireVersion(assessment, input.version)\n',
    to: '',
    test: `${ASSESSMENTS}/sign-off.test.ts`,
  },
  {
    guard: 'a matter that ended meanwhile stops the signature',
    file: `${ASSESSMENTS}/sign-off.ts`,
    from: 'if (isOver(matter.status))',
    to: 'if (false)',
    test: `${ASSESSMENTS}/sign-off.test.ts`,
  },
  {
    guard: 'a meeting on what one may not see is not seen',
    file: `${ASSESSMENTS}/queries/sight.ts`,
    from: 'and not ${seenBy(actor)})`',
    to: 'and false)`',
    test: `${ASSESSMENTS}/sign-off.test.ts`,
  },
  {
    guard: 'answers are not read from above',
    file: `${ASSESSMENTS}/queries/view-risk.ts`,
    from: 'if (!matter || !worksOn(actor, matter)) return null',
    to: 'if (!matter) return null',
    test: `${ASSESSMENTS}/screen-matter.test.ts`,
  },
  {
    guard: 'a matter in danger stays secret',
    file: `${MATTERS}/set-secret.ts`,
    from: "  if (matter.stays_secret) throw new Refusal('conflict', 'stays_secret')\n",
    to: '',
    test: `${ASSESSMENTS}/screen-matter.test.ts`,
  },
  {
    guard: 'who told of violence is known to the centre of the place alone',
    file: `${MATTERS}/policy.ts`,
    from: '  if (facts.stays_secret) return isCentreOf(actor, facts)\n',
    to: '',
    test: `${ASSESSMENTS}/screen-matter.test.ts`,
  },
  {
    guard: 'who found a danger does not say that there is none',
    file: `${ASSESSMENTS}/lift-duty.ts`,
    from: "  if (duty.found_by === actor.person_id) throw new Refusal('forbidden', 'second_finder_needed')\n",
    to: '',
    test: `${ASSESSMENTS}/screen-matter.test.ts`,
  },
  {
    guard: 'nothing ends while a task is open',
    file: `${MATTERS}/move-matter.ts`,
    from: '  if (status !== matter.status && isOver(status)) refuseHeld(matter.held_by)\n',
    to: '',
    test: `${JOINT}/give-task.test.ts`,
  },
  {
    guard: 'the result waits for every co-handler',
    file: `${MATTERS}/resolve-matter.ts`,
    from: "  refuseHeld(matter.held_by, 'task')\n",
    to: '',
    test: `${JOINT}/give-task.test.ts`,
  },
  {
    guard: 'a unit that helps is not told who reported',
    file: `${MATTERS}/queries/view-matter.ts`,
    from: ' && !seesAsHelper(ctx.actor, row)',
    to: '',
    test: `${JOINT}/give-task.test.ts`,
  },
  {
    guard: 'a unit ruled to do a task does not refuse it',
    file: `${JOINT}/answer-task.ts`,
    from: "  if (answer === 'refuse' && task.ruled_at) throw new Refusal('conflict', 'ruled_may_not_refuse')\n",
    to: '',
    test: `${JOINT}/answer-task.test.ts`,
  },
  {
    guard: 'nobody rules on the task of their own unit',
    file: `${JOINT}/rule-task.ts`,
    from: "    throw new Refusal('forbidden', 'may_not_rule_own_task')\n",
    to: '    void 0\n',
    test: `${JOINT}/answer-task.test.ts`,
  },
  {
    guard: 'a call that can wait does not ring at night',
    file: `${JOINT}/ring-whistles.ts`,
    from: "isNight(ctx.now) ? sql`w.kind = 'emergency'` : sql`true`",
    to: 'sql`true`',
    test: `${JOINT}/whistle.test.ts`,
  },
  {
    guard: 'whoever wrote a reorganisation does not approve it',
    file: `${REORGANISATIONS}/approve-plan.ts`,
    from: "  if (plan.changed_by === actor.person_id)\n    throw new Refusal('forbidden', 'plan_needs_second_person')\n",
    to: '',
    test: `${REORGANISATIONS}/plans.test.ts`,
  },
  {
    guard: 'exactly what was checked is approved',
    file: `${REORGANISATIONS}/approve-plan.ts`,
    from: "  if (plan.revision !== input.revision) throw new Refusal('conflict', 'changed_meanwhile')\n",
    to: '',
    test: `${REORGANISATIONS}/plans.test.ts`,
  },
  {
    guard: 'two plans do not change the same area',
    file: `${REORGANISATIONS}/approve-plan.ts`,
    from: "  if ((await overlapsOf(tx, plan)).length > 0) throw new Refusal('conflict', 'plan_overlaps')\n",
    to: '',
    test: `${REORGANISATIONS}/plans.test.ts`,
  },
  {
    guard: 'nothing new is swept away by taking a plan back',
    file: `${REORGANISATIONS}/undo-plan.ts`,
    from: 'if (way.length > 0)',
    to: 'if (way.length > 1_000)',
    test: `${REORGANISATIONS}/carry-out.test.ts`,
  },
  {
    guard: 'figures of days past are told as they were',
    file: `${MATTERS}/queries/figures-both-ways.ts`,
    from: 'select r.scope_id, r.day, -r.n, 0',
    to: 'select r.scope_id, r.day, 0, 0',
    test: `${REORGANISATIONS}/carry-out.test.ts`,
  },
  {
    guard: 'a matter that is where it belongs is not moved again',
    file: `${MATTERS}/relocate-matters.ts`,
    from: 'return isSame(matter, next) ? [] :',
    to: 'return false ? [] :',
    test: `${REORGANISATIONS}/killed-worker.test.ts`,
  },
]
