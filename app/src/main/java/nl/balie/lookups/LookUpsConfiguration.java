package nl.balie.lookups;

import nl.balie.channels.lookup.AllowedHosts;
import nl.balie.channels.lookup.LookUps;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LookUpSettings.class)
class LookUpsConfiguration {
    @Bean(destroyMethod = "close")
    LookUps lookUps(AllowedHosts hosts) {
        return new LookUps(hosts);
    }

    @Bean
    AllowedHosts hostsOfSources(LookUpSettings settings) {
        return new AllowedHosts(settings.hosts());
    }
}
