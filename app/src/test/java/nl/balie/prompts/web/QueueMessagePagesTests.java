package nl.balie.prompts.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import nl.balie.AdministrationTest;
import nl.balie.conformity.Requirement;
import nl.balie.database.Tenancy;
import nl.balie.pages.Removal;
import nl.balie.pages.Saved;
import nl.balie.people.SignedInUser;
import nl.balie.people.TestAdministrators;
import nl.balie.prompts.Converted;
import nl.balie.prompts.PromptCatalogue;
import nl.balie.prompts.PromptDetails;
import nl.balie.prompts.PromptOverview;
import nl.balie.prompts.PromptSource;
import nl.balie.prompts.PromptVersions;
import nl.balie.prompts.Prompts;
import nl.balie.prompts.QueueMessage;
import nl.balie.prompts.QueueMessages;
import nl.balie.queues.Queue;
import nl.balie.queues.QueueDetails;
import nl.balie.queues.Queues;
import nl.balie.queues.SkillGroups;
import nl.balie.telephony.media.Wav;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages of temporary messages over HTTP. */
class QueueMessagePagesTests extends AdministrationTest {
    private static final String PATH = "/beheer/tijdelijke-meldingen";
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");

    @Autowired
    MockMvcTester pages;

    @Autowired
    QueueMessages messages;

    @Autowired
    Prompts prompts;

    @Autowired
    PromptCatalogue catalogue;

    @Autowired
    PromptVersions versions;

    @Autowired
    Queues queues;

    @Autowired
    SkillGroups groups;

    @Autowired
    Tenancy tenancy;

    private final LocalDateTime now = LocalDateTime.now(ZONE).truncatedTo(ChronoUnit.MINUTES);
    private String ours = "";
    private String theirs = "";
    private UUID queue = UUID.randomUUID();
    private UUID prompt = UUID.randomUUID();

    @BeforeEach
    void aQueueAndAPrompt() {
        ours = organisation();
        theirs = organisation();
        queue = queue(ours);
        prompt = tenancy.in(ours, () -> {
            UUID id = ((Saved.Done) catalogue.add(new PromptDetails("Storing", ""))).id();
            PromptOverview found = catalogue.find(id).orElseThrow();
            versions.add(found, "nl", PromptSource.UPLOAD, null, new Converted.Sound(new Wav(8000, new short[8000])));
            return id;
        });
    }

    @Test
    void isInForceFromItsStartInTheOrganisationsTimeZone() {
        assertThat(pages.perform(typed(post(PATH), now.minusHours(1), now.plusHours(1))))
                .hasStatus3xxRedirection();
        assertThat(pages.perform(typed(post(PATH), now.plusDays(1), now.plusDays(2))))
                .hasStatus3xxRedirection();

        assertThat(pages.perform(administrator(get(PATH))))
                .hasStatusOk()
                .bodyText()
                .contains("Storing", "Paspoort", "Te horen", "Komt nog");
        Instant start = now.minusHours(1).atZone(ZONE).toInstant();
        assertThat(prompts.extraMessages(ours, queue, start)).containsExactly("Storing");
        assertThat(prompts.extraMessages(ours, queue, start.minusSeconds(1))).isEmpty();
    }

    @Test
    void saysAtTheFieldWhatIsWrong() {
        assertThat(pages.perform(typed(post(PATH), now.plusHours(2), now.plusHours(1))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id=\"endsAt-error\"", "Het einde ligt niet na het begin.");
        assertThat(pages.perform(typed(post(PATH), now.minusHours(2), now.minusHours(1))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("Het einde is al voorbij");
        assertThat(pages.perform(administrator(post(PATH))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("queue-error", "prompt-error", "startsAt-error", "endsAt-error");
        assertThat(tenancy.read(ours, messages::all)).isEmpty();
    }

    @Test
    void changesAndRemovesOne() {
        pages.perform(typed(post(PATH), now, now.plusHours(1)));
        UUID id = only().id();

        pages.perform(typed(post(PATH + "/" + id), now, now.plusHours(5)));
        assertThat(only().endsAt()).isEqualTo(now.plusHours(5).atZone(ZONE).toInstant());
        assertThat(pages.perform(administrator(get(PATH + "/" + id)))).hasStatusOk();
        pages.perform(administrator(post(PATH + "/" + id + "/verwijderen")));

        assertThat(tenancy.read(ours, messages::all)).isEmpty();
    }

    @Test
    void keepsItsPromptFromBeingRemovedUntilItIsOver() {
        pages.perform(typed(post(PATH), now, now.plusHours(1)));

        assertThat(pages.perform(administrator(post("/beheer/meldteksten/" + prompt + "/verwijderen"))))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("tijdelijke melding voor wachtrij Paspoort");
        JdbcClient.create(DATABASE.owner())
                .sql("update queue_message set starts_at = now() - interval '2 h', ends_at = now() - interval '1 h'")
                .update();
        assertThat(pages.perform(administrator(get(PATH)))).bodyText().contains("Voorbij");
        assertThat(tenancy.in(ours, () -> catalogue.remove(prompt))).isEqualTo(new Removal.Removed());
    }

    @Test
    @Requirement(value = "2.10.1", part = "separation")
    void isOfOneOrganisation() {
        pages.perform(typed(post(PATH), now, now.plusHours(1)));
        UUID id = only().id();
        SignedInUser stranger = TestAdministrators.of(theirs);

        assertThat(pages.perform(as(stranger, get(PATH + "/" + id)))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.perform(as(stranger, post(PATH + "/" + id)))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.perform(as(stranger, post(PATH + "/" + id + "/verwijderen"))))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.perform(as(stranger, fields(post(PATH), now, now.plusHours(1)))))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(pages.perform(as(TestAdministrators.viewer(ours), post(PATH + "/" + id + "/verwijderen"))))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(only().id()).isEqualTo(id);
    }

    private QueueMessage only() {
        List<QueueMessage> all = tenancy.read(ours, messages::all);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private String organisation() {
        String id = "org-" + UUID.randomUUID().toString().substring(0, 8);
        JdbcClient.create(DATABASE.owner())
                .sql("insert into organisation (id, name) values (?, ?)")
                .param(id)
                .param("Gemeente " + id)
                .update();
        return id;
    }

    private UUID queue(String organisation) {
        return tenancy.in(organisation, () -> {
            UUID group = ((Saved.Done) groups.add("Team Burgerzaken")).id();
            return ((Saved.Done)
                            queues.add(new QueueDetails("Paspoort", Queue.Kind.EXTERNAL, group, 0, "", true, null)))
                    .id();
        });
    }

    private MockHttpServletRequestBuilder typed(
            MockHttpServletRequestBuilder request, LocalDateTime starts, LocalDateTime ends) {
        return administrator(fields(request, starts, ends));
    }

    private MockHttpServletRequestBuilder fields(
            MockHttpServletRequestBuilder request, LocalDateTime starts, LocalDateTime ends) {
        return request.param("queue", queue.toString())
                .param("prompt", prompt.toString())
                .param("startsAt", starts.toString())
                .param("endsAt", ends.toString());
    }

    private MockHttpServletRequestBuilder administrator(MockHttpServletRequestBuilder request) {
        return as(TestAdministrators.of(ours), request);
    }

    private static MockHttpServletRequestBuilder as(SignedInUser who, MockHttpServletRequestBuilder request) {
        return request.with(user(who)).with(csrf());
    }
}
