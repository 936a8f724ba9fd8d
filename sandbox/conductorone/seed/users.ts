import { ids, idOf } from './ids';

const firstNames = [
	['Priya', 'Tomas', 'Ingrid', 'Kwame', 'Mei', 'Diego'],
	['Hana', 'Lukas', 'Amara', 'Oskar', 'Leila', 'Ravi'],
].flat();
const lastNames = [
	['Raman', 'Novak', 'Lindqvist', 'Boateng', 'Tanaka'],
	['Herrera', 'Okafor', 'Fischer', 'Haddad', 'Larsen'],
].flat();
const departments = ['Engineering', 'Sales', 'Finance', 'People', 'Security', 'Support'];
const jobTitles = ['Engineer', 'Account Executive', 'Controller', 'Partner', 'Analyst', 'Agent'];

const count = firstNames.length * lastNames.length;

/**
 * 120 users, every member of the official `User` written out. The first is the administrator; every
 * eleventh is disabled, the last two are deleted.
 */
export function seedUsers() {
	return Array.from({ length: count }, (_, index) => {
		const firstName = firstNames[index % firstNames.length] ?? '';
		const lastName = lastNames[Math.floor(index / firstNames.length)] ?? '';
		const email = `${firstName}.${lastName}@example.com`.toLowerCase();
		const deleted = index >= count - 2;
		const status = deleted ? 'DELETED' : index % 11 === 10 ? 'DISABLED' : 'ENABLED';
		// Users 2 to 12 lead teams and report to the administrator.
		const manager = index === 0 ? [] : [idOf(`user/${index < 12 ? 1 : 2 + (index % 11)}`)];
		return {
			id: idOf(`user/${index + 1}`),
			displayName: `${firstName} ${lastName}`,
			email,
			emails: [email],
			username: email,
			usernames: [email],
			status,
			type: 'USER_TYPE_HUMAN',
			origin: 'USER_ORIGIN_DIRECTORY',
			department: departments[index % departments.length] ?? '',
			jobTitle: jobTitles[index % jobTitles.length] ?? '',
			employmentStatus: status === 'ENABLED' ? 'Active' : 'Terminated',
			employmentType: index % 9 === 8 ? 'Contractor' : 'Full time',
			employeeIds: [String(1000 + index)],
			managerIds: manager,
			delegatedUserId: index === 5 ? ids.users.member : '',
			directoryIds: [ids.directory],
			directoryStatus: status,
			roleIds: index === 0 ? [ids.role] : [],
			profile: { cost_center: `CC-${10 + (index % 7)}` },
			departmentSources: [],
			directoryStatusSources: [],
			emailSources: [],
			employeeIdSources: [],
			employmentStatusSources: [],
			employmentTypeSources: [],
			jobTitleSources: [],
			managerSources: [],
			usernameSources: [],
			createdAt: new Date(Date.UTC(2023, index % 12, 1 + (index % 28), 8)).toISOString(),
			updatedAt: new Date(Date.UTC(2025, index % 12, 1 + (index % 28), 8)).toISOString(),
			deletedAt: deleted ? new Date(Date.UTC(2025, 5, 30, 17)).toISOString() : null,
		};
	});
}

export type User = ReturnType<typeof seedUsers>[number];
