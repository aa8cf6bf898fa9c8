package nl.balie.desk.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Result;
import nl.balie.desk.DeskTest;
import nl.balie.desk.TownHall;
import nl.balie.flows.ModelNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ContactPagesTests extends DeskTest {
    private static final String MODEL = """
        <?xml version="1.0" encoding="UTF-8"?>
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="http://test">
          <process id="proef" name="Proefmenu" isExecutable="true">
            <startEvent id="Start"/>
            <sequenceFlow id="Flow_1" sourceRef="Start" targetRef="Task_Greet"/>
            <serviceTask id="Task_Greet" name="Begroet beller"/>
            <sequenceFlow id="Flow_2" sourceRef="Task_Greet" targetRef="Gateway_Open"/>
            <exclusiveGateway id="Gateway_Open" name="Open?"/>
            <sequenceFlow id="Flow_3" sourceRef="Gateway_Open" targetRef="Task_Ask"/>
            <sequenceFlow id="Flow_4" sourceRef="Gateway_Open" targetRef="Task_Closed"/>
            <serviceTask id="Task_Ask" name="Vraag keuze"/>
            <serviceTask id="Task_Closed" name="Meld dat gesloten is"/>
          </process>
        </definitions>
        """;

    private UUID contact;

    @BeforeEach
    void call() {
        contact = hall.calls(TownHall.WATERSTAD, "+31612340001");
        tenancy.in(TownHall.WATERSTAD, () -> {
            contacts.flowStarted(contact, "proef", 1, 4711);
            jdbc.sql("select record_shipped_model('proef', 1, ?, now())")
                    .param(MODEL)
                    .query((row, number) -> true)
                    .list();
        });
        step("Task_Greet", 3240);
        step("Task_Ask", 5000);
    }

    private void step(String element, int millis) {
        hall.note(
                TownHall.WATERSTAD,
                contact,
                new Fact.Step("play-prompt", element, "proef", 1, 4711L, Duration.ofMillis(millis), false, null),
                Instant.now());
    }

    @Test
    void theTimelineIsReadAsSentences() throws Exception {
        pages.perform(get("/contacten/{id}", contact).with(as("saskia")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Oproep kwam binnen op 0990 00 10 00")))
                .andExpect(content().string(containsString("Stap &quot;Begroet beller&quot; is uitgevoerd in 3,2 s")))
                .andExpect(content().string(containsString("Proefmenu")))
                .andExpect(content().string(containsString("Loopt nog")));
    }

    @Test
    void theModelComesWithThePathThatTheContactTook() throws Exception {
        String model = "/contacten/" + contact + "/model/proef/1";

        pages.perform(get(model + ".bpmn").with(as("saskia")))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith("application/xml"))
                .andExpect(header().string("Content-Disposition", "attachment"))
                .andExpect(header().string("Content-Security-Policy", containsString("sandbox")))
                .andExpect(content().string(MODEL));
        pages.perform(get(model + "/pad.json").param("instantie", "4711").with(as("saskia")))
                .andExpect(jsonPath("$.visited[0]").value("Start"))
                .andExpect(jsonPath("$.visited[?(@ == 'Gateway_Open')]").exists())
                .andExpect(jsonPath("$.visited[?(@ == 'Task_Closed')]").doesNotExist())
                .andExpect(jsonPath("$.flows").value(org.hamcrest.Matchers.contains("Flow_1", "Flow_2", "Flow_3")));
    }

    @Test
    void aModelThatTheContactDidNotTakeIsNotShown() throws Exception {
        UUID other = hall.calls(TownHall.WATERSTAD, null);

        pages.perform(get("/contacten/{id}/model/proef/1.bpmn", other).with(as("saskia")))
                .andExpect(status().isNotFound());
        pages.perform(get("/contacten/{id}/model/proef/2.bpmn", contact).with(as("saskia")))
                .andExpect(status().isNotFound());
    }

    @Test
    void anAgentSeesOnlyHisOwnContacts() throws Exception {
        UUID own = hall.calls(TownHall.WATERSTAD, "+31612340002");
        UUID agent = hall.as(TownHall.WATERSTAD, "joost").userId();
        tenancy.in(TownHall.WATERSTAD, () -> contacts.connected(own, agent, "joost", "Joost Bakker", Instant.now()));

        pages.perform(get("/contacten").with(as("joost")))
                .andExpect(content().string(containsString("06 12 34 00 02")))
                .andExpect(content().string(not(containsString("06 12 34 00 01"))));
        pages.perform(get("/contacten/{id}", own).with(as("joost"))).andExpect(status().isOk());
        pages.perform(get("/contacten/{id}", contact).with(as("joost"))).andExpect(status().isNotFound());
        pages.perform(get("/contacten/{id}/model/proef/1.bpmn", contact).with(as("joost")))
                .andExpect(status().isNotFound());
    }

    @Test
    void supervisorAndAdministratorSeeAllOfTheirOrganisationAndNothingOfAnother() throws Exception {
        for (String username : new String[] {"saskia", "marieke"}) {
            pages.perform(get("/contacten").with(as(username)))
                    .andExpect(content().string(containsString("06 12 34 00 01")));
        }
        pages.perform(get("/contacten").with(user(hall.as(TownHall.BERGDORP, "hendrik"))))
                .andExpect(content().string(not(containsString("06 12 34 00 01"))));
        pages.perform(get("/contacten/{id}", contact).with(user(hall.as(TownHall.BERGDORP, "hendrik"))))
                .andExpect(status().isNotFound());
    }

    @Test
    void theListIsFilteredByResultAndDay() throws Exception {
        UUID ended = hall.calls(TownHall.WATERSTAD, "+31612340003");
        tenancy.in(TownHall.WATERSTAD, () -> contacts.end(ended, Result.ABANDONED, Instant.now(), EndCause.CALLER));
        hall.calls(TownHall.WATERSTAD, "+31612340005");
        String today = LocalDate.now(ZoneId.of("Europe/Amsterdam")).toString();
        String tomorrow =
                LocalDate.now(ZoneId.of("Europe/Amsterdam")).plusDays(1).toString();

        list("resultaat", "afgebroken", "06 12 34 00 03", true);
        list("resultaat", "afgebroken", "06 12 34 00 05", false);
        list("resultaat", "lopend", "06 12 34 00 05", true);
        list("resultaat", "lopend", "06 12 34 00 03", false);
        list("van", today, "06 12 34 00 03", true);
        list("van", tomorrow, "06 12 34 00 03", false);
        list("tot", today, "06 12 34 00 03", true);
        list("kanaal", "telefoon", "06 12 34 00 03", true);
        // what stands on a page is copied into the search, and what people write otherwise is found too
        for (String notation :
                new String[] {"06 12 34 00 03", "06-12340003", "+31612340003", "0031 6 1234 0003", "34 00 03"}) {
            list("zoek", notation, "/contacten/" + ended, true);
        }
        list("zoek", "06 12 34 00 05", "/contacten/" + ended, false);
        list("pagina", "2", "06 12 34 00 03", true); // the last page, since there is no second
    }

    @Test
    void aDateThatIsNoneIsSaidAtItsField() throws Exception {
        pages.perform(get("/contacten").param("van", "gisteren").with(as("saskia")))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("Vul een datum in, zoals 31-12-2026.")))
                .andExpect(content().string(containsString("aria-invalid=\"true\"")));
    }

    @Test
    void pagesFollowEachOther() throws Exception {
        for (int i = 0; i < nl.balie.database.ListQuery.SIZE + 1; i++) {
            hall.calls(TownHall.WATERSTAD, "+31612349999");
        }

        pages.perform(get("/contacten").param("kanaal", "telefoon").with(as("saskia")))
                .andExpect(content().string(containsString("kanaal=telefoon&amp;pagina=2")));
        pages.perform(get("/contacten").param("pagina", "2").with(as("saskia")))
                .andExpect(content().string(containsString("pagina=1")));
    }

    @Test
    void aModelThatCannotBeReadIsShownByIds() {
        assertThat(ModelNames.of("<kapot").names()).isEmpty();
        assertThat(ModelNames.of("<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hostname'>]><a id='1' name='&b;'/>")
                        .names())
                .isEmpty();
    }

    private void list(String name, String value, String number, boolean there) throws Exception {
        pages.perform(get("/contacten").param(name, value).with(as("saskia")))
                .andExpect(content().string(there ? containsString(number) : not(containsString(number))));
    }
}
