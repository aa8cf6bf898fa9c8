package nl.balie.callflows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import nl.balie.callflows.checks.StepTemplates;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The steps' element templates, as the processes module brings them on the class path. */
@Configuration(proxyBeanMethods = false)
class ShippedTemplates {
    private static final String PLACE = "classpath*:nl/balie/processes/templates/*.json";

    @Bean
    StepTemplates stepTemplates() throws IOException {
        return StepTemplates.of(Arrays.stream(new PathMatchingResourcePatternResolver().getResources(PLACE))
                .map(ShippedTemplates::text)
                .toList());
    }

    private static String text(Resource resource) {
        try {
            return resource.getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
