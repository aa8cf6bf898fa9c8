package nl.balie.flows;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Incidents as they are stored; what is to be told to flows is kept, for an engine that is away. */
@Import({AbsentEngine.class, Flows.class, FlowIncidents.class, FlowInstances.class, FlowOutbox.class})
@EnableConfigurationProperties(EngineSettings.class)
public class AbsentFlows {
    @Bean
    FlowNode thisNode() {
        return new FlowNode("test");
    }
}
