package nl.balie.contacts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.ResourceBundleMessageSource;

class ReasonsTests {
    private static final Names.Book NOBODY = new Names.Book(Map.of());
    private static final Reasons REASONS = reasons();

    @Property
    @Domain(AnyFact.class)
    @Domain(DomainContext.Global.class)
    void everyReasonOfOursHasWordsInBothLanguages(@ForAll Fact fact) {
        var dutch = REASONS.because(fact, NOBODY, Locale.of("nl"));
        var english = REASONS.because(fact, NOBODY, Locale.ENGLISH);

        assertThat(dutch.isPresent()).isEqualTo(english.isPresent());
        if (!(fact instanceof Fact.OpeningDecided) && !(fact instanceof Fact.RouteDecided)) {
            dutch.ifPresent(sentence -> assertThat(sentence).isNotBlank().isNotEqualTo(english.orElseThrow()));
        }
    }

    @Test
    void aRulesSentenceIsInTheReadersLanguageAsFarAsItIsKnown() {
        var known = new Fact.OpeningDecided(true, "Open: maandag.", "Open: Monday.");
        var earlier = new Fact.RouteDecided(new UUID(0, 1), 3, "Keuze 1.", null);

        assertThat(REASONS.because(known, NOBODY, Locale.UK)).contains("Open: Monday.");
        assertThat(REASONS.because(known, NOBODY, Locale.of("nl", "NL"))).contains("Open: maandag.");
        assertThat(REASONS.because(earlier, NOBODY, Locale.UK)).contains("Keuze 1.");
    }

    private static Reasons reasons() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/contacts");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        messages.setAlwaysUseMessageFormat(true);
        return new Reasons(messages);
    }
}
