package nl.balie.calls;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import nl.balie.flows.FlowNode;
import nl.balie.rules.opening.OpeningDecisions;
import nl.balie.rules.routing.RoutingDecisions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CallsConfiguration {
    @Bean
    OpeningDecisions openingDecisions() {
        return new OpeningDecisions();
    }

    @Bean
    RoutingDecisions routingDecisions() {
        return new RoutingDecisions();
    }

    @Bean
    FlowNode flowNode(CallSettings settings) {
        return new FlowNode(settings.node());
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService callClockwork() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("call-clockwork").daemon().factory());
    }
}
