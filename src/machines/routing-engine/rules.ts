// Every rule of Routing Engine redundancy that a run can name: what it says, where it comes from, how sure it is. Data only.
import { chassisRules } from '../chassis';
import type { Rule } from '../kernel/types';

const rule = (id: string, confidence: Rule['confidence'], source: string, text: string): Rule => ({
  id: `re.${id}`,
  text,
  source,
  confidence,
});

export const RE_PREFIX = 're';

const presence: readonly Rule[] = [
  rule('boot', 'derived', 'R6', 'A Routing Engine has booted and takes part in the election.'),
  rule('power-off', 'derived', 'R16', 'Without power no Routing Engine runs.'),
  rule('removed', 'documented', 'R3, R7', 'The Routing Engine is gone: removed, or without power of its own.'),
  rule('fitted', 'documented', 'R16', 'A Routing Engine is fitted and boots; the chassis goes on.'),
  rule('returns', 'documented', 'R3', 'A Routing Engine that returns becomes Backup: at run time nothing preempts.'),
  rule('unprotected', 'documented', 'R16', 'The backup fails: no interruption, but no redundancy is left.'),
  rule('replaced', 'documented', 'R3', 'The old master is no longer master.'),
  rule(
    'disabled',
    'documented',
    'R6',
    'A disabled Routing Engine takes no part in elections and ignores switch commands.',
  ),
  rule(
    'configured',
    'documented',
    'R34, R6',
    'A commit gave the roles the other way round: mastership moves as by command.',
  ),
  rule('committed', 'documented', 'R26', 'The redundancy settings were changed by a commit.'),
];

const elections: readonly Rule[] = [
  rule(
    'election',
    'documented',
    'R4, R5, R34',
    'At a boot the configured master wins, by default slot 0; a Routing Engine that is alone becomes master.',
  ),
  rule(
    'election.none',
    'unconfirmed',
    'R6',
    'Both are explicitly backup: nobody is master until one is removed or on-loss-of-keepalives expires.',
  ),
  rule('no-master', 'documented', 'R16', 'No Routing Engine is left: the router has no control plane and shuts down.'),
];

const takeovers: readonly Rule[] = [
  rule(
    'takeover.gone',
    'documented',
    'R3, R7',
    'The master is absent: the backup takes over at once, whatever is configured.',
  ),
  rule(
    'keepalives.missed',
    'documented',
    'R7, R8, R12',
    'The master is silent; the backup waits for the loss of keepalives: 2 s with GRES, else keepalive-time (300 s).',
  ),
  rule(
    'keepalives.unwatched',
    'documented',
    'R7, R9',
    'Neither GRES nor on-loss-of-keepalives: a silent master is never replaced.',
  ),
  rule('keepalives.back', 'documented', 'R7', 'Keepalives are back before anybody acted.'),
  rule(
    'takeover.keepalives',
    'documented',
    'R7, R8, R12',
    'The time without keepalives is over: the backup claims mastership.',
  ),
  rule('takeover.disk', 'documented', 'R3, R10', 'A hard-disk error of the master with failover on-disk-failure.'),
  rule(
    'takeover.slow-disk',
    'documented',
    'R28',
    'gstatd reports a slow disk: failover is the default; written for GRES, without it unconfirmed.',
  ),
  rule(
    'takeover.em0',
    'documented',
    'R10',
    'The master no longer reaches the cards, and failover on-re-to-fpc-stale is configured.',
  ),
  rule('takeover.crash', 'documented', 'R17', 'rpd crashed, and switchover-on-routing-crash is configured with NSR.'),
  rule(
    'takeover.processes',
    'unconfirmed',
    'R11, R3, R17',
    'The process failed four times within 30 s, and failover other-routing-engine is configured; another page says three times.',
  ),
  rule(
    'takeover.reboot',
    'derived',
    'R3, R18',
    'The master reboots: while it does, it is absent, and the backup takes over.',
  ),
  rule(
    'switch',
    'documented',
    'R13, R14',
    'Mastership moves by command; the old master becomes Backup without a reboot.',
  ),
];

const faults: readonly Rule[] = [
  rule('fault.hung', 'documented', 'R3', 'The kernel hangs; the Routing Engine is still there.'),
  rule('fault.silent', 'documented', 'R7', 'Its keepalives no longer arrive.'),
  rule('fault.disk', 'documented', 'R3', 'Its hard disk fails.'),
  rule('fault.slowDisk', 'documented', 'R28', 'Its disk is slow.'),
  rule('fault.em0', 'documented', 'R10', 'Its path to the cards (em0) is down.'),
  rule('fault.ignored', 'documented', 'R3, R10', 'Nothing is configured that would move mastership for this fault.'),
  rule('fault.over', 'derived', 'R3', 'The fault is over.'),
  rule('fault.reboot', 'derived', 'R3', 'The Routing Engine reboots.'),
  rule(
    'rpd.restarts',
    'documented',
    'R17',
    'rpd crashes and is restarted on the master: no switchover, adjacencies are lost.',
  ),
];

const readiness: readonly Rule[] = [
  rule(
    'gres',
    'documented',
    'R12, R18',
    'Readiness for a graceful switchover is a state: it comes and goes with the backup.',
  ),
  rule(
    'gres.ready',
    'unconfirmed',
    'R12, R18, R23',
    'The backup has synchronised configuration, kernel and protocols; 240 s after both are up is an assumption.',
  ),
  rule('clock', 'documented', 'R13, R14', 'A commanded switch is refused for 240 s after a graceful one.'),
];

const protocols: readonly Rule[] = [
  rule(
    'protocols.kept',
    'documented',
    'R15, R18',
    'NSR: rpd already ran on the new master, neighbours notice nothing.',
  ),
  rule(
    'protocols.graceful',
    'documented',
    'R15',
    'Graceful restart: rpd restarts, neighbours hold the routes; they must help.',
  ),
  rule(
    'protocols.graceful-done',
    'unconfirmed',
    'R15, R26',
    'rpd is back and neighbours agree again; without restart-duration 300 s are assumed.',
  ),
  rule(
    'protocols.graceful-aborted',
    'documented',
    'R15',
    'A topology change stops graceful restart: traffic is interrupted until protocols have converged.',
  ),
  rule(
    'protocols.restart',
    'documented',
    'R15, R17',
    'rpd restarts: adjacencies flap, forwarding goes on from the tables of the cards.',
  ),
  rule('protocols.lost', 'documented', 'R15', 'The cards stop: links and adjacencies are lost.'),
  rule('protocols.starts', 'documented', 'R15', 'Interfaces are back, rpd builds adjacencies anew.'),
  rule('protocols.converged', 'unconfirmed', 'R15', 'Protocols have converged; 60 s are an assumption.'),
  rule(
    'protocols.dying',
    'derived',
    'R15',
    'The control plane is silent; the cards forward with what they know until mastership moves.',
  ),
  rule(
    'protocols.stale',
    'derived',
    'R7, R9',
    'The control plane is dead and nobody will replace it: the cards forward with stale tables.',
  ),
  rule(
    'protocols.timed-out',
    'derived',
    'RE02',
    'Neighbours have given up by their own timers: no traffic comes here any more. The time depends on the protocol.',
  ),
];

export const rules: readonly Rule[] = [
  ...chassisRules(RE_PREFIX),
  ...presence,
  ...elections,
  ...takeovers,
  ...faults,
  ...readiness,
  ...protocols,
];
