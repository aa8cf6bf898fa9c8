package nl.balie.treatment;

import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What this node says to callers who wait.
 *
 * @param messagesPerSecond how many periodic messages and places begin in a second at most; when more callers wait than that
 *     is enough for, each hears them more rarely. Fifty are what a thousand hear who are told their place each 30 s and
 *     something else each 45 s; they take half of two cores
 */
@Validated
@ConfigurationProperties("balie.waiting")
record WaitingSettings(@Min(1) @DefaultValue("50") int messagesPerSecond) {}
