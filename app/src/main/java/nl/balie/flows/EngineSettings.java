package nl.balie.flows;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The connection to the workflow engine.
 *
 * @param address gRPC address of an existing Camunda 8 cluster; none starts the engine that comes with Balie
 * @param patience how long a call waits for the engine before its number's fallback takes it (design, principle 6)
 * @param messageLife how long the engine keeps a message for a flow that does not wait for it yet; longer than a flow takes
 *     to get there, short enough not to fill the engine
 * @param flowsPerOrganisation callers whose flow runs at the same time; who calls beyond it gets his number's fallback. Less
 *     than a node takes (1,000), so that no organisation takes all of it
 * @param stepsPerSecond of one organisation; beyond it each step waits its turn, so that flows that go round hold up their own
 *     organisation first. Fifteen whole calls a second take fewer
 */
@Validated
@ConfigurationProperties("balie.engine")
public record EngineSettings(
        @Nullable URI address,
        @NotNull @DefaultValue("2s") Duration patience,
        @NotNull @DefaultValue("10m") Duration messageLife,
        @Min(1) @DefaultValue("800") int flowsPerOrganisation,
        @Min(1) @DefaultValue("200") int stepsPerSecond) {}
