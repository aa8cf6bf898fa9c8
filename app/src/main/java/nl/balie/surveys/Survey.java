package nl.balie.surveys;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A survey.
 *
 * @param queue the name of its queue; null when it is for each queue that has none of its own
 */
public record Survey(UUID id, @Nullable String queue, Details details) {
    /** Its name. */
    public String name() {
        return details.name();
    }

    /** The prompts that may be heard in it. */
    Stream<@Nullable UUID> prompts() {
        return Stream.concat(
                        Stream.of(details.invitation(), details.thanks()),
                        details.questions().stream().map(Question::spoken))
                .map(Spoken::promptId);
    }

    Survey named(Map<UUID, String> queues, Map<UUID, String> prompts) {
        UUID heldFor = details.queueId();
        return new Survey(
                id,
                heldFor == null ? null : queues.get(heldFor),
                new Details(
                        details.name(),
                        details.language(),
                        heldFor,
                        details.active(),
                        details.attempts(),
                        details.invitation().named(prompts),
                        details.thanks().named(prompts),
                        details.questions().stream()
                                .map(question -> question.named(prompts))
                                .toList()));
    }

    /**
     * What an administrator chooses.
     *
     * @param language ISO 639-1, in which it is held
     * @param queueId null for each queue that has none of its own
     * @param active whether customers are invited
     * @param attempts how often a question is put, 1 to 5
     * @param invitation asks whether the customer takes part; 1 is yes
     * @param questions in their order; at least one when it is active
     */
    public record Details(
            String name,
            String language,
            @Nullable UUID queueId,
            boolean active,
            int attempts,
            Spoken invitation,
            Spoken thanks,
            List<Question> questions) {
        public Details {
            questions = List.copyOf(questions);
        }
    }
}
