import { batches } from '@linli/contract/batches'
import { ACCOUNT_HOLDERS, implement, STAFF } from '#platform/module'
import { hearsBatch } from './announce-batch.ts'
import { cancelBatch } from './cancel-batch.ts'
import { everyForgetBatches } from './every-forget-batches.ts'
import { everySendTexts } from './every-send-texts.ts'
import { onBatchWanted } from './on-batch-wanted.ts'
import { prepareBatch } from './prepare-batch.ts'
import { countHeldBy, listBatches, listBatchRows, viewBatch } from './queries.ts'
import { runBatch } from './run-batch.ts'
import { undoBatch } from './undo-batch.ts'

export { prepareBatch } from './prepare-batch.ts'
export { runBatch } from './run-batch.ts'

/** One act on many matters: looked at first, done for those that may, taken back in one act. */
export const batchesModule = implement(
  'batches',
  batches,
  {
    prepare: { roles: STAFF, run: prepareBatch, view: viewBatch },
    get: { roles: STAFF, run: (ctx, input) => viewBatch(ctx, input.id) },
    list: { roles: STAFF, run: listBatches },
    list_rows: { roles: STAFF, run: listBatchRows },
    run: { roles: STAFF, run: runBatch, view: viewBatch },
    cancel: { roles: STAFF, run: cancelBatch, view: viewBatch },
    undo: { roles: STAFF, run: undoBatch, view: viewBatch },
    count_held: { roles: ACCOUNT_HOLDERS, run: countHeldBy },
  },
  {
    consumers: { 'batch.wanted': onBatchWanted },
    schedules: {
      send_texts: { cron: '* * * * *', run: everySendTexts },
      forget_batches: { cron: '25 3 * * *', run: everyForgetBatches },
    },
    hears: { batch: hearsBatch },
  },
)
