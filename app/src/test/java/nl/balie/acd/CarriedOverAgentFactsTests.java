package nl.balie.acd;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import nl.balie.database.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Balie 0.1 wrote about agents, after the schema has become that of this version. */
class CarriedOverAgentFactsTests {
    private static final Instant START = Instant.parse("2026-11-20T09:00:00Z");

    private final TestDatabase database = TestDatabase.empty();
    private final JdbcClient owner = JdbcClient.create(database.owner());

    @Test
    void agentsKeepTheirDay() {
        Flyway.configure().dataSource(database.owner()).target("18").load().migrate();
        owner.sql("insert into organisation (id, name) values ('waterstad', 'Gemeente Waterstad')")
                .update();
        UUID agent =
                made("app_user (organisation_id, username, display_name) values ('waterstad', 'fatima', 'Fatima')");
        UUID lunch = made("reason_code (organisation_id, name) values ('waterstad', 'Lunch')");
        UUID group = UUID.randomUUID();
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        written(agent, 0, "PRESENCE", "{'status': 'beschikbaar'}");
        written(agent, 1, "ACTIVITY", "{'bezigheid': 'aangeboden', 'contact': '" + first + "'}");
        written(agent, 2, "ACTIVITY", "{'bezigheid': 'vrij'}");
        written(agent, 2, "PRESENCE", "{'status': 'niet-beschikbaar', 'reden': 'Niet opgenomen'}");
        written(agent, 3, "PRESENCE", "{'status': 'beschikbaar'}");
        written(agent, 4, "ACTIVITY", "{'bezigheid': 'aangeboden', 'contact': '" + second + "'}");
        written(agent, 5, "ACTIVITY", "{'bezigheid': 'in-gesprek', 'contact': '" + second + "'}");
        written(agent, 6, "ACTIVITY", "{'bezigheid': 'nawerk', 'contact': '" + second + "'}");
        written(agent, 7, "WRAP_UP_EXTENDED", "{'tot': '2026-11-20T09:05:00Z'}");
        written(agent, 8, "ACTIVITY", "{'bezigheid': 'vrij'}");
        written(agent, 9, "PRESENCE", "{'status': 'niet-beschikbaar', 'reden': 'Lunch'}");
        written(agent, 10, "GROUP", "{'skillgroep': '" + group + "', 'beschikbaar': false}");
        written(agent, 11, "PRESENCE", "{'status': 'afgemeld'}");

        Flyway.configure().dataSource(database.owner()).load().migrate();

        assertThat(facts(agent))
                .containsExactly(
                        new AgentFact.PresenceChosen(Presence.AVAILABLE, null, null),
                        new AgentFact.ActivityChanged(first, Activity.OFFERED),
                        new AgentFact.ActivityChanged(first, Activity.IDLE),
                        new AgentFact.PresenceChosen(Presence.UNAVAILABLE, null, OfferOutcome.NOT_ANSWERED),
                        new AgentFact.PresenceChosen(Presence.AVAILABLE, null, null),
                        new AgentFact.ActivityChanged(second, Activity.OFFERED),
                        new AgentFact.ActivityChanged(second, Activity.IN_CONTACT),
                        new AgentFact.ActivityChanged(second, Activity.WRAP_UP),
                        new AgentFact.WrapUpExtended(second, Instant.parse("2026-11-20T09:05:00Z")),
                        new AgentFact.ActivityChanged(second, Activity.IDLE),
                        new AgentFact.PresenceChosen(Presence.UNAVAILABLE, lunch, null),
                        new AgentFact.GroupChosen(group, false),
                        new AgentFact.PresenceChosen(Presence.SIGNED_OUT, null, null));
    }

    private List<AgentFact> facts(UUID agent) {
        return owner.sql("select type, data from agent_event where user_id = ? order by at, id")
                .param(agent)
                .query((row, number) -> AgentFacts.read(row.getString("type"), row.getString("data")))
                .list();
    }

    private UUID made(String row) {
        return owner.sql("insert into " + row + " returning id")
                .query(UUID.class)
                .single();
    }

    private void written(UUID agent, int second, String type, String data) {
        owner.sql(
                        "insert into agent_event (organisation_id, user_id, at, type, data) values ('waterstad', ?, ?, ?, ?::jsonb)")
                .params(agent, START.plusSeconds(second).atOffset(ZoneOffset.UTC), type, data.replace('\'', '"'))
                .update();
    }
}
