package nl.balie;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

/**
 * Starts Balie: database, engine, telephony and pages. Beans are named by their class in full, so that two modules may
 * use the same word.
 */
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
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
