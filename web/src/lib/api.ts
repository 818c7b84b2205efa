import type { agreements } from '@linli/contract/agreements'
import type { assessments } from '@linli/contract/assessments'
import type { assignments } from '@linli/contract/assignments'
import type { audit } from '@linli/contract/audit'
import type { batches } from '@linli/contract/batches'
import type { broadcast } from '@linli/contract/broadcast'
import type { case_files } from '@linli/contract/case_files'
import type { catalogue } from '@linli/contract/catalogue'
import type { caucus } from '@linli/contract/caucus'
import type { channels } from '@linli/contract/channels'
import type { documents } from '@linli/contract/documents'
import type { Input, Operation, OperationKind, Output } from '@linli/contract/endpoint'
import type { groups } from '@linli/contract/groups'
import type { identity } from '@linli/contract/identity'
import type { imports } from '@linli/contract/imports'
import type { joint } from '@linli/contract/joint'
import type { law } from '@linli/contract/law'
import type { lost_person } from '@linli/contract/lost_person'
import type { matters } from '@linli/contract/matters'
import type { mediation } from '@linli/contract/mediation'
import type { mediators } from '@linli/contract/mediators'
import type { org } from '@linli/contract/org'
import type { outcomes } from '@linli/contract/outcomes'
import type { papers } from '@linli/contract/papers'
import type { parameters } from '@linli/contract/parameters'
import type { quality } from '@linli/contract/quality'
import type { reorganisations } from '@linli/contract/reorganisations'
import type { routing } from '@linli/contract/routing'
import type { supervision } from '@linli/contract/supervision'
import type { workbench } from '@linli/contract/workbench'

/**
 * The contract as the client needs it: types alone. An operation is called by its name
 * ("matters.get" is `POST /api/matters.get`), so not one schema travels to a phone, and a
 * misspelt name does not compile. api.test.ts holds names and paths together.
 */
export interface Modules {
  agreements: typeof agreements
  assessments: typeof assessments
  assignments: typeof assignments
  audit: typeof audit
  batches: typeof batches
  broadcast: typeof broadcast
  case_files: typeof case_files
  catalogue: typeof catalogue
  caucus: typeof caucus
  channels: typeof channels
  documents: typeof documents
  groups: typeof groups
  identity: typeof identity
  imports: typeof imports
  joint: typeof joint
  law: typeof law
  lost_person: typeof lost_person
  matters: typeof matters
  mediation: typeof mediation
  mediators: typeof mediators
  org: typeof org
  outcomes: typeof outcomes
  papers: typeof papers
  parameters: typeof parameters
  routing: typeof routing
  reorganisations: typeof reorganisations
  supervision: typeof supervision
  quality: typeof quality
  workbench: typeof workbench
}

type NamesIn<M extends keyof Modules> = `${M}.${keyof Modules[M] & string}`
/** Every operation by name, such as `matters.get`. */
export type OperationName = { [M in keyof Modules]: NamesIn<M> }[keyof Modules]

type At<N extends OperationName> = N extends `${infer M}.${infer O}`
  ? M extends keyof Modules
    ? O extends keyof Modules[M]
      ? Modules[M][O]
      : never
    : never
  : never

type OfKind<K extends OperationKind> = {
  [N in OperationName]: At<N> extends { kind: K } ? N : never
}[OperationName]

export type QueryName = OfKind<'query'>
export type CommandName = OfKind<'command'>
export type DisclosureName = OfKind<'disclosure'>

export type InputOf<N extends OperationName> = At<N> extends Operation ? Input<At<N>> : never
export type OutputOf<N extends OperationName> = At<N> extends Operation ? Output<At<N>> : never
