package nl.balie.flows;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.command.ClientStatusException;
import io.grpc.Status;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import nl.balie.flows.engine.EmbeddedEngine;

/**
 * {@code ./balie end-flow}: an operator ends one instance in the engine that comes with Balie, whose key stands in the logs,
 * also while Balie itself does not answer.
 */
public final class EndFlow {
    private EndFlow() {}

    /**
     * Exit code 1, with one sentence, when nothing was ended.
     *
     * @param arguments the data directory and the key of the instance
     */
    public static void main(String[] arguments) {
        System.setProperty("logback.configurationFile", "nl/balie/demo/demo-call-logback.xml");
        System.exit(run(arguments, System.out, System.err));
    }

    /** The same without ending the JVM; the exit code. */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 2 || !arguments[1].matches("\\d{16,18}")) {
            err.println(
                    "Geef de sleutel van de instantie, zoals die in het logboek staat: ./balie end-flow 2251799813685260");
            return 1;
        }
        URI address;
        try {
            address = EmbeddedEngine.addressIn(Path.of(arguments[0], "engine"));
        } catch (IOException none) {
            err.println("In " + arguments[0] + " is geen procesmotor gestart: " + none.getMessage());
            return 1;
        }
        try (CamundaClient engine = CamundaClient.newClientBuilder()
                .grpcAddress(address)
                .preferRestOverGrpc(false)
                .applyEnvironmentVariableOverrides(false)
                .build()) {
            if (!new FlowInstances(engine).cancel(Long.parseLong(arguments[1]))) {
                err.println("De procesmotor wil instantie " + arguments[1] + " niet beëindigen.");
                return 1;
            }
            out.println("Instantie " + arguments[1] + " is beëindigd.");
            return 0;
        } catch (ClientStatusException refused) {
            err.println(
                    refused.getStatusCode() == Status.Code.NOT_FOUND
                            ? "Er loopt geen instantie " + arguments[1] + "."
                            : "De procesmotor antwoordt niet: " + refused.getStatusCode());
            return 1;
        }
    }
}
