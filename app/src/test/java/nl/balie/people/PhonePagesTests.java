package nl.balie.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.balie.audit.AuditEntry;
import nl.balie.audit.AuditResult;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@RecordApplicationEvents
class PhonePagesTests extends PagesTest {
    private static final String OWN = "/toestellen";
    private static final String FIRST = "drie blauwe fietsen";

    @Autowired
    PhoneAccounts accounts;

    @Autowired
    PhoneDevices phones;

    @Autowired
    ApplicationEvents events;

    @Test
    void aWebPasswordIsNoPhoneSecretWhoeverSetsIt() throws Exception {
        var id = add("geen-toestel", Role.AGENT, Map.of());
        tenancy.in("waterstad", () -> users.setPassword(id, "geen-toestel", "zeven stille wateren", false));

        assertThat(accounts.secrets("geen-toestel")).isEmpty();
        assertThat(columns("app_user")).noneMatch(column -> column.contains("ha1"));
    }

    @Test
    void anAgentMakesSeesRenewsAndRemovesHisOwnPhones() throws Exception {
        add("bel-agent", Role.AGENT, Map.of());

        var first = secret(sent("bel-agent", post(OWN + "/nieuw").param("name", "Kantoor"), OWN));
        assertThat(known("bel-agent")).containsExactly(PhoneAccounts.ha1("SHA-256", "bel-agent", first));
        var id = accounts.secrets("bel-agent").getFirst().device();
        page("bel-agent", OWN)
                .andExpect(content().string(containsString("Kantoor")))
                .andExpect(content().string(containsString("nog niet")))
                .andExpect(content().string(not(containsString(first))));
        accounts.seen("bel-agent", id, "10.1.2.3");
        page("bel-agent", OWN).andExpect(content().string(containsString("10.1.2.3")));

        var second = secret(sent("bel-agent", post(OWN + "/{id}/vernieuwen", id).param("md5", "true"), OWN));
        assertThat(known("bel-agent")).containsExactly(PhoneAccounts.ha1("MD5", "bel-agent", second));
        page("bel-agent", OWN).andExpect(content().string(containsString("MD5")));

        sent("bel-agent", post(OWN + "/{id}/verwijderen", id), OWN);
        assertThat(known("bel-agent")).isEmpty();
        assertThat(events.stream(PhonesChanged.class)).hasSize(2).containsOnly(new PhonesChanged("bel-agent"));
        assertThat(log("waterstad", "bel-agent"))
                .extracting(AuditEntry::action)
                .containsExactly("device.removed", "device.renewed", "device.sign-in", "device.added");
        assertThat(log("waterstad", "bel-agent").toString()).doesNotContain(first, second);
    }

    @Test
    void anAdministratorKeepsThePhonesOfAUserAndNobodyElseDoes() throws Exception {
        var id = add("met-toestel", Role.TELEPHONIST, Map.of());
        add("bel-kijker", Role.FUNCTIONAL_ADMINISTRATOR, Map.of(Area.USERS, Level.VIEW));
        var path = "/beheer/gebruikers/" + id + "/toestellen";

        sent("beheer", post(path + "/nieuw").param("name", "Balie"), path);
        var phone = accounts.secrets("met-toestel").getFirst().device();
        page("beheer", path).andExpect(content().string(containsString("/vernieuwen")));
        page("beheer", "/beheer/gebruikers/" + id).andExpect(content().string(containsString(path)));
        page("bel-kijker", path)
                .andExpect(content().string(containsString("Balie")))
                .andExpect(content().string(not(containsString("/vernieuwen"))));
        for (var username : List.of("bel-kijker", "agent1", "supervisor")) {
            refused(username, post(path + "/nieuw").param("name", "Stiekem"));
            refused(username, post(path + "/{id}/vernieuwen", phone));
            refused(username, post(path + "/{id}/verwijderen", phone));
        }
        pages.perform(post(OWN + "/{id}/verwijderen", phone)
                        .with(as("waterstad", "agent1"))
                        .with(csrf()))
                .andExpect(status().isNotFound());
        pages.perform(get(path).with(as("bergdorp", "beheer-bergdorp"))).andExpect(status().isNotFound());
        refused("servicedesk", get(OWN));

        sent("beheer", post(path + "/{id}/verwijderen", phone), path);
        assertThat(accounts.secrets("met-toestel")).isEmpty();
    }

    @Test
    void saysAtTheFieldWhatIsWrongAndStopsAtWhatCanRing() throws Exception {
        add("veel", Role.AGENT, Map.of());
        for (var i = 1; i <= PhoneDevices.MOST; i++) {
            sent("veel", post(OWN + "/nieuw").param("name", "Toestel " + i), OWN);
            if (i == 1) {
                wrong("veel", "", "Vul dit veld in.");
                wrong("veel", "Toestel 1", "Er is al een toestel met deze naam.");
            }
        }

        wrong("veel", "Toestel 9", "Er zijn al 8 toestellen.");
    }

    @Test
    void whoHasNoRoleWithAPhoneOrNoAccountAnyMoreHasNoPhone() throws Exception {
        var id = add("rol-weg", Role.AGENT, Map.of());
        sent("rol-weg", post(OWN + "/nieuw").param("name", "Kantoor"), OWN);
        assertThat(accounts.secrets("rol-weg")).hasSize(1);

        tenancy.in("waterstad", () -> users.setRoles(id, List.of(Role.SERVICE_DESK)));
        assertThat(accounts.secrets("rol-weg")).isEmpty();
        tenancy.in("waterstad", () -> users.setRoles(id, List.of(Role.AGENT)));
        tenancy.in("waterstad", () -> users.change(id, "Rol weg", false, null));
        assertThat(accounts.secrets("rol-weg")).isEmpty();
    }

    @Test
    void aPhoneWithTheOldPasswordWorksUntilItIsRenewedOrThePasswordIsAnother() throws Exception {
        for (var username : List.of("oud-1", "oud-2")) {
            var id = add(username, Role.AGENT, Map.of());
            tenancy.in(
                    "waterstad",
                    () -> database.sql("""
                        insert into phone_device (organisation_id, user_id, name, algorithm, ha1, inherited)
                        values ('waterstad', ?, 'Oud', 'MD5', ?, true)\
                        """)
                            .params(id, PhoneAccounts.ha1("MD5", username, FIRST))
                            .update());
            page(username, OWN).andExpect(content().string(containsString("gebruikt nog het oude wachtwoord")));
        }

        var phone = accounts.secrets("oud-1").getFirst().device();
        var fresh = secret(sent("oud-1", post(OWN + "/{id}/vernieuwen", phone), OWN));
        tenancy.in(
                "waterstad", () -> users.setPassword(id("waterstad", "oud-2"), "oud-2", "zeven stille wateren", true));

        assertThat(known("oud-1")).containsExactly(PhoneAccounts.ha1("SHA-256", "oud-1", fresh));
        assertThat(known("oud-2")).isEmpty();
    }

    @Test
    void theLogTellsOfPhonesThatComeFromElsewhereAndOfFailures() {
        var id = add("gelogd", Role.AGENT, Map.of());
        var user = tenancy.read("waterstad", () -> users.find(id)).orElseThrow().user();
        tenancy.in("waterstad", () -> phones.add(user, "Kantoor", false));
        UUID device = accounts.secrets("gelogd").getFirst().device();

        accounts.seen("gelogd", device, "10.1.2.3");
        clock.forward(Duration.ofMinutes(5));
        accounts.seen("gelogd", device, "10.1.2.3");
        accounts.seen("gelogd", device, "10.9.9.9");
        accounts.refused("gelogd", "10.6.6.6", false);
        accounts.refused("gelogd", "10.6.6.6", true);
        accounts.refused("bestaat-niet", "10.6.6.6", true);

        assertThat(log("waterstad", "gelogd"))
                .filteredOn(entry -> entry.action().equals("device.sign-in"))
                .extracting(
                        AuditEntry::result,
                        entry -> entry.details().get("fromAddress"),
                        entry -> entry.details().get("reason"))
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(AuditResult.REFUSED, "10.6.6.6", "phone-slowed-down"),
                        org.assertj.core.groups.Tuple.tuple(AuditResult.REFUSED, "10.6.6.6", "phone-wrong"),
                        org.assertj.core.groups.Tuple.tuple(AuditResult.DONE, "10.9.9.9", null),
                        org.assertj.core.groups.Tuple.tuple(AuditResult.DONE, "10.1.2.3", null));
    }

    private List<String> known(String username) {
        return accounts.secrets(username).stream()
                .map(PhoneAccounts.Secret::ha1)
                .toList();
    }

    private List<String> columns(String table) {
        return database.sql("select attname from pg_attribute where attrelid = ?::regclass")
                .param(table)
                .query(String.class)
                .list();
    }

    private ResultActions page(String username, String path) throws Exception {
        return pages.perform(get(path).with(as("waterstad", username))).andExpect(status().isOk());
    }

    private ResultActions sent(String username, MockHttpServletRequestBuilder request, String leadsTo)
            throws Exception {
        return pages.perform(request.with(as("waterstad", username)).with(csrf()))
                .andExpect(redirectedUrl(leadsTo));
    }

    private void refused(String username, MockHttpServletRequestBuilder request) throws Exception {
        pages.perform(request.with(as("waterstad", username)).with(csrf())).andExpect(status().isForbidden());
    }

    private void wrong(String username, String name, String text) throws Exception {
        pages.perform(post(OWN + "/nieuw")
                        .with(as("waterstad", username))
                        .with(csrf())
                        .param("name", name))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("id=\"name-error\"")))
                .andExpect(content().string(containsString(text)));
    }

    private static String secret(ResultActions answer) {
        var fresh = (ShownOnce)
                Objects.requireNonNull(answer.andReturn().getFlashMap().get("fresh"));
        assertThat(fresh.secret()).matches("([a-z2-9]{4}-){6}[a-z2-9]{4}");
        return fresh.secret();
    }
}
