package nl.balie.queues.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.balie.AdministrationTest;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditLog;
import nl.balie.conformity.Requirement;
import nl.balie.database.Tenancy;
import nl.balie.pages.Saved;
import nl.balie.people.SignedInUser;
import nl.balie.people.TestAdministrators;
import nl.balie.queues.Queue;
import nl.balie.queues.QueueChanged;
import nl.balie.queues.QueueDetails;
import nl.balie.queues.Queues;
import nl.balie.queues.SkillGroups;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@RecordApplicationEvents
class QueuePagesTests extends AdministrationTest {
    @Autowired
    MockMvcTester pages;

    @Autowired
    Queues queues;

    @Autowired
    SkillGroups groups;

    @Autowired
    Tenancy tenancy;

    @Autowired
    AuditLog audit;

    @Autowired
    ApplicationEvents events;

    private String ours = "";
    private String theirs = "";
    private UUID group = UUID.randomUUID();

    @BeforeEach
    void twoOrganisations() {
        ours = "ours-" + UUID.randomUUID().toString().substring(0, 8);
        theirs = "theirs-" + UUID.randomUUID().toString().substring(0, 8);
        JdbcClient owner = JdbcClient.create(DATABASE.owner());
        for (String organisation : List.of(ours, theirs)) {
            owner.sql("insert into organisation (id, name) values (?, ?)")
                    .param(organisation)
                    .param("Gemeente " + organisation)
                    .update();
        }
        group = tenancy.in(ours, () -> done(groups.add("Team Burgerzaken")));
    }

    @Test
    @Requirement({"2.3.3", "2.3.5"})
    @Requirement(value = "2.10.1", part = "queues")
    @Requirement(value = "2.3.2", part = "the kind is kept")
    void addsAQueueAsItWasTyped() {
        var answer = pages.perform(as(TestAdministrators.of(ours), typed(post("/beheer/wachtrijen"), "Burgerzaken")));

        assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl("/beheer/wachtrijen");
        assertThat(tenancy.read(ours, queues::all))
                .singleElement()
                .usingRecursiveComparison()
                .ignoringFields("id")
                .isEqualTo(new Queue(
                        UUID.randomUUID(),
                        "Burgerzaken",
                        Queue.Kind.INTERNAL,
                        group,
                        "Team Burgerzaken",
                        3,
                        "Goedemorgen",
                        false,
                        null));
        assertThat(events.stream(QueueChanged.class)).hasSize(1);
    }

    @Test
    @Requirement(value = "2.2.1", part = "groups and queues")
    void hasAnyNumberOfSkillGroupsEachWithQueuesOfItsOwn() {
        tenancy.in(ours, () -> {
            for (int number = 0; number < 300; number++) {
                UUID own = done(groups.add("Groep " + number));
                queues.add(new QueueDetails("Rij " + number, Queue.Kind.EXTERNAL, own, 0, "", true, null));
            }
        });

        assertThat(tenancy.read(ours, groups::all)).hasSize(301);
        assertThat(pages.perform(as(TestAdministrators.of(ours), get("/beheer/skillgroepen?zoek=299"))))
                .hasStatusOk()
                .bodyText()
                .contains("Groep 299", "Rij 299");
    }

    @Test
    void saysAtTheFieldWhatIsWrongAndKeepsWhatWasTyped() {
        var wrong = post("/beheer/wachtrijen")
                .param("name", "")
                .param("kind", "EXTERNAL")
                .param("skillGroup", UUID.randomUUID().toString())
                .param("priority", "10")
                .param("greeting", "Blijf aan de lijn");

        var answer = pages.perform(as(TestAdministrators.of(ours), wrong).header("HX-Request", "true"));

        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .doesNotContain("<html")
                .contains("id=\"name-error\"", "id=\"skillGroup-error\"", "id=\"priority-error\"", "Blijf aan de lijn");
        assertThat(tenancy.read(ours, queues::all)).isEmpty();
    }

    @Test
    void givesTheWholePageWithoutJavaScript() {
        var answer = pages.perform(as(TestAdministrators.of(ours), post("/beheer/wachtrijen")));

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY).bodyText().contains("<html", "id=\"name-error\"");
    }

    @Test
    void refusesANameThatIsTaken() {
        queue("Burgerzaken");

        var answer = pages.perform(as(TestAdministrators.of(ours), typed(post("/beheer/wachtrijen"), "BURGERZAKEN")));

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY).bodyText().contains("al in gebruik");
    }

    @Test
    void writesWhatAChangeWasAndIs() {
        UUID id = queue("Oud");

        pages.perform(as(TestAdministrators.of(ours), typed(post("/beheer/wachtrijen/" + id), "Nieuw")));

        AuditEntry entry =
                tenancy.read(ours, () -> audit.find(null, null, null, 0, 1)).getFirst();
        assertThat(entry.action()).isEqualTo("queue-changed");
        assertThat(entry.object()).isEqualTo("Oud");
        assertThat(entry.actor()).isEqualTo("beheer-" + ours);
        assertThat(entry.details().get("name")).isEqualTo(Map.of("old", "Oud", "new", "Nieuw"));
        assertThat(entry.details()).containsKeys("greeting", "priority").doesNotContainKey("skillGroup");
    }

    @Test
    void asksBeforeItRemoves() {
        UUID id = queue("Weg ermee");
        SignedInUser administrator = TestAdministrators.of(ours);

        assertThat(pages.perform(as(administrator, get("/beheer/wachtrijen/" + id + "/verwijderen"))))
                .hasStatusOk()
                .bodyText()
                .contains("Weg ermee verwijderen?");
        assertThat(tenancy.read(ours, queues::all)).hasSize(1);
        pages.perform(as(administrator, post("/beheer/wachtrijen/" + id + "/verwijderen")));

        assertThat(tenancy.read(ours, queues::all)).isEmpty();
    }

    @Test
    void refusesToRemoveWhatIsInUseAndSaysWhere() {
        queue("Burgerzaken balie");

        var answer =
                pages.perform(as(TestAdministrators.of(ours), post("/beheer/skillgroepen/" + group + "/verwijderen")));

        assertThat(answer)
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Burgerzaken kan niet worden verwijderd", "wachtrij Burgerzaken balie");
        assertThat(tenancy.read(ours, groups::all)).hasSize(1);
    }

    @Test
    @Requirement(value = "2.10.1", part = "separation")
    void doesNotHaveWhatAnotherOrganisationHas() {
        UUID id = queue("Van ons");
        SignedInUser stranger = TestAdministrators.of(theirs);

        assertThat(pages.perform(as(stranger, get("/beheer/wachtrijen/" + id)))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.perform(as(stranger, typed(post("/beheer/wachtrijen/" + id), "Van hen"))))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(pages.perform(as(stranger, post("/beheer/wachtrijen/" + id + "/verwijderen"))))
                .hasStatus(HttpStatus.NOT_FOUND);

        assertThat(tenancy.read(ours, queues::all)).extracting(Queue::name).containsExactly("Van ons");
    }

    @Test
    void cannotLeadToAnotherOrganisationsSkillGroup() {
        var answer = pages.perform(as(TestAdministrators.of(theirs), typed(post("/beheer/wachtrijen"), "Slim")));

        assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY).bodyText().contains("skillGroup-error");
    }

    @Test
    @Requirement(value = "2.10.1", part = "rights")
    void showsAViewerEverythingAndLetsHimChangeNothing() {
        UUID id = queue("Kijk maar");
        SignedInUser viewer = TestAdministrators.viewer(ours);

        assertThat(pages.perform(as(viewer, get("/beheer/wachtrijen"))))
                .hasStatusOk()
                .bodyText()
                .contains("Kijk maar", "Bekijken")
                .doesNotContain("Wachtrij toevoegen", "Verwijderen");
        assertThat(pages.perform(as(viewer, get("/beheer/wachtrijen/" + id))))
                .hasStatusOk()
                .bodyText()
                .contains("disabled")
                .doesNotContain("Opslaan");
        assertThat(pages.perform(as(viewer, typed(post("/beheer/wachtrijen/" + id), "Toch"))))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.perform(as(viewer, post("/beheer/wachtrijen/" + id + "/verwijderen"))))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private UUID queue(String name) {
        return tenancy.in(
                ours, () -> done(queues.add(new QueueDetails(name, Queue.Kind.EXTERNAL, group, 0, "", true, null))));
    }

    private MockHttpServletRequestBuilder typed(MockHttpServletRequestBuilder request, String name) {
        return request.param("name", name)
                .param("kind", "INTERNAL")
                .param("skillGroup", group.toString())
                .param("priority", "3")
                .param("greeting", "Goedemorgen")
                .param("_music", "on");
    }

    private static MockHttpServletRequestBuilder as(SignedInUser who, MockHttpServletRequestBuilder request) {
        return request.with(user(who)).with(csrf());
    }

    private static UUID done(Saved saved) {
        assertThat(saved).isInstanceOf(Saved.Done.class);
        return ((Saved.Done) saved).id();
    }
}
