package nl.balie.telephony.calls;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.media.Audio;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one sound of several prompts, so that nothing is heard between them. */
final class Sounds {
    private static final Logger LOG = LoggerFactory.getLogger(Sounds.class);

    private Sounds() {}

    /** Never completes exceptionally: a prompt that cannot be made is left out. */
    static CompletableFuture<Optional<Audio>> load(PromptLoader loader, List<Prompt> prompts) {
        return each(loader, prompts).thenApply(Sounds::joined);
    }

    /**
     * The sounds of music one by one, as the loader keeps them, so that all who wait share them; built-in music when none
     * of the prompts can be made. Never completes exceptionally; empty when there is no built-in music either.
     */
    static CompletableFuture<List<Audio>> music(PromptLoader loader, List<Prompt> prompts) {
        return each(loader, prompts).thenCompose(sounds -> {
            boolean builtIn = prompts.stream().anyMatch(Prompt.HoldMusic.class::isInstance);
            return !sounds.isEmpty() || builtIn
                    ? CompletableFuture.completedFuture(sounds)
                    : each(loader, List.of(new Prompt.HoldMusic()));
        });
    }

    private static CompletableFuture<List<Audio>> each(PromptLoader loader, List<Prompt> prompts) {
        List<CompletableFuture<Optional<Audio>>> parts =
                prompts.stream().map(prompt -> one(loader, prompt)).toList();
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                .thenApply(_ -> parts.stream()
                        .map(CompletableFuture::join)
                        .flatMap(Optional::stream)
                        .filter(sound -> sound.samples() > 0)
                        .toList());
    }

    private static CompletableFuture<Optional<Audio>> one(PromptLoader loader, Prompt prompt) {
        CompletableFuture<Audio> loading;
        try {
            loading = loader.load(prompt);
        } catch (RuntimeException broken) {
            loading = CompletableFuture.failedFuture(broken);
        }
        return loading.handle((sound, problem) -> {
            if (problem != null) {
                LOG.warn("a prompt cannot be played: {}", problem.toString());
            }
            return Optional.ofNullable(sound);
        });
    }

    /** Always a new object, since a sound that is being played is known by its identity. */
    private static Optional<Audio> joined(List<Audio> parts) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        Audio first = parts.getFirst();
        return Optional.of(parts.size() == 1 ? new Audio(first.pcma(), first.pcmu()) : Audio.joined(parts));
    }
}
