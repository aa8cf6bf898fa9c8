package nl.balie.flows;

import static org.assertj.core.api.Assertions.assertThat;

import nl.balie.flows.ModelDeployment.Fault;
import org.junit.jupiter.api.Test;

class ModelDeploymentTests {
    @Test
    void readsAtWhichElementTheEngineFindsWhat() {
        String answer = """
                Command 'CREATE' rejected with code 'INVALID_ARGUMENT': Expected to deploy new resources, but encountered the following errors:
                'x.bpmn': - Element: Gateway_1
                    - ERROR: Must have a default
                - Element: Task_1 > extensionElements > ioMapping > input
                    - ERROR: failed to parse
                    - ERROR: target is missing
                """;

        assertThat(ModelDeployment.faults(answer, "<a id=\"Gateway_1\"/><b id=\"Task_1\"/>"))
                .containsExactly(
                        new Fault("Gateway_1", "Must have a default"),
                        new Fault("Task_1", "failed to parse"),
                        new Fault("Task_1", "target is missing"));
    }

    @Test
    void keepsAnAnswerThatItCannotReadAsItIs() {
        assertThat(ModelDeployment.faults("the resource is empty\n", ""))
                .containsExactly(new Fault(null, "the resource is empty"));
    }
}
