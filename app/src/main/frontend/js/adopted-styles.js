import { StyleModule } from 'style-mod';

// The formula editor brings its styles as a <style> element, which the Content-Security-Policy refuses; as adopted
// style sheets, which scripts may make, it gets them too.
const mount = StyleModule.mount;
const adopting = {
    ownerDocument: document,
    get adoptedStyleSheets() {
        return document.adoptedStyleSheets;
    },
    set adoptedStyleSheets(sheets) {
        document.adoptedStyleSheets = sheets;
    },
};
StyleModule.mount = (root, modules, options) => mount.call(StyleModule, root === document ? adopting : root, modules, options);
