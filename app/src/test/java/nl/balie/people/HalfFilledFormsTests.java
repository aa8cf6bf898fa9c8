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
        MultiValueMap<String, String> fields =
                PostedForm.of(page(row == null ? page + "/nieuw" : page).getContentAsString(), page);
        Arrays.stream(filledIn.split("&"))
                .map(field -> field.split("=", 2))
                .forEach(field -> fields.set(field[0], field[1]));

        MockHttpServletResponse answer = pages.perform(
                        post(page).with(as("waterstad", "beheer")).with(csrf()).params(fields))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains("id=\"" + wrong + "-error\"");
    }

    private MockHttpServletResponse page(String path) throws Exception {
        return pages.perform(get(path).with(as("waterstad", "beheer")))
                .andReturn()
                .getResponse();
    }
}
