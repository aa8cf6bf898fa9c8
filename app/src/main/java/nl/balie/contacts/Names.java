package nl.balie.contacts;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The names of what facts name by id: as it is called now, or as it was called last when it was removed. The database keeps
 * them as things are added and renamed (table {@code known_name}). Within {@code Tenancy}.
 */
@Component
public class Names {
    private final JdbcClient jdbc;

    Names(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Those of one timeline or more, asked at once.
     *
     * @param names by id
     */
    public record Book(Map<UUID, String> names) {
        public Book {
            names = Map.copyOf(names);
        }

        /** The name; the id itself when there never was one. */
        public String of(UUID id) {
            return names.getOrDefault(id, id.toString());
        }
    }

    /** The reason code of this name, as agents choose them. */
    public Optional<UUID> reasonCode(String name) {
        return jdbc.sql("select id from known_name where organisation_id = current_setting('balie.organisation')"
                        + " and kind = 'REASON_CODE' and name = ? order by id desc limit 1")
                .param(name)
                .query(UUID.class)
                .optional();
    }

    /** The names of everything in these events, in one question. */
    public Book of(Collection<ContactEvent> events) {
        List<UUID> ids =
                events.stream().flatMap(event -> ids(event.fact())).distinct().toList();
        Map<UUID, String> names = new HashMap<>();
        if (!ids.isEmpty()) {
            jdbc.sql("select id, name from known_name where id in (:ids)")
                    .param("ids", ids)
                    .query(row -> {
                        names.put(row.getObject("id", UUID.class), row.getString("name"));
                    });
        }
        return new Book(names);
    }

    private static Stream<UUID> ids(Fact fact) {
        return switch (fact) {
            case Fact.Arrived(var _, var _, var user) -> ids(user);
            case Fact.Forwarded(var _, var colleague) -> ids(colleague);
            case Fact.QueueFull(var queue, var _, var _) -> ids(queue);
            case Fact.RouteDecided(var queue, var _, var _, var _) -> ids(queue);
            case Fact.LookedUp(var source, var _) -> ids(source);
            case Fact.LookUpFailed(var source, var _) -> ids(source);
            case Fact.Queued(var queue, var skillGroup, var _) -> ids(queue, skillGroup);
            case Fact.Offered(var agent, var _) -> ids(agent);
            case Fact.OfferEnded(var agent, var _) -> ids(agent);
            case Fact.Connected(var agent) -> ids(agent);
            case Fact.Dialled(var agent, var colleague, var _, var _) -> ids(agent, colleague);
            case Fact.ConsultBegan(var agent, var colleague, var _) -> ids(agent, colleague);
            case Fact.HandedOver(var agent, var colleague, var _, var _) -> ids(agent, colleague);
            case Fact.SupervisionBegan(var supervisor, var _) -> ids(supervisor);
            case Fact.RecordingStarted(var _, var by) -> ids(by);
            case Fact.RecordingPaused(var by) -> ids(by);
            case Fact.RecordingResumed(var by) -> ids(by);
            case Fact.Diverted(var queue) -> ids(queue);
            case Fact.Requeued(var agent, var queue, var _) -> ids(agent, queue);
            case Fact.SurveyOffered(var survey, var _, var _) -> ids(survey);
            case Fact.DispositionChosen(var code) -> ids(code);
            case Fact.CallbackBegun _,
                    Fact.FlowStarted _,
                    Fact.FallbackStarted _,
                    Fact.Step _,
                    Fact.OpeningDecided _,
                    Fact.CalamityFound _,
                    Fact.PriorityGiven _,
                    Fact.KeyPressed _,
                    Fact.DigitsEntered _,
                    Fact.LanguageChosen _,
                    Fact.SourceMissing _,
                    Fact.Noted _,
                    Fact.PhoneRinging _,
                    Fact.PutOnHold _,
                    Fact.TakenBack _,
                    Fact.ConsultAnswered _,
                    Fact.ConsultEnded _,
                    Fact.HandOverMissed _,
                    Fact.SupervisionEnded _,
                    Fact.LineMeasured _,
                    Fact.RecordingAsked _,
                    Fact.RecordingEnded _,
                    Fact.PlaceAnnounced _,
                    Fact.WaitAnnounced _,
                    Fact.Transferred _,
                    Fact.CallbackRequested _,
                    Fact.VoicemailLeft _,
                    Fact.CustomerDialled _,
                    Fact.CustomerMissed _,
                    Fact.NotDialled _,
                    Fact.Released _,
                    Fact.SurveyAnswered _,
                    Fact.Ended _,
                    Fact.Unknown _ -> Stream.empty();
        };
    }

    private static Stream<UUID> ids(@Nullable UUID... ids) {
        return Stream.of(ids).filter(Objects::nonNull);
    }
}
