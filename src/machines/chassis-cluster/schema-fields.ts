// Fields that the schema of a chassis cluster is made of: limits, words for forms, what a wrong value is told. It knows no cluster.
import * as v from 'valibot';
import { about, whole } from '../kernel/config-fields';

export { about, whole };

export const interfaceName = (title: string, description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^[a-z]+[\w./:-]*$/i, `${title} must be an interface name such as ge-0/0/3.`),
    v.maxLength(40, `${title} is too long.`),
    v.title(title),
    v.description(description),
  );

export const word = (title: string, description: string) =>
  v.pipe(v.string(), v.maxLength(255, `${title} is too long.`), v.title(title), v.description(description));

export const inetPrefix = v.pipe(
  v.string(),
  v.regex(/^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/, 'An IPv4 address needs its prefix length, as in 203.0.113.2/29.'),
  v.title('IPv4 address'),
  v.description('Address with prefix length.'),
);
export const inet6Prefix = v.pipe(
  v.string(),
  v.regex(/^[0-9a-f:.]+\/\d{1,3}$/i, 'An IPv6 address needs its prefix length, as in 2001:db8:1::2/64.'),
  v.title('IPv6 address'),
  v.description('Address with prefix length.'),
);
export const inetHost = (title: string, description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,3}(\.\d{1,3}){3}$/, `${title} must be an IPv4 address such as 203.0.113.1.`),
    v.title(title),
    v.description(description),
  );

export const flag = (title: string, description: string, source: string) =>
  v.exactOptional(v.pipe(v.boolean(), v.title(title), v.description(description), about({ source })));
