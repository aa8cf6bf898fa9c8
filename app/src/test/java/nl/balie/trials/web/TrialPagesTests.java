package nl.balie.trials.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.balie.WithoutCalls;
import nl.balie.callflows.StartingModels;
import nl.balie.database.TestDatabase;
import nl.balie.flows.AbsentFlows;
import nl.balie.people.Area;
import nl.balie.people.Level;
import nl.balie.people.MovedClock;
import nl.balie.people.SignedInUser;
import nl.balie.people.TestAdministrators;
import nl.balie.trials.TrialCall;
import nl.balie.trials.TrialCall.Stage;
import nl.balie.trials.TrialCall.View;
import nl.balie.trials.TrialCalls;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The form of a trial call, and calls that go wrong: the engine is away. */
@SpringBootTest(
        classes = {WithoutCalls.class, AbsentFlows.class},
        properties = {"balie.demo=true", "balie.engine.patience=1s"})
@AutoConfigureMockMvc
@Import(TrialPagesTests.Parts.class)
class TrialPagesTests {
    @TestConfiguration(proxyBeanMethods = false)
    @ComponentScan(
            basePackages = {"nl.balie.callflows", "nl.balie.trials"},
            nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Tests|IT|Parts).*"))
    static class Parts {
        @Bean
        MovedClock clock() {
            return new MovedClock();
        }
    }

    private static final TestDatabase DATABASE = TestDatabase.fresh();
    private static final String ORGANISATION = "waterstad";
    private static final String PAGE = "/beheer/callflows/balie-main-menu/testgesprek";
    private static final String NUMBER = "+31990001000";

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        DATABASE.register(registry);
        JdbcClient.create(DATABASE.owner())
                .sql("insert into flow_model (process_id, version, organisation_id, xml, deployed_at, note)"
                        + " values ('balie-main-menu', 1, null, ?, now(), '')")
                .param(StartingModels.shippedModel("balie-main-menu").orElseThrow())
                .update();
    }

    @Autowired
    MockMvcTester pages;

    @Autowired
    TrialCalls calls;

    @Autowired
    MovedClock clock;

    private final SignedInUser administrator = TestAdministrators.of(ORGANISATION);

    @Test
    void theFormBeginsWithTheNumberThatLeadsToTheCallflow() {
        assertThat(as(administrator, ""))
                .hasStatusOk()
                .bodyText()
                .contains("Testgesprek met", "<option value=\"+31990001000\" selected=\"selected\">");
    }

    @Test
    void saysAtEachFieldWhatIsWrong() {
        MvcTestResult refused = start(Map.of(
                "version", "7",
                "number", "+31990002000",
                "from", "geen",
                "day", "31-02-2026",
                "time", "25:00",
                "calamity", "MISSCHIEN",
                "ahead", "-1",
                "expected", "veel",
                "speed", "3"));

        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        for (String field : "version number from day time calamity ahead expected speed".split(" ")) {
            assertThat(refused).bodyText().contains("id=\"" + field + "-error\"");
        }
        assertThat(calls.of(administrator)).isEmpty();
    }

    @Test
    void isOnlyForWhoMaySeeCallflows() {
        SignedInUser nobody = TestAdministrators.with(ORGANISATION, Map.of(Area.QUEUES, Level.CHANGE));

        assertThat(as(nobody, "")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(pages.perform(
                        get("/beheer/callflows/niet-van-ons/testgesprek").with(user(administrator))))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void withoutAnEngineTheCallSaysSo() throws Exception {
        TrialCall call = started();

        View view = ended(call);

        assertThat(view.lines().getLast().text()).isEqualTo("trials.line.not-started");
        assertThat(as(administrator, "")).bodyText().contains("de procesmotor antwoordt niet");
        assertThat(calls.hangUp(call)).as("over already").isFalse();
        assertThat(pages.perform(post(PAGE + "/gebeurtenis")
                        .param("wat", "ophangen")
                        .header("HX-Request", "true")
                        .with(user(administrator))
                        .with(csrf())))
                .hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void aCallThatIsLeftAloneIsOverAfterAWhile() throws Exception {
        ended(started()); // without an engine: nothing touches it from here

        clock.forward(Duration.ofMinutes(10));
        calls.endIdle();

        assertThat(calls.of(administrator)).isEmpty();
        assertThat(pages.perform(
                        get(PAGE + "/stand?na=0").header("HX-Request", "true").with(user(administrator))))
                .hasStatusOk()
                .headers()
                .hasValue("HX-Refresh", "true");
    }

    @Test
    void tryingAgainFollowsTheNewestVersion() throws Exception {
        started();
        JdbcClient owner = JdbcClient.create(DATABASE.owner());
        owner.sql("insert into flow_model (process_id, version, organisation_id, xml, deployed_at, note)"
                        + " select process_id, 2, organisation_id, xml, now(), '' from flow_model"
                        + " where process_id = 'balie-main-menu' and version = 1")
                .update();

        MvcTestResult again =
                pages.perform(post(PAGE + "/opnieuw").with(user(administrator)).with(csrf()));
        MvcTestResult shown = as(administrator, "");
        MvcTestResult shownOnceMore = as(administrator, "");
        owner.sql("delete from flow_model where process_id = 'balie-main-menu' and version = 2")
                .update();

        assertThat(again).hasStatus(HttpStatus.FOUND);
        for (MvcTestResult page : List.of(shown, shownOnceMore)) {
            assertThat(Objects.requireNonNull(page.getMvcResult().getModelAndView())
                            .getModel()
                            .get("form"))
                    .hasFieldOrPropertyWithValue("version", "2")
                    .hasFieldOrPropertyWithValue("number", NUMBER)
                    .hasFieldOrPropertyWithValue("expected", "2");
        }
    }

    @Test
    void theFlowOfANodeThatStoppedAtOnceIsEnded() {
        UUID contact = UUID.randomUUID();
        JdbcClient owner = JdbcClient.create(DATABASE.owner());
        owner.sql("insert into trial_flow (contact_id, organisation_id, process_instance_key) values (?, ?, 4711)")
                .params(contact, ORGANISATION)
                .update();

        calls.endLeftovers();

        assertThat(owner.sql("select process_instance_key from flow_command where contact_id = ? and kind = 'CANCEL'")
                        .param(contact)
                        .query(Long.class)
                        .list())
                .containsExactly(4711L);
        assertThat(owner.sql("select count(*) from trial_flow where contact_id = ?")
                        .param(contact)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private TrialCall started() {
        assertThat(start(Map.of(
                        "version", "1",
                        "number", NUMBER,
                        "from", "",
                        "day", "2026-11-24",
                        "time", "10:00",
                        "calamity", "AS_SET",
                        "ahead", "0",
                        "expected", "2",
                        "speed", "10")))
                .hasStatus(HttpStatus.FOUND);
        return calls.of(administrator).orElseThrow();
    }

    private static View ended(TrialCall call) throws InterruptedException {
        View view = call.view();
        while (view.stage() != Stage.ENDED) {
            view = Objects.requireNonNull(
                    call.awaitChange(view.revision(), Duration.ofSeconds(30)), "the call does not end");
        }
        return view;
    }

    private MvcTestResult start(Map<String, String> fields) {
        var request = post(PAGE).with(user(administrator)).with(csrf());
        fields.forEach(request::param);
        return pages.perform(request);
    }

    private MvcTestResult as(SignedInUser who, String query) {
        return pages.perform(get(PAGE + query).with(user(who)));
    }
}
