// What a commit refuses about AMS interfaces, in the device's own words [S12]. It reads a configuration tree and changes nothing.
import { child, childWords, type JunosNode, type JunosTree, valueOf as singleValue } from '../../vendor/junos';

export interface CommitError {
  /** The device's text. */
  readonly text: string;
  /** Words from the root to the statement that breaks the rule. */
  readonly path: readonly string[];
}

const isBundle = ({ word }: JunosNode): boolean => /^ams\d+$/.test(word);

/** Every refusal, in the order of the bundles. `tree` has groups applied. */
export function commitErrors(tree: JunosTree): readonly CommitError[] {
  const bundles = (child(tree, 'interfaces')?.children ?? []).filter(isBundle);
  return bundles.flatMap((bundle) => [...bundleErrors(bundle), ...unitErrors(bundle)]);
}

function bundleErrors(bundle: JunosNode): readonly CommitError[] {
  const options = child(bundle, 'load-balancing-options');
  const at = ['interfaces', bundle.word, 'load-balancing-options'];
  const failure = child(options, 'member-failure-options');
  const ha = child(options, 'high-availability-options');
  const members = new Set(childWords(options, 'member-interface'));
  const errors: CommitError[] = [];
  if (failure !== undefined && child(ha, 'one-to-one') !== undefined)
    errors.push({
      text: 'member-failure-options is used when number of active members is more that one',
      path: [...at, 'member-failure-options'],
    });
  for (const model of ['many-to-one', 'one-to-one'])
    for (const backup of backupsBelow(child(ha, model)))
      if (!members.has(backup.word))
        errors.push({
          text: 'Backup should be one of member-interfaces',
          path: [...at, 'high-availability-options', model, 'preferred-backup', backup.word],
        });
  if (child(options, 'no-bundle-flap') !== undefined) {
    const rejoins = (failure?.children ?? []).some((each) => child(each, 'enable-rejoin') !== undefined);
    if (failure !== undefined && !rejoins)
      errors.push({
        text: 'enable-rejoin must be set if member-failure-options are configured with no-bundle-flap set',
        path: [...at, 'no-bundle-flap'],
      });
    if (ha !== undefined)
      errors.push({
        text: 'high-availability-options must not be there if no-bundle-flap is set',
        path: [...at, 'no-bundle-flap'],
      });
  }
  if (options !== undefined && child(bundle, 'aggregated-inline-services-options') !== undefined)
    errors.push({
      text: 'aggregated-inline-services-options and load-balancing-options are mutually exclusive',
      path: ['interfaces', bundle.word],
    });
  return errors;
}

const backupsBelow = (node: JunosNode | undefined): readonly JunosNode[] => [
  ...(child(node, 'preferred-backup')?.children ?? []),
  ...(child(node, 'redundancy-group')?.children ?? []).flatMap(
    (group) => child(group, 'preferred-backup')?.children ?? [],
  ),
];

function unitErrors(bundle: JunosNode): readonly CommitError[] {
  const options = child(bundle, 'load-balancing-options');
  const isPaired = child(options, 'high-availability-options', 'one-to-one') !== undefined;
  const redistributes = child(options, 'member-failure-options', 'redistribute-all-traffic') !== undefined;
  const backup = singleValue(options, 'high-availability-options', 'many-to-one', 'preferred-backup');
  const members = childWords(options, 'member-interface').filter((name) => name !== backup);
  return (child(bundle, 'unit')?.children ?? []).flatMap((unit) => {
    const balancing = child(unit, 'load-balancing-options');
    if (balancing === undefined) return [];
    const path = ['interfaces', bundle.word, 'unit', unit.word, 'load-balancing-options'];
    const has = (word: string): boolean => child(balancing, word) !== undefined;
    const hasDomain = child(unit, 'service-domain') !== undefined;
    const active = singleValue(balancing, 'preferred-active');
    const checks: readonly (readonly [boolean, string, string?])[] = [
      [isPaired, 'load-balancing-options are used when number of active members is more than one'],
      [
        active !== undefined && !members.includes(active),
        'Active should be one of member-interfaces excluding preferred-backup',
        'preferred-active',
      ],
      [
        has('disable-hash') && !hasDomain,
        'service-domain must be configured if disable-hash is enabled',
        'disable-hash',
      ],
      [
        has('disable-hash') && has('hash-keys'),
        'hash-keys must not be configured if disable-hash is enabled',
        'disable-hash',
      ],
      [
        has('modulo-key') && redistributes,
        'redistribute-all-traffic can not be configured with modulo-key',
        'modulo-key',
      ],
      [has('modulo-key') && has('disable-hash'), 'disable-hash can not be configured with modulo-key', 'modulo-key'],
      [has('modulo-key') && has('hash-keys'), 'hash-keys can not be configured with modulo-key', 'modulo-key'],
      [has('modulo-key') && !hasDomain, 'service-domain must be configured with modulo-key', 'modulo-key'],
    ];
    return checks.flatMap(([isBroken, text, word]) =>
      isBroken ? [{ text, path: word === undefined ? path : [...path, word] }] : [],
    );
  });
}
