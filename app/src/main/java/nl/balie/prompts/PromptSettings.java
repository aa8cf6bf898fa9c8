package nl.balie.prompts;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What may be uploaded and how it is converted.
 *
 * @param maxFileSize of an upload; five minutes of MP3 at 256 kbit/s fit in it
 * @param maxDuration of a prompt; nobody listens to more, and it is 5 MB in the database
 * @param maxStored of one organisation, with all versions; eight hours of sound
 * @param diskReserve what stays free on the disk of the data: for calls, which go first
 * @param converter name or path of ffmpeg
 * @param converterTimeout after which a conversion is given up; five minutes of sound take about a second
 */
@Validated
@ConfigurationProperties("balie.prompts")
public record PromptSettings(
        @NotNull @DefaultValue("10MB") DataSize maxFileSize,
        @NotNull @DefaultValue("5m") Duration maxDuration,
        @NotNull @DefaultValue("500MB") DataSize maxStored,
        @NotNull @DefaultValue("1GB") DataSize diskReserve,
        @NotBlank @DefaultValue("ffmpeg") String converter,
        @NotNull @DefaultValue("30s") Duration converterTimeout) {}
