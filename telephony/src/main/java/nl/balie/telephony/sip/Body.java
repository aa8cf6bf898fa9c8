package nl.balie.telephony.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sip.header.Header;
import javax.sip.message.Message;
import javax.sip.message.Response;

/**
 * The body of a message, of which the session description is all that concerns us: alone, or a part of a {@code
 * multipart/mixed} beside what others put there, such as {@code application/isup} (RFC 5621 section 3).
 *
 * @param sdp the description as text, empty when there is none
 * @param refused whether there is something that must be understood and is not: an unknown type, or a part whose {@code
 *     handling} is required (RFC 3261 sections 20.11 and 21.4.13)
 */
record Body(Optional<String> sdp, boolean refused) {
    private static final Body NONE = new Body(Optional.empty(), false);
    private static final int LARGEST = 64 * 1024;
    private static final int MOST_PARTS = 16;
    private static final int DEEPEST = 3;
    private static final Pattern BOUNDARY =
            Pattern.compile("(?i);\\s*boundary\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.){1,70})\"|([^\\s;\"]{1,70}))");
    private static final Pattern HANDLING = Pattern.compile("(?i);\\s*handling\\s*=\\s*\"?([a-z]+)");

    /** Says in a response what we take. */
    static void accept(SipWire wire, Response response) {
        response.setHeader(wire.header("Accept", "application/sdp"));
        response.addHeader(wire.header("Accept", "multipart/mixed"));
    }

    static Body of(Message message) {
        byte[] content = message.getRawContent();
        if (content == null || content.length == 0) {
            return NONE;
        }
        if (content.length > LARGEST) {
            return new Body(Optional.empty(), true);
        }
        Map<String, String> headers = new HashMap<>();
        for (String name : List.of("Content-Type", "Content-Disposition", "Content-Encoding")) {
            Header header = message.getHeader(name);
            if (header != null) {
                headers.put(name.toLowerCase(Locale.ROOT), header.toString().replaceFirst("^[^:]*:", ""));
            }
        }
        return read(headers, new String(content, StandardCharsets.ISO_8859_1), true, 0);
    }

    /** @param alone whether it is the whole body, which has to be understood unless it says that it need not */
    private static Body read(Map<String, String> headers, String content, boolean alone, int depth) {
        String type = token(headers.getOrDefault("content-type", ""));
        String disposition = headers.getOrDefault("content-disposition", "");
        String handling = first(HANDLING, disposition).toLowerCase(Locale.ROOT);
        boolean plain = List.of("", "identity", "binary", "8bit", "7bit")
                .contains(token(headers.getOrDefault("content-encoding", "")));
        boolean session = List.of("", "session").contains(token(disposition));
        if (type.equals("application/sdp") && plain && session) {
            return new Body(Optional.of(content), false);
        }
        if (type.startsWith("multipart/") && plain && depth < DEEPEST) {
            return parts(first(BOUNDARY, headers.getOrDefault("content-type", "")), content, depth);
        }
        return new Body(Optional.empty(), alone ? !handling.equals("optional") : handling.equals("required"));
    }

    private static Body parts(String boundary, String content, int depth) {
        if (boundary.isEmpty()) {
            return new Body(Optional.empty(), true);
        }
        Optional<String> sdp = Optional.empty();
        boolean refused = false;
        for (String part : split(boundary.replaceAll("\\\\(.)", "$1"), content)) {
            int end = part.indexOf("\r\n\r\n");
            Body body =
                    end < 0 ? NONE : read(headers(part.substring(0, end)), part.substring(end + 4), false, depth + 1);
            sdp = sdp.or(body::sdp);
            refused |= body.refused();
        }
        return new Body(sdp, refused);
    }

    /** What stands between the delimiters (RFC 2046 section 5.1.1); what comes before the first and after the last is nothing. */
    private static List<String> split(String boundary, String content) {
        List<String> parts = new ArrayList<>();
        Matcher delimiter = Pattern.compile("(?:^|\r\n)--" + Pattern.quote(boundary) + "(--)?[ \t]*(?=\r\n|$)")
                .matcher(content);
        int from = -1;
        while (delimiter.find() && parts.size() < MOST_PARTS) {
            if (from >= 0) {
                parts.add(content.substring(from, Math.max(from, delimiter.start())));
            }
            from = delimiter.end();
            if (delimiter.group(1) != null) {
                break;
            }
        }
        return parts;
    }

    private static Map<String, String> headers(String head) {
        Map<String, String> headers = new HashMap<>();
        for (String line : head.replaceAll("\r\n[ \t]+", " ").split("\r\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers.putIfAbsent(name.equals("c") ? "content-type" : name, line.substring(colon + 1));
            }
        }
        return headers;
    }

    private static String token(String value) {
        return value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    private static String first(Pattern pattern, String value) {
        Matcher matcher = pattern.matcher(value);
        if (!matcher.find()) {
            return "";
        }
        String found = matcher.group(1);
        return found == null ? matcher.group(2) : found;
    }
}
