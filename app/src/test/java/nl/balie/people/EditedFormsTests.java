package nl.balie.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.balie.audit.AuditEntry;
import nl.balie.pages.PostedForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Two administrators who opened one form: neither undoes what the other changed, and what both changed is asked about. */
class EditedFormsTests extends PagesTest {
    private static final String USERS = "/beheer/gebruikers/";
    private static final String CALAMITIES = "/beheer/calamiteiten";

    /** One field that both change, and one that only the second one does. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /beheer/gebruikers/%s         | app_user where username = 'agent2'  | displayName    | Sander Een       | Sander Twee      | wrapUp        | 33
            /beheer/calamiteiten/%s       | phone_number where number like '%1001' | message    | Stroom weg.      | Storm.           | destination   | DISCONNECT
            /beheer/wachtrijen/%s         | queue where name = 'Belastingen'    | greeting       | Goedendag.       | Welkom.          | priority      | 7
            /beheer/wachtrijen/%s/wachten | queue where name = 'Belastingen'    | callbackPause  | 7                | 8                | messageDays   | 99
            /beheer/skillgroepen/%s       | skill_group where name = 'Team Openbare ruimte' | name | Team Straat    | Team Buiten      |               |
            /beheer/openingstijden/%s     | opening_calendar where name = 'Kantooruren' | closedMessage | Dicht.        | Gesloten.        | monday        | 10:00-12:00
            /beheer/openingstijden/%s     | (select concat(calendar_id, '/uitzonderingen/', id) as id from opening_exception) one | description | Feest | Vrij | date | 2098-02-02
            /beheer/nummers/%s            | (select concat(phone_number_id, '/regels/', id) as id from phone_route) one | description | Eerst | Anders | priority | 3
            /beheer/nummers/%s            | phone_number where number like '%1001' | description | Nummer een      | Nummer twee      | fallbackMessage | Wij zijn er niet.
            /beheer/tijdelijke-meldingen/%s | queue_message                     | endsAt         | 2097-01-01T08:00 | 2096-01-01T08:00 | startsAt      | 2027-01-01T08:00
            /beheer/codes/redencodes/%s   | reason_code where name = 'Eerste'   | name           | Pauze een        | Pauze twee       | active        |
            /beheer/codes/afhandelcodes/%s | disposition_code where name = 'Eerste' | name       | Code een         | Code twee        | active        |
            /beheer/collegas/%s           | colleague where name = 'Petra Jansen' | department   | Bouwen           | Wonen            | job           | Adviseur
            /beheer/instellingen          |                                     | wrapUp         | 41               | 42               | answerTimeout | 25
            /beheer/kto/%s                | survey where name = 'Eerste'        | thanks         | Bedankt.         | Dank u.          | attempts      | 3
            /beheer/meldteksten/%s        | prompt where name = 'Eerste'        | description    | Voor een         | Voor twee        | name          | Tweede
            /beheer/meldteksten/talen     |                                     | standard       | en               | de               | languages     | fr
            """)
    void neitherUndoesTheOther(
            String path, String row, String both, String first, String second, String other, String value)
            throws Exception {
        somethingOfEverything();
        String page = row == null ? path : path.formatted(idOf(row));
        MultiValueMap<String, String> mine = form(page);
        MultiValueMap<String, String> yours = form(page);
        MultiValueMap<String, String> late = form(page);
        String was = String.valueOf(mine.getFirst(both));

        saved(page, with(mine, both, first));
        if (other != null) {
            saved(page, value == null ? without(yours, other) : adding(yours, other, value));
            MultiValueMap<String, String> now = form(page);
            assertThat(now.getFirst(both)).isEqualTo(first);
            if (value == null) {
                assertThat(now).doesNotContainKey(other);
            } else {
                assertThat(now.get(other)).contains(value);
            }
        }

        String conflict = refused(page, with(late, both, second));
        assertThat(conflict).contains("id=\"" + both + "-error\"", "Iemand anders heeft dit intussen ook gewijzigd.");
        assertThat(conflict.replaceAll("(?s).*U vulde in: (.*?)</span>.*", "$1"))
                .contains("Nu staat er: ");
        assertThat(form(page).getFirst(both)).isEqualTo(first).isNotEqualTo(was);
        MultiValueMap<String, String> again = PostedForm.of(conflict, page);
        assertThat(again.getFirst(both)).isEqualTo(second);
        if (value != null) {
            assertThat(again.get(other)).contains(value);
        }

        saved(page, again);
        assertThat(form(page).getFirst(both)).isEqualTo(second);
    }

    @Test
    void anAccountThatWasSwitchedOffStaysOff() throws Exception {
        UUID id = add("uit-en-aan", Role.AGENT, Map.of());
        MultiValueMap<String, String> old = form(USERS + id);

        saved(USERS + id, without(form(USERS + id), "active"));
        saved(USERS + id, with(old, "displayName", "Andere naam"));

        UserRecord now = tenancy.read("waterstad", () -> users.find(id)).orElseThrow();
        assertThat(now.active()).isFalse();
        assertThat(now.user().displayName()).isEqualTo("Andere naam");
        assertThat(log("waterstad", "beheer"))
                .filteredOn(entry -> entry.object().equals("uit-en-aan"))
                .extracting(entry -> entry.details().keySet())
                .containsExactly(java.util.Set.of("displayName"), java.util.Set.of("active"));
    }

    @Test
    void aRightThatBothChangedIsAskedAboutAndOthersAreKept() throws Exception {
        UUID id =
                add("rechten", Role.FUNCTIONAL_ADMINISTRATOR, Map.of(Area.QUEUES, Level.VIEW, Area.CODES, Level.VIEW));
        MultiValueMap<String, String> old = form(USERS + id);
        MultiValueMap<String, String> older = form(USERS + id);

        saved(USERS + id, replaced(form(USERS + id), "rights", "QUEUES:VIEW", ""));
        saved(USERS + id, replaced(old, "rights", "CODES:VIEW", "CODES:CHANGE"));
        assertThat(tenancy.read("waterstad", () -> users.find(id)).orElseThrow().rights())
                .isEqualTo(Map.of(Area.CODES, Level.CHANGE));

        assertThat(refused(USERS + id, replaced(older, "rights", "QUEUES:VIEW", "QUEUES:CHANGE")))
                .contains("U vulde in: Wachtrijen: Wijzigen. Nu staat er: –.");
    }

    @Test
    void anOldFormTurnsNoCalamityOnOrOff() throws Exception {
        String page = CALAMITIES + "/" + idOf("phone_number where number like '%1009'");
        MultiValueMap<String, String> before = form(page);
        MultiValueMap<String, String> planned = form(page);
        planned.set("plannedFrom", "2026-01-01T08:00");
        planned.set("plannedUntil", "2099-01-01T08:00");
        saved(page, planned);
        MultiValueMap<String, String> during = form(page);

        saved(page, with(before, "message", "Iets anders."));
        assertThat(form(page).getFirst("plannedUntil")).isEqualTo("2099-01-01T08:00");

        MultiValueMap<String, String> ended = form(page);
        ended.set("plannedFrom", "");
        ended.set("plannedUntil", "");
        saved(page, ended);
        saved(page, with(during, "destination", "DISCONNECT"));
        assertThat(form(page).getFirst("plannedUntil")).isEmpty();
    }

    @Test
    void anOldListTurnsNoCalamityOnOrOff() throws Exception {
        String button = CALAMITIES + "/" + idOf("phone_number where number like '%1000'") + "/schakelaar";
        String question = button.replace("/schakelaar", "/aanzetten");
        MultiValueMap<String, String> on = PostedForm.of(page(question), button);
        MultiValueMap<String, String> same = PostedForm.of(page(question), button);

        saved(button, on);
        MultiValueMap<String, String> off = PostedForm.of(page(CALAMITIES), button);
        assertThat(off.getFirst("aan")).isEqualTo("false");
        assertThat(posted(button, same).getFlashMap().toString()).contains("calamity.meanwhile");
        saved(button, off);

        assertThat(posted(button, same).getFlashMap().toString()).doesNotContain("calamity.meanwhile");
        assertThat(posted(button, off).getFlashMap().toString()).doesNotContain("calamity.meanwhile");
        assertThat(log("waterstad", "beheer"))
                .filteredOn(entry -> entry.action().startsWith("calamity-o"))
                .extracting(AuditEntry::action)
                .containsExactly("calamity-off", "calamity-on", "calamity-off", "calamity-on");
    }

    private void somethingOfEverything() {
        tenancy.in(
                "waterstad",
                () -> List.of(
                                "insert into reason_code (organisation_id, name) values ('waterstad', 'Eerste')",
                                "insert into disposition_code (organisation_id, name) values ('waterstad', 'Eerste')",
                                "insert into prompt (organisation_id, name, number) values ('waterstad', 'Eerste', 900)",
                                "insert into prompt_version (organisation_id, prompt_id, language, number, source, created_at,"
                                        + " created_by, current, duration_ms, sound) select 'waterstad', id, 'nl', 1, 'UPLOAD', now(),"
                                        + " 'iemand', true, 1, '' from prompt where number = 900",
                                "insert into queue_message (organisation_id, queue_id, prompt_id, starts_at, ends_at)"
                                        + " select 'waterstad', q.id, p.id, '2026-01-01', '2098-01-01' from queue q, prompt p"
                                        + " where q.name = 'Belastingen' and p.number = 900"
                                        + " and not exists (select from queue_message)",
                                "insert into opening_exception (organisation_id, calendar_id, day, description)"
                                        + " select 'waterstad', id, '2098-01-01', 'Nieuwjaar' from opening_calendar where name = 'Kantooruren'",
                                "insert into phone_route (organisation_id, phone_number_id, description, queue_id)"
                                        + " select 'waterstad', n.id, 'Regel', q.id from phone_number n, queue q"
                                        + " where n.number like '%1001' and q.name = 'Belastingen'"
                                        + " and not exists (select from phone_route)",
                                "insert into prompt_languages values ('waterstad', '{nl,en,de}', 'nl')",
                                "insert into survey (organisation_id, name, channel, language, active, attempts, invitation, thanks)"
                                        + " values ('waterstad', 'Eerste', 'VOICE', 'nl', false, 2, 'Doet u mee?', 'Dag.')")
                        .forEach(sql ->
                                database.sql(sql + " on conflict do nothing").update()));
    }

    private String idOf(String row) {
        return tenancy.read(
                "waterstad",
                () -> database.sql("select id::text from " + row)
                        .query(String.class)
                        .list()
                        .getFirst());
    }

    private String page(String path) throws Exception {
        return pages.perform(get(path).with(as("waterstad", "beheer")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private MultiValueMap<String, String> form(String path) throws Exception {
        MultiValueMap<String, String> fields = PostedForm.of(page(path), path);
        assertThat(fields).containsKey("basis");
        return fields;
    }

    private MvcResult posted(String path, MultiValueMap<String, String> fields) throws Exception {
        return pages.perform(
                        post(path).with(as("waterstad", "beheer")).with(csrf()).params(fields))
                .andReturn();
    }

    private void saved(String path, MultiValueMap<String, String> fields) throws Exception {
        MvcResult answer = posted(path, fields);
        assertThat(answer.getResponse().getStatus())
                .as(answer.getResponse().getContentAsString())
                .isEqualTo(302);
        assertThat(answer.getFlashMap().toString()).contains("kind=ok");
    }

    private String refused(String path, MultiValueMap<String, String> fields) throws Exception {
        MvcResult answer = posted(path, fields);
        assertThat(answer.getResponse().getStatus()).isEqualTo(422);
        return answer.getResponse().getContentAsString();
    }

    private static MultiValueMap<String, String> with(
            MultiValueMap<String, String> fields, String field, String value) {
        fields.set(field, value);
        return fields;
    }

    private static MultiValueMap<String, String> adding(
            MultiValueMap<String, String> fields, String field, String value) {
        if (field.equals("languages")) {
            fields.add(field, value);
        } else {
            fields.set(field, value);
        }
        return fields;
    }

    private static MultiValueMap<String, String> without(MultiValueMap<String, String> fields, String field) {
        MultiValueMap<String, String> rest = new LinkedMultiValueMap<>(fields);
        rest.remove(field);
        return rest;
    }

    private static MultiValueMap<String, String> replaced(
            MultiValueMap<String, String> fields, String field, String from, String to) {
        fields.put(
                field,
                fields.getOrDefault(field, List.of()).stream()
                        .map(value -> value.equals(from) ? to : value)
                        .toList());
        return fields;
    }
}
