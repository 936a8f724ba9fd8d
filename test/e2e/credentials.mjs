import assert from 'node:assert/strict';

import { expectGone, expectVisible } from './support/assertions.mjs';
import {
	fillCredential,
	greenBanner,
	newCredential,
	reasonOfFailure,
	redBanner,
	saveCredential,
} from './support/credentials-page.mjs';
import { browserTest } from './support/environment.mjs';
import { chooseIn, option } from './support/editor.mjs';

browserTest(
	'an AWS credential tests green, and red with a reason once its key is wrong',
	async ({ page, playground }) => {
		const { appflow } = playground.sandbox.access;
		await newCredential(page, 'AWS AppFlow API');
		await chooseIn(
			page,
			page.getByTestId('parameter-input-region'),
			'Europe (Ireland) - eu-west-1',
		);
		await fillCredential(page, 'accessKeyId', appflow.accessKeyId);
		await fillCredential(page, 'secretAccessKey', appflow.secretAccessKey);
		await fillCredential(page, 'endpoint', appflow.endpoint);
		await saveCredential(page);
		await greenBanner(page).waitFor();

		await fillCredential(page, 'secretAccessKey', 'dummy-wrong-secret');
		await saveCredential(page);
		await redBanner(page).waitFor();
		const reason = await reasonOfFailure(page);
		assert.match(reason, /AWS does not accept the signature/);
		assert.match(reason, /Check Secret Access Key/);
		assert.doesNotMatch(reason, /dummy-wrong-secret/);
	},
);

browserTest(
	'a ConductorOne credential tests green, and red with a reason once its secret is wrong',
	async ({ page, playground }) => {
		const { conductorOne } = playground.sandbox.access;
		await newCredential(page, 'ConductorOne API');
		await fillCredential(page, 'clientId', conductorOne.clientId);
		await fillCredential(page, 'clientSecret', conductorOne.clientSecret);
		await fillCredential(page, 'tenantUrl', conductorOne.url);
		await saveCredential(page);
		await greenBanner(page).waitFor();

		await fillCredential(page, 'clientSecret', 'dummy-wrong-secret');
		await saveCredential(page);
		await redBanner(page).waitFor();
		const reason = await reasonOfFailure(page);
		assert.match(reason, /Client Secret/);
		assert.doesNotMatch(reason, /dummy-wrong-secret/);
	},
);

browserTest(
	'the credential of a connection asks for what its connector needs, way by way',
	async ({ page }) => {
		await newCredential(page, 'AWS AppFlow Connector API');
		const field = (/** @type {string} */ name) => page.getByTestId(`parameter-input-${name}`);
		await chooseIn(page, field('connectorType'), 'Salesforce');
		await expectVisible(field('accessToken'));

		await chooseIn(page, field('connectorType'), 'Amazon Redshift');
		await expectGone(field('accessToken'));
		await field('authenticationRedshift').click();
		for (const way of ['Data API with Cluster', 'JDBC (Legacy)'])
			await expectVisible(option(page, way));
	},
);
