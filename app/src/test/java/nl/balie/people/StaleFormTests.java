package nl.balie.people;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.forwardedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A form with the token of an earlier session: its sender signed in again while the page was open. */
class StaleFormTests extends PagesTest {
    private static final String SITE = "Sec-Fetch-Site";
    private static final String OWN = "same-origin";
    private static final String STALE = "/formulier-verlopen";
    private static final String FORM = "nl.balie.people.signin.StaleForm";

    @Test
    void keepsWhatWasTypedButNoPassword() throws Exception {
        pages.perform(stale().header(SITE, OWN)
                        .param("displayName", "Wie Wacht")
                        .param("password", "geheim"))
                .andExpect(forwardedUrl(STALE))
                .andExpect(request().attribute(FORM, Matchers.hasToString(Matchers.containsString("Wie Wacht"))))
                .andExpect(request()
                        .attribute(FORM, Matchers.hasToString(Matchers.not(Matchers.containsString("geheim")))));
    }

    @Test
    void givesAPartOfAPageTheTokenOfNow() throws Exception {
        pages.perform(stale().header(SITE, OWN).header("HX-Request", "true"))
                .andExpect(status().isForbidden())
                .andExpect(header().exists("X-Balie-Token"));
    }

    @Test
    void isRefusedFromAnotherSite() throws Exception {
        for (String site : new String[] {"cross-site", "same-site", "none"}) {
            pages.perform(stale().header(SITE, site).header("HX-Request", "true"))
                    .andExpect(status().isForbidden())
                    .andExpect(header().doesNotExist("X-Balie-Token"));
        }
        pages.perform(stale()).andExpect(status().isForbidden()).andExpect(forwardedUrl(null));
    }

    private MockHttpServletRequestBuilder stale() {
        return post("/beheer/gebruikers/nieuw").with(as("waterstad", "beheer")).with(csrf().useInvalidToken());
    }
}
