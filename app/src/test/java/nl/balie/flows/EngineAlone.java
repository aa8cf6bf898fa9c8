package nl.balie.flows;

import java.time.Duration;
import nl.balie.callflows.checks.ModelCheck;
import nl.balie.flows.engine.EmbeddedEngineSettings;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The engine as Balie runs it, with the shipped models deployed, and without workers: no flow gets past its start. */
@Import({
    EngineConfiguration.class,
    EngineConnection.class,
    EngineHealth.class,
    FlowModels.class,
    ModelRestore.class,
    ModelDeployment.class,
    DeployedCallflows.class
})
@EnableConfigurationProperties({EngineSettings.class, EmbeddedEngineSettings.class})
public class EngineAlone {
    private static final Duration START = Duration.ofMinutes(4);

    @Bean
    ModelSafety safety() {
        return ModelCheck::isSafe;
    }

    @Bean
    ApplicationRunner engineWatch(EngineConnection connection) {
        return _ -> {
            connection.open();
            if (!connection.await(START)) {
                throw new IllegalStateException("the engine did not answer");
            }
        };
    }
}
