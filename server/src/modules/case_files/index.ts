import { case_files } from '@linli/contract/case_files'
import { implement, MEDIATORS } from '#platform/module'
import { attachScans, detachScans } from './attach-scans.ts'
import { fileAway } from './file-away.ts'
import { handOver } from './hand-over.ts'
import { makeVolume, viewVolume } from './make-volume.ts'
import { onVolumeWanted } from './on-volume-wanted.ts'
import { openVolume, volumeRoute } from './open-volume.ts'
import { viewFile } from './view-file.ts'

const view = viewFile

/** The case file (卷宗) of a dispute: what is in it, the whole of it as one PDF, where it went, and that it was put away. */
export const caseFilesModule = implement(
  'case_files',
  case_files,
  {
    get: { roles: MEDIATORS, run: (ctx, input) => viewFile(ctx, input.id) },
    attach: { roles: MEDIATORS, run: attachScans, view },
    detach: { roles: MEDIATORS, run: detachScans, view },
    make_volume: {
      roles: MEDIATORS,
      limit: { max: 20, per_seconds: 60 },
      run: makeVolume,
      view,
    },
    get_volume: { roles: MEDIATORS, run: viewVolume },
    open_volume: { roles: MEDIATORS, run: openVolume },
    file: { roles: MEDIATORS, run: fileAway, view },
    hand_over: { roles: MEDIATORS, run: handOver, view },
  },
  { errands: { 'case_file.volume_wanted': onVolumeWanted }, routes: [volumeRoute] },
)
