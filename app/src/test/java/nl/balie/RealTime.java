package nl.balie;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** For a test that does not move the clock. */
@Configuration(proxyBeanMethods = false)
public class RealTime {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
