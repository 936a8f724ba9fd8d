const mockLoaded: string[] = [];
jest.mock('axios', () => {
	mockLoaded.push('axios');
	return jest.requireActual<object>('axios');
});

test('axios is not loaded with the node, but when it is first used', async () => {
	const { ConductorOne } = await import('../../nodes/ConductorOne/ConductorOne.node');
	await import('../../credentials/ConductorOneApi.credentials');
	expect(new ConductorOne().description.properties.length).toBeGreaterThan(1);
	expect(mockLoaded).toEqual([]);
	await import('../../nodes/ConductorOne/transport/axios');
	expect(mockLoaded).toEqual(['axios']);
});
