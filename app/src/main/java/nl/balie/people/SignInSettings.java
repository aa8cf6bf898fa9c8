package nl.balie.people;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How hard guessing a password is made, and how little of the machine those who guess can take from calls.
 *
 * @param attempts failures in a row after which one address, or one known device, may not try an account for a while;
 *     five leaves room for a typing error or two
 * @param lockOut how long an address may not; a quarter of an hour stops guessing and still lets an agent take part in
 *     his shift
 * @param accountAttempts failures in a row on one account, from whatever addresses, after which only devices that its
 *     user signed in with before may try it for a lock-out; twenty addresses that each used up their attempts
 * @param addressBurst failures of one address over all accounts before each next one has to wait; a whole office may
 *     stand behind one address
 * @param addressPace how long one more failure of such an address then takes to earn; slow for who guesses, and short for
 *     who comes after him from there
 * @param hashingThreads how many passwords are checked at the same time; one is enough for ten sign-ins a second, and
 *     leaves the other processor to calls
 * @param waiting how many sign-ins wait for that at most, over all addresses; the last of them waits some two seconds
 * @param waitingPerAddress the same for one address, so that it leaves room for others
 * @param sessionIdle after which who did nothing has to sign in again; longer than a shift, since a desk that rings must
 *     not sign out by itself
 * @param sessionLongest after which everybody has to, whatever he did; a working day with room to spare
 * @param refusalTime each refusal comes this long after the question, so that an account that exists cannot be told
 *     from one that does not; longer than checking a password takes
 * @param secondFactor of whom a code of an app is wanted besides his password; voluntary until an installation says
 *     otherwise, since every administrator needs an app then
 * @param newPasswordFor user name of an account that gets a new password at this start, told on the terminal; for the
 *     platform administrator who lost his, since nobody above him can give him another
 */
@Validated
@ConfigurationProperties("balie.sign-in")
public record SignInSettings(
        @DefaultValue("5") @Min(1) int attempts,
        @DefaultValue("15m") Duration lockOut,
        @DefaultValue("100") @Min(1) int accountAttempts,
        @DefaultValue("30") @Min(1) int addressBurst,
        @DefaultValue("2s") Duration addressPace,
        @DefaultValue("1") @Min(1) int hashingThreads,
        @DefaultValue("24") @Min(1) int waiting,
        @DefaultValue("8") @Min(1) int waitingPerAddress,
        @DefaultValue("10h") Duration sessionIdle,
        @DefaultValue("12h") Duration sessionLongest,
        @DefaultValue("600ms") Duration refusalTime,
        @DefaultValue("voluntary") SecondFactorRule secondFactor,
        @DefaultValue("") String newPasswordFor) {}
