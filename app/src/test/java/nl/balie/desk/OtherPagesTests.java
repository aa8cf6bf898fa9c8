package nl.balie.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import nl.balie.database.Lane;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class OtherPagesTests {
    private final OtherPages filter = new OtherPages();

    @Test
    void onlyTheDeskSharesItsConnectionsWithCalls() throws Exception {
        assertThat(laneOf("/desk")).isEqualTo(Lane.CALLS);
        assertThat(laneOf("/desk/oproep/aannemen")).isEqualTo(Lane.CALLS);
        assertThat(laneOf("/api/v1/contacten")).isEqualTo(Lane.PAGES);
        assertThat(laneOf("/beheer/wachtrijen")).isEqualTo(Lane.PAGES);
        assertThat(laneOf("/aanmelden")).isEqualTo(Lane.SIGN_IN);
        assertThat(laneOf("/deskundigen")).isEqualTo(Lane.PAGES);
    }

    private Lane laneOf(String path) throws Exception {
        AtomicReference<Lane> seen = new AtomicReference<>();
        filter.doFilter(
                new MockHttpServletRequest("GET", path),
                new MockHttpServletResponse(),
                (request, response) -> seen.set(Lane.current()));
        return Objects.requireNonNull(seen.get());
    }
}
