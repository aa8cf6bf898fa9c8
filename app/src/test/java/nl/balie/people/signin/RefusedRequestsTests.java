package nl.balie.people.signin;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.mock.web.MockHttpServletRequest;

class RefusedRequestsTests {
    private final AtomicLong now = new AtomicLong();
    private final RefusedRequests refused = new RefusedRequests(now::get);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(RefusedRequests.class);

    @BeforeEach
    void listen() {
        told.start();
        log.addAppender(told);
    }

    @AfterEach
    void stop() {
        log.detachAppender(told);
    }

    @Test
    void aFloodFillsNoLog() {
        for (int i = 0; i < 500; i++) {
            tell();
        }
        assertThat(told.list).hasSize(RefusedRequests.MOST);

        now.addAndGet(1_000_000_000);
        tell();

        assertThat(told.list.getLast().getFormattedMessage())
                .isEqualTo("Refused GET /api from 127.0.0.1: no token; %d more before it", 500 - RefusedRequests.MOST);
    }

    @Test
    void aLongAddressIsCutOff() {
        refused.tell(new MockHttpServletRequest("GET", "/" + "a".repeat(10_000)), "no token");

        assertThat(told.list.getFirst().getFormattedMessage()).hasSizeLessThan(300);
    }

    private void tell() {
        refused.tell(new MockHttpServletRequest("GET", "/api"), "no token");
    }
}
