package nl.balie.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import nl.balie.channels.mail.MailServer;
import nl.balie.channels.mail.Mails;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailHeadersTests {
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void whatStandsInASubjectIsNoHeaderOfItsOwn() throws Exception {
        try (Mails mails = new Mails(
                new MailServer("127.0.0.1", server.getSmtp().getPort(), false, null, null, "balie@example.nl"))) {
            mails.send("team@example.nl", "Wachtrij\r\nBcc: ander@example.nl\r\n\r\nGekaapt", "Een bericht");
        }

        var received = server.getReceivedMessages();
        assertThat(received).hasSize(1);
        assertThat(received[0].getSubject()).isEqualTo("Wachtrij Bcc: ander@example.nl Gekaapt");
        assertThat(received[0].getHeader("Bcc")).isNull();
        assertThat(received[0].getAllRecipients()).hasSize(1);
        assertThat(received[0].getContent().toString()).startsWith("Een bericht");
    }
}
