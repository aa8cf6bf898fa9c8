package nl.balie.flows;

import io.camunda.client.CamundaClient;
import io.camunda.client.api.response.DeploymentEvent;
import io.camunda.client.api.response.PartitionBrokerHealth;
import io.camunda.client.api.response.Process;
import jakarta.annotation.PreDestroy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import nl.balie.processes.Models;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Watches whether the engine answers. The first time it does, the shipped models are deployed; every time it does after
 * having been away, the models that it has lost are, and {@link EngineAvailable} is published.
 */
@Component
class EngineConnection {
    private static final Logger log = LoggerFactory.getLogger(EngineConnection.class);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(2);
    private static final long WHILE_AWAY_MILLIS = 200;
    private static final long WHILE_THERE_MILLIS = 1_000;

    private final CamundaClient client;
    private final FlowModels models;
    private final ModelRestore restore;
    private final EngineHealth health;
    private final ApplicationEventPublisher events;
    private final CountDownLatch firstTime = new CountDownLatch(1);
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile boolean available;
    /** By which it is seen that the engine has lost its data. */
    private int receptionVersion;

    EngineConnection(
            CamundaClient client,
            FlowModels models,
            ModelRestore restore,
            EngineHealth health,
            ApplicationEventPublisher events) {
        this.client = client;
        this.models = models;
        this.restore = restore;
        this.health = health;
        this.events = events;
    }

    /** Starts watching. */
    void open() {
        Thread.ofVirtual().name("engine-watch").start(this::watch);
    }

    /** Whether the engine answered when last asked. */
    boolean isAvailable() {
        return available;
    }

    /** Waits until the engine has answered for the first time, with the models deployed. */
    boolean await(Duration patience) {
        try {
            return firstTime.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void watch() {
        try {
            do {
                probe();
            } while (!closing.await(available ? WHILE_THERE_MILLIS : WHILE_AWAY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void probe() {
        try {
            boolean leader =
                    client.newTopologyRequest().requestTimeout(PROBE_TIMEOUT).send().join().getBrokers().stream()
                            .flatMap(broker -> broker.getPartitions().stream())
                            .anyMatch(partition ->
                                    partition.isLeader() && partition.getHealth() == PartitionBrokerHealth.HEALTHY);
            if (leader && !available) {
                arrived();
            }
            if (leader) {
                health.answered();
            } else {
                left("no partition has a healthy leader");
            }
        } catch (RuntimeException e) {
            left(e.getMessage());
        }
    }

    private void arrived() {
        if (firstTime.getCount() > 0 || !restore.isThere(Models.RECEPTION, receptionVersion)) {
            deploy();
        }
        restore.restore();
        available = true;
        log.info("the engine answers");
        events.publishEvent(new EngineAvailable());
        firstTime.countDown();
    }

    private void left(@Nullable String why) {
        health.silent();
        if (available) {
            available = false;
            log.warn("the engine does not answer: {}", why);
            tellLost();
        }
    }

    /** Whatever a listener does wrong, the engine goes on being watched. */
    private void tellLost() {
        try {
            events.publishEvent(new EngineLost());
        } catch (RuntimeException e) {
            log.error("what has to be done when the engine is lost failed", e);
        }
    }

    private void deploy() {
        for (Models.Model model : Models.shipped()) {
            byte[] xml = model.bytes();
            DeploymentEvent deployed = client.newDeployResourceCommand()
                    .addResourceBytes(xml, model.resourceName())
                    .send()
                    .join();
            for (Process process : deployed.getProcesses()) {
                if (process.getBpmnProcessId().equals(Models.RECEPTION)) {
                    receptionVersion = process.getVersion();
                }
                models.keepShipped(
                        process.getBpmnProcessId(), process.getVersion(), new String(xml, StandardCharsets.UTF_8));
                log.info("{} is deployed in version {}", process.getBpmnProcessId(), process.getVersion());
            }
        }
    }

    @PreDestroy
    void close() {
        closing.countDown();
    }
}
