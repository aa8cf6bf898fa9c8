package nl.balie.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callflows and the processes that they call, when those are renewed. */
final class CalledModelsProcessTests {
    /** Nine more than when a callflow did all by itself: two processes are called and left. */
    private static final int MOST_ELEMENTS = 46;

    private final FlowRun run = new FlowRun();

    @AfterEach
    void close() {
        run.close();
    }

    @Test
    void aNewReceptionReachesCallflowsThatWereDeployedBeforeIt() {
        String reception = shipped("balie-reception");
        run.deploy("test-reception", reception).deploy("test-callflow", shipped("balie-direct-queue"));

        run.deploy("test-reception", reception.replace("\"=greeting\"", "\"Dit is de nieuwe begroeting.\""));
        run.start("test-callflow", run.variables()).runSteps();

        assertThat(run.ports.heard()).contains("say Dit is de nieuwe begroeting.");
    }

    /** Each element costs the engine several records. */
    @Test
    void aWholeCallIsFewElements() {
        run.start("balie-direct-queue", run.variables())
                .runSteps()
                .tell(Messages.AGENT_CONNECTED)
                .tell(Messages.CONTACT_RELEASED)
                .runSteps();

        assertThat(run.isEnded()).isTrue();
        assertThat(run.elementsEntered()).isLessThanOrEqualTo(MOST_ELEMENTS);
    }

    /** Under ids of its own, so that no other test is led by it. */
    private static String shipped(String id) {
        return Models.shipped().stream()
                .filter(model -> model.id().equals(id))
                .map(model -> new String(model.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow()
                .replace("\"balie-reception\"", "\"test-reception\"")
                .replace("\"balie-direct-queue\"", "\"test-callflow\"");
    }
}
