package nl.balie.audit.web;

import static org.assertj.core.api.Assertions.assertThat;

import nl.balie.audit.Actor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class UserInLogTests {
    private final MockMvcTester pages = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Logging())
            .addInterceptors(new UserInLog())
            .build());

    @RestController
    final class Logging { // inner, so that no scan for components finds it
        @GetMapping("/regel")
        String line() {
            return String.valueOf(MDC.get("user"));
        }
    }

    record Program(String organisation) implements Actor {
        @Override
        public String toString() {
            return "crm";
        }
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aLineAboutARequestSaysWhoseItIsAndNoneAfterIt() {
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(
                        new Program("waterstad"), null, AuthorityUtils.NO_AUTHORITIES));

        assertThat(pages.get().uri("/regel")).hasStatusOk().bodyText().isEqualTo("waterstad/crm");

        assertThat(MDC.get("user")).isNull();
    }

    @Test
    void ofNobodyItSaysNothing() {
        assertThat(pages.get().uri("/regel")).hasStatusOk().bodyText().isEqualTo("null");
    }
}
