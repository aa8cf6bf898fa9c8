// A chosen file as text: which characters its bytes are stands in the file itself (XML 1.0, appendix F).
const DECLARED = /^(\s*<\?xml\s[^>]*?encoding\s*=\s*["'])([A-Za-z0-9._:-]+)(["'])/;

function encoding(bytes) {
    const [first, second] = bytes;
    if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) {
        return 'utf-16be';
    }
    if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) {
        return 'utf-16le';
    }
    const marked = first === 0xef && second === 0xbb;
    const start = new TextDecoder('latin1').decode(bytes.slice(0, 200));
    return (!marked && DECLARED.exec(start)?.[2]) || 'utf-8';
}

/** {text}, or {encoding} that the bytes are said to have and cannot be read in. */
export async function read(file) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    const name = encoding(bytes);
    try {
        const text = new TextDecoder(name, { fatal: true }).decode(bytes);
        return { text: text.replace(DECLARED, '$1UTF-8$3') };
    } catch {
        return { encoding: name };
    }
}
