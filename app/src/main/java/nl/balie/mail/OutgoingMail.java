package nl.balie.mail;

import nl.balie.channels.mail.MailFailedException;
import nl.balie.channels.mail.MailServer;
import nl.balie.channels.mail.Mails;
import nl.balie.pages.PublicAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Sends mail, when the installation can. */
@Component
public class OutgoingMail implements DisposableBean {
    private static final Logger log = LoggerFactory.getLogger(OutgoingMail.class);

    private final MailSettings settings;
    private final PublicAddress address;
    private final @Nullable Mails mails;

    OutgoingMail(MailSettings settings, PublicAddress address) {
        this.address = address;
        this.settings = settings;
        String host = settings.host();
        mails = host == null || host.isBlank()
                ? null
                : new Mails(new MailServer(
                        host, settings.port(), settings.tls(), settings.user(), settings.password(), settings.from()));
    }

    /** Whether there is a server for it. */
    public boolean isPossible() {
        return mails != null;
    }

    /**
     * A link for in a mail.
     *
     * @param path of a page
     * @return with a line break before it; empty when it is not known where people open Balie
     */
    public String link(String path) {
        return address.base().map(base -> "\n" + base + path).orElse("");
    }

    /**
     * Sends a mail.
     *
     * @return false when the server did not take it, so that it is to be tried again
     */
    public boolean send(String to, String subject, String text) {
        if (mails == null) {
            return false;
        }
        try {
            mails.send(to, subject, text);
            return true;
        } catch (MailFailedException failure) {
            log.warn("a mail was not taken by {}: {}", settings.host(), failure.getMessage());
            return false;
        }
    }

    @Override
    public void destroy() {
        if (mails != null) {
            mails.close();
        }
    }
}
