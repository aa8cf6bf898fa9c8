package nl.balie.channels.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailsTests {
    @Test
    void aServerHasToEncryptAndToBeWhoItSays() {
        try (Mails mails = new Mails(new MailServer("mail.example.nl", 587, true, null, null, "balie@example.nl"))) {
            assertThat(mails.connection())
                    .containsEntry("mail.smtp.starttls.required", "true")
                    .containsEntry("mail.smtp.ssl.checkserveridentity", "true");
        }
    }
}
