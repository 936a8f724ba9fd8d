/** Packages as probes find them. */
export const OUR_PACKAGE = 'n8n-nodes-appflow-conductorone';
/** Only n8n's AWS S3 node. */
export const S3_PACKAGE = 'n8n-nodes-only-s3';
/** Nothing at all, to warm the loader up. */
export const EMPTY_PACKAGE = 'n8n-nodes-nothing';
