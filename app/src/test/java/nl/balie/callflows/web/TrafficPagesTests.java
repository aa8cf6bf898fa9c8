package nl.balie.callflows.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import nl.balie.callflows.StartingModels;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.SignedInUser;
import nl.balie.people.TestAdministrators;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The heat map of a callflow over HTTP, with contacts in the database. */
class TrafficPagesTests extends CallflowPagesTest {
    private static final Instant LAST_YEAR = Instant.parse("2025-06-10T10:00:00Z");

    @Autowired
    MockMvcTester pages;

    @Autowired
    Contacts contacts;

    @Autowired
    Facts facts;

    @Autowired
    Tenancy tenancy;

    private String ours = "";
    private String theirs = "";
    private String page = "";
    private String callflow = "";

    @BeforeEach
    void aCallflowOfOurs() {
        ours = organisation("ours");
        theirs = organisation("theirs");
        callflow = ours + "-klein";
        page = "/beheer/callflows/" + callflow + "/drukte";
        JdbcClient owner = JdbcClient.create(DATABASE.owner());
        String model = StartingModels.shippedModel("balie-direct-queue").orElseThrow();
        owner.sql("insert into callflow (organisation_id, process_id, name, draft, revision, changed_at, changed_by)"
                        + " values (?, ?, 'Klein', ?, 1, now(), 'beheer')")
                .params(ours, callflow, model)
                .update();
        for (int version = 1; version <= 2; version++) {
            owner.sql(
                            "insert into flow_model (process_id, version, organisation_id, xml, deployed_at, deployed_by, note)"
                                    + " values (?, ?, ?, ?, now(), 'beheer', '')")
                    .params(callflow, version, ours, model)
                    .update();
        }
    }

    @Test
    void showsTheContactsOfThePeriodAndVersionThatAreAskedFor() {
        arrives(ours, 1, LAST_YEAR);
        arrives(ours, 1, LAST_YEAR.plusSeconds(60));
        arrives(ours, 2, LAST_YEAR);
        arrives(ours, 1, LAST_YEAR.plusSeconds(86_400));
        arrives(theirs, 1, LAST_YEAR);

        assertThat(own("?versie=1&van=2025-06-10&tot=2025-06-10"))
                .hasStatusOk()
                .bodyText()
                .contains(contactsCounted(2));
        assertThat(own("?versie=1&van=2025-06-10&tot=2025-06-11")).bodyText().contains(contactsCounted(3));
        assertThat(own("?van=2025-06-10&tot=2025-06-10")).bodyText().contains(contactsCounted(1));
        assertThat(own("?versie=1&van=2025-06-11&tot=2025-06-12"))
                .bodyText()
                .contains(contactsCounted(1), "data-spot=\"Task_DecideRoute\"");
    }

    @Test
    void withoutDaysItIsTheWeekUntilToday() {
        arrives(ours, 2, Instant.now());
        arrives(ours, 2, LAST_YEAR);

        assertThat(own("")).hasStatusOk().bodyText().contains(contactsCounted(1));
    }

    @Test
    void saysWhatIsWrongWithThePeriod() {
        assertThat(own("?van=gisteren"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("id=\"van-fout\"");
        assertThat(own("?van=2025-06-10&tot=2025-06-09")).bodyText().contains("De periode eindigt voordat zij begint.");
        assertThat(own("?van=2025-01-01&tot=2025-12-31")).bodyText().contains("langer dan 92 dagen");
        assertThat(own("?van=2025-06-10&tot=2025-06-10")).bodyText().contains("geen enkel contact");
    }

    @Test
    void isOnlyForWhoMaySeeTheCallflow() {
        SignedInUser nobody = TestAdministrators.with(ours, Map.of(Area.QUEUES, Level.CHANGE));

        assertThat(as(nobody, "")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(as(TestAdministrators.viewer(ours), "")).hasStatusOk();
        assertThat(as(TestAdministrators.of(theirs), "")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(own("?versie=3")).hasStatus(HttpStatus.NOT_FOUND);
    }

    private void arrives(String organisation, int version, Instant at) {
        tenancy.in(organisation, () -> {
            UUID contact = contacts.arrived(Channel.VOICE, "+31612345678", "+31990001000", at);
            facts.record(
                    contact,
                    new Fact.Step(
                            "decide-route",
                            "Task_DecideRoute",
                            callflow,
                            version,
                            contact.getLeastSignificantBits(),
                            Duration.ofMillis(20),
                            false,
                            null),
                    at);
        });
    }

    private static String contactsCounted(int count) {
        return "<dd id=\"contacten\">" + count + "</dd>";
    }

    private MvcTestResult own(String query) {
        return as(TestAdministrators.of(ours), query);
    }

    private MvcTestResult as(SignedInUser user, String query) {
        return pages.perform(get(page + query).with(user(user)));
    }

    private static String organisation(String name) {
        String id = name + "-" + UUID.randomUUID().toString().substring(0, 8);
        JdbcClient.create(DATABASE.owner())
                .sql("insert into organisation (id, name) values (?, ?)")
                .params(id, "Gemeente " + id)
                .update();
        return id;
    }
}
