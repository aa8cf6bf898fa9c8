package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.util.UUID;
import nl.balie.acd.Activity;
import nl.balie.acd.Presence;
import nl.balie.contacts.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent does from his desk with contacts that are no calls. */
class DeskTasksTests extends DeskTest {
    private static final String TASKS = "Taken";

    @BeforeEach
    void taskQueue() {
        hall.taskQueue(TASKS, TownHall.TAXES_TEAM, "T");
        agents.present(TownHall.WATERSTAD, idOf("fatima"), Presence.AVAILABLE, null);
    }

    @Test
    void aTaskIsAcceptedAndDoneWithAtTheDesk() throws Exception {
        UUID task = hall.task("Publieksbalie", TASKS);

        pages.perform(get("/desk/oproep").with(as("fatima")))
                .andExpect(content().string(containsString("Taak voor u")))
                .andExpect(content().string(containsString("Publieksbalie")));
        pages.perform(fatima("/oproep/aannemen").param("contact", task.toString()));
        assertThat(with(task)).isEqualTo(Activity.IN_CONTACT);
        pages.perform(fatima("/contact/afronden").param("contact", task.toString()))
                .andExpect(content().string(containsString("Nawerktijd")));

        assertThat(with(task)).isEqualTo(Activity.WRAP_UP);
        assertThat(tenancy.read(TownHall.WATERSTAD, () -> contacts.find(task)))
                .hasValueSatisfying(ended -> assertThat(ended.result()).isEqualTo(Result.HANDLED));
    }

    @Test
    void aCallIsNotDoneWithAsATaskIs() throws Exception {
        UUID call = hall.waits(TownHall.WATERSTAD, null, TownHall.TAXES);
        pages.perform(fatima("/oproep/aannemen").param("contact", call.toString()));

        pages.perform(fatima("/contact/afronden").param("contact", call.toString()))
                .andExpect(content().string(containsString("Dit contact is niet (meer) van u")));

        assertThat(with(call)).isEqualTo(Activity.IN_CONTACT);
    }

    @Test
    void anothersTaskIsLeftAlone() throws Exception {
        UUID task = hall.task(null, TASKS);
        pages.perform(fatima("/oproep/aannemen").param("contact", task.toString()));

        for (String path :
                new String[] {"/oproep/aannemen", "/oproep/weigeren", "/contact/afronden", "/nawerk/afronden"}) {
            pages.perform(post("/desk" + path)
                    .param("contact", task.toString())
                    .with(as("joost"))
                    .with(csrf())
                    .header("HX-Request", "true"));
        }

        assertThat(with(task)).isEqualTo(Activity.IN_CONTACT);
    }

    @Test
    void aTaskDoesNotGoIntoAQueueOfCalls() throws Exception {
        UUID task = hall.task(null, TASKS);
        pages.perform(fatima("/oproep/aannemen").param("contact", task.toString()));
        UUID queue = tenancy.read(
                TownHall.WATERSTAD, () -> hall.queue(TownHall.CIVIL_AFFAIRS).id());

        pages.perform(fatima("/oproep/terugplaatsen")
                        .param("contact", task.toString())
                        .param("wachtrij", queue.toString()))
                .andExpect(content().string(containsString("de wachtrij past er niet bij")));

        assertThat(with(task)).isEqualTo(Activity.IN_CONTACT);
    }

    private Activity with(UUID contact) {
        return agents.find(TownHall.WATERSTAD, idOf("fatima"))
                .orElseThrow()
                .with(contact)
                .orElseThrow()
                .activity();
    }
}
