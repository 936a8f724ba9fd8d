/** Tests of what would be published. They need a build, which they make if there is none. */
module.exports = {
	...require('../../jest.config.js'),
	rootDir: '../..',
	testPathIgnorePatterns: ['/node_modules/'],
	roots: ['<rootDir>/test/package'],
	globalSetup: '<rootDir>/test/package/pack.js',
	testTimeout: 120_000,
};
