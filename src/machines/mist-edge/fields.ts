// Building blocks of the configuration schema: numbers, names, addresses with the words for forms. It knows no object of Mist.
import * as v from 'valibot';
import { about, flag, list, whole, word } from '../kernel/config-fields';

export { about, flag, list, whole, word };

const PREFIX = /^\d{1,3}(\.\d{1,3}){3}\/\d{1,2}$/;

export const prefix = (title: string, description: string) =>
  v.pipe(
    v.string(),
    v.regex(PREFIX, `${title} needs an IPv4 address with its prefix length, as in 10.1.1.11/24.`),
    v.title(title),
    v.description(description),
  );

export const host = (title: string, description: string) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,3}(\.\d{1,3}){3}$/, `${title} must be an IPv4 address such as 10.1.1.1.`),
    v.title(title),
    v.description(description),
  );

export const vlan = (title: string, description: string) => whole(1, 4094, title, description);
