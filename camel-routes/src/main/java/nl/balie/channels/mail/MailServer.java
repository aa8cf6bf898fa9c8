package nl.balie.channels.mail;

import org.jspecify.annotations.Nullable;

/**
 * The server that takes our e-mail (SMTP submission, RFC 6409).
 *
 * @param tls whether the connection must be encrypted (STARTTLS, RFC 3207)
 * @param user to sign in with; null when the server asks for nothing
 * @param secret his password
 * @param from the sender's address
 */
public record MailServer(
        String host,
        int port,
        boolean tls,
        @Nullable String user,
        @Nullable String secret,
        String from) {
    @Override
    public String toString() {
        return "MailServer[" + host + ":" + port + "]";
    }
}
