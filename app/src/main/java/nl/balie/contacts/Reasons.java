package nl.balie.contacts;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Why things happened to contacts, in words: the sentence of the rule that decided it, or one of ours. */
@Component
public class Reasons {
    private static final String PREFIX = "contacts.because.";

    private final MessageSource messages;

    Reasons(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * The sentence.
     *
     * @param language of the sentence; that of a rule may be there in Dutch only
     * @return empty for what nobody decided
     */
    public Optional<String> because(Fact fact, Names.Book names, Locale language) {
        return switch (fact) {
            case Fact.OpeningDecided(var _, var because, var english) -> Optional.of(rules(because, english, language));
            case Fact.RouteDecided(var _, var _, var because, var english) ->
                Optional.of(rules(because, english, language));
            case Fact.FallbackStarted(var _, var cause) ->
                ours(
                        language,
                        switch (cause) {
                            case ENGINE_AWAY -> "engine-away";
                            case STEP_FAILED -> "step-failed";
                            case TOO_MANY_FLOWS -> "too-many-flows";
                        });
            case Fact.CalamityFound(var number, var _, var planned) ->
                ours(language, planned ? "calamity-planned" : "calamity-on", number);
            case Fact.QueueFull(var _, var waiting, var from) ->
                ours(language, "queue-full", String.valueOf(waiting), String.valueOf(from));
            case Fact.PriorityGiven(var priority) -> ours(language, "priority", String.valueOf(priority));
            case Fact.Offered(var agent, var cause) ->
                ours(
                        language,
                        switch (cause) {
                            case LONGEST_FREE -> "longest-free";
                            case ASKED_FOR -> "asked-for";
                            case HANDED_OVER -> "handed-over";
                        },
                        names.of(agent));
            case Fact.Arrived _,
                    Fact.Forwarded _,
                    Fact.CallbackBegun _,
                    Fact.FlowStarted _,
                    Fact.Step _,
                    Fact.KeyPressed _,
                    Fact.DigitsEntered _,
                    Fact.LanguageChosen _,
                    Fact.LookedUp _,
                    Fact.LookUpFailed _,
                    Fact.SourceMissing _,
                    Fact.Noted _,
                    Fact.Queued _,
                    Fact.PhoneRinging _,
                    Fact.OfferEnded _,
                    Fact.Connected _,
                    Fact.PutOnHold _,
                    Fact.TakenBack _,
                    Fact.Dialled _,
                    Fact.ConsultBegan _,
                    Fact.ConsultAnswered _,
                    Fact.ConsultEnded _,
                    Fact.HandedOver _,
                    Fact.HandOverMissed _,
                    Fact.SupervisionBegan _,
                    Fact.SupervisionEnded _,
                    Fact.LineMeasured _,
                    Fact.RecordingAsked _,
                    Fact.RecordingStarted _,
                    Fact.RecordingPaused _,
                    Fact.RecordingResumed _,
                    Fact.RecordingEnded _,
                    Fact.PlaceAnnounced _,
                    Fact.WaitAnnounced _,
                    Fact.Diverted _,
                    Fact.Transferred _,
                    Fact.Requeued _,
                    Fact.CallbackRequested _,
                    Fact.VoicemailLeft _,
                    Fact.CustomerDialled _,
                    Fact.CustomerMissed _,
                    Fact.NotDialled _,
                    Fact.Released _,
                    Fact.SurveyOffered _,
                    Fact.SurveyAnswered _,
                    Fact.DispositionChosen _,
                    Fact.Ended _,
                    Fact.Unknown _ -> Optional.empty();
        };
    }

    /** What a rule said, in this language when it said it so. */
    public static String rules(String dutch, @Nullable String english, Locale language) {
        return english != null && language.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? english : dutch;
    }

    private Optional<String> ours(Locale language, String key, Object... values) {
        return Optional.of(messages.getMessage(PREFIX + key, values, language));
    }
}
