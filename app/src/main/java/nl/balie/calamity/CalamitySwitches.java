package nl.balie.calamity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.balie.audit.AuditLog;
import nl.balie.audit.AuditResult;
import nl.balie.audit.Changes;
import nl.balie.database.ListPage;
import nl.balie.database.ListQuery;
import nl.balie.database.Tenancy;
import nl.balie.numbers.NumberOverview;
import nl.balie.numbers.PhoneNumber;
import nl.balie.numbers.PhoneNumbers;
import nl.balie.prompts.PromptNames;
import nl.balie.queues.Queues;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The switches of an organisation, one for each of its numbers. Call the operations within {@link Tenancy}. */
@Component
public class CalamitySwitches {
    /** What a switch has that nobody set up, so that one click is always enough (requirement 2.2.72). */
    static final String FIRST_MESSAGE =
            "Door een calamiteit zijn wij op dit moment minder goed bereikbaar. Onze excuses voor het ongemak.";

    /** Whether a switch is on at the moment {@code :now}. */
    private static final String ON = "active or (planned_from <= :now and :now < planned_until) is true";

    private final JdbcClient database;
    private final PhoneNumbers numbers;
    private final PromptNames prompts;
    private final Queues queues;
    private final Tenancy tenancy;
    private final AuditLog audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalamitySwitches(
            JdbcClient database,
            PhoneNumbers numbers,
            PromptNames prompts,
            Queues queues,
            Tenancy tenancy,
            AuditLog audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.numbers = numbers;
        this.prompts = prompts;
        this.queues = queues;
        this.tenancy = tenancy;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** All of them, by number. */
    public List<CalamitySwitch> all() {
        return of(numbers.list().stream()
                .sorted(Comparator.comparing(PhoneNumber::number))
                .toList());
    }

    /** A page of them, by number, looked up as {@link PhoneNumbers#page} does. */
    public ListPage<CalamitySwitch> list(ListQuery asked) {
        ListPage<UUID> page = numbers.page(asked).map(NumberOverview::id);
        return new ListPage<>(of(numbers.list(page.rows())), page.total(), page.number(), page.words());
    }

    /** Those that are on now, by number. */
    public List<CalamitySwitch> on() {
        Instant now = clock.instant();
        return all().stream().filter(each -> each.isOn(now)).toList();
    }

    /** The switch of this number, when it is one of the organisation. */
    public Optional<CalamitySwitch> find(UUID number) {
        return numbers.find(number).map(found -> of(List.of(found)).getFirst());
    }

    /** The switch of this number in E.164, when it is one of the organisation. */
    public Optional<CalamitySwitch> of(String number) {
        return numbers.find(number).map(found -> of(List.of(found)).getFirst());
    }

    /** The switch of this number if it is on now; empty for another organisation's number too. */
    public Optional<CalamitySwitch> onNow(String number) {
        return isOn(number, clock.instant()) ? of(number) : Optional.empty();
    }

    /** Whether the switch of this number in E.164 is on then; not that of another organisation's number. */
    public boolean isOn(String number, Instant at) {
        List<UUID> on = database.sql("select phone_number_id from calamity_switch where " + ON)
                .param("now", utc(at))
                .query(UUID.class)
                .list();
        return !on.isEmpty()
                && numbers.find(number).filter(found -> on.contains(found.id())).isPresent();
    }

    private List<CalamitySwitch> of(List<PhoneNumber> which) {
        Map<UUID, Kept> kept = database
                .sql("select * from calamity_switch where phone_number_id = any(?)")
                .param(which.stream().map(PhoneNumber::id).toArray(UUID[]::new))
                .query((row, index) -> read(row))
                .stream()
                .collect(Collectors.toMap(Kept::number, Function.identity()));
        Map<UUID, String> heard = prompts.of(kept.values().stream().map(each -> each.details.promptId()));
        Map<UUID, String> leadTo = queues.names(kept.values().stream()
                .map(each -> each.details.queueId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return which.stream()
                .map(number -> {
                    Kept own = kept.getOrDefault(number.id(), Kept.nothing(number.id()));
                    return new CalamitySwitch(
                            number.id(),
                            number.number(),
                            number.description(),
                            number.callflow(),
                            own.active,
                            own.details.promptId() == null ? null : heard.get(own.details.promptId()),
                            own.details.queueId() == null ? null : leadTo.get(own.details.queueId()),
                            own.details);
                })
                .toList();
    }

    private record Kept(UUID number, boolean active, CalamityDetails details) {
        static Kept nothing(UUID number) {
            return new Kept(
                    number,
                    false,
                    new CalamityDetails(FIRST_MESSAGE, null, CalamityDestination.REGULAR, null, null, null, null));
        }
    }

    /**
     * Keeps message, destination and plan; whether it is on stays as it is, but for the plan.
     *
     * @param number of this organisation
     */
    public void keep(UUID number, CalamityDetails details) {
        CalamitySwitch before = locked(number);
        store(before, before.active(), details);
    }

    /**
     * As {@link #turn(UUID, boolean)}, by somebody who looked at it; empty, and nothing done, when it is not as he saw it.
     *
     * @param seen {@link CalamitySwitch#revision} of what he saw; null when nobody looked
     */
    public Optional<CalamitySwitch> turn(UUID number, boolean on, @Nullable String seen) {
        CalamitySwitch now = locked(number);
        return seen == null || seen.equals(now.revision(clock.instant()))
                ? Optional.of(turn(number, on))
                : Optional.empty();
    }

    /**
     * Switches it on or off. Off during its planned period ends that period too (requirement 2.2.76).
     *
     * @param number of this organisation
     * @return the switch as it is now
     */
    public CalamitySwitch turn(UUID number, boolean on) {
        CalamitySwitch before = locked(number);
        CalamityDetails details = before.details();
        boolean endsPlan = !on && before.isWithinPlan(clock.instant());
        return store(
                before,
                on,
                endsPlan
                        ? new CalamityDetails(
                                details.message(),
                                details.promptId(),
                                details.destination(),
                                details.queueId(),
                                details.callflow(),
                                null,
                                null)
                        : details);
    }

    /** Tells of each switch that went on or off by its plan since it was last told. */
    void followPlans() {
        Instant now = clock.instant();
        List<UUID> changed = database.sql(
                        "select phone_number_id from calamity_switch where told_on <> (" + ON + ") for update")
                .param("now", utc(now))
                .query(UUID.class)
                .list();
        changed.forEach(number -> tell(find(number).orElseThrow(), AuditLog.SYSTEM));
    }

    /** One change after the other, so that none undoes another that was made at the same moment. */
    private CalamitySwitch locked(UUID number) {
        database.sql("select pg_advisory_xact_lock(hashtextextended('calamity ' || ?, 0))")
                .param(number.toString())
                .query((row, index) -> index)
                .single();
        followPlans();
        return find(number).orElseThrow();
    }

    private CalamitySwitch store(CalamitySwitch before, boolean active, CalamityDetails details) {
        database.sql("""
                        insert into calamity_switch (organisation_id, phone_number_id, active, message, prompt_id, destination,
                            queue_id, callflow, planned_from, planned_until)
                        values (:organisation, :number, :active, :message, :prompt, :destination,
                            :queue, :callflow, :from, :until)
                        on conflict (phone_number_id) do update set active = :active, message = :message, prompt_id = :prompt,
                            destination = :destination, queue_id = :queue, callflow = :callflow, planned_from = :from,
                            planned_until = :until
                        """)
                .param("organisation", tenancy.current())
                .param("number", before.numberId())
                .param("active", active)
                .param("message", details.message())
                .param("prompt", details.promptId())
                .param("destination", details.destination().name())
                .param("queue", details.queueId())
                .param("callflow", details.callflow())
                .param("from", utc(details.plannedFrom()))
                .param("until", utc(details.plannedUntil()))
                .update();
        CalamitySwitch after = find(before.numberId()).orElseThrow();
        record(before, after);
        return after;
    }

    private void record(CalamitySwitch before, CalamitySwitch after) {
        Instant now = clock.instant();
        if (before.isOn(now) != after.isOn(now)) {
            tell(after, AuditLog.actor());
        }
        Changes changes = new Changes()
                .of("message", before.details().message(), after.details().message())
                .of("prompt", before.prompt(), after.prompt())
                .of(
                        "destination",
                        before.details().destination(),
                        after.details().destination())
                .of("queue", before.queue(), after.queue())
                .of("callflow", before.details().callflow(), after.details().callflow())
                .of(
                        "plannedFrom",
                        before.details().plannedFrom(),
                        after.details().plannedFrom())
                .of(
                        "plannedUntil",
                        before.details().plannedUntil(),
                        after.details().plannedUntil());
        if (!changes.isEmpty()) {
            audit.record("calamity-changed", after.number(), changes.asMap());
        }
    }

    private void tell(CalamitySwitch calamity, String actor) {
        boolean on = calamity.isOn(clock.instant());
        database.sql("update calamity_switch set told_on = ? where phone_number_id = ?")
                .params(on, calamity.numberId())
                .update();
        audit.recordBy(actor, on ? "calamity-on" : "calamity-off", calamity.number(), AuditResult.DONE, Map.of());
        if (on) {
            events.publishEvent(new CalamityBegan(tenancy.current(), calamity.number()));
        }
    }

    private static Kept read(ResultSet row) throws SQLException {
        return new Kept(
                row.getObject("phone_number_id", UUID.class),
                row.getBoolean("active"),
                new CalamityDetails(
                        text(row, "message"),
                        row.getObject("prompt_id", UUID.class),
                        CalamityDestination.valueOf(text(row, "destination")),
                        row.getObject("queue_id", UUID.class),
                        row.getString("callflow"),
                        instant(row, "planned_from"),
                        instant(row, "planned_until")));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
