// The page of a contact that an agent had: his note is kept while he types.
import * as notes from './notes.js';

notes.start(document.getElementById('eigen-contact').dataset.user);
if (location.hash) {
    document.getElementById(location.hash.slice(1))?.focus();
}
