import { agreements } from '@linli/contract/agreements'
import { assessments } from '@linli/contract/assessments'
import { assignments } from '@linli/contract/assignments'
import { audit } from '@linli/contract/audit'
import { batches } from '@linli/contract/batches'
import { broadcast } from '@linli/contract/broadcast'
import { case_files } from '@linli/contract/case_files'
import { catalogue } from '@linli/contract/catalogue'
import { caucus } from '@linli/contract/caucus'
import { channels } from '@linli/contract/channels'
import { documents } from '@linli/contract/documents'
import type { Operation } from '@linli/contract/endpoint'
import { groups } from '@linli/contract/groups'
import { identity } from '@linli/contract/identity'
import { imports } from '@linli/contract/imports'
import { joint } from '@linli/contract/joint'
import { law } from '@linli/contract/law'
import { lost_person } from '@linli/contract/lost_person'
import { matters } from '@linli/contract/matters'
import { mediation } from '@linli/contract/mediation'
import { mediators } from '@linli/contract/mediators'
import { org } from '@linli/contract/org'
import { outcomes } from '@linli/contract/outcomes'
import { papers } from '@linli/contract/papers'
import { parameters } from '@linli/contract/parameters'
import { quality } from '@linli/contract/quality'
import { reorganisations } from '@linli/contract/reorganisations'
import { routing } from '@linli/contract/routing'
import { supervision } from '@linli/contract/supervision'
import { workbench } from '@linli/contract/workbench'
import { expect, test } from 'vitest'
import type { Modules } from './api.ts'

// The client builds an address from the name alone, so each path must be its name.
const modules = {
  agreements,
  assessments,
  assignments,
  audit,
  batches,
  broadcast,
  case_files,
  catalogue,
  caucus,
  channels,
  documents,
  groups,
  identity,
  imports,
  joint,
  law,
  lost_person,
  matters,
  mediation,
  mediators,
  org,
  outcomes,
  papers,
  parameters,
  routing,
  reorganisations,
  supervision,
  quality,
  workbench,
} satisfies Modules

test.each(Object.entries(modules))(
  'every path of %s is its name',
  (module, operations: Record<string, Operation>) => {
    const paths = Object.values(operations).map((operation) => operation.path)
    expect(paths).toEqual(Object.keys(operations).map((name) => `/${module}.${name}`))
  },
)
