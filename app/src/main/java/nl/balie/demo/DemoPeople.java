package nl.balie.demo;

import static nl.balie.people.Role.AGENT;
import static nl.balie.people.Role.FUNCTIONAL_ADMINISTRATOR;
import static nl.balie.people.Role.PLATFORM_ADMINISTRATOR;
import static nl.balie.people.Role.SERVICE_DESK;
import static nl.balie.people.Role.SUPERVISOR;
import static nl.balie.people.Role.TELEPHONIST;

import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.balie.people.NewUsers;
import nl.balie.people.Role;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The demo accounts with their skills, and the API tokens. */
@Component
@Order(100)
class DemoPeople implements DemoPart {
    static final String PASSWORD = "balie-demo";
    /** Of the SIP phones; the same, so that one word is enough to try Balie with. */
    static final String PHONE_SECRET = PASSWORD;

    /** A demo account; skill groups by name, those that exist. */
    record Account(String organisation, String username, String name, Set<Role> roles, List<String> skillGroups) {}

    static final List<Account> ACCOUNTS = List.of(
            new Account("waterstad", "beheer", "Marieke van Dijk", Set.of(FUNCTIONAL_ADMINISTRATOR), List.of()),
            new Account("waterstad", "platform", "Thijs Verhoeven", Set.of(PLATFORM_ADMINISTRATOR), List.of()),
            new Account("waterstad", "supervisor", "Joost Bakker", Set.of(SUPERVISOR), List.of()),
            new Account("waterstad", "servicedesk", "Ilse Smit", Set.of(SERVICE_DESK), List.of()),
            new Account(
                    "waterstad",
                    "telefoniste",
                    "Wilma de Boer",
                    Set.of(TELEPHONIST, AGENT),
                    List.of("Team Burgerzaken", "Team Belastingen", "Team Openbare ruimte")),
            new Account(
                    "waterstad",
                    "agent1",
                    "Fatima El Amrani",
                    Set.of(AGENT),
                    List.of("Team Burgerzaken", "Team Belastingen")),
            new Account("waterstad", "agent2", "Sander de Vries", Set.of(AGENT), List.of("Team Burgerzaken")),
            new Account(
                    "waterstad",
                    "agent3",
                    "Anouk Jansen",
                    Set.of(AGENT),
                    List.of("Team Belastingen", "Team Openbare ruimte")),
            new Account(
                    "waterstad",
                    "agent4",
                    "Ravi Ramdin",
                    Set.of(AGENT),
                    List.of("Team Burgerzaken", "Team Openbare ruimte")),
            new Account("bergdorp", "beheer-bergdorp", "Hendrik Kuipers", Set.of(FUNCTIONAL_ADMINISTRATOR), List.of()),
            new Account(
                    "bergdorp",
                    "agent5",
                    "Greetje Postma",
                    Set.of(AGENT),
                    List.of("Team Burgerzaken", "Team Belastingen")),
            new Account(
                    "bergdorp",
                    "agent6",
                    "Mehmet Yilmaz",
                    Set.of(AGENT),
                    List.of("Team Burgerzaken", "Team Openbare ruimte")));

    static final Map<String, String> TOKENS = Map.of("waterstad", "demo-waterstad", "bergdorp", "demo-bergdorp");

    private final NewUsers users;

    DemoPeople(NewUsers users) {
        this.users = users;
    }

    @Override
    public void load(String organisation) {
        for (var account : ACCOUNTS) {
            if (account.organisation().equals(organisation)) {
                var id =
                        users.add(account.username(), account.name(), account.roles(), account.skillGroups(), PASSWORD);
                if (account.roles().stream().anyMatch(Role::hasPhone)) {
                    users.addPhone(id, "Demotoestel", PHONE_SECRET);
                }
            }
        }
        var token = TOKENS.get(organisation);
        if (token != null) {
            users.addToken("demo", token);
        }
    }
}
