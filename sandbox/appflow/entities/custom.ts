import {
	changeTime,
	type Entity,
	entity,
	field,
	group,
	inOrder,
	keyField,
	plainFields,
} from './entity';

const ISSUES = entity('issues', 'Issues', [
	keyField('id', 'integer'),
	...plainFields('string', 'title', 'assignee'),
	field('state', 'string', { values: ['open', 'closed'] }),
	field('comments', 'integer', { readOnly: true }),
	changeTime('updated_at', 'DateTime'),
]);

const PROJECTS = entity('projects', 'Projects', [
	keyField('id', 'integer'),
	...plainFields('string', 'name', 'owner'),
]);

const BY_LABEL: Record<string, Entity[]> = {
	GitHub: inOrder(
		ISSUES,
		PROJECTS,
		group(
			'repositories',
			'Repositories',
			entity('repositories/acme-web', 'acme/web', [keyField('sha'), field('message')]),
			entity('repositories/acme-api', 'acme/api', [keyField('sha'), field('message')]),
		),
	),
	HubSpot: inOrder(
		entity('contact', 'Contact', [
			keyField('hs_object_id', 'integer'),
			...plainFields('string', 'firstname', 'lastname'),
			field('email', 'string', { externalId: true }),
			changeTime('lastmodifieddate', 'DateTime'),
		]),
		entity('company', 'Company', [keyField('hs_object_id', 'integer'), field('name')]),
	),
};

const OTHERS = inOrder(ISSUES, PROJECTS);

/** The entities of an AWS-authored or registered connector. */
export function customEntities(label: string): Entity[] {
	return BY_LABEL[label] ?? OTHERS;
}
