// The page of all agents: fetches the list when somebody's status changed, and lets its clocks run.
import * as live from './live-page.js';

live.start(document.getElementById('agenten'), () => window.htmx.trigger(document.getElementById('lijst'), 'ververs'));
