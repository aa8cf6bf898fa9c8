package nl.balie.organisations.web;

import nl.balie.pages.MenuEntry;
import nl.balie.pages.MenuEntry.Section;
import nl.balie.people.Area;
import nl.balie.people.Rights;
import nl.balie.people.Role;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;

/** This module's links in the menu. */
@Configuration(proxyBeanMethods = false)
class OrganisationsMenu {
    @Bean
    MenuEntry skillGroupsEntry() {
        return entry(SkillGroupController.PATH, "organisations.menu.skill-groups", 20, Area.SKILL_GROUPS);
    }

    @Bean
    MenuEntry queuesEntry() {
        return entry(QueueController.PATH, "organisations.menu.queues", 30, Area.QUEUES);
    }

    @Bean
    MenuEntry numbersEntry() {
        return entry(NumberController.PATH, "organisations.menu.numbers", 40, Area.NUMBERS);
    }

    @Bean
    MenuEntry colleaguesEntry() {
        return entry(ColleagueController.PATH, "organisations.menu.colleagues", 45, Area.NUMBERS);
    }

    @Bean
    MenuEntry openingHoursEntry() {
        return entry(CalendarController.PATH, "organisations.menu.opening-hours", 50, Area.OPENING_HOURS);
    }

    @Bean
    MenuEntry codesEntry() {
        return entry(CodeController.PATH, "organisations.menu.codes", 60, Area.CODES);
    }

    @Bean
    MenuEntry settingsEntry() {
        return entry(SettingsController.PATH, "organisations.menu.settings", 90, Area.QUEUES);
    }

    @Bean
    MenuEntry platformEntry() {
        return new MenuEntry(
                Section.MAIN,
                PlatformController.PATH,
                "organisations.menu.organisations",
                90,
                OrganisationsMenu::isPlatformAdministrator);
    }

    private static MenuEntry entry(String path, String text, int place, Area area) {
        return new MenuEntry(Section.ADMINISTRATION, path, text, place, visitor -> Rights.mayView(visitor, area));
    }

    private static boolean isPlatformAdministrator(Authentication visitor) {
        return visitor.getAuthorities().stream()
                .anyMatch(authority -> Role.PLATFORM_ADMINISTRATOR.authority().equals(authority.getAuthority()));
    }
}
