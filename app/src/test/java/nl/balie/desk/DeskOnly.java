package nl.balie.desk;

import java.time.Clock;
import nl.balie.acd.Agents;
import nl.balie.acd.Offers;
import nl.balie.acd.Queueing;
import nl.balie.calls.CallRecords;
import nl.balie.calls.TestPhones;
import nl.balie.calls.WithdrawCallback;
import nl.balie.flows.AbsentFlows;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.context.annotation.Import;

/** Everything that the desk stands on, with real data, without telephony and without an engine. */
@EnableAutoConfiguration
@ComponentScan(
        basePackages = {
            "nl.balie.acd",
            "nl.balie.audit",
            "nl.balie.callbacks",
            "nl.balie.contacts",
            "nl.balie.database",
            "nl.balie.desk",
            "nl.balie.codes",
            "nl.balie.directory",
            "nl.balie.numbers",
            "nl.balie.opening",
            "nl.balie.queues",
            "nl.balie.recordings",
            "nl.balie.tenants",
            "nl.balie.pages",
            "nl.balie.people"
        },
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        excludeFilters = {
            @ComponentScan.Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            // need a mail server, a folder, callers and what queues are set to
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = "nl\\.balie\\.(callbacks\\.(MessageCare|Voicemails|steps\\..*)|recordings\\.steps\\..*)"),
            // what other tests wire for themselves lies in the same packages
            @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(Fixture|Tests?|IT)\\$.*")
        })
@Import({AbsentFlows.class, CallRecords.class, WithdrawCallback.class})
public class DeskOnly {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    nl.balie.calls.DeskConsults consults(
            nl.balie.acd.Consultations consultations, nl.balie.database.Tenancy tenancy, Clock clock) {
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
            nl.balie.acd.Consultations consultations, nl.balie.database.Tenancy tenancy, Clock clock) {
        return TestPhones.supervision(consultations, tenancy, clock);
    }

    @Bean
    nl.balie.calls.DeskDevices devices(
            nl.balie.people.PhoneChoices choices,
            org.springframework.beans.factory.ObjectProvider<nl.balie.calls.BrowserWay> browsers) {
        return TestPhones.devices(choices, browsers);
    }

    @Bean
    nl.balie.calls.DeskRecording recording(nl.balie.database.Tenancy tenancy, Clock clock) {
        return TestPhones.recording(tenancy, clock);
    }

    @Bean
    TestPhones phones(
            Agents agents,
            Offers offers,
            Queueing queueing,
            nl.balie.queues.Queues queues,
            nl.balie.database.Tenancy tenancy,
            Clock clock) {
        return new TestPhones(agents, offers, queueing, queues, tenancy, clock);
    }

    @Bean
    TownHall townHall(
            nl.balie.database.Tenancy tenancy,
            org.springframework.jdbc.core.simple.JdbcClient jdbc,
            nl.balie.people.NewUsers users,
            nl.balie.people.SignedInUsers signedIn,
            nl.balie.contacts.Contacts contacts,
            nl.balie.contacts.Facts facts,
            CallRecords records,
            Queueing queueing,
            nl.balie.queues.Queues queues,
            Clock clock) {
        return new TownHall(tenancy, jdbc, users, signedIn, contacts, records, facts, queueing, queues, clock);
    }
}
