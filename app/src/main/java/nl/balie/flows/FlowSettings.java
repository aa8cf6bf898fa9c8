package nl.balie.flows;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How patient calls and flows are with the engine.
 *
 * @param patience how long a call waits for the engine before its number's fallback takes it (design, principle 6)
 * @param messageLife how long the engine keeps a message for a flow that does not wait for it yet; longer than a flow takes
 *     to get there, short enough not to fill the engine
 */
@Validated
@ConfigurationProperties("balie.flows")
public record FlowSettings(
        @NotNull @DefaultValue("2s") Duration patience,
        @NotNull @DefaultValue("10m") Duration messageLife) {}
