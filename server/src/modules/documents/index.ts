import { documents } from '@linli/contract/documents'
import { implement, SIGNED_IN } from '#platform/module'
import { everyRemoveStaleUploads } from './every-remove-stale-uploads.ts'
import { finishUpload, viewFinished } from './finish-upload.ts'
import { storedRoute } from './open-stored.ts'
import { viewUpload } from './queries.ts'
import { chunkRoute } from './receive-chunk.ts'
import { startUpload } from './start-upload.ts'

export { claimFiles } from './claim-files.ts'
export { discardFiles } from './discard-files.ts'
export { type KeptSealed, keepSealed, openSealed } from './keep-sealed.ts'
export { readRange } from './open-stored.ts'
export { viewFiles, viewUpload } from './queries.ts'
export { startUpload } from './start-upload.ts'
export { storedName } from './stored-names.ts'
export { putBackFiles, withdrawFiles } from './withdraw-files.ts'

/** What people send: announced, sent in pieces, checked by its content, kept. */
export const documentsModule = implement(
  'documents',
  documents,
  {
    start_upload: { roles: SIGNED_IN, run: startUpload, view: viewUpload },
    get_upload: {
      roles: SIGNED_IN,
      run: (context, input) => viewUpload(context, input.upload_id),
    },
    finish_upload: {
      roles: SIGNED_IN,
      limit: { max: 60, per_seconds: 60 },
      run: finishUpload,
      view: viewFinished,
      result: (input) => input.upload_id,
    },
  },
  {
    schedules: { remove_stale_uploads: { cron: '17 3 * * *', run: everyRemoveStaleUploads } },
    routes: [chunkRoute, storedRoute],
  },
)
