package nl.balie.calls;

import java.net.InetSocketAddress;
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

    @Bean
    SipAddress sipAddress(CallSettings settings) {
        return new SipAddress(new InetSocketAddress(settings.address(), settings.port()));
    }

    @Bean(destroyMethod = "shutdownNow")
    ScheduledExecutorService callClockwork() {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("call-clockwork").daemon().factory());
    }
}
