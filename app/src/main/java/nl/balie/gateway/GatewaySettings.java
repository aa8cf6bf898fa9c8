package nl.balie.gateway;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.InetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How browsers reach telephony.
 *
 * @param kamailio the program, by its name or with its path
 * @param rtpengine the program, by its name or with its path
 * @param mediaAddress of this machine to which browsers send their sound; loopback, so that nothing is reachable unless
 *     somebody decides so
 * @param rtpFrom first port for the sound of browsers, below those of telephony itself
 * @param rtpUntil last port for it
 */
@Validated
@ConfigurationProperties("balie.gateway")
record GatewaySettings(
        @NotBlank @DefaultValue("kamailio") String kamailio,
        @NotBlank @DefaultValue("rtpengine") String rtpengine,
        @NotNull @DefaultValue("127.0.0.1") InetAddress mediaAddress,
        @Min(1024) @DefaultValue("18000") int rtpFrom,
        @Max(65535) @DefaultValue("19999") int rtpUntil) {}
