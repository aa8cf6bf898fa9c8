package nl.balie.tenants.web;

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
class TenantsMenu {
    @Bean
    MenuEntry settingsEntry() {
        return new MenuEntry(
                Section.ADMINISTRATION,
                SettingsController.PATH,
                "tenants.menu.settings",
                90,
                visitor -> Rights.mayView(visitor, Area.QUEUES));
    }

    @Bean
    MenuEntry platformEntry() {
        return new MenuEntry(
                Section.MAIN,
                PlatformController.PATH,
                "tenants.menu.organisations",
                90,
                TenantsMenu::isPlatformAdministrator);
    }

    private static boolean isPlatformAdministrator(Authentication visitor) {
        return visitor.getAuthorities().stream()
                .anyMatch(authority -> Role.PLATFORM_ADMINISTRATOR.authority().equals(authority.getAuthority()));
    }
}
