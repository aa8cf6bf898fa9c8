package nl.balie.telephony.sip;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A SIP message as text, for peers of our own in tests; knows the long header names only. */
public record SipText(String start, List<Map.Entry<String, String>> headers, String body) {

    static SipText parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] lines = (end < 0 ? text : text.substring(0, end)).split("\r\n");
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.add(Map.entry(
                    lines[i].substring(0, colon).strip(),
                    lines[i].substring(colon + 1).strip()));
        }
        return new SipText(lines[0], headers, end < 0 ? "" : text.substring(end + 4));
    }

    public boolean isResponse() {
        return start.startsWith("SIP/2.0 ");
    }

    public int status() {
        return isResponse() ? Integer.parseInt(start.substring(8, 11)) : 0;
    }

    /** Of the request, also for a response. */
    public String method() {
        return isResponse() ? header("CSeq").split(" ")[1] : start.split(" ")[0];
    }

    public String requestUri() {
        return start.split(" ")[1];
    }

    public List<String> all(String name) {
        return headers.stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    public @Nullable String find(String name) {
        return all(name).stream().findFirst().orElse(null);
    }

    public String header(String name) {
        String value = find(name);
        if (value == null) {
            throw new AssertionError("no " + name + " in\n" + this);
        }
        return value;
    }

    /** The tag in From or To, or null. */
    public @Nullable String tag(String name) {
        String value = header(name);
        int at = value.indexOf(";tag=");
        return at < 0 ? null : value.substring(at + 5).split(";")[0];
    }

    public String contactUri() {
        String contact = header("Contact");
        return contact.substring(contact.indexOf('<') + 1, contact.indexOf('>'));
    }

    /** The media port of the body. */
    public int audioPort() {
        return body.lines()
                .filter(line -> line.startsWith("m=audio "))
                .map(line -> Integer.parseInt(line.split(" ")[1]))
                .findFirst()
                .orElseThrow();
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(start).append("\r\n");
        headers.forEach(header -> text.append(header.getKey())
                .append(": ")
                .append(header.getValue())
                .append("\r\n"));
        text.append("Content-Length: ")
                .append(body.getBytes(StandardCharsets.UTF_8).length)
                .append("\r\n\r\n")
                .append(body);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
