package nl.balie.telephony.sip;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Cuts a TCP stream into SIP messages (RFC 3261 section 18.3). The stack's own cutter believes any Content-Length, knows
 * no compact form of it and lets a line grow without end.
 */
final class TcpFraming {
    static final int LARGEST_BODY = 64 * 1024;

    private final ByteArrayOutputStream head = new ByteArrayOutputStream();
    private byte[] body = new byte[0];
    private int bodyRead = -1; // below zero while the head is being read
    private int lineLength;

    /** The messages that became complete, keep-alive line ends (RFC 5626) left out. */
    List<byte[]> accept(byte[] bytes) throws IOException {
        List<byte[]> messages = new ArrayList<>();
        for (int i = 0; i < bytes.length; ) {
            if (bodyRead < 0) {
                acceptHead(bytes[i++]);
            } else {
                int part = Math.min(body.length - bodyRead, bytes.length - i);
                System.arraycopy(bytes, i, body, bodyRead, part);
                bodyRead += part;
                i += part;
            }
            if (bodyRead == body.length) {
                messages.add(complete());
            }
        }
        return messages;
    }

    private void acceptHead(byte next) throws IOException {
        if (head.size() == 0 && (next == '\r' || next == '\n')) {
            return;
        }
        head.write(next);
        if (head.size() > SafeParser.LARGEST_HEAD) {
            throw new IOException("SIP head too large");
        }
        if (next == '\n') {
            if (lineLength == 0) {
                body = new byte[contentLength(head.toString(StandardCharsets.ISO_8859_1))];
                bodyRead = 0;
            }
            lineLength = 0;
        } else if (next != '\r') {
            lineLength++;
        }
    }

    private byte[] complete() {
        byte[] first = head.toByteArray();
        byte[] message = new byte[first.length + body.length];
        System.arraycopy(first, 0, message, 0, first.length);
        System.arraycopy(body, 0, message, first.length, body.length);
        head.reset();
        body = new byte[0];
        bodyRead = -1;
        lineLength = 0;
        return message;
    }

    private static int contentLength(String lines) throws IOException {
        int length = 0;
        for (String line : lines.split("\n", -1)) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "" : line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
            if (name.equals("content-length") || name.equals("l")) {
                String value = line.substring(colon + 1).strip();
                if (!value.matches("\\d{1,6}") || Integer.parseInt(value) > LARGEST_BODY) {
                    throw new IOException("impossible Content-Length");
                }
                length = Integer.parseInt(value);
            }
        }
        return length;
    }
}
