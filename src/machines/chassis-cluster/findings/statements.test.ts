// L40, L46, L47 and what a commit refuses: the smallest breach says it, the healthy design does not, and a fix removes it.
import { describe, expect, it } from 'vitest';
import { configOf, exported, imported, templateDesign } from '../testing/designs';
import { changed, mended, pair, read, TEXT, told } from '../testing/findings';

const a1 = templateDesign('cc-a1');
describe('statements', () => {
  it('L40: graceful restart where there is dynamic routing; the fix adds it, in both forms', () => {
    const ospf = 'protocols ospf area 0.0.0.0 interface reth1.0';
    expect(told(read(ospf), 'L40')).toEqual([
      'L40 info graceful-restart: ospf is configured without graceful-restart.',
    ]);
    expect(exported(mended(read(ospf), 'L40'))).toContain('set routing-options graceful-restart\n');
    const curly = imported(`${exported(pair, 'curly')}protocols {\n    bgp {\n        group up;\n    }\n}\n`).design;
    expect(exported(mended(curly, 'L40'))).toContain('set routing-options graceful-restart\n');
    expect(told(read(ospf, 'routing-options graceful-restart'), 'L40')).toEqual([]);
    expect(told(read('protocols lldp interface all'), 'L40')).toEqual([]);
  });
  it.each([
    ['node 0 priority 200', 'node'],
    ['fab0 fabric-options member-interfaces ge-0/0/2', 'fab0'],
  ])('L46: "chassis cluster %s" is no configuration; the fix removes it, in both forms', (words, statement) => {
    const [first, second] = words.split(' ');
    const message = `L46 error chassis cluster ${statement}: "chassis cluster ${first} ${second}" is no configuration: it is left out of exports.`;
    const design = read(`chassis cluster ${words}`);
    expect(told(design, 'L46')).toEqual([message]);
    expect(exported(design)).not.toContain(`chassis cluster ${statement}`);
    expect(exported(mended(design, 'L46'))).toBe(TEXT);
    const curly = imported(
      exported(pair, 'curly').replace('    cluster {\n', `    cluster {\n        ${words};\n`),
    ).design;
    expect(told(curly, 'L46')).toEqual([message]);
    expect(exported(mended(curly, 'L46'))).toBe(TEXT);
    expect(told(read(), 'L46')).toEqual([]);
  });
  it('L46: a cluster-id inside the configuration; the design keeps it, the text does not', () => {
    const curly = imported(
      exported(pair, 'curly').replace('    cluster {\n', '    cluster {\n        cluster-id 3;\n'),
    ).design;
    expect(told(curly, 'L46')).toEqual([
      'L46 error chassis cluster cluster-id: "chassis cluster cluster-id 3" is no configuration: it is left out of exports.',
    ]);
    const after = mended(curly, 'L46');
    expect(configOf(after).clusterId).toBe(3);
    expect(exported(after, 'curly')).not.toContain('cluster-id 3;');
    expect(configOf(imported(exported(after, 'curly')).design).clusterId).toBe(3);
  });
  it('L46: heartbeat-interval below 1000; the fix removes it', () => {
    const design = imported(TEXT.replace('heartbeat-interval 1000', 'heartbeat-interval 500')).design;
    expect(told(design, 'L46')).toEqual([
      'L46 error heartbeat-interval: heartbeat-interval 500 is not accepted: expected a whole number from 1000 to 2000. The default is drawn.',
    ]);
    expect(exported(mended(design, 'L46'))).not.toContain('heartbeat-interval');
  });
  it('L47: a fabric that was there and is gone', () => {
    const gone = changed(read(), ({ fabric }) => ({ fabric: { ...fabric, fab1: [] } }));
    expect(told(gone, 'L47')).toEqual([
      'L47 warning fab1: The configuration that was imported has fab1, this design has not.',
    ]);
    expect(told(read(), 'L47')).toEqual([]);
    expect(
      told(
        changed(a1, () => ({ fabric: { fab0: [], fab1: [] } })),
        'L47',
      ),
    ).toEqual([]);
  });
  it('commit: a monitored interface is defined', () => {
    const design = read('chassis cluster redundancy-group 1 interface-monitor ge-0/0/9 weight 255');
    expect(told(design, 'commit')).toEqual([
      'commit error redundancy group 1: Redundancy group 1 monitors ge-0/0/9, which is not under interfaces: "Interface must be defined before configuring monitoring".',
    ]);
    expect(told(read(), 'commit')).toEqual([]);
    // our own exports define what they monitor
    expect(told(templateDesign('cc-a2'), 'commit')).toEqual([]);
  });
  it('commit: units of st0 that a cluster reserves', () => {
    expect(told(read('interfaces st0 unit 16000 family inet', 'interfaces st0 unit 5 family inet'), 'commit')).toEqual([
      'commit error st0: st0 has unit 16000: "st0 unit 16000 to 16385 is disallowed in SRX HA mode".',
    ]);
  });
  it('commit: numbers out of range', () => {
    const design = imported(TEXT.replace('node 0 priority 200', 'node 0 priority 255')).design;
    expect(told(design, 'commit')).toEqual([
      'commit error priority: priority 255 is not accepted: expected a whole number from 1 to 254. The default is drawn.',
    ]);
  });
});
