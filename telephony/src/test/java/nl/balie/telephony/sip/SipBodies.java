package nl.balie.telephony.sip;

import java.util.Map;

/** Bodies of several parts (RFC 2046 section 5.1), as exchanges and mobile networks send them. */
public final class SipBodies {
    private static final String QUOTED = "a b'c";

    /** What goes with {@link #mixed}. */
    public static final Map<String, String> MIXED =
            Map.of("Content-Type", "multipart/mixed; boundary=\"" + QUOTED + "\"", "MIME-Version", "1.0");

    private SipBodies() {}

    /** The description behind ISUP, with a preamble and an epilogue. */
    public static String mixed(String sdp) {
        return "a preamble\r\n" + isup(QUOTED, "optional") + part(QUOTED, "application/sdp", "", sdp) + "--" + QUOTED
                + "--\r\nan epilogue\r\n";
    }

    /** The description before a part that must (not) be understood. */
    public static String first(String boundary, String sdp, String handling) {
        return part(boundary, "application/sdp", "Content-Disposition: session\r\n", sdp)
                + isup(boundary, handling)
                + "--" + boundary + "--";
    }

    private static String isup(String boundary, String handling) {
        return part(
                boundary,
                "application/isup;version=itu-t92+",
                "Content-Disposition: signal;handling=" + handling + "\r\n",
                "\u0001\u0000\u0049");
    }

    private static String part(String boundary, String type, String headers, String content) {
        return "--" + boundary + "\r\nContent-Type: " + type + "\r\n" + headers + "\r\n" + content + "\r\n";
    }
}
