package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.balie.acd.Presence;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;

/** What everybody in the contact centre sees of the agents. */
class AgentsPageTests extends DeskTest {
    private static final String ORGANISATION = TownHall.WATERSTAD;

    @Test
    @Requirement(value = "2.2.37", part = "telephone")
    void aColleagueWhoIsNotAvailableIsThereWithHisReasonAndGroups() throws Exception {
        assertThat(row("Fatima El Amrani")).contains("Afgemeld");
        pages.perform(fatima("/status").param("status", "niet-beschikbaar").param("reden", "Lunch"));
        agents.inGroup(ORGANISATION, idOf("fatima"), hall.group(TownHall.TAXES_TEAM), false);
        try {
            assertThat(row("Fatima El Amrani"))
                    .contains("Niet beschikbaar", "Lunch", "Team Belastingen (uit)", "Team Burgerzaken<");
        } finally {
            agents.inGroup(ORGANISATION, idOf("fatima"), hall.group(TownHall.TAXES_TEAM), true);
        }
    }

    @Test
    void whatAnAgentDoesAndWillBeAfterwardsIsThere() throws Exception {
        agents.present(ORGANISATION, idOf("fatima"), Presence.AVAILABLE, null);
        assertThat(row("Fatima El Amrani")).contains("Beschikbaar").doesNotContain("Daarna");
        hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        assertThat(row("Fatima El Amrani")).contains("Krijgt een oproep");
        pages.perform(fatima("/oproep/aannemen"));
        agents.present(ORGANISATION, idOf("fatima"), Presence.UNAVAILABLE, "Overleg");
        assertThat(row("Fatima El Amrani")).contains("In gesprek", "Daarna: Niet beschikbaar", "Overleg");
        pages.perform(fatima("/oproep/ophangen"));
        assertThat(row("Fatima El Amrani")).contains("Nawerktijd");
    }

    @Test
    void isForThoseOfTheContactCentreAndShowsTheirOrganisationOnly() throws Exception {
        pages.perform(get("/agenten").with(as("saskia"))).andExpect(status().isOk());
        pages.perform(get("/agenten").with(as("marieke"))).andExpect(status().isForbidden());
        pages.perform(get("/agenten/lijst").with(as("marieke"))).andExpect(status().isForbidden());
        String other = agents.all(TownHall.BERGDORP).getFirst().name();

        pages.perform(get("/agenten").with(as("joost")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Fatima El Amrani")))
                .andExpect(content().string(not(containsString("data-agent=\"" + other))));
    }

    /** Of the part that an open page fetches, as Joost sees it. */
    private String row(String name) throws Exception {
        String list = pages.perform(get("/agenten/lijst").with(as("joost")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher row = Pattern.compile("data-agent=\"" + name + "\".*?</tr>", Pattern.DOTALL)
                .matcher(list);
        assertThat(row.find()).as(list).isTrue();
        return row.group();
    }
}
