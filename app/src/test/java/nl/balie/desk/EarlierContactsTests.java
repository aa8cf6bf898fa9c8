package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.balie.acd.Presence;
import nl.balie.audit.AuditLog;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.Contact;
import nl.balie.contacts.CustomerHistory;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Notes;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.ResultActions;

/** Who calls: what was before with him, and what his keys mean. */
class EarlierContactsTests extends DeskTest {
    private static final String ORGANISATION = TownHall.WATERSTAD;
    private static final String TASKS = "Post";

    @Autowired
    CustomerHistory history;

    @Autowired
    Notes notes;

    @Autowired
    AuditLog audit;

    @Test
    void theNewestFiveOfTheSameNumberAreShownWithResultCodeAgentAndNotes() throws Exception {
        String caller = "+31612340055";
        UUID other = hall.calls(ORGANISATION, "+31612349999");
        for (int call = 1; call <= 6; call++) {
            UUID earlier = earlier(caller, call);
            note(earlier, "joost", "Notitie " + call);
        }
        note(other, "joost", "Van een ander");
        UUID theirs = hall.calls(TownHall.BERGDORP, caller);
        agents.present(ORGANISATION, idOf("fatima"), Presence.AVAILABLE, null);
        UUID contact = hall.waits(ORGANISATION, caller, TownHall.TAXES);

        ResultActions shown = asked("fatima", contact).andExpect(status().isOk());
        for (int call = 1; call <= 5; call++) {
            shown.andExpect(content().string(containsString("Notitie " + call)));
        }
        shown.andExpect(content().string(not(containsString("Notitie 6"))))
                .andExpect(content().string(not(containsString("Van een ander"))))
                .andExpect(content().string(not(containsString(theirs.toString()))))
                .andExpect(content().string(containsString("Joost Bakker")))
                .andExpect(content().string(containsString("Melding")))
                .andExpect(content().string(containsString("Afgehandeld")))
                .andExpect(content().string(containsString("De laatste 5 contacten van dit nummer")))
                .andExpect(content().string(containsString("/contacten?zoek=%2B31612340055")))
                .andExpect(content().string(containsString("Al uw contacten van dit nummer")));
        assertThat(tenancy.read(ORGANISATION, () -> audit.find("fatima", null, null, 0, 1)))
                .singleElement()
                .satisfies(entry -> assertThat(entry.action()).isEqualTo("earlier-contacts-read"))
                .satisfies(entry -> assertThat(entry.object()).isEqualTo("/contacten/" + contact));
    }

    @Test
    void whoNeitherHasNorHadTheContactSeesNothingOfItsCustomer() throws Exception {
        String caller = "+31612340006";
        earlier(caller, 1);
        agents.present(ORGANISATION, idOf("fatima"), Presence.AVAILABLE, null);
        UUID contact = hall.waits(ORGANISATION, caller, TownHall.TAXES);

        asked("joost", contact).andExpect(status().isNotFound());
        asked("fatima", UUID.randomUUID()).andExpect(status().isNotFound());
        asked("saskia", contact).andExpect(status().isForbidden());
        asked("fatima", contact).andExpect(status().isOk());
    }

    @Test
    void nothingIsSearchedForWhoDoesNotShowHisNumber() throws Exception {
        tenancy.in(ORGANISATION, () -> contacts.arrived(Contact.Channel.VOICE, null, "+31990001000", Instant.now()));
        agents.present(ORGANISATION, idOf("fatima"), Presence.AVAILABLE, null);
        UUID contact = hall.waits(ORGANISATION, null, TownHall.TAXES);

        pages.perform(get("/desk/oproep").with(as("fatima")))
                .andExpect(content().string(containsString("De beller toont zijn nummer niet; er is niets opgezocht.")))
                .andExpect(content().string(not(containsString("/eerder"))));
        asked("fatima", contact)
                .andExpect(content().string(containsString("er is niets opgezocht")))
                .andExpect(content().string(not(containsString("<li"))));
    }

    @Test
    void aTaskHasASenderToo() throws Exception {
        hall.taskQueue(TASKS, TownHall.TAXES_TEAM, "9");
        UUID before = tenancy.in(
                ORGANISATION,
                () -> contacts.arrived(
                        Contact.Channel.TASK,
                        "Publieksbalie",
                        null,
                        Instant.now().minusSeconds(60)));
        note(before, "joost", "Stuk ontbrak");
        agents.present(ORGANISATION, idOf("fatima"), Presence.AVAILABLE, null);
        UUID task = hall.task("Publieksbalie", TASKS);

        asked("fatima", task)
                .andExpect(content().string(containsString("Stuk ontbrak")))
                .andExpect(content().string(containsString("Taak")));
    }

    @Test
    void whoIsCalledBackIsTheCustomer() {
        String customer = "+31612340007";
        UUID asked = earlier(customer, 1);
        UUID callback = tenancy.in(ORGANISATION, () -> contacts.openCallback("+31990001000", customer, asked));

        assertThat(before(callback)).extracting(Contact::id).containsExactly(asked);
        UUID again = hall.calls(ORGANISATION, customer);
        assertThat(before(again)).extracting(Contact::id).containsExactly(callback, asked);
    }

    @Test
    @Requirement(value = "2.9.2", part = "notes")
    void nothingIsShownThatIsPastTheRetentionPeriod() throws Exception {
        String caller = "+31612340008";
        note(earlier(caller, 729 * 24 * 60), "joost", "Net nog");
        note(earlier(caller, 731 * 24 * 60), "joost", "Te oud");
        agents.present(ORGANISATION, idOf("fatima"), Presence.AVAILABLE, null);
        UUID contact = hall.waits(ORGANISATION, caller, TownHall.TAXES);

        asked("fatima", contact)
                .andExpect(content().string(containsString("Net nog")))
                .andExpect(content().string(not(containsString("Te oud"))))
                .andExpect(content().string(containsString("Het vorige contact van dit nummer")));
    }

    @Test
    @Requirement(value = "2.4.2", part = "what was chosen, for the agent")
    void theKeysAreShownWithWhatTheyMeanInTheVersionThatTheCallRan() throws Exception {
        for (int version = 1; version <= 2; version++) {
            String taxes = version == 1 ? "Belastingen" : "Heffingen";
            String model = MODEL.formatted(taxes);
            int number = version;
            tenancy.in(ORGANISATION, () -> {
                jdbc.sql("select record_shipped_model('kies', ?, ?, now())")
                        .params(number, model)
                        .query((row, at) -> true)
                        .list();
            });
        }
        agents.present(ORGANISATION, idOf("fatima"), Presence.AVAILABLE, null);
        UUID contact = hall.calls(ORGANISATION, "+31612340009");
        chooses(contact, "1", "Task_First");
        chooses(contact, "3", "Task_Second");
        hall.note(ORGANISATION, contact, new Fact.KeyPressed("7", true, false), Instant.now());
        hall.enters(ORGANISATION, contact, TownHall.TAXES);

        pages.perform(get("/desk/oproep").with(as("fatima")))
                .andExpect(content().string(containsString(">1 – Belastingen › 3 – Bezwaar › 7<")))
                .andExpect(content().string(not(containsString("Heffingen"))));
    }

    private static final String MODEL = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"><process id="kies">
          <serviceTask id="Task_First"/><exclusiveGateway id="G1"/><serviceTask id="Task_Second"/><exclusiveGateway id="G2"/>
          <serviceTask id="Task_End"/>
          <sequenceFlow id="F1" sourceRef="Task_First" targetRef="G1"/>
          <sequenceFlow id="F2" name="%s" sourceRef="G1" targetRef="Task_Second"><conditionExpression>=choice = "1"</conditionExpression></sequenceFlow>
          <sequenceFlow id="F3" sourceRef="Task_Second" targetRef="G2"/>
          <sequenceFlow id="F4" name="3: Bezwaar" sourceRef="G2" targetRef="Task_End"><conditionExpression>=choice = "3"</conditionExpression></sequenceFlow>
        </process></definitions>
        """;

    private void chooses(UUID contact, String key, String menu) {
        hall.note(ORGANISATION, contact, new Fact.KeyPressed(key, true, false), Instant.now());
        hall.note(
                ORGANISATION,
                contact,
                new Fact.Step("ask-menu", menu, "kies", 1, 7L, Duration.ofSeconds(3), false, null),
                Instant.now());
    }

    /** One that Joost had, so many minutes ago. */
    private UUID earlier(String caller, int minutes) {
        return tenancy.in(
                ORGANISATION,
                () -> jdbc.sql("insert into contact (organisation_id, channel, direction, origin, from_address,"
                                + " to_address, started_at, answered_at, ended_at, result, queue_name, agent_id,"
                                + " agent_username, agent_name, disposition_name) values ('waterstad', 'VOICE',"
                                + " 'INBOUND', 'EXTERNAL', :caller, '+31990001000', now() - :ago * interval '1"
                                + " minute', now() - :ago * interval '1 minute', now() - :ago * interval '1"
                                + " minute', 'HANDLED', 'Burgerzaken', :joost, 'joost', 'Joost Bakker', 'Melding')"
                                + " returning id")
                        .param("caller", caller)
                        .param("ago", minutes)
                        .param("joost", idOf("joost"))
                        .query(UUID.class)
                        .single());
    }

    /** Written when the contact began. */
    private void note(UUID contact, String username, String text) {
        tenancy.in(ORGANISATION, () -> {
            notes.keep(contact, new Notes.Author(idOf(username), username, "Joost Bakker"), text, 0, Instant.EPOCH);
            jdbc.sql("update contact_note set written_at = (select started_at from contact where id = contact_id)"
                            + " where contact_id = ?")
                    .param(contact)
                    .update();
        });
    }

    private List<Contact> before(UUID contact) {
        return tenancy.read(
                ORGANISATION, () -> history.before(contacts.find(contact).orElseThrow(), Instant.EPOCH, 5));
    }

    private ResultActions asked(String username, UUID contact) throws Exception {
        return pages.perform(get("/desk/contacten/" + contact + "/eerder").with(as(username)));
    }
}
