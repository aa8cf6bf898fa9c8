package nl.balie.mail;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The server that takes Balie's e-mail.
 *
 * @param host none when there is no such server
 * @param tls whether the connection must be encrypted
 * @param user none when the server asks for nothing
 * @param from the sender of all mail
 */
@Validated
@ConfigurationProperties("balie.mail")
record MailSettings(
        @Nullable String host,
        @DefaultValue("587") @Min(1) @Max(65535) int port,
        @DefaultValue("true") boolean tls,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("balie@localhost") String from) {}
