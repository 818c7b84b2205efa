import { Refusal } from '#platform/errors'

/** So many characters at least give a reason that somebody else can judge. */
const FEWEST = 20

/** Refuses `words_too_few` where less than twenty characters stand for a reason. */
export function refuseFewWords(words: string): void {
  if ([...words].length < FEWEST) throw new Refusal('invalid', 'words_too_few', { least: FEWEST })
}
