package nl.balie.callflows.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditLog;
import nl.balie.callflows.Callflows;
import nl.balie.callflows.StartingModels;
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
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The callflow pages over HTTP, while the engine is away. */
class CallflowPagesTests extends CallflowPagesTest {
    private static final String PATH = "/beheer/callflows";

    @Autowired
    MockMvcTester pages;

    @Autowired
    Callflows callflows;

    @Autowired
    Tenancy tenancy;

    @Autowired
    AuditLog audit;

    private String ours = "";
    private String theirs = "";

    @BeforeEach
    void twoOrganisations() {
        ours = "ours-" + UUID.randomUUID().toString().substring(0, 8);
        theirs = "theirs-" + UUID.randomUUID().toString().substring(0, 8);
        JdbcClient owner = JdbcClient.create(DATABASE.owner());
        for (String organisation : List.of(ours, theirs)) {
            owner.sql("insert into organisation (id, name) values (?, ?)")
                    .params(organisation, "Gemeente " + organisation)
                    .update();
        }
    }

    @Test
    void addsACopyOfAShippedCallflowUnderAnIdOfTheOrganisation() {
        var answer = add("Keuzemenu zómer!", "balie-main-menu");

        assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl(PATH + "/" + ours + "-keuzemenu-zomer");
        assertThat(own(get(PATH + "/" + ours + "-keuzemenu-zomer/model.bpmn")))
                .hasStatusOk()
                .bodyText()
                .contains("<bpmn:process id=\"" + ours + "-keuzemenu-zomer\"", "name=\"Keuzemenu zómer!\"")
                .contains("bpmnElement=\"" + ours + "-keuzemenu-zomer\"");
        assertThat(check(ours + "-keuzemenu-zomer", draft("keuzemenu-zomer"))).isEqualTo("{\"findings\":[]}");
        assertThat(own(get(PATH))).bodyText().contains("Keuzemenu zómer!", "balie-main-menu", "balie-direct-queue");
        assertThat(actions()).containsExactly("callflow-added");
    }

    @Test
    void beginsSmallAndValid() {
        assertThat(add("Klein", StartingModels.SMALL)).hasStatus3xxRedirection();

        assertThat(check(ours + "-klein", draft("klein"))).isEqualTo("{\"findings\":[]}");
    }

    @Test
    void refusesANameThatIsMissingOrTaken() {
        add("Klein", StartingModels.SMALL);

        assertThat(add("Klein", StartingModels.SMALL))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("id=\"name-error\"");
        assertThat(add(" ", StartingModels.SMALL)).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(add("Ander", "balie-bestaat-niet")).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void showsNothingWithoutTheRightAndChangesNothingWithTheRightToLook() {
        add("Klein", StartingModels.SMALL);
        SignedInUser nobody = TestAdministrators.with(ours, Map.of(Area.QUEUES, Level.CHANGE));
        SignedInUser viewer = TestAdministrators.viewer(ours);

        for (String path :
                List.of("", "/nieuw", "/" + ours + "-klein", "/" + ours + "-klein/model.bpmn", "/stappen.json")) {
            assertThat(as(nobody, get(PATH + path))).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(as(viewer, get(PATH + "/" + ours + "-klein")))
                .hasStatusOk()
                .bodyText()
                .contains("data-editable=\"false\"")
                .doesNotContain("uitrollen-title");
        assertThat(as(viewer, post(PATH + "/nieuw").param("name", "X"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(as(
                        viewer,
                        put(PATH + "/" + ours + "-klein/concept?revisie=1").content("<a/>")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(as(viewer, post(PATH + "/" + ours + "-klein/uitrollen?revisie=1")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(as(viewer, post(PATH + "/" + ours + "-klein/versies/1/terug")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(as(viewer, post(PATH + "/" + ours + "-klein/verwijderen"))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void hidesTheCallflowsOfAnotherOrganisation() {
        add("Klein", StartingModels.SMALL);
        SignedInUser other = TestAdministrators.of(theirs);
        String path = PATH + "/" + ours + "-klein";

        for (String page : List.of("", "/model.bpmn", "/versies", "/verwijderen", "/model.bpmn?versie=1")) {
            assertThat(as(other, get(path + page))).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(as(other, put(path + "/concept?revisie=1").content("<a/>"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(as(other, post(path + "/uitrollen?revisie=1"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(as(other, post(path + "/verwijderen"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(as(other, get(PATH))).bodyText().doesNotContain("Klein");
        assertThat(as(other, post(PATH + "/nieuw").param("name", "X").param("start", ours + "-klein")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
    }

    @Test
    void keepsTheDraftAndTellsTheSecondOfTwoEditors() {
        add("Klein", StartingModels.SMALL);
        String drawn = draft("klein").replace("Ontvang beller", "Begroet beller");

        assertThat(draw("klein", 1, drawn)).hasStatusOk().bodyText().isEqualTo("{\"revision\":2}");
        var second = draw("klein", 1, drawn.replace("Begroet beller", "Zeg hallo"));

        assertThat(second)
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("beheer-" + ours + " heeft deze callflow om");
        assertThat(draft("klein")).contains("Begroet beller").doesNotContain("Zeg hallo");
        assertThat(own(post(PATH + "/" + ours + "-klein/uitrollen?revisie=1"))).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void keepsNoDraftThatIsNoModel() {
        add("Klein", StartingModels.SMALL);

        for (String wrong : List.of(
                "geen xml",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
                "<a>" + "x".repeat(1024 * 1024) + "</a>",
                "<html xmlns=\"http://www.w3.org/1999/xhtml\"><script src=\"/assets/htmx.js\"/></html>",
                "<definitions><process/></definitions>")) {
            assertThat(draw("klein", 1, wrong))
                    .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                    .bodyText()
                    .doesNotContain("root:");
        }
        assertThat(draft("klein")).contains("Ontvang beller");
    }

    @Test
    void keepsTheLettersOfAFileInAnotherEncoding() {
        add("Klein", StartingModels.SMALL);
        String model = draft("klein")
                .replaceFirst("encoding=\"UTF-8\"", "encoding=\"windows-1252\"")
                .replace("Ontvang beller", "Begroet één beller");

        assertThat(own(put(PATH + "/" + ours + "-klein/concept?revisie=1")
                        .contentType("application/xml")
                        .content(model.getBytes(java.nio.charset.Charset.forName("windows-1252")))))
                .hasStatusOk();
        assertThat(draft("klein")).contains("Begroet één beller", "encoding=\"UTF-8\"");
        assertThat(draw("klein", 2, model.replace("windows-1252", "x-geheim")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("x-geheim");
    }

    @Test
    void saysToAScriptThatItsSessionHasEndedInsteadOfShowingItAPage() {
        for (MockHttpServletRequestBuilder request : List.of(
                put(PATH + "/x-klein/concept?revisie=1").content("<a/>"),
                post(PATH + "/x-klein/controleren").accept("application/json"),
                get(PATH + "/x-klein/model.bpmn").header("Sec-Fetch-Dest", "empty"))) {
            assertThat(pages.perform(request.with(csrf()))).hasStatus(HttpStatus.UNAUTHORIZED);
        }
        assertThat(pages.perform(put(PATH + "/x-klein/concept?revisie=1").content("<a/>")))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(pages.perform(get(PATH).accept("text/html"))).hasStatus3xxRedirection();
    }

    @Test
    void refusesToDeployWhatIsWrongWithTheElementsThatAre() {
        add("Klein", StartingModels.SMALL);
        draw("klein", 1, draft("klein").replace("source=\"Welkom bij de gemeente.\"", "source=\"\""));

        assertThat(own(post(PATH + "/" + ours + "-klein/uitrollen?revisie=2")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains(
                        "\"element\":\"CallActivity_Reception\"", "\"name\":\"Ontvang beller\"", "Vul Begroeting in.");
    }

    @Test
    void saysThatTheEngineIsAwayAndDeploysNothing() {
        add("Klein", StartingModels.SMALL);

        assertThat(own(post(PATH + "/" + ours + "-klein/uitrollen?revisie=1")))
                .hasStatus(HttpStatus.SERVICE_UNAVAILABLE)
                .bodyText()
                .contains("de procesmotor antwoordt niet");
        assertThat(own(get(PATH + "/" + ours + "-klein/versies"))).bodyText().contains("nog niet uitgerold");
        assertThat(actions()).containsExactly("callflow-added");
    }

    @Test
    void removesACallflowOnlyWhenNoNumberAndNoOtherCallflowNeedsIt() {
        add("Klein", StartingModels.SMALL);
        add("Hoofd", "balie-main-menu");
        draw("hoofd", 1, draft("hoofd").replace("processId=\"balie-voice-queue\"", "processId=\"" + ours + "-klein\""));

        assertThat(own(post(PATH + "/" + ours + "-klein/verwijderen")))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Hoofd");
        assertThat(own(post(PATH + "/" + ours + "-hoofd/verwijderen"))).hasStatus3xxRedirection();
        assertThat(own(post(PATH + "/" + ours + "-klein/verwijderen"))).hasStatus3xxRedirection();
        assertThat(own(get(PATH + "/" + ours + "-klein"))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(actions()).startsWith("callflow-removed", "callflow-removed");
    }

    @Test
    void sendsADraftAsAFileThatRunsNothing() {
        add("Klein", StartingModels.SMALL);
        String scripted = draft("klein")
                .replaceFirst(
                        "(<bpmn:process [^>]*>)",
                        "$1<bpmn:documentation><html:script xmlns:html=\"http://www.w3.org/1999/xhtml\""
                                + " src=\"/assets/htmx.js\"/></bpmn:documentation>");
        assertThat(draw("klein", 1, scripted)).hasStatusOk();

        assertThat(own(get(PATH + "/" + ours + "-klein/model.bpmn")))
                .hasHeader("Content-Disposition", "attachment")
                .hasHeader(
                        "Content-Security-Policy",
                        "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox");
    }

    @Test
    void exportsAFileAndOffersTheStepsOfTheElementTemplates() {
        add("Klein", StartingModels.SMALL);

        assertThat(own(get(PATH + "/" + ours + "-klein/model.bpmn?bestand=true")))
                .hasHeader("Content-Disposition", "attachment; filename=\"" + ours + "-klein.bpmn\"");
        assertThat(own(get(PATH + "/stappen.json")))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "nl.balie.ask-menu",
                        "nl.balie.play-prompt",
                        "nl.balie.receive-caller",
                        "nl.balie.wait-in-queue");
    }

    private MvcTestResult add(String name, String start) {
        return own(post(PATH + "/nieuw").param("name", name).param("start", start));
    }

    private MvcTestResult draw(String callflow, int revision, String model) {
        return own(put(PATH + "/" + ours + "-" + callflow + "/concept?revisie=" + revision)
                .contentType("application/xml")
                .content(model));
    }

    private String check(String id, String model) {
        var answer = own(post(PATH + "/" + id + "/controleren")
                .contentType("application/xml")
                .content(model));
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private String draft(String callflow) {
        return tenancy.read(ours, () -> callflows.find(ours + "-" + callflow))
                .orElseThrow()
                .draft();
    }

    private List<String> actions() {
        return tenancy.read(ours, () -> audit.find(null, null, null, 0, 10)).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private MvcTestResult own(MockHttpServletRequestBuilder request) {
        return as(TestAdministrators.of(ours), request);
    }

    private MvcTestResult as(SignedInUser user, MockHttpServletRequestBuilder request) {
        return pages.perform(request.with(user(user)).with(csrf()));
    }
}
