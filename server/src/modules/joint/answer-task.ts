import type { Parsed } from '@linli/contract/endpoint'
import type { joint } from '@linli/contract/joint'
import { moveMatter, refuseMissingEvidence, releaseMatter } from '#modules/matters'
import { Refusal } from '#platform/errors'
import type { CommandContext } from '#platform/module'
import { say, takeOwnTask, takeTask } from './take-task.ts'

/** The co-handling unit answers: done, partly, asks for facts, or refuses, which it does once and not after a ruling (潍坊条例
 * art. 22). Its words are for the lead and the centre; the reporter never reads them. Refuses: `task_is_<status>`,
 * `may_not_refuse_again`, `ruled_may_not_refuse`, `evidence_missing`. */
export async function answerTask(
  ctx: CommandContext,
  input: Parsed<typeof joint.answer_task>,
): Promise<void> {
  const { task, matter } = await takeOwnTask(ctx, input.id)
  const { answer, words, file_ids } = input
  if (answer === 'refuse' && task.ruled_at) throw new Refusal('conflict', 'ruled_may_not_refuse')
  if (answer === 'refuse' && task.has_refused) throw new Refusal('conflict', 'may_not_refuse_again')
  if (answer === 'done') refuseMissingEvidence(task.evidence, file_ids, 'photo_after')
  await say(ctx, task, { step: answer, words, file_ids })
  await moveMatter(ctx, matter, {
    action: 'answer_task',
    reason: answer,
    note: words,
    file_ids,
    unit_id: task.unit_id,
  })
  if (answer === 'done') await releaseMatter(ctx, matter.id, 'task')
}

/** The lead, or the centre, gives a co-handling unit the facts it asked for. Refuses: `task_is_<status>`. */
export async function tellTask(
  ctx: CommandContext,
  input: Parsed<typeof joint.tell_task>,
): Promise<void> {
  const { task, matter } = await takeTask(ctx.tx, ctx.actor, input.id, 'give_task')
  const { words, file_ids } = input
  await say(ctx, task, { step: 'tell', words, file_ids })
  await moveMatter(ctx, matter, {
    action: 'give_task',
    reason: 'tell',
    note: words,
    file_ids,
    unit_id: task.unit_id,
  })
}
