package nl.balie.callflows.steps;

import nl.balie.rules.OpeningDecisions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpeningRules {
    @Bean
    OpeningDecisions openingDecisions() {
        return new OpeningDecisions();
    }
}
