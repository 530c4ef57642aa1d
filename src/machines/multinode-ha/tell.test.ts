// Captions of whole stories: role, route and session each have their own sentence, and nothing is told twice.
import { describe, expect, it } from 'vitest';
import { tellPair } from './tell';
import { designOf, runOf } from './testing/conformance';

/** `900 R1 and R2 send to B now.`, in the order of a run from 0 on. */
function told(spec: string, ...steps: readonly string[]): readonly string[] {
  const run = runOf(spec, steps);
  return run.trace
    .filter(({ atMs }) => atMs >= 0)
    .flatMap(({ atMs, seq }) => {
      const sentence = tellPair(designOf(spec), run, seq);
      return sentence === undefined ? [] : [`${atMs} ${sentence}`];
    });
}

describe('captions', () => {
  it('tell the death of a node as three mechanisms at three speeds', () => {
    expect(told('t-r', '0s fail node:A')).toEqual([
      '0 A is gone without a goodbye: its peer and the routers have to find out by BFD.',
      '900 R1 and R2 send to B now.',
      '900 Packets hit the Warm session on B: office-to-web is Active there.',
      '2000 B: BFD over the ICL is down. That alone changes no role; sessions are no longer copied.',
      '2000 B has its activeness probe answered: it takes over if that lasts as long as its window.',
      '7000 SRG1 on B becomes ACTIVE: the ICL is down and its probe says take over.',
    ]);
  });
  it('tell a split brain and its end', () => {
    expect(told('t-r', '0s fail icl:A-B', '60s fail probe:R1', '300s repair icl:A-B')).toEqual([
      '2000 A and B: BFD over the ICL is down. That alone changes no role; sessions are no longer copied.',
      '2000 B starts its activeness probe.',
      '60000 B has its activeness probe answered: it takes over if that lasts as long as its window.',
      '65000 SRG1 on B becomes ACTIVE: the ICL is down and its probe says take over. But A is ACTIVE, too: this is a split brain.',
      '300000 The ICL is up: both nodes tell each other their states, the cold synchronisation begins.',
      '300000 SRG1 on B gives way to A: the split brain is over.',
      '360000 The cold synchronisation is complete: both nodes have all sessions.',
    ]);
  });
  it('tell the opposite polarity of the hybrid probe', () => {
    expect(told('t-h', '0s fail node:A')).toContain(
      '2000 B gets no answer from its peer: it takes over if that lasts as long as the window of its probe.',
    );
  });
  it('tell a failure with its code and the return', () => {
    expect(told('t-r+preempt-a', '0s fail link:A-R1', '60s repair link:A-R1')).toEqual([
      '900 SRG1 on A is INELIGIBLE (BFD monitoring failure).',
      '900 SRG1 on B becomes ACTIVE, because A says over the ICL that it cannot serve.',
      '900 R1 and R2 send to B now.',
      '900 Packets hit the Warm session on B: office-to-web is Active there.',
      '60000 SRG1 on A is well again and BACKUP, because B is ACTIVE.',
      '60000 SRG1 on A becomes ACTIVE again by preemption.',
      '60000 R1 and R2 send to A now.',
      '60000 Packets hit the Warm session on A: office-to-web is Active there.',
    ]);
  });
  it('tell a node that is out', () => {
    expect(told('t-r', '0s fail process:A/flowd')).toEqual(
      expect.arrayContaining([
        '0 flowd restarts on A.',
        '0 A is ISOLATED.',
        '60000 A: the failure is over; it stays ISOLATED until the next cold synchronisation.',
        '120000 A is ONLINE again.',
      ]),
    );
    expect(told('t-r', '0s A# set chassis high-availability software-upgrade')[0]).toBe(
      '0 A is OFFLINE [ SU ]: out of service for its software upgrade.',
    );
  });
  it('are whole sentences', () => {
    for (const target of ['icd:A-B', 'process:B/iked', 'reboot:A', 'bgp:R1', 'node:R2'])
      for (const sentence of told('t-r+icd', `0s fail ${target}`)) expect(sentence).toMatch(/^\d+ [A-Z\w].*[.!]$/);
  });
});
