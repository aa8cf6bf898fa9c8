package nl.balie.opening.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.UUID;
import nl.balie.AdministrationTest;
import nl.balie.people.TestAdministrators;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResultAssert;

/** The try of opening hours on the days on which the clock is changed, as an administrator sees it. */
class OpeningTestPagesTests extends AdministrationTest {
    private static final String GAP = "datum=2026-03-29&tijd=02:30";
    private static final String TWICE = "datum=2026-10-25&tijd=02:30";

    @Autowired
    MockMvcTester pages;

    private final String ours = "klok-" + UUID.randomUUID().toString().substring(0, 8);
    private final UUID calendar = UUID.randomUUID();

    @BeforeEach
    void aCalendar() {
        JdbcClient owner = JdbcClient.create(DATABASE.owner());
        owner.sql("insert into organisation (id, name) values (?, 'Klokstad')")
                .param(ours)
                .update();
        owner.sql("insert into opening_calendar (id, organisation_id, name) values (?, ?, 'Stadhuis')")
                .params(calendar, ours)
                .update();
    }

    @Test
    void saysThatAnotherMomentWasJudgedThanOneThatDoesNotExist() {
        tried(GAP)
                .contains(
                        "02:30 bestaat die dag niet, want de klok gaat vooruit. Beoordeeld is 03:30.",
                        "value=\"02:30\"");
        tried(GAP + "&taal=en").contains("02:30", "03:30").doesNotContain("bestaat die dag niet", "Beoordeeld");
    }

    @Test
    void saysWhichOfTwoMomentsWasJudged() {
        tried(TWICE).contains("Beoordeeld is de eerste keer (UTC+02:00).");
        tried(TWICE + "&taal=en").contains("UTC+02:00").doesNotContain("Beoordeeld");
    }

    @Test
    void saysNothingOfAMomentThatIsThereOnce() {
        tried("datum=2026-03-29&tijd=03:30").doesNotContain("Beoordeeld is");
    }

    private org.assertj.core.api.AbstractCharSequenceAssert<?, String> tried(String moment) {
        MvcTestResultAssert answer =
                assertThat(pages.perform(get("/beheer/openingstijden/" + calendar + "/proef?" + moment)
                        .with(user(TestAdministrators.of(ours)))));
        return answer.hasStatusOk().bodyText();
    }
}
