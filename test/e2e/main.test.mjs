// Everything in one process, one test after the other: the browser tests share one n8n.
import './start-command.mjs';
import './browser.mjs';
