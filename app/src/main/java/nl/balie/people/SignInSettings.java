package nl.balie.people;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How hard guessing a password is made.
 *
 * @param attempts failures in a row after which an account is locked; five leaves room for a typing error or two
 * @param lockOut how long; a quarter of an hour stops guessing and still lets an agent take part in his shift
 * @param refusalTime each refusal comes this long after the question, so that an account that exists cannot be told
 *     from one that does not; longer than checking a password takes
 * @param newPasswordFor user name of an account that gets a new password at this start, told on the terminal; for the
 *     platform administrator who lost his, since nobody above him can give him another
 */
@Validated
@ConfigurationProperties("balie.sign-in")
public record SignInSettings(
        @DefaultValue("5") @Min(1) int attempts,
        @DefaultValue("15m") Duration lockOut,
        @DefaultValue("600ms") Duration refusalTime,
        @DefaultValue("") String newPasswordFor) {}
