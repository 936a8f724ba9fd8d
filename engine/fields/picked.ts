/** What n8n wants said of a dropdown whose options the account has. */
export const PICK_ONE =
	'Choose from the list, or specify an ID using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';

/** The same, where several can be chosen. */
export const PICK_SEVERAL =
	'Choose from the list, or specify IDs using an <a href="https://docs.n8n.io/code/expressions/">expression</a>';
