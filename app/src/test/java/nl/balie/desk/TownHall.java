package nl.balie.desk;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.balie.acd.Queueing;
import nl.balie.calls.CallRecords;
import nl.balie.contacts.Contact.Channel;
import nl.balie.contacts.Contacts;
import nl.balie.contacts.EndCause;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Facts;
import nl.balie.database.Tenancy;
import nl.balie.people.NewUsers;
import nl.balie.people.Role;
import nl.balie.people.SignedInUser;
import nl.balie.people.SignedInUsers;
import nl.balie.queues.Queue;
import nl.balie.queues.Queues;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two organisations with people, queues and codes, and callers who come in. */
public final class TownHall {
    /** The organisation that the tests work in. */
    public static final String WATERSTAD = "waterstad";

    /** Another one, which may not notice anything. */
    public static final String BERGDORP = "bergdorp";

    static final String PASSWORD = "vier rode boten";
    static final String TAXES = "Belastingen";
    static final String CIVIL_AFFAIRS = "Burgerzaken";
    /** The skill groups behind these queues have names of their own, so that one cannot stand where the other belongs. */
    static final String TAXES_TEAM = "Team Belastingen";

    static final String CIVIL_AFFAIRS_TEAM = "Team Burgerzaken";

    private final Tenancy tenancy;
    private final JdbcClient jdbc;
    private final NewUsers users;
    private final SignedInUsers signedIn;
    private final Contacts contacts;
    private final CallRecords records;
    private final Facts facts;
    private final Queueing queueing;
    private final Queues queues;
    private final Clock clock;

    TownHall(
            Tenancy tenancy,
            JdbcClient jdbc,
            NewUsers users,
            SignedInUsers signedIn,
            Contacts contacts,
            CallRecords records,
            Facts facts,
            Queueing queueing,
            Queues queues,
            Clock clock) {
        this.tenancy = tenancy;
        this.jdbc = jdbc;
        this.users = users;
        this.signedIn = signedIn;
        this.contacts = contacts;
        this.records = records;
        this.facts = facts;
        this.queueing = queueing;
        this.queues = queues;
        this.clock = clock;
    }

    /** Once for each database. */
    public void open() {
        for (Map.Entry<String, String> organisation : Map.of(
                        WATERSTAD, "Gemeente Waterstad", BERGDORP, "Gemeente Bergdorp")
                .entrySet()) {
            String id = organisation.getKey();
            tenancy.in(id, () -> {
                if (jdbc.sql("select exists (select from organisations() where id = ?)")
                        .param(id)
                        .query(Boolean.class)
                        .single()) {
                    return;
                }
                jdbc.sql("select create_organisation(?, ?)")
                        .params(id, organisation.getValue())
                        .query((row, number) -> id)
                        .single();
                furnish();
            });
        }
        if (jdbc.sql("select exists (select from sign_in_account('fatima'))")
                .query(Boolean.class)
                .single()) {
            return;
        }
        user(WATERSTAD, "fatima", "Fatima El Amrani", Role.AGENT, CIVIL_AFFAIRS_TEAM, TAXES_TEAM);
        user(WATERSTAD, "joost", "Joost Bakker", Role.AGENT, CIVIL_AFFAIRS_TEAM);
        user(WATERSTAD, "marieke", "Marieke van Dijk", Role.FUNCTIONAL_ADMINISTRATOR);
        user(WATERSTAD, "saskia", "Saskia Visser", Role.SUPERVISOR);
        user(BERGDORP, "greetje", "Greetje Postma", Role.AGENT, CIVIL_AFFAIRS_TEAM);
        user(BERGDORP, "hendrik", "Hendrik Smit", Role.SUPERVISOR);
    }

    private void furnish() {
        for (String name : List.of(CIVIL_AFFAIRS, TAXES)) {
            jdbc.sql("with g as (insert into skill_group (organisation_id, name)"
                            + " values (current_setting('balie.organisation'), 'Team ' || :name) returning id)"
                            + " insert into queue (organisation_id, name, shortcut, skill_group_id)"
                            + " select current_setting('balie.organisation'), :name, :key, id from g")
                    .param("key", name.equals(TAXES) ? "1" : "2")
                    .param("name", name)
                    .update();
        }
        List<String> reasons = List.of("Lunch", "Overleg", "Pauze");
        for (String reason : reasons) {
            jdbc.sql("insert into reason_code (organisation_id, name, shortcut)"
                            + " values (current_setting('balie.organisation'), ?, ?)")
                    .params(reason, String.valueOf(1 + reasons.indexOf(reason)))
                    .update();
        }
        code(null, "Melding");
        UUID building = code(null, "Ruimtelijke ordening");
        code(building, "Bouwvergunning");
        code(building, "Kapvergunning");
    }

    private UUID code(@Nullable UUID parent, String name) {
        return jdbc.sql("insert into disposition_code (organisation_id, parent_id, name)"
                        + " values (current_setting('balie.organisation'), :parent, :name) returning id")
                .param("parent", parent)
                .param("name", name)
                .query(UUID.class)
                .single();
    }

    private void user(String organisation, String username, String name, Role role, String... groups) {
        tenancy.in(organisation, () -> users.add(username, name, Set.of(role), List.of(groups), PASSWORD));
    }

    /** The principal of this user. */
    public SignedInUser as(String organisation, String username) {
        return signedIn.of(organisation, id(organisation, username)).orElseThrow();
    }

    UUID id(String organisation, String username) {
        return tenancy.read(
                organisation,
                () -> jdbc.sql("select id from app_user where username = ?")
                        .param(username)
                        .query(UUID.class)
                        .single());
    }

    UUID dispositionCode(String name) {
        return tenancy.read(
                WATERSTAD,
                () -> jdbc.sql("select id from disposition_code where name = ?")
                        .param(name)
                        .query(UUID.class)
                        .single());
    }

    UUID group(String name) {
        return tenancy.read(
                WATERSTAD,
                () -> jdbc.sql("select id from skill_group where name = ?")
                        .param(name)
                        .query(UUID.class)
                        .single());
    }

    /** Within the organisation's work. */
    Queue queue(String name) {
        return queues.byName(name).orElseThrow();
    }

    /** Somebody calls and chooses; he is not in a queue yet. */
    public UUID calls(String organisation, @Nullable String from) {
        return tenancy.in(organisation, () -> records.arrived(from, "+31990001000", "node1", clock.instant()));
    }

    /** Somebody calls, chooses key 1 and waits in this queue. */
    UUID waits(String organisation, @Nullable String from, String queueName) {
        UUID contact = calls(organisation, from);
        tenancy.in(organisation, () -> {
            facts.record(contact, new Fact.KeyPressed("1", true, false));
            facts.record(
                    contact, new Fact.RouteDecided(queue(queueName).id(), 0, "De beller koos 1", "The caller chose 1"));
        });
        enters(organisation, contact, queueName);
        return contact;
    }

    /** A queue of tasks, made once, which this key chooses. */
    void taskQueue(String name, String groupName, String key) {
        tenancy.in(WATERSTAD, () -> {
            jdbc.sql("insert into queue (organisation_id, name, channel, shortcut, skill_group_id)"
                            + " select current_setting('balie.organisation'), :name, 'TASK', :key, id from skill_group"
                            + " where name = :group on conflict do nothing")
                    .param("name", name)
                    .param("group", groupName)
                    .param("key", key)
                    .update();
        });
    }

    /** Somebody hands in a task, which has nothing to do with telephony; it waits in this queue. */
    UUID task(@Nullable String from, String queueName) {
        UUID contact = tenancy.in(WATERSTAD, () -> contacts.arrived(Channel.TASK, from, null, clock.instant()));
        enters(WATERSTAD, contact, queueName);
        return contact;
    }

    /** The contact waits in the queue. */
    void enters(String organisation, UUID contact, String queueName) {
        Queue queue = tenancy.read(organisation, () -> queues.byName(queueName)).orElseThrow();
        queueing.enter(organisation, contact, queue, 0);
    }

    /** The caller is gone. */
    void ends(String organisation, UUID contact) {
        queueing.end(organisation, contact, nl.balie.contacts.Result.ABANDONED, clock.instant(), EndCause.CALLER);
    }

    /** Adds a line to a contact's timeline. */
    public void note(String organisation, UUID contact, Fact fact, Instant at) {
        tenancy.in(organisation, () -> facts.record(contact, fact, at));
    }
}
