/** Path of all request catalogs, and of one. */
export const all = '/api/v1/catalogs';
export const one = `${all}/{requestCatalogId}` as const;
