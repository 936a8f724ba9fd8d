import type { Member } from '../../nodes/AwsAppFlow/connectors/types';
import { code, sentences } from './markdown';

/** The columns of a table of members. */
export const HEAD = ['Field', 'At AWS', 'Required', 'What it is for'];

/** A member's row of such a table. */
export function memberRow(member: Member, remark?: string): string[] {
	return [
		member.label,
		code(member.path.join('.')),
		member.required ? 'yes' : '',
		sentences([
			member.secret ? '*Secret*' : undefined,
			member.description,
			rulesOf(member),
			remark,
		]),
	];
}

/** Length, bounds and form, as they are checked before the call. */
function rulesOf(member: Member): string | undefined {
	switch (member.kind) {
		case 'text':
		case 'list':
			return [
				member.min !== undefined && member.min === member.max
					? `${member.max} characters`
					: member.max !== undefined && `At most ${member.max} characters`,
				member.patternHint && `must ${member.patternHint}`,
			]
				.filter((part) => part)
				.join('; ');
		case 'number':
			return member.maximum === undefined
				? `${member.minimum} or more`
				: `From ${member.minimum} to ${member.maximum}; ${member.default} unless set`;
		case 'choices':
			return `Any of ${member.options.map(({ name }) => name).join(', ')}`;
		case 'choice':
			return `One of ${member.options.map(({ name }) => name).join(', ')}`;
		case 'flag':
			return `${member.default ? 'On' : 'Off'} unless set`;
		case 'map':
			return `Up to ${member.maximum} names and values`;
	}
}
