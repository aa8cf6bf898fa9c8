package nl.balie.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.balie.telephony.Prompt;
import nl.balie.telephony.media.Audio;
import nl.balie.telephony.prompts.Prompts;

/** What the players of the demo say; a tone where speech cannot be made. */
final class DemoVoices implements AutoCloseable {
    private final Path folder;
    private final CompletableFuture<Audio> citizen;
    private final CompletableFuture<Audio> agent;

    DemoVoices() throws IOException {
        folder = Files.createTempDirectory("balie-demo-call");
        Prompts prompts = new Prompts(folder);
        citizen = prompts.load(new Prompt.Speech("nl", "Goedemiddag, ik wil graag een nieuw paspoort aanvragen."));
        agent = prompts.load(new Prompt.Speech("nl", "Goedemiddag, waarmee kan ik u helpen?"));
    }

    CompletableFuture<Audio> citizen() {
        return citizen;
    }

    CompletableFuture<Audio> agent() {
        return agent;
    }

    @Override
    public void close() {
        CompletableFuture.allOf(citizen, agent)
                .completeOnTimeout(null, 2, TimeUnit.SECONDS)
                .exceptionally(none -> null)
                .join();
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }
}
