package nl.balie.flows;

import io.camunda.client.CamundaClient;
import java.net.URI;
import java.util.Optional;
import nl.balie.database.DataDirectory;
import nl.balie.flows.engine.EmbeddedEngine;
import nl.balie.flows.engine.EmbeddedEngineSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The engine that comes with Balie, unless there is an address of another, and the client of either. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {
    /** Holds our own engine, if we run one; it is stopped after everything that uses it. */
    record Running(Optional<EmbeddedEngine> embedded) implements AutoCloseable {
        @Override
        public void close() {
            embedded.ifPresent(EmbeddedEngine::close);
        }
    }

    @Bean(destroyMethod = "close")
    Running runningEngine(EngineSettings settings, EmbeddedEngineSettings embedded, DataDirectory data) {
        return new Running(
                settings.address() == null
                        ? Optional.of(EmbeddedEngine.start(embedded, data.directory("engine"), data.log("engine.log")))
                        : Optional.empty());
    }

    @Bean(destroyMethod = "close")
    CamundaClient engineClient(EngineSettings settings, Running running) {
        URI other = settings.address();
        URI address = other != null
                ? other
                : running.embedded().map(EmbeddedEngine::address).orElseThrow();
        var client = CamundaClient.newClientBuilder()
                .grpcAddress(address)
                .preferRestOverGrpc(false)
                .applyEnvironmentVariableOverrides(false)
                .defaultJobWorkerStreamEnabled(true);
        return client.build();
    }
}
