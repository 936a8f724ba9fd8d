import { idLocator } from '../../fields/ids';

export const accessReviewId = idLocator({
	displayName: 'Access Review',
	name: 'accessReviewId',
	description: 'Access review (campaign) to work with',
	searchListMethod: 'searchAccessReviews',
});

export const all = '/api/v1/access_review';
export const one = `${all}/{accessReviewId}` as const;
