package nl.balie.pages;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;

class PageErrorsTests {
    private final PageFrame frame = new PageFrame(
            List.of(),
            new StaticListableBeanFactory().getBeanProvider(Banner.class),
            new StaticListableBeanFactory().getBeanProvider(FramePart.class));
    private final MockMvcTester pages = MockMvcTester.create(MockMvcBuilders.standaloneSetup(new Broken())
            .setControllerAdvice(new PageErrors(frame))
            .build());

    @Controller
    final class Broken { // inner, so that no scan for components finds it
        @GetMapping("/kapot")
        String fails() {
            throw new IllegalStateException("password of the database is 1234");
        }
    }

    @Test
    void whatNobodyForesawIsACodeOnThePageAndItsCauseInTheLog() {
        ListAppender<ILoggingEvent> told = new ListAppender<>();
        told.start();
        Logger log = (Logger) LoggerFactory.getLogger(PageErrors.class);
        log.addAppender(told);
        MvcTestResult answer;
        try {
            answer = pages.get().uri("/kapot").exchange();
        } finally {
            log.detachAppender(told);
        }

        assertThat(answer).hasStatus(HttpStatus.INTERNAL_SERVER_ERROR).hasViewName("error/500");
        Map<String, Object> model =
                Objects.requireNonNull(answer.getMvcResult().getModelAndView()).getModel();
        Object code = model.get("code");
        assertThat(code).asString().matches("[0-9A-F]{6}");
        assertThat(model.toString()).doesNotContain("1234");
        assertThat(told.list).singleElement().satisfies(line -> {
            assertThat(line.getFormattedMessage()).isEqualTo("Page GET /kapot failed, code " + code);
            assertThat(line.getThrowableProxy().getMessage()).contains("1234");
        });
    }
}
