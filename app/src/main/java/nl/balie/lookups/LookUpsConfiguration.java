package nl.balie.lookups;

import nl.balie.channels.lookup.LookUps;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class LookUpsConfiguration {
    @Bean(destroyMethod = "close")
    LookUps lookUps() {
        return new LookUps();
    }
}
