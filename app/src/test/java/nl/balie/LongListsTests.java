package nl.balie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Tenancy;
import nl.balie.queues.SkillGroup;
import nl.balie.queues.SkillGroups;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.web.util.UriUtils;

/** Every list of an organisation that has five hundred of everything. */
class LongListsTests extends AllPagesTest {
    private static final int ROWS = ManyRows.ROWS;
    private static final String FEW = "rijstad";
    private static final String QUEUES = "/beheer/wachtrijen";

    @Autowired
    MockMvcTester pages;

    @Autowired
    Tenancy tenancy;

    @Autowired
    SkillGroups groups;

    @BeforeEach
    void fiveHundredOfEverything() {
        ManyRows.fill(DATABASE);
    }

    static Stream<Arguments> lists() {
        return Stream.of(
                arguments(QUEUES, "list", "rij o0451"),
                arguments("/beheer/skillgroepen", "list", "O0451"),
                arguments("/beheer/nummers", "list", "030 - 286 0451"),
                arguments("/beheer/nummers/" + ManyRows.NUMBER, "routes", "o0451"),
                arguments("/beheer/calamiteiten", "list", "+31 (0)30 286.04.51"),
                arguments("/beheer/openingstijden", "list", "ö0451"),
                arguments("/beheer/openingstijden/" + ManyRows.CALENDAR, "exceptions", "RIJ O0451"),
                arguments("/beheer/meldteksten", "list", "o0451"),
                arguments("/beheer/meldteksten/" + ManyRows.PROMPT, "list", null),
                arguments("/beheer/tijdelijke-meldingen", "list", "o0451"),
                arguments("/beheer/collegas", "list", "0031302890451"),
                arguments("/gids", "list", "030 289 0451"),
                arguments("/beheer/kto", "list", "o0451"),
                arguments("/beheer/codes", "dispositions", "o0451"),
                arguments("/beheer/codes", "reasons", "o0451"),
                arguments("/beheer/gebruikers", "list", "rij veel0451"),
                arguments("/beheer/tokens", "list", "o0451"),
                arguments("/beheer/callflows", "list", "o0451"),
                arguments("/beheer/callflows/veelstad-rij/versies", "list", "o0451"),
                arguments("/beheer/procesincidenten", "list", "o0451"),
                arguments("/beheer/logboek", "list", "o0451"),
                arguments("/platform/deelnemers", "list", "o0451"),
                arguments("/platform/deelnemers/" + ManyRows.MANY + "/bronnen", "list", "o0451"),
                arguments("/platform/deelnemers/" + ManyRows.MANY + "/nummers", "list", "020 123 0451"),
                arguments("/agenten", "list", "veel0451"),
                arguments("/terugbelverzoeken", "list", "06 1234 0451"),
                arguments("/contacten", "list", "06-12340451"),
                arguments("/contacten", "list", "agent o0451"),
                arguments("/contacten", "list", "rij o0451"),
                arguments("/contacten", "list", ManyRows.CONTACT.toString()));
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @MethodSource("lists")
    void isCutIntoPagesAndLookedUp(String path, String list, String words) {
        String parameter = list.equals("reasons") ? "redenpagina" : "pagina";
        MvcTestResult first = open(path);
        ListPage<?> page = page(first, list);
        assertThat(page.total()).isGreaterThanOrEqualTo(ROWS);
        assertThat(page.rows()).hasSize(ListQuery.SIZE);
        assertThat(text(first)).contains(parameter + "=2\"");

        List<Object> seen = new ArrayList<>(page.rows());
        seen.addAll(page(open(path + "?" + parameter + "=2"), list).rows());
        ListPage<?> last = page(open(path + "?" + parameter + "=9999"), list);
        assertThat(last.number()).isEqualTo((int) page.pages());
        seen.addAll(last.rows());
        assertThat(seen)
                .doesNotHaveDuplicates()
                .hasSize(2 * ListQuery.SIZE + (int) ((page.total() - 1) % ListQuery.SIZE) + 1);
        assertThat(open(path + "?" + parameter + "=")).hasStatus(400);

        if (words != null) {
            assertThat(text(first))
                    .contains((path.endsWith("codes") ? "" : page.total()) + " gevonden", "name=\"zoek\"");
            MvcTestResult found = open(path + "?zoek=" + UriUtils.encode(words, StandardCharsets.UTF_8));
            assertThat(page(found, list).total()).as(words).isEqualTo(1);
            MvcTestResult none = open(path + "?zoek=" + UriUtils.encode("zo%_<is>er'geen", StandardCharsets.UTF_8));
            assertThat(page(none, list).rows()).isEmpty();
            assertThat(text(none))
                    .contains("niets gevonden voor", "name=\"zoek\"")
                    .doesNotContain("<is>");
        }
    }

    @Test
    void namesAreInTheOrderOfADutchIndex() {
        List<String> names =
                List.of("Zon", "appel", "Ärger", "Appelmoes", "éen", "Zebra", "eend", "Één en ander", "IJs", "ijl");
        JdbcClient owner = JdbcClient.create(DATABASE.owner());
        owner.sql("insert into organisation (id, name) values (?, 'Rijstad')")
                .param(FEW)
                .update();
        names.forEach(name -> owner.sql("insert into skill_group (organisation_id, name) values (?, ?)")
                .params(FEW, name)
                .update());

        List<String> listed = tenancy.read(FEW, () -> groups.list(ListQuery.FIRST)).rows().stream()
                .map(SkillGroup::name)
                .toList();

        assertThat(listed)
                .containsExactly(
                        "appel", "Appelmoes", "Ärger", "éen", "Één en ander", "eend", "ijl", "IJs", "Zebra", "Zon");
        assertThat(tenancy.read(FEW, groups::all)).extracting(SkillGroup::name).isEqualTo(listed);
    }

    @Test
    void whoSavesOrGoesBackComesToWhereHeWas() {
        MockHttpSession browser = new MockHttpSession();
        // who is signed in has a session; here the first page begins it
        assertThat(pages.perform(get(QUEUES).with(user(ManyRows.everybody())).session(browser)))
                .hasStatusOk();
        String seen = "?zoek=rij&pagina=3";
        assertThat(pages.perform(get(QUEUES + seen + "&taal=nl")
                        .with(user(ManyRows.everybody()))
                        .session(browser)))
                .hasStatusOk();
        String form = text(pages.perform(get(QUEUES + "/" + ManyRows.QUEUE)
                .with(user(ManyRows.everybody()))
                .session(browser)));
        assertThat(form).contains("href=\"" + QUEUES + seen.replace("&", "&amp;") + "\"");

        assertThat(pages.perform(post(QUEUES + "/" + ManyRows.QUEUE)
                        .with(user(ManyRows.everybody()))
                        .with(csrf())
                        .session(browser)
                        .param("name", "Rij bewaard")
                        .param("kind", "EXTERNAL")
                        .param("skillGroup", group().toString())
                        .param("priority", "3")))
                .hasRedirectedUrl(QUEUES + seen);

        assertThat(pages.perform(get(QUEUES).with(user(ManyRows.everybody())).session(browser)))
                .hasStatusOk();
        assertThat(text(pages.perform(get(QUEUES + "/" + ManyRows.QUEUE)
                        .with(user(ManyRows.everybody()))
                        .session(browser))))
                .contains("href=\"" + QUEUES + "\"")
                .doesNotContain("pagina=3");
    }

    private UUID group() {
        return tenancy.read(ManyRows.MANY, groups::all).getFirst().id();
    }

    private MvcTestResult open(String path) {
        return pages.perform(get(java.net.URI.create(path)).with(user(ManyRows.everybody())));
    }

    private static ListPage<?> page(MvcTestResult answer, String list) {
        assertThat(answer).hasStatusOk();
        return (ListPage<?>) Objects.requireNonNull(
                Objects.requireNonNull(answer.getMvcResult().getModelAndView())
                        .getModel()
                        .get(list));
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
