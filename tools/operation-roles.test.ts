import { expect, test } from 'vitest'
import { rolesOfModule } from './operation-roles.ts'
import { withTree } from './sample-tree.ts'

test('roles are read from the operations table, through lists that the file names itself', async () => {
  const index = `
    const EDITORS = ['catalogue_editor'] as const
    export const m = implement('catalogue', catalogue, {
      list: { roles: ANYONE, run: list },
      publish: { roles: [...EDITORS, 'leader'], run: publish, view: get },
    })`
  const files = { 'server/src/modules/catalogue/index.ts': index }
  const roles = await withTree(files, (root) => rolesOfModule(root, 'catalogue'))
  expect([...roles]).toEqual([
    ['list', 'anyone'],
    ['publish', 'catalogue editor, leader'],
  ])
})
