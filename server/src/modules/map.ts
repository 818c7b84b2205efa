/** Which module may use which: join-read its tables and call its index. Upwards goes by event. */
export const MODULES = {
  channels: [],
  identity: ['channels'],
  audit: ['identity'],
  org: ['identity', 'channels'],
  parameters: ['identity', 'org'],
  documents: ['identity', 'org'],
  catalogue: ['identity', 'org'],
  imports: ['identity', 'org', 'documents'],
  routing: ['identity', 'org', 'parameters', 'catalogue'],
  matters: [
    'identity',
    'org',
    'channels',
    'parameters',
    'documents',
    'catalogue',
    'imports',
    'routing',
  ],
  joint: ['identity', 'org', 'channels', 'parameters', 'documents', 'catalogue', 'matters'],
  assessments: ['identity', 'org', 'channels', 'parameters', 'documents', 'catalogue', 'matters'],
  assignments: ['identity', 'org', 'catalogue', 'routing', 'matters'],
} as const satisfies Record<string, readonly string[]>
export type ModuleName = keyof typeof MODULES
