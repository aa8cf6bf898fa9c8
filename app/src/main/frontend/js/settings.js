// What an agent set for his desk, kept in this browser for him alone; the bar on other pages follows it.

/** @param {string} user his name to sign in with */
export function settingsOf(user) {
    const key = (name) => `balie.desk.${user}.${name}`;
    return {
        isOn: (name) => localStorage.getItem(key(name)) !== 'off',
        turn: (name, on) => localStorage.setItem(key(name), on ? 'on' : 'off'),
    };
}

/** The letter of a key: by what it prints; on a Mac Alt changes that, so then by its place. */
export function letter(event) {
    return /^[a-z]$/i.test(event.key) ? event.key.toUpperCase() : event.code.replace(/^Key/, '');
}

/** Whether this is a shortcut: Alt and nothing else. */
export function isShortcut(event) {
    return event.altKey && !event.ctrlKey && !event.metaKey && !event.getModifierState('AltGraph');
}
