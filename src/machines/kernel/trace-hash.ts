// A digest of a trace that is the same in Node and in every browser: pure integer arithmetic over canonical text.
import type { TraceEntry } from './types';

/** 32 hex digits over what happened from 0 on; the boot before it only decides where counting starts. */
export function hashOfTrace(trace: readonly TraceEntry[]): string {
  const first = trace.find((entry) => entry.atMs >= 0)?.seq ?? 0;
  const digest = new Digest();
  for (const { atMs, seq, instance, event, from, to, cause, rule } of trace) {
    if (atMs < 0) continue;
    const causeText = cause === null ? 'null' : cause < first ? 'boot' : String(cause - first);
    digest.add(`${atMs}|${seq - first}|${instance}|${event}|${from}|${to}|${causeText}|${rule}\n`);
  }
  return digest.hex();
}

/** Four 32-bit lanes, each a multiply-xor hash with its own constants, mixed at the end (after cyrb128, public domain). */
class Digest {
  #a = 1779033703;
  #b = 3144134277;
  #c = 1013904242;
  #d = 2773480762;

  add(text: string): void {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      this.#a = this.#b ^ Math.imul(this.#a ^ code, 597399067);
      this.#b = this.#c ^ Math.imul(this.#b ^ code, 2869860233);
      this.#c = this.#d ^ Math.imul(this.#c ^ code, 951274213);
      this.#d = this.#a ^ Math.imul(this.#d ^ code, 2716044179);
    }
  }

  hex(): string {
    const a = Math.imul(this.#c ^ (this.#a >>> 18), 597399067);
    const b = Math.imul(this.#d ^ (this.#b >>> 22), 2869860233);
    const c = Math.imul(a ^ (this.#c >>> 17), 951274213);
    const d = Math.imul(b ^ (this.#d >>> 19), 2716044179);
    return [a ^ b ^ c ^ d, b ^ a, c ^ a, d ^ a].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
  }
}
