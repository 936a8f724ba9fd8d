/**
 * The one door through which the YAML parser enters. The build bundles this file in place, so that
 * the published package has no dependencies; it is imported lazily, since few workflows need it.
 */
export { parse } from 'yaml';
