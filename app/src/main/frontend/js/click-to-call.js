// For pages of other systems: numbers are called with Balie.
//   <script src="https://balie.example.nl/assets/click-to-call.js" defer></script>
// Links that begin with tel: open the desk with their number, and numbers in the text of the page become such links; without
// data-numbers="no" on the script. The agent decides there whether he calls.

const script = document.currentScript;
const desk = new URL('/desk', script.src);
const wraps = script.dataset.numbers !== 'no';

/** A number of ten digits, as people in the Netherlands write it. */
const NUMBER = /(?<![\d+])(?:(?:\+|00)31[\s-]?(?:\(0\)[\s-]?)?|0)[1-9](?:[\s-]?\d){8}(?!\d)/g;
const LEFT_ALONE = 'a, button, input, textarea, select, option, script, style, noscript, svg, [contenteditable]';

document.addEventListener('click', (event) => {
    const link = event.target.closest?.('a[href^="tel:" i]');
    if (link && !event.defaultPrevented && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
        event.preventDefault();
        const to = new URL(desk);
        to.searchParams.set('bel', link.getAttribute('href'));
        window.open(to, 'balie');
    }
});

function linked(text) {
    const parts = document.createDocumentFragment();
    let from = 0;
    for (const { 0: number, index } of text.data.matchAll(NUMBER)) {
        const link = document.createElement('a');
        link.href = `tel:${number.replace(/\(0\)|[^\d+]/g, '')}`;
        link.textContent = number;
        parts.append(text.data.slice(from, index), link);
        from = index + number.length;
    }
    if (from > 0) {
        parts.append(text.data.slice(from));
        text.replaceWith(parts);
    }
}

function wrapIn(root) {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
        if (texts.currentNode.data.length >= 10 && !texts.currentNode.parentElement?.closest(LEFT_ALONE)) {
            found.push(texts.currentNode);
        }
    }
    found.forEach(linked);
}

if (wraps) {
    wrapIn(document.body);
    new MutationObserver((changes) =>
        changes.forEach(({ addedNodes }) => addedNodes.forEach((node) => node.nodeType === Node.ELEMENT_NODE && wrapIn(node))),
    ).observe(document.body, { childList: true, subtree: true });
}
