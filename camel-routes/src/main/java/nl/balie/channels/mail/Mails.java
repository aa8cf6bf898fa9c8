package nl.balie.channels.mail;

import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.component.mail.MailEndpoint;
import org.apache.camel.impl.DefaultCamelContext;

/** Sends e-mail by Camel to one server. */
public final class Mails implements AutoCloseable {
    private static final int TO_CONNECT_MILLIS = 10_000;

    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate producer;
    private final MailEndpoint endpoint;
    private final String from;

    /** Connects with the server only when there is something to send. */
    public Mails(MailServer server) {
        endpoint = camel.getEndpoint("smtp://%s:%d".formatted(server.host(), server.port()), MailEndpoint.class);
        from = server.from();
        var configuration = endpoint.getConfiguration();
        configuration.setConnectionTimeout(TO_CONNECT_MILLIS);
        configuration.setContentType("text/plain; charset=UTF-8");
        Properties more = new Properties();
        more.setProperty("mail.smtp.timeout", Integer.toString(TO_CONNECT_MILLIS));
        more.setProperty("mail.smtp.writetimeout", Integer.toString(TO_CONNECT_MILLIS));
        more.setProperty("mail.smtp.starttls.enable", Boolean.toString(server.tls()));
        more.setProperty("mail.smtp.starttls.required", Boolean.toString(server.tls()));
        // a certificate of anybody is not enough (RFC 7817, section 3)
        more.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        configuration.setAdditionalJavaMailProperties(more);
        if (server.user() != null) {
            configuration.setUsername(server.user());
            configuration.setPassword(server.secret());
        }
        camel.start();
        producer = camel.createProducerTemplate();
    }

    /** How the server is spoken with. */
    Properties connection() {
        return endpoint.getConfiguration().getAdditionalJavaMailProperties();
    }

    /**
     * Hands a mail to the server.
     *
     * @param to one address
     * @param text plain
     * @throws MailFailedException when the server is away, or does not take it
     */
    public void send(String to, String subject, String text) throws MailFailedException {
        try {
            producer.sendBodyAndHeaders(
                    endpoint, text, Map.of("To", oneLine(to), "From", from, "Subject", oneLine(subject)));
        } catch (CamelExecutionException failure) {
            throw new MailFailedException(Objects.requireNonNullElse(failure.getCause(), failure));
        }
    }

    /** What has a line's end within it would be a header of its own (RFC 5322, section 2.2). */
    static String oneLine(String header) {
        return header.replaceAll("\\p{Cntrl}+", " ").strip();
    }

    @Override
    public void close() {
        camel.stop();
    }
}
