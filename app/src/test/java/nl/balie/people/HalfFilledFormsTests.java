package nl.balie.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.Arrays;
import nl.balie.pages.PostedForm;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.util.MultiValueMap;

/** What is filled in without what it needs is not let go of in silence: it comes back with a sentence at its field. */
class HalfFilledFormsTests extends PagesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /beheer/wachtrijen/%s/wachten | queue where name = 'Belastingen' | longDestination=EXTERNAL              | longAfter
            /beheer/wachtrijen/%s/wachten | queue where name = 'Belastingen' | longMessage=Het is druk.              | longAfter
            /beheer/wachtrijen/%s/wachten | queue where name = 'Belastingen' | longNumber=+31302860000               | longAfter
            /beheer/wachtrijen/%s/wachten | queue where name = 'Belastingen' | fullMessage=Vol.                      | fullAt
            /beheer/wachtrijen/%s/wachten | queue where name = 'Belastingen' | fullAt=5&fullMessage=Vol.&fullNumber=+31302860000 | fullNumber
            /beheer/wachtrijen/%s/wachten | queue where name = 'Belastingen' | every=90                              | every
            /beheer/calamiteiten/%s       | phone_number where number like '%2000' or number like '%1099' | queue=x | queue
            /beheer/calamiteiten/%s       | phone_number where number like '%1099' | plannedFrom=2098-01-01T08:00   | plannedUntil
            /beheer/kto                   |                                  | questions[0].kind=CLOSED              | questions[0].text
            /beheer/kto                   |                                  | questions[0].text=Waarom?&questions[0].answers=1 = Ja | questions[0].answers
            """)
    void saysAtTheFieldWhatIsMissing(String path, String row, String filledIn, String wrong) throws Exception {
        String page = row == null
                ? path
                : path.formatted(tenancy.read(
                        "waterstad",
                        () -> database.sql("select id::text from " + row)
                                .query(String.class)
                                .list()
                                .getFirst()));
        MockHttpServletResponse answer = send(page, row == null ? page + "/nieuw" : page, filledIn);

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("id=\"" + wrong + "-error\"");
    }

    /** Who switches something off, or chooses something else, need not empty what belonged to it. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            position=true&every=90                                | position=
            fullAt=5&fullMessage=Vol.                             | fullAt=
            longAfter=60&longMessage=Lang.&longDestination=EXTERNAL&longNumber=+31302860000 | longDestination=WAIT
            longAfter=60&longMessage=Lang.&longDestination=EXTERNAL&longNumber=+31302860000 | longAfter=
            """)
    void whatStoodThereMayGo(String before, String change) throws Exception {
        String page = "/beheer/wachtrijen/%s/wachten"
                .formatted(tenancy.read(
                        "waterstad",
                        () -> database.sql("select id::text from queue where name = 'Belastingen'")
                                .query(String.class)
                                .single()));

        assertThat(send(page, before).getStatus()).isEqualTo(302);
        assertThat(send(page, change).getStatus()).isEqualTo(302);

        send(page, "position=&fullAt=&longAfter=");
    }

    private MockHttpServletResponse send(String page, String filledIn) throws Exception {
        return send(page, page, filledIn);
    }

    /** Posts the form that stands on {@code shown} with these fields filled in. */
    private MockHttpServletResponse send(String page, String shown, String filledIn) throws Exception {
        MultiValueMap<String, String> fields = PostedForm.of(page(shown).getContentAsString(), page);
        Arrays.stream(filledIn.split("&"))
                .map(field -> field.split("=", 2))
                .forEach(field -> fields.set(field[0], field[1]));
        return pages.perform(
                        post(page).with(as("waterstad", "beheer")).with(csrf()).params(fields))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse page(String path) throws Exception {
        return pages.perform(get(path).with(as("waterstad", "beheer")))
                .andReturn()
                .getResponse();
    }
}
