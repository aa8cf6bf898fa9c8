package nl.balie.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.camunda.client.CamundaClient;
import io.camunda.zeebe.gateway.protocol.GatewayGrpc.GatewayImplBase;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivateJobsResponse;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.ActivatedJob;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobRequest;
import io.camunda.zeebe.gateway.protocol.GatewayOuterClass.CompleteJobResponse;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import nl.balie.processes.JobReply.Told;
import nl.balie.processes.call.AnswerCall;
import nl.balie.processes.call.DisconnectCall;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a gateway that answers at the wire as the engine does when it is away. */
final class JobReplyTests {
    private static final Instant NOW = Instant.parse("2026-11-02T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    private final Gateway gateway = new Gateway();

    @SuppressWarnings("NullAway.Init")
    private Server server;

    @SuppressWarnings("NullAway.Init")
    private CamundaClient client;

    @BeforeEach
    void open() throws IOException {
        server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", 0))
                .addService(gateway)
                .build()
                .start();
        client = CamundaClient.newClientBuilder()
                .grpcAddress(URI.create("http://127.0.0.1:" + server.getPort()))
                .preferRestOverGrpc(false)
                .build();
    }

    @AfterEach
    void close() {
        client.close();
        server.shutdownNow();
    }

    @Test
    void keepsTellingTheOutcomeWhileTheEngineIsAway() {
        gateway.answersWith(Status.UNAVAILABLE, Status.RESOURCE_EXHAUSTED, Status.OK);

        Told told = reply(NOW.plusSeconds(60)).complete(Map.of());

        assertThat(told).isEqualTo(Told.TAKEN);
        assertThat(gateway.answers).isEmpty();
    }

    @Test
    void givesUpAtTheJobsDeadlineSinceTheEngineHandsItOutAnew() {
        gateway.answersWith(Status.UNAVAILABLE, Status.OK);

        Told told = reply(NOW.plusMillis(50)).complete(Map.of());

        assertThat(told).isEqualTo(Told.NOT_TAKEN);
        assertThat(gateway.answers).hasSize(1);
    }

    @Test
    void takesAJobThatIsGoneForAFlowThatHasEnded() {
        gateway.answersWith(Status.NOT_FOUND, Status.OK);

        Told told = reply(NOW.plusSeconds(60)).complete(Map.of());

        assertThat(told).isEqualTo(Told.FLOW_ENDED);
        assertThat(gateway.answers).hasSize(1);
    }

    @Test
    void doesNotRepeatWhatTheEngineRefuses() {
        gateway.answersWith(Status.INVALID_ARGUMENT, Status.OK);

        Told told = reply(NOW.plusSeconds(60)).complete(Map.of());

        assertThat(told).isEqualTo(Told.NOT_TAKEN);
        assertThat(gateway.answers).hasSize(1);
    }

    @Test
    void aStepThatEndsItsFlowWasCarriedOutThoughItsFlowIsGoneBeforeItIsTold() {
        gateway.answersWith(Status.NOT_FOUND, Status.NOT_FOUND);

        assertThat(performedOf(new DisconnectCall(new FakePorts()))).containsExactly("disconnect-call");
        assertThat(performedOf(new AnswerCall(new FakePorts())))
                .as("what was interrupted by the end of its flow stands after that end otherwise")
                .isEmpty();
        assertThat(gateway.answers).isEmpty();
    }

    private List<String> performedOf(Step<?, ?> step) {
        List<String> performed = new ArrayList<>();
        new StepHandler<>(step, Runnable::run, new ToldSteps(performed), _ -> false, CLOCK)
                .handle(client, job(NOW.plusSeconds(60)));
        return performed;
    }

    private JobReply reply(Instant deadline) {
        return new JobReply(client, job(deadline), CLOCK);
    }

    private io.camunda.client.api.response.ActivatedJob job(Instant deadline) {
        gateway.deadline = deadline.toEpochMilli();
        return client.newActivateJobsCommand()
                .jobType("play-prompt")
                .maxJobsToActivate(1)
                .timeout(Duration.ofMinutes(1))
                .send()
                .join()
                .getJobs()
                .getFirst();
    }

    private record ToldSteps(List<String> performed) implements StepListener {
        @Override
        public void performed(StepRun run) {
            performed.add(run.stepType());
        }

        @Override
        public void failed(StepRun run, String reason) {
            performed.add("failed: " + reason);
        }

        @Override
        public void callerGone(StepRun run) {
            performed.add("gone");
        }
    }

    private static final class Gateway extends GatewayImplBase {
        private final Deque<Status> answers = new ArrayDeque<>();
        private long deadline;

        void answersWith(Status... statuses) {
            answers.addAll(List.of(statuses));
        }

        @Override
        public void activateJobs(ActivateJobsRequest request, StreamObserver<ActivateJobsResponse> out) {
            var job = ActivatedJob.newBuilder()
                    .setKey(1)
                    .setRetries(3)
                    .setDeadline(deadline)
                    .setVariables("{\"contactId\":\"c\",\"organisation\":\"o\"}")
                    .setCustomHeaders("{}");
            out.onNext(ActivateJobsResponse.newBuilder().addJobs(job).build());
            out.onCompleted();
        }

        @Override
        public void completeJob(CompleteJobRequest request, StreamObserver<CompleteJobResponse> out) {
            var status = answers.remove();
            if (status.isOk()) {
                out.onNext(CompleteJobResponse.getDefaultInstance());
                out.onCompleted();
            } else {
                out.onError(status.asRuntimeException());
            }
        }
    }
}
