package nl.balie.lookups.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import nl.balie.channels.lookup.AllowedHosts;
import nl.balie.pages.Check;
import nl.balie.pages.Option;
import org.junit.jupiter.api.Test;
import org.springframework.validation.BeanPropertyBindingResult;

class SourceFormTests {
    private static final AllowedHosts ANY = new AllowedHosts(List.of());
    private static final AllowedHosts NAMED = new AllowedHosts(List.of("192.0.2.1"));

    @Test
    void onTheInternetASourceIsAskedOverAnEncryptedConnectionOnly() {
        assertThat(refused("HTTP", "http://192.0.2.1/k/{sleutel}", "", ANY)).containsExactly("lookups.error.plain");
        assertThat(refused("HTTP", "https://192.0.2.1/k/{sleutel}", "", ANY)).isEmpty();
        assertThat(refused("HTTP", "http://192.0.2.1/k/{sleutel}", "", NAMED)).isEmpty();
        String query = "select a from b where c = :sleutel";
        assertThat(refused("SQL", "jdbc:postgresql://192.0.2.1/k", query, ANY)).containsExactly("lookups.error.plain");
        assertThat(refused("SQL", "jdbc:postgresql://192.0.2.1/k?sslmode=require", query, ANY))
                .containsExactly("lookups.error.plain");
        assertThat(refused("SQL", "jdbc:postgresql://192.0.2.1/k?sslmode=verify-full", query, ANY))
                .isEmpty();
    }

    private static List<String> refused(String kind, String address, String query, AllowedHosts hosts) {
        var form = new SourceForm("Klanten", kind, address, query, "", "", "1000");
        var errors = new BeanPropertyBindingResult(form, "form");
        form.details(new Check(errors), List.of(new Option("HTTP", "API"), new Option("SQL", "Database")), hosts);
        return errors.getFieldErrors().stream().map(error -> error.getCode()).toList();
    }
}
