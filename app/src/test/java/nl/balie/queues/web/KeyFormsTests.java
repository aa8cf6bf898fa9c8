package nl.balie.queues.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.UUID;
import nl.balie.AdministrationTest;
import nl.balie.codes.ReasonCode;
import nl.balie.codes.ReasonCodes;
import nl.balie.database.Tenancy;
import nl.balie.pages.Saved;
import nl.balie.people.TestAdministrators;
import nl.balie.queues.Queue;
import nl.balie.queues.QueueDetails;
import nl.balie.queues.Queues;
import nl.balie.queues.SkillGroups;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The keys that an administrator gives to reason codes and queues. */
class KeyFormsTests extends AdministrationTest {
    private static final String REASONS = "/beheer/codes/redencodes";

    @Autowired
    MockMvcTester pages;

    @Autowired
    Queues queues;

    @Autowired
    ReasonCodes reasons;

    @Autowired
    SkillGroups groups;

    @Autowired
    Tenancy tenancy;

    private String ours = "";
    private UUID group = UUID.randomUUID();

    @BeforeEach
    void anOrganisation() {
        ours = "ours-" + UUID.randomUUID().toString().substring(0, 8);
        JdbcClient.create(DATABASE.owner())
                .sql("insert into organisation (id, name) values (?, 'Gemeente')")
                .param(ours)
                .update();
        group = tenancy.in(ours, () -> done(groups.add("Team Burgerzaken")));
    }

    @Test
    void aCodeHasTheKeyThatIsGivenAndNoOtherGetsOne() {
        assertThat(send(reason("Overleg", "o"))).hasStatus3xxRedirection();
        assertThat(send(reason("Aanvang", ""))).hasStatus3xxRedirection();

        assertThat(tenancy.read(ours, reasons::all))
                .extracting(ReasonCode::name, ReasonCode::shortcut)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Aanvang", null),
                        org.assertj.core.groups.Tuple.tuple("Overleg", "O"));
    }

    @Test
    void aKeyIsOfOneCodeAndIsOneDigitOrLetter() {
        send(reason("Overleg", "O"));

        assertThat(send(reason("Onderbreking", "o")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id=\"shortcut-error\"", "Deze toets is al van Overleg.");
        for (String no : new String[] {"!", "12", "é", "F1"}) {
            assertThat(send(reason("Onderbreking", no)))
                    .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                    .bodyText()
                    .contains("id=\"shortcut-error\"");
        }
        UUID own = tenancy.read(ours, () -> reasons.all().getFirst().id());
        assertThat(send(post(REASONS + "/" + own)
                        .param("name", "Beraad")
                        .param("shortcut", "O")
                        .param("active", "true")))
                .as("keeps its own")
                .hasStatus3xxRedirection();
    }

    @Test
    void aQueueHasAKeyOfItsOwnToo() {
        assertThat(send(queue("Belastingen", "7"))).hasStatus3xxRedirection();

        assertThat(tenancy.read(ours, queues::all))
                .singleElement()
                .extracting(Queue::shortcut)
                .isEqualTo("7");
        assertThat(send(queue("Afval", "7")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("Deze toets is al van Belastingen.");
        assertThat(send(reason("Overleg", "7")))
                .as("reasons and queues are chosen in windows of their own")
                .hasStatus3xxRedirection();
    }

    @Test
    void aNewOneIsProposedTheFirstFreeDigit() {
        tenancy.in(ours, () -> {
            done(reasons.add("Lunch", "1", true));
            done(reasons.add("Overleg", "3", true));
            done(queues.add(new QueueDetails("Rij", Queue.Kind.EXTERNAL, group, 0, "", true, "1")));
        });

        assertThat(open(REASONS + "/nieuw")).bodyText().containsPattern("name=\"shortcut\"[^>]*value=\"2\"");
        assertThat(open("/beheer/wachtrijen/nieuw")).bodyText().containsPattern("name=\"shortcut\"[^>]*value=\"2\"");
    }

    private MockHttpServletRequestBuilder reason(String name, String key) {
        return post(REASONS).param("name", name).param("shortcut", key).param("active", "true");
    }

    private MockHttpServletRequestBuilder queue(String name, String key) {
        return post("/beheer/wachtrijen")
                .param("name", name)
                .param("kind", "EXTERNAL")
                .param("skillGroup", group.toString())
                .param("priority", "0")
                .param("greeting", "")
                .param("shortcut", key);
    }

    private MvcTestResult open(String path) {
        return send(get(path));
    }

    private MvcTestResult send(MockHttpServletRequestBuilder request) {
        return pages.perform(request.with(user(TestAdministrators.of(ours))).with(csrf()));
    }

    private static UUID done(Saved saved) {
        assertThat(saved).isInstanceOf(Saved.Done.class);
        return ((Saved.Done) saved).id();
    }
}
