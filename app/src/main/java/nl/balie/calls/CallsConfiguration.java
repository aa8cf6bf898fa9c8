package nl.balie.calls;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import nl.balie.flows.FlowNode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class CallsConfiguration {
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
