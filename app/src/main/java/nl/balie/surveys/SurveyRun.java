package nl.balie.surveys;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One customer who was invited.
 *
 * @param id names all that he answered (requirement 2.8.10)
 * @param survey the name that the survey has now
 * @param queue where he waited, at last; null when he never did
 * @param agent with whom he spoke, at last; null when nobody
 * @param answers in the order in which they were given
 */
public record SurveyRun(
        UUID id,
        UUID surveyId,
        String survey,
        UUID contactId,
        Instant offeredAt,
        @Nullable Instant startedAt,
        @Nullable Instant completedAt,
        State state,
        @Nullable String queue,
        @Nullable String agent,
        List<Given> answers) {
    public SurveyRun {
        answers = List.copyOf(answers);
    }

    /** How far it is. */
    public enum State {
        /** The customer did not want to. */
        DECLINED("geweigerd"),
        /** The contact is not at the survey yet. */
        ACCEPTED("toegezegd"),
        /** The contact was over before the survey, for instance because nobody could help the customer. */
        NOT_STARTED("niet-begonnen"),
        STARTED("begonnen"),
        /** The customer hung up before the last question. */
        BROKEN_OFF("afgebroken"),
        COMPLETED("voltooid");

        private final String apiName;

        State(String apiName) {
            this.apiName = apiName;
        }

        /** The name in the public API and in files. */
        public String apiName() {
            return apiName;
        }
    }

    /**
     * An answer.
     *
     * @param question as it was asked
     * @param value the keys; null when there was no answer that counts
     * @param meaning what they stand for; null when there was no answer that counts
     * @param confirmed null when he was not asked to confirm it
     * @param attempts how often the question was put
     */
    public record Given(
            UUID questionId,
            Question.Kind kind,
            String question,
            @Nullable String value,
            @Nullable String meaning,
            @Nullable Boolean confirmed,
            int attempts,
            Instant at) {}
}
