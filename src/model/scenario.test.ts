// Scenario files: what the runner reads and the app saves.
import { describe, expect, it } from 'vitest';
import { parseScenario } from './scenario';

const FILE = {
  title: 'ge-0/0/3 is pulled and comes back',
  steps: [
    { at: '60s', repair: 'port:node0/ge-0/0/3' },
    { at: '0s', fail: 'port:node0/ge-0/0/3', caption: 'The uplink of node0 dies.' },
    { at: 0, fail: 'link:x' },
    { at: '90s', request: { node: 'node0', command: 'request chassis cluster failover redundancy-group 1 node 1' } },
    { at: '90s', commit: { node: 'MX', lines: ['set chassis redundancy keepalive-time 60'] } },
    { at: '2m', caption: 'That is all.' },
  ],
  observe: ['2s', 62_000],
  until: '120s',
  expect: [
    { at: '2s', instance: 'rg1@node1', state: 'primary' },
    { at: '2s', instance: 'rg1@node0', facts: { weight: 0, priority: 0 } },
    { flow: 'office-to-web', outageAtMost: '2s' },
  ],
};

describe('parseScenario', () => {
  it('reads the file, with steps by time and those of one instant as written', () => {
    const { value, diagnostics } = parseScenario(JSON.stringify(FILE));
    expect(diagnostics).toEqual([]);
    const [repair, fail, second, ...rest] = FILE.steps;
    expect(value).toEqual({ ...FILE, id: 'ge-0-0-3-is-pulled-and-comes-back', steps: [fail, second, repair, ...rest] });
  });

  it('keeps unknown fields and a given id', () => {
    const { value } = parseScenario(
      '{"id": "My id", "title": "", "steps": [{"at": 0, "fail": "x", "who": "me"}], "x": [1]}',
    );
    expect(value).toEqual({ id: 'my-id', title: '', steps: [{ at: 0, fail: 'x', who: 'me' }], x: [1] });
  });

  const step = (s: unknown) => JSON.stringify({ title: 't', steps: [{ at: 0, fail: 'x' }, s] });
  it.each([
    ['[]', 'Expected a scenario with a title and steps, found a list.'],
    ['{"title": "x"', 'Not valid JSON: expected "," or "}", found the end of the file.'],
    ['{"steps": []}', 'the document: the field "title" is missing.'],
    ['{"title": "t"}', 'the document: the field "steps" is missing.'],
    ['{"title": "t", "steps": {}}', 'steps: expected a list of steps, found an object.'],
    ['{"title": "t", "steps": [], "__proto__": 1}', '__proto__: the key "__proto__" is not allowed.'],
    ['{"title": "t", "steps": [], "from": "cold"}', 'from: expected one of settled, boot, found "cold".'],
    [step(5), 'steps[1]: expected a step, found 5.'],
    [step({ fail: 'x' }), 'steps[1]: the field "at" is missing.'],
    [step({ at: 0 }), 'steps[1]: expected one of fail, repair, request, commit, caption (found no kind at all).'],
    [
      step({ at: 0, kill: 'x' }),
      'steps[1]: expected one of fail, repair, request, commit, caption (found the unknown kind "kill").',
    ],
    [
      step({ at: 0, fail: 'x', repair: 'y' }),
      'steps[1]: expected one of fail, repair, request, commit a step (found fail and repair).',
    ],
    [step({ at: 0, fail: 7 }), 'steps[1].fail: expected a text, found 7.'],
    [step({ at: 0, fail: '' }), 'steps[1].fail: expected a text that is not empty, found "".'],
    [
      step({ at: '1h', fail: 'x' }),
      'steps[1].at: expected a time such as 250ms, 3s, 2m or a number of milliseconds, found "1h".',
    ],
    [step({ at: 0, request: { node: 'a' } }), 'steps[1].request: the field "command" is missing.'],
    [
      step({ at: 0, commit: { node: 'a', lines: 'set x' } }),
      'steps[1].commit.lines: expected a list of lines, found "set x".',
    ],
    [
      '{"title": "t", "steps": [], "observe": ["2s", "x"]}',
      'observe[1]: expected a time such as 250ms, 3s, 2m or a number of milliseconds, found "x".',
    ],
    [
      '{"title": "t", "steps": [], "expect": [{"instance": "rg1@node0"}]}',
      'expect[0]: expected an instance or a flow, with a state, facts or outageAtMost, found an object.',
    ],
  ])('refuses %s', (text, message) => {
    const { value, diagnostics } = parseScenario(text);
    expect(value).toBeUndefined();
    expect(diagnostics.map((d) => d.message)).toEqual([message]);
  });

  it('points at the step', () => {
    const text = '{\n "title": "t",\n "steps": [\n  {"at": 0, "fail": "x"},\n  {"at": 0, "kill": "x"}\n ]\n}';
    expect(parseScenario(text).diagnostics[0]).toMatchObject({ line: 5, column: 3, severity: 'error' });
  });
});
