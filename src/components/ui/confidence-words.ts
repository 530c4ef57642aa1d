// How sure a fact is, in words, with the sentence and the colour that go with each. It knows no fact.
import type { Confidence } from '../../model/diagnostics';

export const CONFIDENCE: Readonly<
  Record<Confidence, { readonly word: string; readonly tone: string; readonly means: string }>
> = {
  documented: { word: 'documented', tone: 'text-src-documented', means: 'The vendor documents it.' },
  captured: { word: 'seen on a device', tone: 'text-src-captured', means: 'Output of a real device shows it.' },
  derived: { word: 'derived', tone: 'text-src-derived', means: 'It follows from documented facts.' },
  unconfirmed: { word: 'unconfirmed', tone: 'text-src-unconfirmed', means: 'An assumption: no source settles it.' },
};
