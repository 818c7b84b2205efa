import sharp from 'sharp'
import { Refusal } from '#platform/errors'
import { MOST_PIXELS, SMALL_SIDE, WHOLE_SIDE } from './rules.ts'

/** A picture made anew: only its pixels are taken over. */
export interface Picture {
  /** JPEG, longest side at most 2,560 pixels. */
  whole: Buffer
  /** WebP, longest side at most 480 pixels. */
  small: Buffer
  width: number
  height: number
}

/** Decodes a picture, turns it upright and encodes it anew, so that neither metadata nor anything hidden behind the
 * pixels is kept. Refuses: picture_too_large (in pixels), not_a_picture, busy. */
export async function reencodePicture(bytes: Buffer): Promise<Picture> {
  return inTurn(async () => {
    // Reading the head allocates nothing: the size is known before a bomb can go off.
    const head = await sharp(bytes, { limitInputPixels: false }).metadata().catch(notAPicture)
    if (head.width * head.height > MOST_PIXELS) {
      throw new Refusal('invalid', 'picture_too_large', { most_pixels: MOST_PIXELS })
    }
    const whole = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'truncated' })
      .autoOrient()
      .resize({ width: WHOLE_SIDE, height: WHOLE_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality: 82 })
      .timeout({ seconds: MOST_SECONDS })
      .toBuffer({ resolveWithObject: true })
      .catch(notAPicture)
    const small = await sharp(whole.data)
      .resize({ width: SMALL_SIDE, height: SMALL_SIDE, fit: 'inside', withoutEnlargement: true })
      .webp({ quality: 72 })
      .toBuffer()
    return { whole: whole.data, small, width: whole.info.width, height: whole.info.height }
  })
}

const MOST_SECONDS = 20

// A decoded picture takes up to 200 MB, and a waiting command holds a connection: few at once, and few waiting.
const AT_ONCE = 2
const WAITING = 6
sharp.cache(false)
sharp.concurrency(1)

let running = 0
const queue: (() => void)[] = []

async function inTurn<T>(run: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (queue.length >= WAITING) throw new Refusal('unavailable', 'busy')
    await new Promise<void>((resolve) => queue.push(resolve))
  } else {
    running += 1
  }
  try {
    return await run()
  } finally {
    // The place goes to the one who waits longest, or is given up.
    const next = queue.shift()
    if (next) next()
    else running -= 1
  }
}

function notAPicture(): never {
  throw new Refusal('invalid', 'not_a_picture')
}
