package nl.balie.desk;

import nl.balie.pages.MenuEntry;
import nl.balie.pages.MenuEntry.Section;
import nl.balie.people.Area;
import nl.balie.people.Rights;
import nl.balie.people.Role;
import nl.balie.people.SignedInUser;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeskSettings.class)
class DeskConfiguration {
    @Bean
    MenuEntry recordingsEntry() {
        return new MenuEntry(
                Section.MAIN,
                "/opnamen",
                "menu.recordings",
                35,
                known -> known.getPrincipal() instanceof SignedInUser user
                        && user.is(Role.SUPERVISOR)
                        && Rights.mayView(known, Area.RECORDINGS));
    }

    @Bean
    MenuEntry recordingsOfAdministratorEntry() {
        return new MenuEntry(
                Section.ADMINISTRATION,
                "/opnamen",
                "menu.recordings",
                72,
                known -> known.getPrincipal() instanceof SignedInUser user
                        && !user.is(Role.SUPERVISOR)
                        && Rights.mayView(known, Area.RECORDINGS));
    }

    @Bean
    MenuEntry deskEntry() {
        return new MenuEntry(
                Section.MAIN,
                DeskController.PATH,
                "menu.desk",
                10,
                known -> known.getPrincipal() instanceof SignedInUser user && Desks.has(user));
    }

    @Bean
    MenuEntry agentsEntry() {
        return new MenuEntry(
                Section.MAIN,
                AgentsController.PATH,
                "menu.agents",
                25,
                known -> known.getPrincipal() instanceof SignedInUser user
                        && (Desks.has(user) || user.is(Role.SUPERVISOR)));
    }

    @Bean
    MenuEntry contactsEntry() {
        return new MenuEntry(
                Section.MAIN,
                "/contacten",
                "menu.contacts",
                20,
                known -> known.getPrincipal() instanceof SignedInUser user
                        && Desks.maySeeContacts(user)
                        && !isOnlyAdministrator(user));
    }

    /** Who only administers begins his work at administration, so the contacts stand there. */
    @Bean
    MenuEntry contactsEntryOfAdministrator() {
        return new MenuEntry(
                Section.ADMINISTRATION,
                "/contacten",
                "menu.contacts",
                75,
                known -> known.getPrincipal() instanceof SignedInUser user && isOnlyAdministrator(user));
    }

    @Bean
    MenuEntry callbacksEntry() {
        return new MenuEntry(
                Section.MAIN,
                "/terugbelverzoeken",
                "menu.callbacks",
                30,
                known -> known.getPrincipal() instanceof SignedInUser user && user.is(Role.SUPERVISOR));
    }

    private static boolean isOnlyAdministrator(SignedInUser user) {
        return user.is(Role.FUNCTIONAL_ADMINISTRATOR)
                && !Desks.has(user)
                && !user.is(Role.SUPERVISOR)
                && !user.is(Role.SERVICE_DESK);
    }

    @Bean
    MenuEntry processIncidentsEntry() {
        return new MenuEntry(
                Section.ADMINISTRATION,
                "/beheer/procesincidenten",
                "menu.process-incidents",
                80,
                known -> Rights.mayView(known, Area.CALLFLOWS));
    }
}
