package nl.balie.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class PageJsonTests {
    @AfterEach
    void leaveRequest() {
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void theNextPageKeepsTheFiltersAsTheyWereSent() {
        var request = new MockHttpServletRequest("GET", "/api/v1/contacten");
        request.setQueryString("van=2026-11-22T00%3A00%3A00%2B01%3A00&page=1&pageSize=2");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));

        assertThat(PageJson.of(3, 1, 2, List.of()).volgende())
                .startsWith("http://localhost/api/v1/contacten?")
                .contains("van=2026-11-22T00%3A00%3A00%2B01%3A00", "page=2", "pageSize=2")
                .doesNotContain("page=1");
    }
}
