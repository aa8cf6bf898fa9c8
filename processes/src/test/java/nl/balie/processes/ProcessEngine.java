package nl.balie.processes;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.process.test.api.ZeebeTestEngine;
import io.camunda.zeebe.process.test.engine.EngineFactory;
import java.net.URI;
import java.time.Duration;

/** One for all tests, since each start takes a second or two; the flows differ in their contact. */
final class ProcessEngine {
    /** The first request loads most of the engine's classes, maybe on a busy machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final ZeebeTestEngine ENGINE = EngineFactory.create();

    static {
        ENGINE.start();
        Runtime.getRuntime().addShutdownHook(new Thread(ENGINE::stop));
        try (var client = client(ENGINE)) {
            for (var model : Models.shipped()) {
                client.newDeployResourceCommand()
                        .addResourceBytes(model.bytes(), model.resourceName())
                        .send()
                        .join();
            }
        }
    }

    private ProcessEngine() {}

    static ZeebeTestEngine started() {
        return ENGINE;
    }

    static CamundaClient client(ZeebeTestEngine engine) {
        return CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://" + engine.getGatewayAddress()))
                .preferRestOverGrpc(false)
                .defaultRequestTimeout(PATIENCE)
                .build();
    }
}
