package nl.balie.flows;

import io.camunda.client.CamundaClient;
import java.net.URI;
import java.util.Optional;
import nl.balie.callflows.checks.ModelCheck;
import nl.balie.flows.EngineConfiguration.Running;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Models as they are stored, and an engine where nobody listens: it is away. */
@Import({
    FlowModels.class,
    ModelRestore.class,
    EngineConnection.class,
    EngineHealth.class,
    ModelDeployment.class,
    DeployedCallflows.class
})
public class AbsentEngine {
    @Bean
    ModelSafety safety() {
        return ModelCheck::isSafe;
    }

    @Bean
    Running noEngine() {
        return new Running(Optional.empty());
    }

    @Bean(destroyMethod = "close")
    CamundaClient clientOfNoEngine() {
        return CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://127.0.0.1:1"))
                .preferRestOverGrpc(false)
                .build();
    }
}
