package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.balie.acd.Activity;
import nl.balie.acd.AgentFact;
import nl.balie.acd.AgentFacts;
import nl.balie.acd.AgentState;
import nl.balie.acd.Presence;
import nl.balie.codes.Codes;
import nl.balie.conformity.Requirement;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.Fact;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DeskActionsTests extends DeskTest {
    @Autowired
    AgentFacts facts;

    @Autowired
    Codes codes;

    private static final String ORGANISATION = TownHall.WATERSTAD;

    @Test
    void signingOutDuringAContactIsAskedAboutAndSaysWhatHappensToIt() throws Exception {
        pages.perform(post("/afmelden").with(as("fatima")).with(csrf()))
                .andExpect(redirectedUrl("/aanmelden?afgemeld"));
        phones.register("fatima");
        pages.perform(fatima("/status").param("status", "beschikbaar"));
        UUID contact = hall.waits(TownHall.WATERSTAD, "+31612345678", TownHall.TAXES);
        askedToSignOut("De oproep van 06 12 34 56 78, wachtrij Belastingen, gaat terug naar de wachtrij");
        pages.perform(fatima("/oproep/aannemen"));
        askedToSignOut("Uw gesprek met 06 12 34 56 78, wachtrij Belastingen, gaat door op uw telefoon");
        hall.ends(TownHall.WATERSTAD, contact);
        askedToSignOut("Uw nawerktijd na het contact met 06 12 34 56 78, wachtrij Belastingen, loopt door tot ");
        askedToSignOut("U koos nog geen afhandelcode");
        assertThat(agents.find(TownHall.WATERSTAD, idOf("fatima")).orElseThrow().presence())
                .isEqualTo(Presence.AVAILABLE);

        pages.perform(post("/afmelden").param("zeker", "ja").with(as("fatima")).with(csrf()))
                .andExpect(redirectedUrl("/aanmelden?afgemeld"));
    }

    private void askedToSignOut(String about) throws Exception {
        pages.perform(post("/afmelden").with(as("fatima")).with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString(about)));
    }

    @Test
    void whoIsNoAgentHasNoDesk() throws Exception {
        for (String username : List.of("saskia", "marieke")) {
            pages.perform(get("/desk").with(as(username))).andExpect(status().isForbidden());
            pages.perform(get("/desk/gebeurtenissen").with(as(username))).andExpect(status().isForbidden());
            pages.perform(post("/desk/status")
                            .param("status", "beschikbaar")
                            .with(as(username))
                            .with(csrf()))
                    .andExpect(status().isForbidden());
        }
    }

    @Test
    @Requirement(value = "2.2.37", part = "telephone")
    void anAgentWhoIsNotAvailableGivesAReasonThatOthersSeeAtOnce() throws Exception {
        pages.perform(fatima("/status").param("status", "niet-beschikbaar").param("reden", "Lunch"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Niet beschikbaar")))
                .andExpect(content().string(containsString("Lunch")));

        assertThat(agents.all(ORGANISATION))
                .filteredOn(agent -> agent.username().equals("fatima"))
                .singleElement()
                .satisfies(agent -> assertThat(agent.presence()).isEqualTo(Presence.UNAVAILABLE))
                .satisfies(agent -> assertThat(agent.reason()).isEqualTo("Lunch"));
    }

    @Test
    @Requirement("2.2.38")
    void reasonsStayOnRecord() throws Exception {
        pages.perform(fatima("/status").param("status", "niet-beschikbaar").param("reden", "Overleg"));
        pages.perform(fatima("/status").param("status", "beschikbaar"));

        List<UUID> reasons = tenancy.read(
                ORGANISATION,
                () -> facts.of(idOf("fatima"), Instant.EPOCH, Instant.now().plusSeconds(60)).stream()
                        .map(AgentFacts.Recorded::fact)
                        .filter(AgentFact.PresenceChosen.class::isInstance)
                        .map(fact -> ((AgentFact.PresenceChosen) fact).reasonCode())
                        .filter(Objects::nonNull)
                        .toList());
        UUID meeting = tenancy.read(
                ORGANISATION,
                () -> codes.reasonCodes().stream()
                        .filter(code -> code.name().equals("Overleg"))
                        .findFirst()
                        .orElseThrow()
                        .id());

        assertThat(reasons).contains(meeting);
    }

    @Test
    void aReasonIsAskedForAndMustBeOneOfTheOrganisation() throws Exception {
        pages.perform(fatima("/status").param("status", "niet-beschikbaar"))
                .andExpect(content().string(containsString("Kies een reden")));
        pages.perform(fatima("/status").param("status", "niet-beschikbaar").param("reden", "Zomaar"))
                .andExpect(content().string(containsString("Kies een reden")));

        assertThat(fatima().presence()).isEqualTo(Presence.SIGNED_OUT);
    }

    @Test
    @Requirement(value = "2.2.22", part = "telephone")
    void anAgentTakesPartInOneGroupAndNotInAnother() throws Exception {
        pages.perform(fatima("/status").param("status", "beschikbaar"));
        pages.perform(fatima("/skillgroepen/" + hall.group(TownHall.TAXES_TEAM)).param("beschikbaar", "false"))
                .andExpect(status().isOk());
        UUID taxes = hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);

        assertThat(fatima().activity()).isEqualTo(Activity.IDLE);

        UUID civil = hall.waits(ORGANISATION, "+31612345679", TownHall.CIVIL_AFFAIRS);
        assertThat(fatima().contactId()).isEqualTo(civil);
        pages.perform(fatima("/skillgroepen/" + hall.group(TownHall.TAXES_TEAM)).param("beschikbaar", "true"));
        hall.ends(ORGANISATION, civil);
        assertThat(fatima().contactId()).isEqualTo(taxes);
    }

    @Test
    void anotherOnesGroupIsRefused() throws Exception {
        UUID group = hall.group(TownHall.TAXES_TEAM);

        pages.perform(post("/desk/skillgroepen/" + group)
                        .param("beschikbaar", "false")
                        .with(as("joost"))
                        .with(csrf())
                        .header("HX-Request", "true"))
                .andExpect(content().string(containsString("niet van u")));
    }

    @Test
    @Requirement("2.2.17")
    void anOfferShowsQueueSkillGroupCallerAndHisChoice() throws Exception {
        available();
        hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);

        pages.perform(get("/desk/oproep").with(as("fatima")))
                .andExpect(content().string(containsString("Inkomende oproep")))
                .andExpect(content().string(containsString("06 12 34 56 78")))
                .andExpect(content().string(containsString("Wachtrij</dt><dd>Belastingen<")))
                .andExpect(content().string(containsString("Skillgroep</dt><dd>Team Belastingen<")))
                .andExpect(content().string(containsString("De beller koos 1")));
    }

    @Test
    void aCallerWhoHidesHisNumberIsAnonymous() throws Exception {
        available();
        hall.waits(ORGANISATION, null, TownHall.TAXES);

        pages.perform(get("/desk/oproep").with(as("fatima")))
                .andExpect(content().string(containsString("Anoniem")));
    }

    @Test
    void aCallIsAcceptedAndEndedFromTheDesk() throws Exception {
        available();
        UUID contact = hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);

        pages.perform(fatima("/oproep/aannemen")).andExpect(content().string(containsString("In gesprek")));
        assertThat(fatima().activity()).isEqualTo(Activity.IN_CONTACT);

        pages.perform(fatima("/oproep/ophangen")).andExpect(content().string(containsString("Nawerktijd")));
        assertThat(fatima().activity()).isEqualTo(Activity.WRAP_UP);
        assertThat(tenancy.read(ORGANISATION, () -> contacts.find(contact)))
                .hasValueSatisfying(ended -> assertThat(ended.endedAt()).isNotNull());
    }

    @Test
    void aPhoneThatMustBeAnsweredByHandIsSaidToBeSo() throws Exception {
        available();
        hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        phones.answerByHand(true);
        try {
            pages.perform(fatima("/oproep/aannemen"))
                    .andExpect(content().string(containsString("Neem op met het toestel")));
        } finally {
            phones.answerByHand(false);
        }
    }

    @Test
    void whatCannotBeDoneIsSaidInASentence() throws Exception {
        pages.perform(fatima("/oproep/ophangen"))
                .andExpect(content().string(containsString("geen gesprek om op te hangen")));
        pages.perform(fatima("/oproep/aannemen"))
                .andExpect(content().string(containsString("geen oproep (meer) voor u")));
        pages.perform(fatima("/oproep/weigeren"))
                .andExpect(content().string(containsString("geen oproep (meer) voor u")));
        pages.perform(fatima("/nawerk/verlengen")).andExpect(content().string(containsString("al voorbij")));
        pages.perform(fatima("/nawerk/afronden")).andExpect(content().string(containsString("al voorbij")));
        pages.perform(fatima("/status").param("status", "op-vakantie"))
                .andExpect(content().string(containsString("bestaat niet")));
    }

    @Test
    void withoutJavaScriptTheWholeDeskComesBackWithTheSentence() throws Exception {
        pages.perform(post("/desk/oproep/ophangen").with(as("fatima")).with(csrf()))
                .andExpect(redirectedUrl("/desk"))
                .andExpect(flash().attributeExists("notice"));
    }

    @Test
    void aDeclinedCallGoesBackAndTheAgentIsNotAvailable() throws Exception {
        available();
        UUID contact = hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);

        pages.perform(fatima("/oproep/weigeren"))
                .andExpect(content().string(containsString("U hebt de oproep geweigerd")));

        assertThat(fatima().presence()).isEqualTo(Presence.UNAVAILABLE);
        assertThat(tenancy.read(ORGANISATION, () -> contacts.timeline(contact)))
                .extracting(ContactEvent::fact)
                .contains(new Fact.OfferEnded(fatima().agentId(), Fact.OfferEnd.DECLINED));
    }

    @Test
    @Requirement("2.2.32")
    @Requirement(value = "2.2.31", part = "telephone")
    void afterAContactAPrimaryAndThenASecondaryCodeAreChosen() throws Exception {
        UUID contact = inWrapUp();
        String primary = hall.dispositionCode("Ruimtelijke ordening").toString();
        String secondary = hall.dispositionCode("Bouwvergunning").toString();

        pages.perform(fatima("/afhandelcode")
                        .param("contact", contact.toString())
                        .param("hoofdcode", primary))
                .andExpect(content().string(containsString("Opgeslagen: Ruimtelijke ordening")))
                .andExpect(content().string(containsString("Bouwvergunning")));
        pages.perform(fatima("/afhandelcode")
                        .param("contact", contact.toString())
                        .param("hoofdcode", primary)
                        .param("subcode", secondary))
                .andExpect(content().string(containsString("Opgeslagen: Ruimtelijke ordening › Bouwvergunning")));
    }

    @Test
    @Requirement("2.2.33")
    void theChosenCodeStaysWithTheContact() throws Exception {
        UUID contact = inWrapUp();
        UUID primary = hall.dispositionCode("Ruimtelijke ordening");
        UUID secondary = hall.dispositionCode("Kapvergunning");

        pages.perform(fatima("/afhandelcode")
                .param("contact", contact.toString())
                .param("hoofdcode", primary.toString())
                .param("subcode", secondary.toString()));

        UUID stored = tenancy.read(
                ORGANISATION,
                () -> jdbc.sql("select disposition_id from contact where id = ?")
                        .param(contact)
                        .query(UUID.class)
                        .single());
        assertThat(stored).isEqualTo(secondary);
        assertThat(tenancy.read(ORGANISATION, () -> contacts.timeline(contact)))
                .extracting(ContactEvent::fact)
                .filteredOn(Fact.DispositionChosen.class::isInstance)
                .containsExactly(new Fact.DispositionChosen(secondary));
    }

    @Test
    void aCodeOfAnotherPrimaryDoesNotCount() throws Exception {
        UUID contact = inWrapUp();

        pages.perform(fatima("/afhandelcode")
                        .param("contact", contact.toString())
                        .param("hoofdcode", hall.dispositionCode("Melding").toString())
                        .param("subcode", hall.dispositionCode("Kapvergunning").toString()))
                .andExpect(content().string(containsString("Opgeslagen: Melding<")));
    }

    @Test
    void anothersContactCannotBeFiled() throws Exception {
        UUID contact = inWrapUp();

        pages.perform(post("/desk/afhandelcode")
                        .param("contact", contact.toString())
                        .param("hoofdcode", hall.dispositionCode("Melding").toString())
                        .with(as("joost"))
                        .with(csrf())
                        .header("HX-Request", "true"))
                .andExpect(content().string(containsString("kon niet bij dit contact")));
        assertThat(tenancy.read(ORGANISATION, () -> contacts.find(contact)))
                .hasValueSatisfying(found -> assertThat(found.disposition()).isNull());
    }

    @Test
    @Requirement("2.2.30")
    void wrapUpIsMadeAMinuteLonger() throws Exception {
        inWrapUp();
        var until = fatima().wrapUpUntil();

        pages.perform(fatima("/nawerk/verlengen"));

        assertThat(fatima().wrapUpUntil())
                .isEqualTo(java.util.Objects.requireNonNull(until).plusSeconds(60));
    }

    @Test
    @Requirement(value = "2.2.29", part = "telephone")
    void wrapUpIsEndedEarly() throws Exception {
        inWrapUp();

        pages.perform(fatima("/nawerk/afronden")).andExpect(content().string(containsString("Beschikbaar")));

        assertThat(fatima().activity()).isEqualTo(Activity.IDLE);
    }

    @Test
    @Requirement("2.5.5")
    void queuesOfOwnGroupsShowHowManyWaitAndSinceWhen() throws Exception {
        UUID first = hall.waits(ORGANISATION, "+31612345678", TownHall.CIVIL_AFFAIRS);
        var since = tenancy.read(
                ORGANISATION,
                () -> jdbc.sql("select queued_at from waiting_contact where contact_id = ?")
                        .param(first)
                        .query(java.time.OffsetDateTime.class)
                        .single()
                        .toInstant());
        hall.waits(ORGANISATION, "+31612345679", TownHall.CIVIL_AFFAIRS);
        hall.waits(ORGANISATION, "+31612345670", TownHall.TAXES);

        pages.perform(get("/desk/wachtrijen").with(as("joost")))
                .andExpect(content().string(containsString("Burgerzaken")))
                .andExpect(content().string(containsString("desk__count\">2<")))
                .andExpect(content().string(containsString("data-since=\"" + since)))
                .andExpect(content().string(not(containsString("Belastingen"))));
    }

    @Test
    @Requirement("2.5.7")
    void theOwnStatusStandsOnTheDesk() throws Exception {
        phones.register("fatima");
        pages.perform(get("/desk").with(as("fatima")))
                .andExpect(content().string(containsString("Afgemeld van de wachtrijen")))
                .andExpect(content().string(not(containsString("Uw telefoon is niet aangemeld"))));
        available();
        phones.unregister("fatima");
        pages.perform(get("/desk").with(as("fatima")))
                .andExpect(content().string(containsString("id=\"status-woord\">Beschikbaar")))
                .andExpect(content().string(containsString("Uw telefoon is niet aangemeld")));
    }

    @Test
    void whoHasNoCallerPutsNobodyBack() throws Exception {
        UUID queue = tenancy.read(ORGANISATION, () -> hall.queue(TownHall.TAXES).id());

        pages.perform(fatima("/oproep/terugplaatsen").param("wachtrij", queue.toString()))
                .andExpect(content().string(containsString("U hebt geen gesprek meer")));
        pages.perform(fatima("/oproep/terugplaatsen")
                        .param("wachtrij", UUID.randomUUID().toString()))
                .andExpect(content().string(containsString("Deze wachtrij bestaat niet")));
    }

    private void available() {
        agents.present(ORGANISATION, idOf("fatima"), Presence.AVAILABLE, null);
    }

    private UUID inWrapUp() throws Exception {
        available();
        UUID contact = hall.waits(ORGANISATION, "+31612345678", TownHall.TAXES);
        pages.perform(fatima("/oproep/aannemen"));
        pages.perform(fatima("/oproep/ophangen"));
        assertThat(fatima().activity()).isEqualTo(Activity.WRAP_UP);
        return contact;
    }

    private AgentState fatima() {
        return agents.findByUsername(ORGANISATION, "fatima").orElseThrow();
    }
}
