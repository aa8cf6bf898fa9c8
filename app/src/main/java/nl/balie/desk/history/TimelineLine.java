package nl.balie.desk.history;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import nl.balie.contacts.ContactEvent;
import nl.balie.contacts.Fact;
import nl.balie.contacts.Names;
import nl.balie.desk.TimeText;
import nl.balie.numbers.WrittenNumber;
import org.jspecify.annotations.Nullable;

/**
 * One line of a contact's timeline, in words.
 *
 * @param text key in the message files
 * @param values for the places in the text
 * @param because why it was decided so, or null
 * @param offset time since the contact began
 * @param turn whether the contact took a turn here, so that it stands out
 * @param more keys of what a newer Balie keeps of it; empty for nothing
 */
@SuppressWarnings("ArrayRecordComponent") // goes to a template, is never compared
record TimelineLine(
        ZonedDateTime at,
        String offset,
        boolean turn,
        String text,
        Object[] values,
        @Nullable String because,
        String more) {
    private static final String PREFIX = "history.event.";

    /**
     * A line.
     *
     * @param because why it was decided so, or null
     * @param elementNames what elements are called in their models, by process and id
     * @param reader his language
     */
    static TimelineLine of(
            ContactEvent event,
            @Nullable String because,
            ZonedDateTime start,
            Names.Book names,
            Map<String, String> elementNames,
            Locale reader) {
        ZonedDateTime at = event.at().atZone(start.getZone());
        Said said = said(event.fact(), names, elementNames, reader);
        return new TimelineLine(
                at,
                TimeText.of(Duration.between(start, at)),
                isTurn(event.fact()),
                PREFIX + said.key,
                said.values,
                because,
                String.join(", ", event.more().keySet()));
    }

    private static boolean isTurn(Fact fact) {
        return fact instanceof Fact.OpeningDecided
                || fact instanceof Fact.CalamityFound
                || fact instanceof Fact.QueueFull
                || fact instanceof Fact.PriorityGiven
                || fact instanceof Fact.RouteDecided
                || fact instanceof Fact.Connected;
    }

    private static Said said(Fact fact, Names.Book names, Map<String, String> elementNames, Locale reader) {
        return switch (fact) {
            case Fact.Arrived(var to, var _, var user)
            when user != null && to != null -> said("arrived-inside", to, names.of(user));
            case Fact.Arrived(var to, var _, var _) -> to == null ? said("arrived-here") : said("arrived", to);
            case Fact.Forwarded(var number, var colleague) ->
                said("forwarded", colleague == null ? number : names.of(colleague));
            case Fact.CallbackBegun(var to, var _) -> said("callback-begun", to);
            case Fact.CallbackRequested(var number, var added) ->
                said(added ? "callback-requested" : "callback-merged", number);
            case Fact.VoicemailLeft(var length) -> said("voicemail", length.toSeconds());
            case Fact.CustomerDialled(var to) -> said("customer-dialled", to);
            case Fact.CustomerMissed(var reason) -> said("customer-missed." + key(reason));
            case Fact.NotDialled(var number, var reason) -> said("not-dialled." + key(reason), number);
            case Fact.FlowStarted(var callflow, var version) -> said("flow-started", callflow, version);
            case Fact.FallbackStarted(var fallback, var _) -> said("fallback." + key(fallback));
            case Fact.Step step -> step(step, elementNames, reader);
            case Fact.OpeningDecided(var open, var _, var _) -> said(open ? "open" : "closed");
            case Fact.CalamityFound(var _, var destination, var _) -> said("calamity." + key(destination));
            case Fact.QueueFull(var queue, var _, var _) -> said("queue-full", names.of(queue));
            case Fact.PriorityGiven(var priority) -> said("priority", priority);
            case Fact.RouteDecided(var queue, var priority, var _, var _) -> said("route", names.of(queue), priority);
            case Fact.KeyPressed(var key, var choice, var spoken) ->
                said(!choice ? "key-unknown" : spoken ? "key-said" : "key", key);
            case Fact.DigitsEntered(var count) -> count == 0 ? said("no-digits") : said("digits", count);
            case Fact.LanguageChosen(var language) ->
                said("language", Locale.of(language).getDisplayLanguage(reader));
            case Fact.LookedUp(var source, var found) -> said(found ? "looked-up" : "not-found", names.of(source));
            case Fact.LookUpFailed(var source, var failure) ->
                said("look-up-failed", names.of(source), FailureWords.of(failure, reader));
            case Fact.SourceMissing(var name) -> said("source-missing", name);
            case Fact.Noted(var text) -> said("noted", text);
            case Fact.Queued(var queue, var skillGroup, var priority) ->
                said("queued", names.of(queue), names.of(skillGroup), priority);
            case Fact.Offered(var agent, var _) -> said("offered", names.of(agent));
            case Fact.PhoneRinging() -> said("phone-ringing");
            case Fact.OfferEnded(var agent, var outcome) -> said("offer-ended." + key(outcome), names.of(agent));
            case Fact.Connected(var agent) -> said("connected", names.of(agent));
            case Fact.PutOnHold() -> said("put-on-hold");
            case Fact.TakenBack() -> said("taken-back");
            case Fact.Dialled(var agent, var colleague, var number, var shown) ->
                said(
                        shown == null ? "dialled-anonymously" : "dialled",
                        names.of(agent),
                        other(colleague, number, names),
                        shown == null ? "" : WrittenNumber.written(shown));
            case Fact.ConsultBegan(var agent, var colleague, var number) ->
                said("consult-began", names.of(agent), other(colleague, number, names));
            case Fact.ConsultAnswered() -> said("consult-answered");
            case Fact.ConsultEnded(var outcome) -> said("consult-ended." + key(outcome));
            case Fact.HandedOver(var agent, var colleague, var number, var consulted) ->
                said(consulted ? "handed-over-warm" : "handed-over", names.of(agent), other(colleague, number, names));
            case Fact.HandOverMissed(var outcome) -> said("hand-over-missed." + key(outcome));
            case Fact.SupervisionBegan(var supervisor, var how) ->
                said("supervision-began." + key(how), names.of(supervisor));
            case Fact.SupervisionEnded() -> said("supervision-ended");
            case Fact.LineMeasured(var line, var mos, var lost, var jitter, var roundTrip) ->
                roundTrip == null
                        ? said(
                                "line." + key(line),
                                tenths(mos / 100.0, reader),
                                tenths(lost / 10.0, reader),
                                jitter.toMillis())
                        : said(
                                "line-there." + key(line),
                                tenths(mos / 100.0, reader),
                                tenths(lost / 10.0, reader),
                                jitter.toMillis(),
                                roundTrip.toMillis());
            case Fact.RecordingAsked(var refused) -> said(refused ? "recording-refused" : "recording-allowed");
            case Fact.RecordingStarted(var ground, var by) ->
                said("recording-started." + key(ground), by == null ? "–" : names.of(by));
            case Fact.RecordingPaused(var by) -> said("recording-paused", names.of(by));
            case Fact.RecordingResumed(var by) -> said("recording-resumed", names.of(by));
            case Fact.RecordingEnded(var length) -> said("recording-ended", TimeText.of(length));
            case Fact.PlaceAnnounced(var place) -> said("position", place);
            case Fact.WaitAnnounced(var minutes) -> said("expected", minutes);
            case Fact.Diverted(var queue) -> said("diverted", names.of(queue));
            case Fact.Transferred(var to) -> said("transferred", to);
            case Fact.Requeued(var agent, var queue, var first) ->
                said(first ? "requeued-first" : "requeued", names.of(agent), names.of(queue));
            case Fact.Released(var wrapUp) -> said("released", wrapUp.toSeconds());
            case Fact.SurveyOffered(var survey, var _, var takesPart) ->
                said(takesPart ? "survey-accepted" : "survey-declined", names.of(survey));
            case Fact.SurveyAnswered(var _, var asked, var answer) ->
                answer == null ? said("survey-unanswered", asked) : said("survey-answered", asked, answer);
            case Fact.DispositionChosen(var code) -> said("disposition", names.of(code));
            case Fact.Ended(var _, var by) -> said("ended." + key(by));
            case Fact.Unknown(var type, var _) -> said("unknown", type);
        };
    }

    private static String tenths(double value, Locale reader) {
        return String.format(reader, "%.1f", value);
    }

    /** A colleague by his name, somebody outside by his number. */
    private static String other(@Nullable UUID colleague, @Nullable String number, Names.Book names) {
        return colleague == null ? String.valueOf(number) : names.of(colleague);
    }

    private static Said step(Fact.Step step, Map<String, String> elementNames, Locale reader) {
        String name = elementNames.getOrDefault(step.process() + "/" + step.element(), step.element());
        String failure = step.failure();
        if (failure != null) {
            return said("step-failed", name, FailureWords.of(failure, reader));
        }
        return said(step.brokenOff() ? "step-broken-off" : "step", name, seconds(step.lasted(), reader));
    }

    static String seconds(Duration lasted, Locale reader) {
        return String.format(reader, "%.1f", lasted.toMillis() / 1000.0);
    }

    private static String key(Enum<?> what) {
        return what.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Values as text, since a number would be written in groups of three; a telephone number as people write it. */
    private static Said said(String key, Object... values) {
        return new Said(
                key,
                Arrays.stream(values)
                        .map(value -> WrittenNumber.written(String.valueOf(value)))
                        .toArray());
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Said(String key, Object[] values) {}
}
