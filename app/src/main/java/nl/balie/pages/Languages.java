package nl.balie.pages;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.Ordered;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/**
 * Dutch unless the user chose otherwise with {@code ?taal=en}, whatever the browser prefers: the work is in Dutch.
 * Texts stand in {@code messages/<module>.properties} (Dutch) and {@code messages/<module>_en.properties}; a file that
 * is put there is found.
 */
@Configuration(proxyBeanMethods = false)
class Languages implements WebMvcConfigurer {
    static final Locale DUTCH = Locale.of("nl");
    static final List<Locale> OFFERED = List.of(DUTCH, Locale.ENGLISH);

    @Bean
    MessageSource messageSource() throws IOException {
        var found = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
        var source = new ResourceBundleMessageSource();
        source.setBasenames(Arrays.stream(found)
                .map(Resource::getFilename)
                .map(Objects::requireNonNull)
                .filter(name -> !name.contains("_"))
                .map(name -> "messages/" + name.replace(".properties", ""))
                .sorted()
                .toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        source.setAlwaysUseMessageFormat(true);
        return source;
    }

    @Bean
    LocaleResolver localeResolver(PublicAddress address) {
        var resolver = new CookieLocaleResolver(address.cookie("taal")) {
            @Override
            protected Locale parseLocaleValue(String value) {
                return OFFERED.stream()
                        .filter(offered -> offered.getLanguage().equals(value))
                        .findFirst()
                        .orElse(DUTCH);
            }
        };
        resolver.setDefaultLocale(DUTCH);
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieHttpOnly(true);
        resolver.setCookieSecure(address.isSecure());
        resolver.setCookieSameSite("Lax");
        resolver.setCookiePath("/");
        return resolver;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new QueryCheck()).order(Ordered.HIGHEST_PRECEDENCE);
        var change = new LocaleChangeInterceptor() {
            @Override
            protected Locale parseLocaleValue(String value) {
                return Locale.ENGLISH.getLanguage().equals(value) ? Locale.ENGLISH : DUTCH;
            }
        };
        change.setParamName("taal");
        registry.addInterceptor(change);
    }
}
