package nl.balie.callflows.checks;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A model as a file has it: which characters its bytes are stands in the file itself (XML 1.0, section 4.3.3 and appendix F). */
public sealed interface ModelFile {
    /** As text, which says of itself that it is UTF-8, as it is kept. */
    record Text(String xml) implements ModelFile {}

    /** No more can be said of it than this. */
    record Unreadable(Finding because) implements ModelFile {}

    /** The declaration stands first, in characters that nearly every encoding writes as ASCII does. */
    Pattern DECLARED = Pattern.compile("^(\\s*<\\?xml\\s[^>]*?encoding\\s*=\\s*[\"'])([A-Za-z0-9._:-]+)([\"'])");

    /** How far a declaration is looked for, in bytes. */
    int DECLARATION = 200;

    /** Reads by the byte order mark, else by the declaration, else as UTF-8. */
    static ModelFile read(byte[] bytes) {
        if (bytes.length > ModelCheck.LARGEST_BYTES) {
            return new Unreadable(Finding.ofModel("xml.too-large", String.valueOf(ModelCheck.LARGEST_BYTES / 1024)));
        }
        String name = encoding(bytes);
        try {
            String xml = Charset.forName(name)
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            String text = xml.startsWith("\uFEFF") ? xml.substring(1) : xml;
            return new Text(DECLARED.matcher(text).replaceFirst("$1UTF-8$3"));
        } catch (CharacterCodingException | IllegalArgumentException unknown) {
            return new Unreadable(Finding.ofModel("xml.encoding", name));
        }
    }

    private static String encoding(byte[] bytes) {
        int first = at(bytes, 0) << 8 | at(bytes, 1);
        if (first == 0xFEFF || first == 0x003C) {
            return StandardCharsets.UTF_16BE.name();
        }
        if (first == 0xFFFE || first == 0x3C00) {
            return StandardCharsets.UTF_16LE.name();
        }
        String start = new String(bytes, 0, Math.min(bytes.length, DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(start.startsWith("\u00EF\u00BB\u00BF") ? start.substring(3) : start);
        boolean marked = start.startsWith("\u00EF\u00BB\u00BF");
        return !marked && declared.find() ? declared.group(2) : StandardCharsets.UTF_8.name();
    }

    private static int at(byte[] bytes, int place) {
        return place < bytes.length ? bytes[place] & 0xFF : 0xFF;
    }
}
