package nl.balie.callflows.steps;

import nl.balie.rules.opening.OpeningDecisions;
import nl.balie.rules.routing.RoutingDecisions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class DecisionRules {
    @Bean
    OpeningDecisions openingDecisions() {
        return new OpeningDecisions();
    }

    @Bean
    RoutingDecisions routingDecisions() {
        return new RoutingDecisions();
    }
}
