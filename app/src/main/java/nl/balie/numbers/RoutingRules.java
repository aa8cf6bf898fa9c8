package nl.balie.numbers;

import nl.balie.rules.RoutingDecisions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RoutingRules {
    @Bean
    RoutingDecisions routingDecisions() {
        return new RoutingDecisions();
    }
}
