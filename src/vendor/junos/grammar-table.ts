// The Junos hierarchies that high availability touches, as a compact table: which words exist and how statements are built.
import { INTERFACES_GRAMMAR } from './grammar-interfaces';
import { PLATFORM_GRAMMAR } from './grammar-platform';
import { ROUTING_GRAMMAR } from './grammar-routing';
import { SECURITY_GRAMMAR } from './grammar-security';

/**
 * One blank of indentation a level. A name alone is a flag, with lines below it a block. Marks behind a name:
 * `=` one value (with lines below: a value and further statements), `<>` list printed `name key {`, `{}` list printed
 * `name { key; }`, `line` all on one line, `short` on one line while it holds one statement, `join` no braces behind this word,
 * `secret` the value is one. A line that starts with a mark lists several names: `=` leaves, `[` leaf-lists, `-` flags, `~` words
 * with unknown content. `<>` in the place of a name: any name may stand here. `...`: Junos has more keywords here than are listed;
 * then `desc|ription` says that what is left of the bar tells the word from all of those. `$x` defines a part, `@x` uses it.
 * Keywords are those of Juniper's published configuration models for SRX and MX, release 24.4R1.
 */
export const GRAMMAR_TABLE = PLATFORM_GRAMMAR + INTERFACES_GRAMMAR + SECURITY_GRAMMAR + ROUTING_GRAMMAR;
