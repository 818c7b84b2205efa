import { createHash } from 'node:crypto'
import type { PDFDocument, PDFFont } from '@cantoo/pdf-lib'
import * as fontkit from 'fontkit'
import subsetFont from 'subset-font'
import { FACE_NAMES, type FaceName, type Faces } from './open-faces.ts'
import type { Mark } from './page-marks.ts'

// Tables for other layouts than ours: without them a glyph is its character, and nothing else comes along.
const DROPPED = ['GSUB', 'GPOS', 'GDEF', 'BASE', 'VORG', 'vhea', 'vmtx', 'DSIG', 'gasp']
const TAG_LETTERS = 6

/** Puts of each face the characters that these pages draw into the document, and nothing more. */
export async function embedFaces(
  document: PDFDocument,
  faces: Faces,
  pages: readonly Mark[][],
): Promise<Map<FaceName, PDFFont>> {
  document.registerFontkit(fontkit)
  const used = usedChars(pages)
  const fonts = new Map<FaceName, PDFFont>()
  for (const face of FACE_NAMES) {
    const chars = [...(used.get(face) ?? [])].sort().join('')
    if (!chars) continue
    const subset = await subsetFont(faces.bytes[face], chars, {
      targetFormat: 'truetype',
      noLayoutClosure: true,
      noHinting: true,
      keepFeatures: [],
      dropTables: DROPPED,
    })
    const customName = `${tagOf(chars)}+${faces.names[face]}`
    fonts.set(face, await document.embedFont(subset, { subset: false, customName }))
  }
  return fonts
}

function usedChars(pages: readonly Mark[][]): Map<FaceName, Set<string>> {
  const used = new Map<FaceName, Set<string>>(FACE_NAMES.map((face) => [face, new Set()]))
  for (const mark of pages.flat()) {
    if (mark.is !== 'text') continue
    for (const { kind, char, face } of mark.glyphs) if (kind === 'char') used.get(face)?.add(char)
  }
  return used
}

// Two subsets of one face in a joined document must not be taken for each other (ISO 32000-1, 9.6.4).
function tagOf(chars: string): string {
  const digest = createHash('sha256').update(chars).digest()
  return [...digest.subarray(0, TAG_LETTERS)]
    .map((byte) => String.fromCharCode(65 + (byte % 26)))
    .join('')
}
