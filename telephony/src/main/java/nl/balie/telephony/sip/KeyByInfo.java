package nl.balie.telephony.sip;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.header.ContentTypeHeader;
import javax.sip.message.Request;

/** A key that was pressed, in an INFO: by the two bodies that phones have for it, of which no RFC speaks. */
final class KeyByInfo {
    /** An INFO without a body asks nothing but an answer. */
    static final char NONE = '-';
    /** A body that is no key. */
    static final char UNKNOWN = '?';

    private static final Pattern RELAY = Pattern.compile("(?im)^\\s*signal\\s*=\\s*([0-9*#])\\s*$");
    private static final int LARGEST = 1024;

    private KeyByInfo() {}

    /** The key, {@link #NONE} or {@link #UNKNOWN}. */
    static char of(Request info) {
        ContentTypeHeader type = (ContentTypeHeader) info.getHeader(ContentTypeHeader.NAME);
        String kind = type == null ? "" : type.getContentSubType().toLowerCase(Locale.ROOT);
        byte[] raw = info.getRawContent();
        String body = raw == null || raw.length > LARGEST ? "" : new String(raw, StandardCharsets.US_ASCII);
        Matcher relay = RELAY.matcher(body);
        if (kind.isEmpty()) {
            return NONE;
        }
        if (kind.equals("dtmf-relay") && relay.find()) {
            return relay.group(1).charAt(0);
        }
        return kind.equals("dtmf") && body.strip().matches("[0-9*#]")
                ? body.strip().charAt(0)
                : UNKNOWN;
    }
}
