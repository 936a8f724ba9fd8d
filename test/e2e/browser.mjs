import { openingTest } from './support/environment.mjs';

openingTest();
await import('./create-profile.mjs');
await import('./lookups-and-failures.mjs');
await import('./audit.mjs');
await import('./flows.mjs');
await import('./flow-trigger.mjs');
await import('./conductorone.mjs');
// Makes credentials that do not work, and a new node takes the newest one.
await import('./credentials.mjs');
await import('./examples.mjs');
await import('./flow-examples.mjs');
await import('./conductorone-examples.mjs');
await import('./both-services-examples.mjs');
