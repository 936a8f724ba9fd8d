const { FOLDER } = require('./pack');

/**
 * Tests of what would be published: its own, and all that use the nodes, which get the packed nodes
 * here instead of the sources.
 */
module.exports = {
	...require('../../jest.config.js'),
	rootDir: '../..',
	testPathIgnorePatterns: ['/node_modules/'],
	roots: ['package', 'appflow', 'conductorOne'].map((folder) => `<rootDir>/test/${folder}`),
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.playground'],
	moduleNameMapper: {
		'/nodes/(.*\\.node)$': `${FOLDER}/dist/nodes/$1.js`,
		'/credentials/(.*\\.credentials)(?:\\.ts)?$': `${FOLDER}/dist/credentials/$1.js`,
	},
	globalSetup: '<rootDir>/test/package/pack.js',
	testTimeout: 120_000,
};
