package nl.balie;

import nl.balie.calls.CallRecords;
import nl.balie.calls.TestPhones;
import nl.balie.calls.WithdrawCallback;
import nl.balie.flows.AbsentFlows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** Every page of every module and the interface for programs, with demo data: no engine and no telephony. */
@Configuration(proxyBeanMethods = false)
@Import({WithoutCalls.class, AbsentFlows.class, CallRecords.class, WithdrawCallback.class})
@ComponentScan(
        basePackages = {
            "nl.balie.acd",
            "nl.balie.api",
            "nl.balie.callbacks",
            "nl.balie.callflows",
            "nl.balie.desk",
            "nl.balie.trials"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            // what other tests wire for themselves lies in the same packages
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern =
                            ".*(Fixture|Tests?|IT)\\$.*|.*CallflowParts|nl\\.balie\\.(callbacks|callflows)\\.steps\\..*")
        })
public class AllPages {
    @Bean
    nl.balie.calls.DeskConsults consults(
            nl.balie.acd.Consultations consultations, nl.balie.database.Tenancy tenancy, java.time.Clock clock) {
        return TestPhones.consults(consultations, tenancy, clock);
    }

    @Bean
    nl.balie.calls.DeskDialling dialling(
            nl.balie.calls.CallRecords records,
            nl.balie.acd.AgentSkills skills,
            nl.balie.queues.Queues queues,
            nl.balie.numbers.ShownNumbers shown,
            nl.balie.acd.Consultations consultations,
            nl.balie.database.Tenancy tenancy) {
        return TestPhones.dialling(records, skills, queues, shown, consultations, tenancy);
    }

    @Bean
    nl.balie.calls.DeskSupervision supervision(
            nl.balie.acd.Consultations consultations, nl.balie.database.Tenancy tenancy, java.time.Clock clock) {
        return TestPhones.supervision(consultations, tenancy, clock);
    }

    @Bean
    nl.balie.calls.DeskDevices devices(
            nl.balie.people.PhoneChoices choices,
            org.springframework.beans.factory.ObjectProvider<nl.balie.calls.BrowserWay> browsers) {
        return TestPhones.devices(choices, browsers);
    }

    @Bean
    nl.balie.calls.DeskRecording recording(nl.balie.database.Tenancy tenancy, java.time.Clock clock) {
        return TestPhones.recording(tenancy, clock);
    }

    @Bean
    TestPhones phones(
            nl.balie.acd.Agents agents,
            nl.balie.acd.Offers offers,
            nl.balie.acd.Queueing queueing,
            nl.balie.queues.Queues queues,
            nl.balie.database.Tenancy tenancy,
            java.time.Clock clock) {
        return new TestPhones(agents, offers, queueing, queues, tenancy, clock);
    }
}
