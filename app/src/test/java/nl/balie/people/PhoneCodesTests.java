package nl.balie.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import nl.balie.audit.AuditResult;
import nl.balie.conformity.Requirement;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpSession;

/** Who somebody is that calls to change something. */
class PhoneCodesTests extends PagesTest {
    private static final String PAGE = "/wachtwoord";

    @Autowired
    PhoneCodes codes;

    @Test
    @Requirement("2.2.75")
    void aCodeSaysWhoCallsAndANewOneTakesItsPlace() {
        SignedInUser user = supervisor("belt-in");
        assertThat(codes.has(user)).isFalse();

        String first = digits(codes.renew(user));
        assertThat(codes.signIn("waterstad", first)).contains(user);
        String second = digits(codes.renew(user));

        assertThat(first).hasSize(PhoneCodes.LENGTH).isNotEqualTo(second);
        assertThat(codes.signIn("waterstad", first)).isEmpty();
        assertThat(codes.signIn("waterstad", second)).contains(user);
        codes.remove(user);
        assertThat(codes.signIn("waterstad", second)).isEmpty();
    }

    @Test
    void aCodeIsGoodForItsOwnOrganisationOnly() {
        String code = digits(codes.renew(supervisor("belt-eigen")));

        assertThat(codes.signIn("bergdorp", code)).isEmpty();
        for (String nonsense : new String[] {"", "12", "abcdefghi", "000000000", code + "1"}) {
            assertThat(codes.signIn("waterstad", nonsense)).as(nonsense).isEmpty();
        }
    }

    @Test
    void guessingLocksTheCodeForAWhileAndNothingElse() throws Exception {
        SignedInUser user = supervisor("belt-geraden");
        String code = digits(codes.renew(user));
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(codes.signIn("waterstad", code.substring(0, 3) + "000000"))
                    .isEmpty();
        }

        assertThat(codes.signIn("waterstad", code)).as("locked").isEmpty();
        assertThat(tenancy.read(
                        "waterstad",
                        () -> database.sql("select locked_until is null from app_user where id = ?")
                                .param(user.userId())
                                .query(Boolean.class)
                                .single()))
                .as("his password still counts")
                .isTrue();
        clock.forward(Duration.ofMinutes(16));
        for (int attempt = 0; attempt < 5; attempt++) {
            assertThat(codes.signIn("waterstad", code.substring(0, 3) + "000000"))
                    .isEmpty();
        }
        clock.forward(Duration.ofMinutes(16));
        assertThat(codes.signIn("waterstad", code))
                .as("twice as long the second time")
                .isEmpty();
        clock.forward(Duration.ofMinutes(15));
        assertThat(codes.signIn("waterstad", code)).contains(user);
        assertThat(log("waterstad", "belt-geraden"))
                .anyMatch(entry -> entry.action().equals("sign-in-by-phone")
                        && entry.result() == AuditResult.REFUSED
                        && entry.details().equals(Map.of("reason", "wrong-and-locked")));
    }

    @Test
    void thePageShowsANewCodeOnceToWhoMayCallIn() throws Exception {
        add("belt-wel", Role.SUPERVISOR, Map.of());
        pages.perform(get(PAGE).with(as("waterstad", "belt-wel")))
                .andExpect(content().string(containsString("nog geen telefooncode")));

        var browser = new MockHttpSession();
        var refused = pages.perform(post(PAGE + "/telefooncode")
                        .session(browser)
                        .with(as("waterstad", "belt-wel"))
                        .with(csrf())
                        .param("current", "een gok"))
                .andExpect(redirectedUrl(PAGE))
                .andReturn();
        assertThat(refused.getFlashMap().get("fresh")).isNull();
        pages.perform(get(PAGE).session(browser).with(as("waterstad", "belt-wel")))
                .andExpect(content().string(containsString("Dit is niet uw huidige wachtwoord.")))
                .andExpect(content().string(containsString("nog geen telefooncode")));
        var made = pages.perform(post(PAGE + "/telefooncode")
                        .session(browser)
                        .with(as("waterstad", "belt-wel"))
                        .with(csrf())
                        .param("current", "drie blauwe fietsen"))
                .andExpect(redirectedUrl(PAGE))
                .andReturn();
        var fresh = (ShownOnce) Objects.requireNonNull(made.getFlashMap().get("fresh"));
        pages.perform(get(PAGE).session(browser).with(as("waterstad", "belt-wel")))
                .andExpect(content().string(containsString(fresh.secret())))
                .andExpect(content().string(containsString("U hebt een telefooncode")));
        pages.perform(get(PAGE).session(browser).with(as("waterstad", "belt-wel")))
                .andExpect(content().string(not(containsString(fresh.secret()))));

        add("belt-niet", Role.AGENT, Map.of());
        pages.perform(get(PAGE).with(as("waterstad", "belt-niet")))
                .andExpect(content().string(not(containsString("elefooncode"))));
        pages.perform(post(PAGE + "/telefooncode")
                        .with(as("waterstad", "belt-niet"))
                        .with(csrf()))
                .andExpect(status().isForbidden());
    }

    private SignedInUser supervisor(String name) {
        return signedInUsers
                .of("waterstad", add(name, Role.SUPERVISOR, Map.of()))
                .orElseThrow();
    }

    private static String digits(ShownOnce code) {
        return code.secret().replace(" ", "");
    }
}
