import { expect, test } from 'vitest'
import { readXml } from './read-xml.ts'

function tagsOf(...pieces: string[]): string[] {
  const tags: string[] = []
  const reader = readXml({
    open: (name, attributes) => void tags.push(`${name}|${attributes}`),
    close: (name) => void tags.push(`/${name}`),
    text: () => undefined,
  })
  for (const piece of pieces) reader.write(piece)
  reader.end()
  return tags
}

test('a ">" or the other quote inside an attribute does not end the tag, wherever a piece ends', () => {
  const xml = `<a x="1>2" y='3">4' z="it's"><b/></a>`
  const tags = ['a| x="1>2" y=\'3">4\' z="it\'s"', 'b|', '/b', '/a']
  for (let cut = 0; cut <= xml.length; cut++) {
    expect(tagsOf(xml.slice(0, cut), xml.slice(cut)), `cut at ${cut}`).toEqual(tags)
  }
})

test('a long attribute full of ">" is read as one, and the run does not stand still', () => {
  const [tag] = tagsOf(`<a x="${'>'.repeat(1_000_000)}"/>`)
  expect(tag).toHaveLength(1_000_007)
})
