import { useMe } from '../../lib/session.ts'

/** May this person read every edition of the catalogue, drafts too? */
export function useReadsDrafts() {
  const roles = useMe().data?.roles ?? []
  return roles.some((role) => ['catalogue_editor', 'leader', 'auditor'].includes(role))
}
