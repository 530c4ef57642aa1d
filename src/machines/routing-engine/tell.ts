// One sentence for an entry of a run that a viewer should notice, in the field's words. It reads the trace and decides nothing.
import type { Design } from '../../model/design';
import type { Run, TraceEntry } from '../kernel/types';

const INSTANCE = /^(mastership|rpd|chassis:?)@?(.*)$/;

/** The sentence for the entry with this seq; undefined = not newsworthy. */
export function tellEngines(_: Design, run: Run, seq: number): string | undefined {
  const entry = run.trace[seq];
  const [, kind] = INSTANCE.exec(entry?.instance ?? '') ?? [];
  if (entry === undefined) return undefined;
  if (kind === 'mastership') return tellMastership(entry);
  if (kind === 'rpd') return tellProtocols(entry);
  return undefined;
}

const engine = (word: unknown): string => (typeof word === 'string' ? word.toUpperCase() : '');

const WHY: Readonly<Record<string, (from: string) => string>> = {
  're.takeover.gone': (from) => `${from} is gone`,
  're.takeover.keepalives': (from) => `${from} has sent no keepalives`,
  're.takeover.disk': (from) => `the hard disk of ${from} failed`,
  're.takeover.slow-disk': (from) => `the disk of ${from} is slow`,
  're.takeover.em0': (from) => `${from} no longer reaches the cards`,
  're.takeover.crash': (from) => `rpd crashed on ${from}`,
  're.takeover.processes': (from) => `a process failed again and again on ${from}`,
  're.takeover.reboot': (from) => `${from} reboots`,
  're.switch': () => 'by command',
  're.configured': () => 'by configuration',
};

const EFFECTS: Readonly<Record<string, string>> = {
  kept: 'the cards keep forwarding',
  restart: 'the cards restart, all interfaces go down',
  'reset(not-ready)': 'cards that are not ready are reset',
};

/** What neighbours see of a switchover that restarts no card. */
const NEIGHBOURS: Readonly<Record<string, string>> = {
  kept: ' The neighbours notice nothing: nonstop routing.',
  'graceful-restart': ' The neighbours hold their routes: graceful restart.',
  restart: ' rpd restarts: the neighbours see their adjacencies flap.',
};
const wordOf = (fact: unknown): string => (typeof fact === 'string' ? fact : '');

function tellMastership(entry: TraceEntry): string | undefined {
  const why = WHY[entry.rule];
  if (entry.from !== entry.to && why !== undefined) {
    const pfe = wordOf(entry.facts.pfe);
    const effect = EFFECTS[pfe] ?? 'the cards are affected';
    const neighbours = pfe === 'kept' ? (NEIGHBOURS[wordOf(entry.facts.protocols)] ?? '') : '';
    return `${engine(entry.to)} becomes master, ${why(engine(entry.from))}: ${effect}.${neighbours}`;
  }
  switch (entry.rule) {
    case 're.election':
      return `${engine(entry.to)} is elected master.`;
    case 're.election.none':
      return 'Both Routing Engines are configured as backup: nobody becomes master.';
    case 're.no-master':
      return 'No Routing Engine is left: the router is down.';
    case 're.keepalives.missed':
      return `${engine(entry.to)} is silent; the backup waits for the loss of keepalives.`;
    case 're.keepalives.unwatched':
      return `${engine(entry.to)} is silent, and nothing is configured that would replace it.`;
    case 're.keepalives.back':
      return 'Keepalives are back before anybody acted.';
    case 're.gres.ready':
      return 'The backup is ready for a graceful switchover.';
    case 're.unprotected':
      return 'The backup has failed: nothing is interrupted, but redundancy is lost.';
    case 're.returns':
      return 'A Routing Engine is back as Backup: nothing preempts.';
    case 're.fault.ignored':
      return 'Nothing is configured that would move mastership for this fault.';
    case 're.rpd.restarts':
      return 'rpd crashes and restarts on the master: no switchover, adjacencies are lost.';
    default:
      return undefined;
  }
}

function tellProtocols(entry: TraceEntry): string | undefined {
  switch (entry.rule) {
    case 're.protocols.graceful-aborted':
      return 'The topology changed during graceful restart: it stops, and traffic is interrupted.';
    case 're.protocols.timed-out':
      return 'The neighbours have given up on the dead control plane: no traffic comes here any more.';
    default:
      return undefined;
  }
}
