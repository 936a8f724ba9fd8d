import { createRequire } from 'module';

interface ServiceContainer {
	get<Service>(type: abstract new (...parameters: never[]) => Service): Service;
}

/** n8n-core's service container: of its own copy of the library, as there may be several. */
export const { Container } = createRequire(createRequire(__filename).resolve('n8n-core'))(
	'@n8n/di',
) as { Container: ServiceContainer };
