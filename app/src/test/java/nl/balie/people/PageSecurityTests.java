package nl.balie.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.options;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/** What every answer tells a browser, what nobody gets to see, and what the log tells of who tried (OWASP ASVS 5.0, V3, V13, V16). */
class PageSecurityTests extends PagesTest {
    private static final String POLICY = "Content-Security-Policy";

    @ParameterizedTest
    @ValueSource(strings = {"/aanmelden", "/beheer/gebruikers", "/bestaat-niet", "/assets/bestaat-niet.js"})
    void everyAnswerTellsTheBrowserWhatItMayDo(String path) throws Exception {
        pages.perform(get(path).with(as("waterstad", "beheer")).secure(true))
                .andExpect(header().string(POLICY, containsString("default-src 'self'")))
                .andExpect(header().string(POLICY, containsString("object-src 'none'")))
                .andExpect(header().string(POLICY, containsString("base-uri 'none'")))
                .andExpect(header().string(POLICY, containsString("form-action 'self'")))
                .andExpect(header().string(POLICY, containsString("frame-ancestors 'none'")))
                .andExpect(header().string(POLICY, not(containsString("unsafe"))))
                .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                .andExpect(header().string("X-Frame-Options", "DENY"))
                .andExpect(header().string("Referrer-Policy", "same-origin"))
                .andExpect(header().string("Cross-Origin-Opener-Policy", "same-origin"))
                .andExpect(header().string("Permissions-Policy", containsString("camera=()")));
    }

    @Test
    void noOtherSiteReadsAnything() throws Exception {
        for (String path : List.of("/api/v1/contacten", "/desk", "/aanmelden")) {
            pages.perform(get(path)
                            .header("Origin", "https://elders.example")
                            .header("Authorization", "Bearer demo-waterstad"))
                    .andExpect(header().doesNotExist("Access-Control-Allow-Origin"));
            pages.perform(options(path)
                            .header("Origin", "https://elders.example")
                            .header("Access-Control-Request-Method", "PUT"))
                    .andExpect(header().doesNotExist("Access-Control-Allow-Origin"));
        }
    }

    @Test
    void signingOutClearsWhatTheBrowserKept() throws Exception {
        pages.perform(post("/afmelden")
                        .with(as("waterstad", "agent1"))
                        .with(csrf())
                        .secure(true))
                .andExpect(header().string("Clear-Site-Data", "\"cache\""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/beheer/gebruikers", "/api/v1/niets", "/actuator/health"})
    void whatIsAskedIsKeptNowhere(String path) throws Exception {
        pages.perform(get(path).with(as("waterstad", "beheer")))
                .andExpect(header().string("Cache-Control", containsString("no-store")));
    }

    @Test
    void dataRunNothingAndStandInNoFrame() throws Exception {
        for (String path : List.of("/api/v1/niets", "/actuator/health")) {
            pages.perform(get(path))
                    .andExpect(header().string(POLICY, containsString("default-src 'none'")))
                    .andExpect(header().string(POLICY, containsString("frame-ancestors 'none'")))
                    .andExpect(header().string(POLICY, containsString("sandbox")))
                    .andExpect(header().string("X-Content-Type-Options", "nosniff"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "TRACK", "CONNECT"})
    void noMethodRepeatsWhatWasSent(String method) throws Exception {
        pages.perform(request(HttpMethod.valueOf(method), "/aanmelden").header("Cookie", "geheim=1"))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(not(containsString("geheim"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/.git/config",
                "/.git/",
                "/application.yaml",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/actuator",
                "/actuator/env",
                "/actuator/beans",
                "/actuator/heapdump",
                "/actuator/loggers"
            })
    void whatIsOfTheMachineOrItsMakersIsNotThere(String path) throws Exception {
        int seen = pages.perform(get(path).with(as("waterstad", "platform")))
                .andReturn()
                .getResponse()
                .getStatus();

        assertThat(seen).isIn(HttpStatus.FORBIDDEN.value(), HttpStatus.NOT_FOUND.value());
    }

    @Test
    void theLogTellsOfWhoWasRefusedBeforeItWasKnownWhoHeIs() throws Exception {
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        Logger log = (Logger) LoggerFactory.getLogger("nl.balie.people.signin.RefusedRequests");
        log.addAppender(told);
        try {
            pages.perform(get("/api/v1/contacten").header("Authorization", "Bearer geraden-token"));
            pages.perform(post("/beheer/gebruikers/nieuw").with(as("waterstad", "beheer")));
            pages.perform(get("/aanmelden;x=1"));
        } finally {
            log.detachAppender(told);
        }

        assertThat(told.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "Refused GET /api/v1/contacten from 127.0.0.1: a token that is not known",
                        "Refused POST /beheer/gebruikers/nieuw from 127.0.0.1: a form without the token of its session",
                        "Refused GET /aanmelden;x=1 from 127.0.0.1: an address, method or header that is not allowed")
                .noneMatch(line -> line.contains("geraden"));
    }
}
