package nl.balie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.Collator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What programs read and people choose from, in an organisation that has five hundred of everything. */
class LongChoicesTests extends AllPagesTest {
    private static final Pattern CHOICE = Pattern.compile("<select[^>]*>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option value=\"[^\"]+\"[^>]*>([^<]*)</option>");

    @Autowired
    MockMvcTester pages;

    @BeforeEach
    void fiveHundredOfEverything() {
        ManyRows.fill(DATABASE);
    }

    @ParameterizedTest
    @CsvSource({"agenten, naam", "calamiteitschakelingen, nummer", "gids, id"})
    void aProgramReadsListsPageByPage(String list, String name) {
        List<String> seen = new ArrayList<>();
        String next = "/api/v1/" + list + "?pageSize=200";
        while (next != null) {
            MvcTestResult answer = ask(next);
            assertThat(answer).hasStatusOk();
            Map<String, Object> page = JsonPath.read(text(answer), "$");
            assertThat((Integer) JsonPath.read(text(answer), "$.aantal")).isGreaterThanOrEqualTo(ManyRows.ROWS);
            seen.addAll(JsonPath.read(text(answer), "$.resultaten[*]." + name));
            assertThat(page.get("vorige") == null).isEqualTo(!next.contains("&page="));
            next = (String) page.get("volgende");
        }

        assertThat(seen).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(ManyRows.ROWS);
        assertThat(ask("/api/v1/" + list))
                .bodyJson()
                .extractingPath("$.resultaten.length()")
                .isEqualTo(50);
        assertThat(ask("/api/v1/" + list + "?page=99"))
                .bodyJson()
                .extractingPath("$.resultaten")
                .isEqualTo(List.of());
        assertThat(ask("/api/v1/" + list + "?page=0&pageSize=501"))
                .hasStatus(400)
                .bodyText()
                .contains("page", "pageSize");
    }

    /** A list of choices is used by typing the beginning of a name, which needs its order. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/beheer/wachtrijen/nieuw",
                "/beheer/wachtrijen/00000000-0000-0000-0000-000000000002/wachten",
                "/beheer/nummers/nieuw",
                "/beheer/nummers/00000000-0000-0000-0000-000000000003/regels/nieuw",
                "/beheer/calamiteiten/00000000-0000-0000-0000-000000000003",
                "/beheer/tijdelijke-meldingen/nieuw",
                "/beheer/kto/nieuw",
                "/terugbelverzoeken"
            })
    void choicesBetweenFiveHundredAreInOrder(String path) {
        MvcTestResult answer = pages.perform(get(path).with(user(ManyRows.everybody())));
        assertThat(answer).hasStatusOk();
        String page = text(answer);

        List<List<String>> long500 = CHOICE.matcher(page)
                .results()
                .map(choice -> OPTION.matcher(choice.group(1))
                        .results()
                        .map(option -> option.group(1).strip())
                        .toList())
                .filter(options -> options.size() >= ManyRows.ROWS)
                .toList();

        assertThat(long500)
                .isNotEmpty()
                .allSatisfy(options -> assertThat(options).isSortedAccordingTo(Collator.getInstance(Locale.of("nl"))));
        assertThat(page.length()).isLessThan(1_000_000);
    }

    private MvcTestResult ask(String address) {
        return pages.perform(get(URI.create(address)).header("Authorization", "Bearer " + ManyRows.TOKEN));
    }

    private static String text(MvcTestResult answer) {
        try {
            return answer.getResponse().getContentAsString(StandardCharsets.UTF_8);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
