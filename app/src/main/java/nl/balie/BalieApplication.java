package nl.balie;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts Balie: database, engine, telephony and pages. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class BalieApplication {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** Takes the arguments of Spring Boot, such as {@code --server.port=8081}. */
    public static void main(String[] arguments) {
        SpringApplication.run(BalieApplication.class, arguments);
    }
}
